#include "simulator/network/internet_gateway.hpp"

#include <functional>

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;
using Blocked = std::vector<std::string>;

namespace {

/// The samples' flow, between instance a (10.0.0.10, 54.0.0.10) and a host on the internet.
struct Internet : TwoVpcs {
  void outbound() { flow.destination = ip("8.8.8.8"); }
  void inbound() {
    flow.source = ip("198.51.100.7");
    flow.destination = instance_a;
  }
};

struct Row {
  std::string_view description;
  std::function<void(Internet&)> fault;
  std::string expected;
  Blocked expected_blockers;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    INFO(row.description);
    Internet sample;
    row.fault(sample);
    CHECK(outcome(sample.d, sample.flow) == row.expected);
    CHECK(blocked_by(sample.d, sample.flow) == row.expected_blockers);
  }
}

}  // namespace

TEST_CASE("Out by an internet gateway") {
  check({
      {"no fault", [](auto& s) { s.outbound(); }, "reachable", {}},
      {"no public address",
       [](auto& s) { s.outbound(), s.d[s.eni_a].addresses[0].public_ip.reset(); },
       "unreachable: egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a",
       {"request: egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a"}},
      {"no public address, and a network ACL that stops replies",
       [](auto& s) {
         s.outbound(), s.d[s.eni_a].addresses[0].public_ip.reset(), s.d[s.a.acl].ingress.clear();
       },
       "unreachable: egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a",
       {"request: egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a",
        "reply: ingress SUBNET_ACL_RESTRICTION at acl-a"}},
      {"no route",
       [](auto& s) { s.outbound(), s.unroute(s.a.table, s.igw); },
       "unreachable: egress NO_ROUTE_TO_DESTINATION at rtb-a",
       {"request: egress NO_ROUTE_TO_DESTINATION at rtb-a"}},
      {"a private destination",
       [](auto& s) { s.flow.destination = ip("192.168.3.4"); },
       "unreachable: egress IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS at igw-a",
       {"request: egress IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS at igw-a"}},
      {"a destination in shared address space",
       [](auto& s) { s.flow.destination = ip("100.64.3.4"); },
       "unreachable: egress IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS at igw-a",
       {"request: egress IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS at igw-a"}},
      {"a source that isn't the VPC's",
       [](auto& s) {
         s.outbound(), s.d[s.eni_a].source_dest_check = false, s.flow.source_address = ip("10.9.0.1");
       },
       "unreachable: egress GATEWAY_REJECTS_SPOOFED_TRAFFIC at igw-a",
       {"request: egress GATEWAY_REJECTS_SPOOFED_TRAFFIC at igw-a"}},
      {"a source in the VPC that nobody holds",
       [](auto& s) {
         s.outbound(), s.d[s.eni_a].source_dest_check = false, s.flow.source_address = ip("10.0.0.99");
       },
       "unreachable: egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a",
       {"request: egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a"}},
      {"a gateway that is attached nowhere",
       [](auto& s) { s.outbound(), s.d[s.igw].vpc = {}; },
       "unreachable: egress BAD_STATE_ATTACHMENT at igw-a",
       {"request: egress BAD_STATE_ATTACHMENT at igw-a"}},
      {"the reply meets the network ACL",
       [](auto& s) { s.outbound(), s.d[s.a.acl].ingress.clear(); },
       "forward-only: ingress SUBNET_ACL_RESTRICTION at acl-a",
       {"reply: ingress SUBNET_ACL_RESTRICTION at acl-a"}},
  });
}

