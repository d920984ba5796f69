#include "simulator/network/nat_gateway.hpp"

#include <functional>

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;
using Blocked = std::vector<std::string>;

namespace {

/// VPC A has a private subnet, whose default route leads to a NAT gateway in the public one.
struct Natted : TwoVpcs {
  Site inner = a;
  Index<NatGateway> nat = nat_gateway(a.subnet, "a", "10.0.0.100", "54.0.0.100");
  Index<NetworkInterface> eni_nat = d[nat].network_interface;
  Index<NetworkInterface> eni_inner;
  Natted() {
    inner.table = table(a.vpc, "inner");
    inner.acl = acl(a.vpc, "inner");
    inner.subnet = subnet(inner, "inner", cidr("10.0.1.0/24"));
    route(inner.table, "0.0.0.0/0", nat);
    flow.source = instance(inner, "inner", "10.0.1.10");
    eni_inner = {static_cast<std::uint32_t>(d.network_interfaces.size() - 1)};
    flow.destination = ip("8.8.8.8");
    flow.destination_port = 443;
  }
};

struct Row {
  std::string_view description;
  std::function<void(Natted&)> fault;
  std::string expected;
  Blocked expected_blockers;
};

}  // namespace

TEST_CASE("Out by a NAT gateway") {
  const std::vector<Row> rows{
      {"no fault", [](auto&) {}, "reachable", {}},
      {"it is not available",
       [](auto& s) { s.d[s.nat].state = NatGatewayState::pending; },
       "unreachable: BAD_STATE at nat-a",
       {"request: BAD_STATE at nat-a"}},
      {"neither TCP, UDP nor ICMP",
       [](auto& s) { s.flow.protocol = IpProtocol{47}; },
       "unreachable: PROTOCOL_RESTRICTION at nat-a",
       {"request: PROTOCOL_RESTRICTION at nat-a"}},
      {"ICMP echo", [](auto& s) { s.flow.protocol = IpProtocol::icmp; }, "reachable", {}},
      {"a source that isn't of its VPC",
       [](auto& s) {
         s.d[s.eni_inner].source_dest_check = false;
         s.flow.source_address = ip("10.1.0.10");
       },
       "unreachable: NGW_REQUIRES_SOURCE_IN_VPC at nat-a",
       {"request: NGW_REQUIRES_SOURCE_IN_VPC at nat-a"}},
      {"its own subnet has no route",
       [](auto& s) { s.unroute(s.a.table, s.igw); },
       "unreachable: egress NO_ROUTE_TO_DESTINATION at rtb-a",
       {"request: egress NO_ROUTE_TO_DESTINATION at rtb-a"}},
      {"its own subnet leads back to it",
       [](auto& s) { s.unroute(s.a.table, s.igw), s.route(s.a.table, "0.0.0.0/0", s.nat); },
       "unreachable: NO_POSSIBLE_DESTINATION at nat-a",
       {"request: egress NO_ROUTE_TO_DESTINATION at rtb-a"}},
      {"its subnet's network ACL lets nothing in from inside",
       [](auto& s) { s.d[s.a.acl].ingress = {entry(100, true, {}, cidr("8.8.8.8/32"))}; },
       "unreachable: ingress SUBNET_ACL_RESTRICTION at acl-a",
       {"request: ingress SUBNET_ACL_RESTRICTION at acl-a"}},
      {"its subnet's network ACL lets nothing out",
       [](auto& s) { s.d[s.a.acl].egress = {entry(100, true, {}, cidr("10.0.0.0/8"))}; },
       "unreachable: egress SUBNET_ACL_RESTRICTION at acl-a",
       {"request: egress SUBNET_ACL_RESTRICTION at acl-a"}},
      {"its ports are 1024 to 65535, and the network ACL lets fewer in",
       [](auto& s) {
         s.d[s.a.acl].ingress = {entry(90, true, tcp(443)), entry(100, true, tcp(32768, 65535))};
       },
       "forward-only: ingress SUBNET_ACL_RESTRICTION at acl-a",
       {"reply: ingress SUBNET_ACL_RESTRICTION at acl-a"}},
      {"its subnet's network ACL lets no reply out to the inside",
       [](auto& s) { s.d[s.a.acl].egress = {entry(100, true, {}, cidr("8.8.8.8/32"))}; },
       "forward-only: egress SUBNET_ACL_RESTRICTION at acl-a",
       {"reply: egress SUBNET_ACL_RESTRICTION at acl-a"}},
      {"a private one has no public address",
       [](auto& s) { s.d[s.eni_nat].addresses[0].public_ip.reset(); },
       "unreachable: egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a",
       {"request: egress IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS at igw-a"}},
      {"without a route, the VPC's NAT gateway is what is missing",
       [](auto& s) { s.d[s.inner.table].routes.pop_back(); },
       "unreachable: egress NO_ROUTE_TO_DESTINATION at rtb-inner",
       {"request: egress NO_ROUTE_TO_DESTINATION at rtb-inner"}},
  };
  for (const auto& row : rows) {
    INFO(row.description);
    Natted sample;
    row.fault(sample);
    CHECK(outcome(sample.d, sample.flow) == row.expected);
    CHECK(blocked_by(sample.d, sample.flow) == row.expected_blockers);
  }
}

