#include "simulator/network/path.hpp"

#include <functional>

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;
using Blocked = std::vector<std::string>;

namespace {

struct Row {
  std::string_view description;
  std::function<void(TwoVpcs&)> fault;
  std::string expected;
  Blocked expected_blockers;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    TwoVpcs sample;
    row.fault(sample);
    INFO(row.description);
    CHECK(outcome(sample.d, sample.flow) == row.expected);
    CHECK(blocked_by(sample.d, sample.flow) == row.expected_blockers);
  }
}

}  // namespace

TEST_CASE("The decision table of a peering from A to B") {
  const std::vector<Row> rows{
      {"no fault", [](TwoVpcs&) {}, "reachable", {}},
      {"no route in A, and no default route",
       [](TwoVpcs& s) { s.unroute(s.a.table, s.pcx), s.unroute(s.a.table, s.igw); },
       "unreachable: egress NO_ROUTE_TO_DESTINATION at rtb-a",
       {"request: egress NO_ROUTE_TO_DESTINATION at rtb-a"}},
      {"no route in A, default route to the internet gateway",
       [](TwoVpcs& s) { s.unroute(s.a.table, s.pcx); },
       "unreachable: egress IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS at igw-a",
       {"request: egress NO_ROUTE_TO_DESTINATION at rtb-a"}},
      {"no route in B",
       [](TwoVpcs& s) { s.unroute(s.b.table, s.pcx); },
       "forward-only: egress NO_ROUTE_TO_DESTINATION at rtb-b",
       {"reply: egress NO_ROUTE_TO_DESTINATION at rtb-b"}},
      {"the peering is pending, the routes are not yet blackholes",
       [](TwoVpcs& s) { s.d[s.pcx].status = VpcPeeringStatus::pending_acceptance; },
       "unreachable: BAD_STATE at pcx-ab",
       {"request: BAD_STATE at pcx-ab"}},
      {"the peering is deleted, the routes are blackholes",
       [](TwoVpcs& s) {
         s.d[s.pcx].status = VpcPeeringStatus::deleted;
         s.d[s.a.table].routes.back().state = RouteState::blackhole;
         s.d[s.b.table].routes.back().state = RouteState::blackhole;
       },
       "unreachable: BAD_STATE_ROUTE at rtb-a",
       {"request: egress BAD_STATE_ROUTE at rtb-a", "request: BAD_STATE at pcx-ab",
        "reply: egress BAD_STATE_ROUTE at rtb-b"}},
      {"A's security group lets nothing out",
       [](TwoVpcs& s) { s.d[s.a.group].egress.clear(); },
       "unreachable: egress ENI_SG_RULES_MISMATCH at eni-a",
       {"request: egress ENI_SG_RULES_MISMATCH at eni-a"}},
      {"B's security group lets nothing in",
       [](TwoVpcs& s) { s.d[s.b.group].ingress.clear(); },
       "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-b",
       {"request: ingress ENI_SG_RULES_MISMATCH at eni-b"}},
      {"B references A's group",
       [](TwoVpcs& s) {
         s.d[s.b.group].ingress = {allow(tcp(22), SecurityGroupReference{s.a.group, "", ""})};
       },
       "reachable",
       {}},
      {"B references A's group, but A is in another Region",
       [](TwoVpcs& s) {
         s.d[s.b.group].ingress = {allow(tcp(22), SecurityGroupReference{s.a.group, "", ""})};
         s.d[s.pcx].requester.region = "eu-west-1";
       },
       "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-b",
       {"request: ingress ENI_SG_RULES_MISMATCH at eni-b"}},
      {"B's network ACL lets replies out only to ports up to 1023",
       [](TwoVpcs& s) { s.d[s.b.acl].egress = {entry(100, true, tcp(0, 1023))}; },
       "forward-only: egress SUBNET_ACL_RESTRICTION at acl-b",
       {"reply: egress SUBNET_ACL_RESTRICTION at acl-b"}},
      {"A's network ACL lets no ephemeral ports in",
       [](TwoVpcs& s) { s.d[s.a.acl].ingress = {entry(100, true, tcp(22))}; },
       "forward-only: ingress SUBNET_ACL_RESTRICTION at acl-a",
       {"reply: ingress SUBNET_ACL_RESTRICTION at acl-a"}},
      {"two faults: the packet meets the first, the analysis names both",
       [](TwoVpcs& s) {
         s.unroute(s.b.table, s.pcx);
         s.d[s.b.group].ingress.clear();
       },
       "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-b",
       {"request: ingress ENI_SG_RULES_MISMATCH at eni-b", "reply: egress NO_ROUTE_TO_DESTINATION at rtb-b"}},
      {"four faults, as observed on a real account",
       [](TwoVpcs& s) {
         s.d[s.a.group].egress.clear();
         s.d[s.a.acl].egress.clear();
         s.d[s.b.acl].ingress.clear();
         s.d[s.b.group].ingress.clear();
       },
       "unreachable: egress ENI_SG_RULES_MISMATCH at eni-a",
       {"request: egress ENI_SG_RULES_MISMATCH at eni-a", "request: egress SUBNET_ACL_RESTRICTION at acl-a",
        "request: ingress SUBNET_ACL_RESTRICTION at acl-b",
        "request: ingress ENI_SG_RULES_MISMATCH at eni-b"}},
  };
  check(rows);
}