TEST_CASE("In by an internet gateway") {
  check({
      {"no fault", [](auto& s) { s.inbound(); }, "reachable", {}},
      {"to the public address itself",
       [](auto& s) { s.inbound(), s.flow.destination = ip("54.0.0.10"); },
       "reachable",
       {}},
      {"to an instance without a public address",
       [](auto& s) { s.inbound(), s.d[s.eni_a].addresses[0].public_ip.reset(); },
       "unreachable: ingress IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS at igw-a",
       {"request: ingress IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS at igw-a"}},
      {"into a VPC without an internet gateway",
       [](auto& s) { s.inbound(), s.flow.destination = s.instance_b; },
       "unreachable: ingress NO_PATH at vpc-b",
       {"request: ingress NO_PATH at vpc-b"}},
      {"to an address that nobody has",
       [](auto& s) { s.inbound(), s.flow.destination = ip("54.9.9.9"); },
       "unreachable: NO_SOURCE_OR_DESTINATION",
       {"request: NO_SOURCE_OR_DESTINATION"}},
      {"from a private address",
       [](auto& s) { s.inbound(), s.flow.source = ip("192.168.1.1"); },
       "unreachable: ingress IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS at igw-a",
       {"request: ingress IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS at igw-a"}},
      {"from shared address space",
       [](auto& s) { s.inbound(), s.flow.source = ip("100.64.1.1"); },
       "unreachable: ingress IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS at igw-a",
       {"request: ingress IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS at igw-a"}},
      {"filters see the internet's address, and the private destination",
       [](auto& s) {
         s.inbound();
         s.d[s.a.group].ingress = {allow(tcp(22), cidr("198.51.100.7/32"))};
         s.d[s.a.acl].egress = {entry(100, true, {}, cidr("198.51.100.7/32"))};
         s.d[s.a.acl].ingress = {entry(100, true, {}, cidr("198.51.100.7/32"))};
       },
       "reachable",
       {}},
      {"no route back",
       [](auto& s) { s.inbound(), s.unroute(s.a.table, s.igw); },
       "forward-only: egress NO_ROUTE_TO_DESTINATION at rtb-a",
       {"reply: egress NO_ROUTE_TO_DESTINATION at rtb-a"}},
  });
}

TEST_CASE("Between two public addresses packets leave by one internet gateway and enter by the other") {
  TwoVpcs sample;
  auto igw_b = sample.internet_gateway(sample.b, "b");
  sample.route(sample.b.table, "0.0.0.0/0", igw_b);
  sample.d[sample.eni_b].addresses[0].public_ip = ip("54.0.0.20");
  sample.flow.destination = ip("54.0.0.20");
  CHECK(outcome(sample.d, sample.flow) == "reachable");

  Network network(sample.d);
  auto story = path(network, sample.flow);
  CHECK(describe(story.request.received) == "tcp 54.0.0.10:32768-60999 -> 10.1.0.10:22");
  CHECK(describe(story.reply->received) == "tcp 54.0.0.20:22 -> 10.0.0.10:32768-60999");

  SECTION("a reference to a security group does not see who comes from outside") {
    sample.d[sample.b.group].ingress = {allow(tcp(22), SecurityGroupReference{sample.a.group, "", ""})};
    CHECK(outcome(sample.d, sample.flow) == "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-b");
  }
  SECTION("the way back needs its own route") {
    sample.unroute(sample.b.table, igw_b);
    CHECK(outcome(sample.d, sample.flow) == "forward-only: egress NO_ROUTE_TO_DESTINATION at rtb-b");
  }
}

TEST_CASE("A host on the internet is not the interface whose address it claims") {
  Internet sample;
  sample.inbound();
  sample.flow.source = ip("54.0.0.20");
  sample.d[sample.eni_b].addresses[0].public_ip = ip("54.0.0.20");
  sample.internet_gateway(sample.b, "b");
  CHECK(outcome(sample.d, sample.flow) == "misdelivered");
}

TEST_CASE("An internet gateway lets in what is addressed to its own VPC") {
  TwoVpcs sample;
  auto igw_b = sample.internet_gateway(sample.b, "b");
  Network network(sample.d);
  Packet packet;
  packet.source = ip("198.51.100.7");
  packet.destination = ip("54.0.0.10");
  CHECK(translate_inbound(network, sample.igw, packet) == InternetGatewayDecision(ip("10.0.0.10")));
  CHECK(translate_inbound(network, igw_b, packet) ==
        InternetGatewayDecision(ExplanationCode::igw_private_ip_association_for_ingress));
}
