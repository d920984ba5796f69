// Networks that make sense, so that calls succeed and states get deep.
#include <algorithm>
#include <array>
#include <cctype>

#include "simulator/properties/generator.hpp"

namespace vpcsim::tests::properties {
namespace {

/// Kinds of ids that calls rarely meant to end on: AWS's images never end.
constexpr std::array<std::string_view, 22> blocks{
    "10.0.0.0/16",      "10.1.0.0/16", "10.2.0.0/16",   "172.31.0.0/16", "192.168.0.0/24", "10.0.0.0/20",
    "10.0.16.0/20",     "10.0.1.0/24", "10.0.2.0/24",   "10.0.3.0/28",   "10.1.1.0/24",    "10.1.2.0/24",
    "10.1.3.0/28",      "10.2.1.0/24", "10.2.2.0/28",   "172.31.0.0/20", "172.31.16.0/20", "192.168.0.0/25",
    "192.168.0.128/28", "10.0.0.0/24", "10.0.128.0/17", "10.1.0.0/20"};

}  // namespace

void Generator::learn(const Call& call, const Answer& answer) {
  if (answer.refused()) return;
  const bool ends = call.action.starts_with("Delete") || call.action.starts_with("Release") ||
                    call.action.starts_with("Terminate");
  if (ends) forget_named_in(call);
  const auto found = ids_in(answer.body);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::string prefix(prefix_of(found[i].id));
    auto& known = known_[prefix];
    known.push_back({call.home, call.number, i, found[i].id});
    if (known.size() > 60) known.erase(known.begin());
    std::string name = found[i].name;
    name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    if (name != "Item") prefixes_named_[name].insert(prefix);
  }
}

/// What is gone is asked for less often: only if another answer names it again.
void Generator::forget_named_in(const Call& call) {
  for (const auto& [name, value] : call.parameters) {
    for (auto& [prefix, known] : known_) {
      auto is_meant = [&, call_number = value.call, index = value.index](const Known& one) {
        return one.call == call_number && one.index == index;
      };
      auto meant = std::find_if(known.begin(), known.end(), is_meant);
      if (meant == known.end()) continue;
      std::erase_if(known, [id = meant->id](const Known& one) { return one.id == id; });
    }
  }
}

Value Generator::id_of(std::size_t home, std::string_view prefix) {
  const std::string wrong = std::string(prefix) + "0123456789abcdef0";
  auto found = known_.find(prefix);
  if (found == known_.end() || random_.chance(2)) return {wrong};
  const auto& known = found->second;
  if (known.empty()) return {wrong};
  for (int attempt = 0; attempt < 12; ++attempt) {
    const std::size_t newest = random_.chance(70) ? std::min<std::size_t>(known.size(), 10) : known.size();
    const Known& one = known[known.size() - 1 - random_.below(newest)];
    if (one.home == home || attempt > 9) return {"", one.call, one.index, wrong};
  }
  return {wrong};
}

Value Generator::any_id(std::size_t home) {
  if (known_.empty()) return {"vpc-0123456789abcdef0"};
  auto at = known_.begin();
  std::advance(at, static_cast<std::ptrdiff_t>(random_.below(known_.size())));
  return id_of(home, at->first);
}

std::string Generator::subnet_block() {
  return std::string(random_.pick(blocks));
}