TEST_CASE("A NAT gateway translates the source, then the internet gateway; replies go back the same way") {
  Natted sample;
  Network network(sample.d);
  auto story = path(network, sample.flow);
  REQUIRE(story.reply);
  CHECK(describe(story.request.received) == "tcp 54.0.0.100:1024-65535 -> 8.8.8.8:443");
  CHECK(describe(story.reply->sent) == "tcp 8.8.8.8:443 -> 54.0.0.100:1024-65535");
  CHECK(describe(story.reply->received) == "tcp 8.8.8.8:443 -> 10.0.1.10:32768-60999");
}

TEST_CASE("A NAT gateway takes nothing unsolicited") {
  Natted sample;
  const std::string expected = "unreachable: ingress NGW_DEST_ADDRESS_PRESERVATION at nat-a";
  SECTION("from the internet") {
    sample.flow.source = ip("198.51.100.7");
    sample.flow.destination = ip("54.0.0.100");
  }
  SECTION("from inside") {
    sample.flow.destination = ip("10.0.0.100");
  }
  SECTION("a ping from inside") {
    sample.flow.destination = ip("10.0.0.100");
    sample.flow.protocol = IpProtocol::icmp;
  }
  SECTION("from behind a peering") {
    sample.flow.source = sample.instance_b;
    sample.flow.destination = ip("10.0.0.100");
  }
  CHECK(outcome(sample.d, sample.flow) == expected);
}

TEST_CASE("A reply that a route sends into a NAT gateway is lost") {
  Natted sample;
  sample.d[sample.eni_inner].addresses[0].public_ip = ip("54.0.0.30");
  sample.flow = {.source = ip("198.51.100.7"), .destination = ip("54.0.0.30"), .destination_port = 22};
  CHECK(outcome(sample.d, sample.flow) == "forward-only: NGW_SOURCE_ADDRESS_REASSIGN at nat-a");
}

TEST_CASE("A private NAT gateway reaches a peer under its own address") {
  Natted sample;
  sample.d[sample.eni_nat].addresses[0].public_ip.reset();
  sample.route(sample.inner.table, "10.1.0.0/16", sample.nat);
  sample.flow.destination = sample.instance_b;
  CHECK(outcome(sample.d, sample.flow) == "reachable");
  SECTION("so that a reference to the client's group doesn't match") {
    sample.d[sample.b.group].ingress = {allow({}, SecurityGroupReference{sample.a.group, "", ""})};
    CHECK(outcome(sample.d, sample.flow) == "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-b");
    CHECK(blocked_by(sample.d, sample.flow) == Blocked{"request: ingress ENI_SG_RULES_MISMATCH at eni-b"});
  }
}

TEST_CASE("A default route to a NAT gateway is not meant for a peer") {
  Natted sample;
  sample.unroute(sample.a.table, sample.pcx);
  sample.flow.destination = sample.instance_b;
  CHECK(outcome(sample.d, sample.flow) ==
        "unreachable: egress IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS at igw-a");
  auto found = blockers(Network(sample.d), sample.flow);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == ExplanationCode::no_route_to_destination);
  CHECK(found[0].component == Component{sample.inner.table});
  CHECK(found[0].wanted == Component{sample.pcx});
}