TEST_CASE("A packet tells its steps in AWS's order") {
  TwoVpcs sample;
  Network network(sample.d);
  auto story = path(network, sample.flow);
  auto lines = [&](const Walk& walk) {
    Blocked out;
    for (const auto& step : walk.steps) out.push_back(describe(network, step));
    out.push_back(describe(network, walk.disposition));
    return out;
  };
  CHECK(lines(story.request) ==
        Blocked{"sent by network interface a (eni-a), source/destination check passed",
                "security group a (sg-a) allows egress: all traffic to 0.0.0.0/0",
                "network ACL a (acl-a) allows egress at subnet a (subnet-a): rule 100",
                "route table a (rtb-a) routes 10.1.0.10 by 10.1.0.0/16 -> pcx-ab",
                "peering connection ab (pcx-ab) carries it from VPC a (vpc-a) to VPC b (vpc-b)",
                "VPC b (vpc-b) takes it to subnet b (subnet-b)",
                "network ACL b (acl-b) allows ingress at subnet b (subnet-b): rule 100",
                "security group b (sg-b) allows ingress: all traffic from 0.0.0.0/0",
                "arrived at network interface b (eni-b)", "delivered to network interface b (eni-b)"});
  REQUIRE(story.reply);
  CHECK(
      lines(*story.reply) ==
      Blocked{"sent by network interface b (eni-b), source/destination check passed",
              "security groups of network interface b (eni-b) let the reply pass: the connection is tracked",
              "network ACL b (acl-b) allows egress at subnet b (subnet-b): rule 100",
              "route table b (rtb-b) routes 10.0.0.10 by 10.0.0.0/16 -> pcx-ab",
              "peering connection ab (pcx-ab) carries it from VPC b (vpc-b) to VPC a (vpc-a)",
              "VPC a (vpc-a) takes it to subnet a (subnet-a)",
              "network ACL a (acl-a) allows ingress at subnet a (subnet-a): rule 100",
              "security groups of network interface a (eni-a) let the reply pass: the connection is tracked",
              "arrived at network interface a (eni-a)", "delivered to network interface a (eni-a)"});
  CHECK(describe(story.request.sent) == "tcp 10.0.0.10:32768-60999 -> 10.1.0.10:22");
  CHECK(describe(story.reply->sent) == "tcp 10.1.0.10:22 -> 10.0.0.10:32768-60999");
}

TEST_CASE("Delivery goes by address") {
  const std::vector<Row> rows{
      {"nobody holds the address, in another subnet of the VPC",
       [](TwoVpcs& s) { s.flow.destination = ip("10.0.7.7"); },
       "unreachable: NO_POSSIBLE_DESTINATION at vpc-a",
       {"request: NO_POSSIBLE_DESTINATION at vpc-a"}},
      {"nobody holds the address, in the same subnet",
       [](TwoVpcs& s) { s.flow.destination = ip("10.0.0.77"); },
       "unreachable: NO_POSSIBLE_DESTINATION at subnet-a",
       {"request: NO_POSSIBLE_DESTINATION at vpc-a"}},
      {"nobody holds the address, behind the peering",
       [](TwoVpcs& s) { s.flow.destination = ip("10.1.0.77"); },
       "unreachable: NO_POSSIBLE_DESTINATION at vpc-b",
       {"request: NO_POSSIBLE_DESTINATION at vpc-b"}},
      {"an address instead of its instance",
       [](TwoVpcs& s) { s.flow.destination = ip("10.1.0.10"); },
       "reachable",
       {}},
      {"link-local addresses are not routed",
       [](TwoVpcs& s) { s.flow.destination = ip("169.254.169.254"); },
       "unreachable: NO_POSSIBLE_DESTINATION at subnet-a",
       {"request: NO_POSSIBLE_DESTINATION at vpc-a"}},
      {"another VPC behind another peering has the same CIDR, and the route leads there",
       [](TwoVpcs& s) {
         auto twin = s.site("twin", "10.1.0.0/16");
         s.instance(twin, "twin", "10.1.0.10");
         auto pcx = s.peer(s.a, twin, "twin");
         s.unroute(s.a.table, s.pcx);
         s.route(s.a.table, "10.1.0.0/16", pcx);
       },
       "misdelivered",
       {"request: egress NO_ROUTE_TO_DESTINATION at rtb-a"}},
      {"B answers into the wrong one of two VPCs with the same CIDR",
       [](TwoVpcs& s) {
         auto twin = s.site("twin", "10.0.0.0/16");
         s.instance(twin, "twin", "10.0.0.10");
         auto pcx = s.peer(s.b, twin, "twin");
         s.unroute(s.b.table, s.pcx);
         s.route(s.b.table, "10.0.0.0/16", pcx);
       },
       "misdelivered",
       {"reply: egress NO_ROUTE_TO_DESTINATION at rtb-b"}},
  };
  check(rows);
}