Call Generator::network_call() {
  // Most of what happens, happens in one home: the others are there to interfere.
  const std::size_t home = random_.chance(75) ? 0 : random_.below(World::home_count);
  auto id = [&](std::string_view prefix) { return id_of(home, prefix); };
  const std::string zone = World::home(home).region + (random_.chance(70) ? "a" : "b");
  switch (random_.below(16)) {
    case 0:
      return {.home = home, .action = "CreateVpc", .parameters = {{"CidrBlock", {subnet_block()}}}};
    case 1:
    case 2:
    case 3:
      return {.home = home,
              .action = "CreateSubnet",
              .parameters = {
                  {"VpcId", id("vpc-")}, {"CidrBlock", {subnet_block()}}, {"AvailabilityZone", {zone}}}};
    case 4:
      return {.home = home, .action = "CreateInternetGateway", .parameters = {}};
    case 5:
      return {.home = home,
              .action = "AttachInternetGateway",
              .parameters = {{"InternetGatewayId", id("igw-")}, {"VpcId", id("vpc-")}}};
    case 6:
      return {.home = home, .action = "CreateRouteTable", .parameters = {{"VpcId", id("vpc-")}}};
    case 7:
      return {.home = home,
              .action = "AssociateRouteTable",
              .parameters = {{"RouteTableId", id("rtb-")}, {"SubnetId", id("subnet-")}}};
    case 8:
    case 9:
    case 10: {
      static constexpr std::array<std::array<std::string_view, 2>, 5> targets{
          {{"GatewayId", "igw-"},
           {"NatGatewayId", "nat-"},
           {"NetworkInterfaceId", "eni-"},
           {"VpcPeeringConnectionId", "pcx-"},
           {"InstanceId", "i-"}}};
      const auto& target = random_.pick(targets);
      return {.home = home,
              .action = random_.chance(80) ? "CreateRoute" : "ReplaceRoute",
              .parameters = {{"RouteTableId", id("rtb-")},
                             {"DestinationCidrBlock", {random_.chance(50) ? "0.0.0.0/0" : subnet_block()}},
                             {std::string(target[0]), id(target[1])}}};
    }
    case 11: {
      Call call{.home = home, .action = "CreateNatGateway", .parameters = {{"SubnetId", id("subnet-")}}};
      if (random_.chance(60)) {
        call.parameters.push_back({"AllocationId", id("eipalloc-")});
      } else {
        call.parameters.push_back({"ConnectivityType", {"private"}});
      }
      return call;
    }
    case 12:
      return {.home = home, .action = "AllocateAddress", .parameters = {}};
    case 13:
      return {.home = home,
              .action = "AssociateAddress",
              .parameters = {{"AllocationId", id("eipalloc-")}, {"NetworkInterfaceId", id("eni-")}}};
    case 14:
      return {.home = home,
              .action = "ReplaceRouteTableAssociation",
              .parameters = {{"AssociationId", id("rtbassoc-")}, {"RouteTableId", id("rtb-")}}};
    default:
      return {.home = home,
              .action = "ModifyVpcAttribute",
              .parameters = {{"VpcId", id("vpc-")}, {"EnableDnsHostnames.Value", {"true"}}}};
  }
}

Call Generator::instance_call() {
  const std::size_t home = random_.chance(75) ? 0 : random_.below(World::home_count);
  auto id = [&](std::string_view prefix) { return id_of(home, prefix); };
  switch (random_.below(7)) {
    case 0:
    case 1:
      return {.home = home,
              .action = "RunInstances",
              .parameters = {{"ImageId", id("ami-")},
                             {"InstanceType", {"t3.micro"}},
                             {"MinCount", {"1"}},
                             {"MaxCount", {random_.chance(80) ? "1" : "2"}},
                             {"SubnetId", id("subnet-")}}};
    case 2:
      return {.home = home, .action = "CreateNetworkInterface", .parameters = {{"SubnetId", id("subnet-")}}};
    case 3:
      return {.home = home,
              .action = "AttachNetworkInterface",
              .parameters = {
                  {"NetworkInterfaceId", id("eni-")}, {"InstanceId", id("i-")}, {"DeviceIndex", {"1"}}}};
    case 4:
      return {.home = home, .action = "StopInstances", .parameters = {{"InstanceId.1", id("i-")}}};
    case 5:
      return {.home = home, .action = "StartInstances", .parameters = {{"InstanceId.1", id("i-")}}};
    default:
      return {.home = home,
              .action = "DescribeImages",
              .parameters = {{"Filter.1.Name", {"name"}}, {"Filter.1.Value.1", {"al2023-ami-2023*"}}}};
  }
}

