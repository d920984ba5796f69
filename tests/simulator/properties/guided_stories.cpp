// Calls that belong together, one after the other: what random calls seldom get to by themselves. Each story
// ends with the call that a rule has to answer for, shortly before everything is checked.
#include <array>

#include "simulator/properties/generator.hpp"

namespace vpcsim::tests::properties {
namespace {

/// A parameter that is text, or one of the newest ids of a kind.
struct Part {
  std::string_view name, text;  ///< of an id: its prefix
  std::size_t newest = none;    ///< 0: the last one that an answer named; 1: the one before it
  static constexpr std::size_t none = SIZE_MAX;
};
struct Step {
  std::string_view action;
  std::vector<Part> parts;
};
struct Story {
  std::size_t home;  ///< not the one where most happens: quotas are small
  std::vector<Step> steps;
};

const Part last_vpc{"VpcId", "vpc-", 0}, last_gateway{"InternetGatewayId", "igw-", 0};
const Part last_hub{"TransitGatewayId", "tgw-", 0}, last_subnet{"SubnetIds.1", "subnet-", 0};
const Part last_domain{"TransitGatewayMulticastDomainId", "tgw-mcast-domain-", 0};
const Step make_attachment{"CreateTransitGatewayVpcAttachment", {last_hub, last_vpc, last_subnet}};

/// A route whose gateway is detached.
const Story detached_gateway{
    1,
    {{"CreateVpc", {{"CidrBlock", "10.9.0.0/16"}}},
     {"CreateInternetGateway", {}},
     {"AttachInternetGateway", {last_gateway, last_vpc}},
     {"CreateRouteTable", {last_vpc}},
     {"CreateRoute",
      {{"RouteTableId", "rtb-", 0}, {"DestinationCidrBlock", "0.0.0.0/0"}, {"GatewayId", "igw-", 0}}},
     {"DetachInternetGateway", {last_gateway, last_vpc}}}};

/// Two VPCs behind a transit gateway, which is deleted under them; the block of one is inside the other's.
/// What names the first VPC makes it the last: the one before the last is the other one each time.
const Step make_other_attachment{"CreateTransitGatewayVpcAttachment",
                                 {last_hub, {"VpcId", "vpc-", 1}, {"SubnetIds.1", "subnet-", 1}}};
const Story nested_blocks{2,
                          {{"CreateVpc", {{"CidrBlock", "10.8.0.0/16"}}},
                           {"CreateSubnet", {last_vpc, {"CidrBlock", "10.8.0.0/24"}}},
                           {"CreateVpc", {{"CidrBlock", "10.8.0.0/17"}}},
                           {"CreateSubnet", {last_vpc, {"CidrBlock", "10.8.0.0/24"}}},
                           {"CreateTransitGateway", {}},
                           make_other_attachment,
                           make_other_attachment,
                           {"DeleteTransitGateway", {last_hub}}}};

/// Two tunnels with the same block inside, and their transport deleted under them.
const Step make_peer{"CreateTransitGatewayConnectPeer",
                     {{"TransitGatewayAttachmentId", "tgw-attach-", 0},
                      {"PeerAddress", "10.7.0.9"},
                      {"InsideCidrBlocks.1", "169.254.100.0/29"}}};
const Story tunnels{
    3,
    {{"CreateVpc", {{"CidrBlock", "10.7.0.0/16"}}},
     {"CreateSubnet", {last_vpc, {"CidrBlock", "10.7.0.0/24"}}},
     {"CreateTransitGateway", {{"Options.TransitGatewayCidrBlocks.1", "192.0.2.0/24"}}},
     make_attachment,
     {"CreateTransitGatewayConnect",
      {{"TransportTransitGatewayAttachmentId", "tgw-attach-", 0}, {"Options.Protocol", "gre"}}},
     {"CreateTransitGatewayConnectPeer",
      {{"TransitGatewayAttachmentId", "tgw-attach-", 1},
       {"PeerAddress", "10.7.0.8"},
       {"InsideCidrBlocks.1", "169.254.100.0/29"}}},
     make_peer,
     {"DeleteTransitGatewayVpcAttachment", {{"TransitGatewayAttachmentId", "tgw-attach-", 1}}}}};

/// An interface that is deleted while it is in a multicast group.
const Story multicast_member{
    1,
    {{"CreateVpc", {{"CidrBlock", "10.6.0.0/16"}}},
     {"CreateSubnet", {last_vpc, {"CidrBlock", "10.6.0.0/24"}}},
     {"CreateTransitGateway", {{"Options.MulticastSupport", "enable"}}},
     make_attachment,
     {"CreateTransitGatewayMulticastDomain", {last_hub}},
     {"AssociateTransitGatewayMulticastDomain",
      {last_domain, {"TransitGatewayAttachmentId", "tgw-attach-", 0}, last_subnet}},
     {"CreateNetworkInterface", {{"SubnetId", "subnet-", 0}}},
     {"RegisterTransitGatewayMulticastGroupMembers",
      {last_domain, {"GroupIpAddress", "224.0.1.9"}, {"NetworkInterfaceIds.1", "eni-", 0}}},
     {"DeleteNetworkInterface", {{"NetworkInterfaceId", "eni-", 0}}}}};

const std::array stories{&detached_gateway, &nested_blocks, &tunnels, &multicast_member};

constexpr std::size_t period = 40;  // calls between two checks (Plan::check_every)
constexpr std::size_t start = 28;   // the longest story has nine calls

}  // namespace

std::optional<Call> Generator::story_call(std::size_t number) {
  if (number % period < start) return std::nullopt;
  const Story& story = *stories[number / period % stories.size()];
  const std::size_t at = number % period - start;
  if (at >= story.steps.size()) return std::nullopt;
  const Step& step = story.steps[at];
  Call call{.number = number, .home = story.home, .wait = 2000, .action = std::string(step.action)};
  for (const Part& part : step.parts) {
    call.parameters.push_back({std::string(part.name), part.newest == Part::none
                                                           ? Value{std::string(part.text)}
                                                           : newest(story.home, part.text, part.newest)});
  }
  return call;
}

Value Generator::newest(std::size_t home, std::string_view prefix, std::size_t nth) const {
  const std::string wrong = std::string(prefix) + "0123456789abcdef0";
  const auto found = known_.find(prefix);
  if (found == known_.end()) return {wrong};
  std::set<std::string_view> passed;
  for (auto one = found->second.rbegin(); one != found->second.rend(); ++one) {
    if (one->home != home || !passed.insert(one->id).second) continue;
    if (passed.size() == nth + 1) return {"", one->call, one->index, wrong};
  }
  return {wrong};
}

}  // namespace vpcsim::tests::properties