TEST_CASE("Neighbors in a subnet meet neither network ACL nor route table") {
  TwoVpcs sample;
  sample.flow.destination = sample.instance(sample.a, "neighbor", "10.0.0.11");
  sample.d[sample.a.acl].ingress.clear();
  sample.d[sample.a.acl].egress.clear();
  sample.d[sample.a.table].routes.clear();
  CHECK(outcome(sample.d, sample.flow) == "reachable");
  sample.d[sample.a.group].ingress.clear();
  CHECK(outcome(sample.d, sample.flow) == "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-neighbor");
}

TEST_CASE("Two subnets of a VPC meet both network ACLs and the local route") {
  TwoVpcs sample;
  auto other = sample.a;
  other.acl = sample.acl(sample.a.vpc, "a2");
  other.subnet = sample.subnet(other, "a2", cidr("10.0.1.0/24"));
  sample.flow.destination = sample.instance(other, "a2", "10.0.1.10");
  CHECK(outcome(sample.d, sample.flow) == "reachable");
  sample.d[other.acl].ingress.clear();
  CHECK(outcome(sample.d, sample.flow) == "unreachable: ingress SUBNET_ACL_RESTRICTION at acl-a2");
}

TEST_CASE("ICMP: an echo is answered, an error message is not") {
  TwoVpcs sample;
  sample.flow.protocol = IpProtocol::icmp;
  CHECK(outcome(sample.d, sample.flow) == "reachable");
  sample.d[sample.b.table].routes.pop_back();
  CHECK(outcome(sample.d, sample.flow) == "forward-only: egress NO_ROUTE_TO_DESTINATION at rtb-b");
  sample.flow.icmp_type = 3;
  sample.flow.icmp_code = 4;
  CHECK(outcome(sample.d, sample.flow) == "reachable");
}

TEST_CASE("An instance without an interface is not in a VPC") {
  TwoVpcs sample;
  auto gone = sample.d.add(Instance{"i-gone", "gone", InstanceState::terminated});
  sample.flow.destination = gone;
  CHECK(outcome(sample.d, sample.flow) == "unreachable: UNASSOCIATED_COMPONENT at i-gone");
  CHECK(blocked_by(sample.d, sample.flow) == Blocked{"request: UNASSOCIATED_COMPONENT at i-gone"});
}

TEST_CASE("A client takes an answer only from the address that it asked") {
  // A's private block looks public, and B's answer comes back by the peering instead of the internet
  // gateways.
  Builder builder;
  auto a = builder.site("a", "54.0.0.0/16");
  auto b = builder.site("b", "10.1.0.0/16");
  Flow flow{.source = builder.instance(a, "a", "54.0.0.5", "55.0.0.1"), .destination = ip("55.0.0.2")};
  builder.d.network_interfaces.back().addresses[0].public_ip = ip("54.0.0.10");
  builder.d.network_interfaces.back().addresses.push_back({ip("54.0.0.10")});
  builder.instance(b, "b", "10.1.0.10", "55.0.0.2");
  builder.route(a.table, "0.0.0.0/0", builder.internet_gateway(a, "a"));
  builder.route(b.table, "0.0.0.0/0", builder.internet_gateway(b, "b"));
  CHECK(outcome(builder.d, flow) == "reachable");
  builder.route(b.table, "54.0.0.0/16", builder.peer(a, b, "ab"));
  CHECK(outcome(builder.d, flow) == "misdelivered");
  CHECK_FALSE(blocked_by(builder.d, flow).empty());
}

TEST_CASE("A missing route names the next hop that is wanted, not the destination") {
  TwoVpcs sample;
  sample.unroute(sample.a.table, sample.pcx);
  sample.unroute(sample.b.table, sample.pcx);
  auto found = blockers(Network(sample.d), sample.flow);
  REQUIRE(found.size() == 2);
  for (const auto& blocker : found) CHECK(blocker.wanted == Component{sample.pcx});
}