Call Generator::gateway_call() {
  const std::size_t home = random_.chance(75) ? 0 : random_.below(World::home_count);
  auto id = [&](std::string_view prefix) { return id_of(home, prefix); };
  switch (random_.below(8)) {
    case 0:
      return {
          .home = home, .action = "CreateEgressOnlyInternetGateway", .parameters = {{"VpcId", id("vpc-")}}};
    case 1:
      return {.home = home, .action = "CreateVpnGateway", .parameters = {{"Type", {"ipsec.1"}}}};
    case 2:
      return {.home = home,
              .action = random_.chance(70) ? "AttachVpnGateway" : "DetachVpnGateway",
              .parameters = {{"VpnGatewayId", id("vgw-")}, {"VpcId", id("vpc-")}}};
    case 3:
      return {.home = home,
              .action = "EnableVgwRoutePropagation",
              .parameters = {{"RouteTableId", id("rtb-")}, {"GatewayId", id("vgw-")}}};
    case 4:
      return {.home = home,
              .action = "AssociateRouteTable",
              .parameters = {{"RouteTableId", id("rtb-")},
                             {"GatewayId", id(random_.chance(50) ? "igw-" : "vgw-")}}};
    case 5:
      return {.home = home,
              .action = "CreateManagedPrefixList",
              .parameters = {{"PrefixListName", {"l" + std::to_string(random_.below(4))}},
                             {"AddressFamily", {"IPv4"}},
                             {"MaxEntries", {"2"}},
                             {"Entry.1.Cidr", {subnet_block()}}}};
    case 6:
      return {.home = home,
              .action = "CreateRoute",
              .parameters = {{"RouteTableId", id("rtb-")},
                             {"DestinationPrefixListId", id("pl-")},
                             {"GatewayId", id(random_.chance(50) ? "igw-" : "vgw-")}}};
    default:
      return {.home = home,
              .action = "AssociateVpcCidrBlock",
              .parameters = {{"VpcId", id("vpc-")}, {"AmazonProvidedIpv6CidrBlock", {"true"}}}};
  }
}

Call Generator::security_call() {
  const std::size_t home = random_.chance(75) ? 0 : random_.below(World::home_count);
  auto id = [&](std::string_view prefix) { return id_of(home, prefix); };
  switch (random_.below(8)) {
    case 0:
      return {.home = home,
              .action = "CreateSecurityGroup",
              .parameters = {{"VpcId", id("vpc-")},
                             {"GroupName", {"g" + std::to_string(random_.below(5))}},
                             {"GroupDescription", {"d"}}}};
    case 1:
      return {.home = home,
              .action = "AuthorizeSecurityGroupIngress",
              .parameters = {{"GroupId", id("sg-")},
                             {"IpPermissions.1.IpProtocol", {"tcp"}},
                             {"IpPermissions.1.FromPort", {"22"}},
                             {"IpPermissions.1.ToPort", {"22"}},
                             {"IpPermissions.1.IpRanges.1.CidrIp", {subnet_block()}}}};
    case 2:
      return {.home = home,
              .action = "AuthorizeSecurityGroupIngress",
              .parameters = {{"GroupId", id("sg-")},
                             {"IpPermissions.1.IpProtocol", {"-1"}},
                             {"IpPermissions.1.UserIdGroupPairs.1.GroupId", id("sg-")}}};
    case 3:
      return {.home = home, .action = "CreateNetworkAcl", .parameters = {{"VpcId", id("vpc-")}}};
    case 4:
      return {.home = home,
              .action = "ReplaceNetworkAclAssociation",
              .parameters = {{"AssociationId", id("aclassoc-")}, {"NetworkAclId", id("acl-")}}};
    case 5:
      return {.home = home,
              .action = "CreateNetworkAclEntry",
              .parameters = {{"NetworkAclId", id("acl-")},
                             {"RuleNumber", {std::to_string(1 + random_.below(8))}},
                             {"Protocol", {"-1"}},
                             {"RuleAction", {"allow"}},
                             {"Egress", {"false"}},
                             {"CidrBlock", {subnet_block()}}}};
    case 6:
      return {.home = home,
              .action = "CreateTags",
              .parameters = {{"ResourceId.1", any_id(home)},
                             {"Tag.1.Key", {"a"}},
                             {"Tag.1.Value", {std::to_string(random_.below(3))}}}};
    default:
      return {.home = home,
              .action = "ModifyNetworkInterfaceAttribute",
              .parameters = {{"NetworkInterfaceId", id("eni-")}, {"SecurityGroupId.1", id("sg-")}}};
  }
}

Call Generator::peering_call() {
  const std::size_t home = random_.below(World::home_count), other = random_.below(World::home_count);
  if (random_.chance(50)) {
    return {.home = home,
            .action = "CreateVpcPeeringConnection",
            .parameters = {{"VpcId", id_of(home, "vpc-")},
                           {"PeerVpcId", id_of(other, "vpc-")},
                           {"PeerOwnerId", {World::home(other).account}},
                           {"PeerRegion", {World::home(other).region}}}};
  }
  return {.home = other,
          .action = random_.chance(80) ? "AcceptVpcPeeringConnection" : "RejectVpcPeeringConnection",
          .parameters = {{"VpcPeeringConnectionId", id_of(other, "pcx-")}}};
}

Call Generator::endpoint_call() {
  const std::size_t home = random_.chance(75) ? 0 : random_.below(World::home_count);
  auto id = [&](std::string_view prefix) { return id_of(home, prefix); };
  const std::string region = World::home(home).region;
  switch (random_.below(7)) {
    case 0:
      return {.home = home,
              .action = "CreateVpcEndpoint",
              .parameters = {
                  {"VpcId", id("vpc-")},
                  {"ServiceName", {"com.amazonaws." + region + (random_.chance(50) ? ".s3" : ".dynamodb")}},
                  {"RouteTableId.1", id("rtb-")}}};
    case 1:
      return {.home = home,
              .action = "CreateVpcEndpoint",
              .parameters = {{"VpcId", id("vpc-")},
                             {"VpcEndpointType", {"Interface"}},
                             {"ServiceName", {"com.amazonaws." + region + ".ec2"}},
                             {"SubnetId.1", id("subnet-")},
                             {"PrivateDnsEnabled", {random_.chance(30) ? "true" : "false"}}}};
    case 2: {
      Value service = id_of(random_.below(2), "vpce-svc-");
      service.text = "com.amazonaws.vpce." + region + ".";
      return {.home = home,
              .action = "CreateVpcEndpoint",
              .parameters = {{"VpcId", id("vpc-")},
                             {"VpcEndpointType", {"Interface"}},
                             {"ServiceName", service},
                             {"SubnetId.1", id("subnet-")}}};
    }
    case 3:
      return {.home = home,
              .action = "CreateVpcEndpointServiceConfiguration",
              .parameters = {{"NetworkLoadBalancerArn.1",
                              {"arn:aws:elasticloadbalancing:" + region + ":" + World::home(home).account +
                               ":loadbalancer/net/n/1"}},
                             {"AcceptanceRequired", {random_.chance(50) ? "true" : "false"}}}};
    case 4:
      return {.home = home,
              .action = "ModifyVpcEndpointServicePermissions",
              .parameters = {{"ServiceId", id("vpce-svc-")}, {"AddAllowedPrincipals.1", {"*"}}}};
    case 5:
      return {.home = home,
              .action = random_.chance(70) ? "AcceptVpcEndpointConnections" : "RejectVpcEndpointConnections",
              .parameters = {{"ServiceId", id("vpce-svc-")},
                             {"VpcEndpointId.1", id_of(random_.below(2), "vpce-")}}};
    default:
      return {
          .home = home,
          .action = "ModifyVpcEndpoint",
          .parameters = {{"VpcEndpointId", id("vpce-")},
                         {random_.chance(50) ? "AddRouteTableId.1" : "RemoveRouteTableId.1", id("rtb-")}}};
  }
}

Call Generator::delete_call() {
  static constexpr std::array<std::array<std::string_view, 3>, 19> deletions{{
      {"DeleteVpc", "VpcId", "vpc-"},
      {"DeleteSubnet", "SubnetId", "subnet-"},
      {"DeleteInternetGateway", "InternetGatewayId", "igw-"},
      {"DeleteRouteTable", "RouteTableId", "rtb-"},
      {"DisassociateRouteTable", "AssociationId", "rtbassoc-"},
      {"DeleteNatGateway", "NatGatewayId", "nat-"},
      {"ReleaseAddress", "AllocationId", "eipalloc-"},
      {"DisassociateAddress", "AssociationId", "eipassoc-"},
      {"DeleteNetworkInterface", "NetworkInterfaceId", "eni-"},
      {"DetachNetworkInterface", "AttachmentId", "eni-attach-"},
      {"TerminateInstances", "InstanceId.1", "i-"},
      {"DeleteSecurityGroup", "GroupId", "sg-"},
      {"DeleteNetworkAcl", "NetworkAclId", "acl-"},
      {"DeleteVpcPeeringConnection", "VpcPeeringConnectionId", "pcx-"},
      {"DeleteVpcEndpoints", "VpcEndpointId.1", "vpce-"},
      {"DeleteVpcEndpointServiceConfigurations", "ServiceId.1", "vpce-svc-"},
      {"DeleteSecurityGroup", "GroupId", "sg-"},
      {"DeleteKeyPair", "KeyPairId", "key-"},
      {"DeleteSubnet", "SubnetId", "subnet-"},
  }};
  const std::size_t home = random_.chance(75) ? 0 : random_.below(World::home_count);
  if (random_.chance(8)) {
    return {.home = home,
            .action = "DetachInternetGateway",
            .parameters = {{"InternetGatewayId", id_of(home, "igw-")}, {"VpcId", id_of(home, "vpc-")}}};
  }
  const auto& [action, parameter, prefix] = random_.pick(deletions);
  return {.home = home,
          .action = std::string(action),
          .parameters = {{std::string(parameter), id_of(home, prefix)}}};
}

Call Generator::guided() {
  static constexpr std::array describes{"DescribeVpcs",
                                        "DescribeRouteTables",
                                        "DescribeSecurityGroups",
                                        "DescribeNetworkAcls",
                                        "DescribeNetworkInterfaces",
                                        "DescribeSubnets",
                                        "DescribeVpcPeeringConnections"};
  const auto kind = random_.below(100);
  if (kind < 34) return network_call();
  if (kind < 40) return gateway_call();
  if (kind < 52) return instance_call();
  if (kind < 66) return security_call();
  if (kind < 72) return peering_call();
  if (kind < 81) return endpoint_call();
  if (kind < 93) return delete_call();
  return {.home = random_.below(World::home_count), .action = random_.pick(describes), .parameters = {}};
}

Call Generator::next(std::size_t number) {
  // The images' ids are needed before anything can be launched.
  Call call = number < 2           ? Call{.home = number,
                                          .action = "DescribeImages",
                                          .parameters = {{"Filter.1.Name", {"name"}},
                                                         {"Filter.1.Value.1", {"al2023-ami-2023*x86_64"}}}}
              : random_.chance(65) ? guided()
                                   : wild();
  call.number = number;
  if (random_.chance(15)) call.wait = static_cast<std::int64_t>(random_.below(3000));
  if (random_.chance(1)) call.wait = 3'600'000 * static_cast<std::int64_t>(1 + random_.below(200));
  return call;
}

}  // namespace vpcsim::tests::properties
