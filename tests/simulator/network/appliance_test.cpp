// Middleboxes: network interfaces as route targets, and gateway (edge) route tables.
#include <functional>

#include "catch.hpp"
#include "simulator/network/internet_gateway.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;
using Blocked = std::vector<std::string>;

namespace {

/// In VPC A, the subnet "inner" and the subnet "a" send each other's traffic by an appliance in "middle".
struct Inspected : TwoVpcs {
  Site middle = another("middle", "10.0.5.0/24");
  Site inner = another("inner", "10.0.1.0/24");
  Index<Instance> box = instance(middle, "box", "10.0.5.5", "54.0.0.5");
  Index<NetworkInterface> eni_box{static_cast<std::uint32_t>(d.network_interfaces.size() - 1)};
  Index<Instance> guarded = instance(inner, "inner", "10.0.1.10", "54.0.0.11");
  Index<NetworkInterface> eni_inner{static_cast<std::uint32_t>(d.network_interfaces.size() - 1)};

  Inspected() {
    d[eni_box].source_dest_check = false;
    route(a.table, "10.0.1.0/24", eni_box);
    route(inner.table, "10.0.0.0/24", eni_box);
    flow.destination = guarded;
  }
  Site another(const std::string& name, std::string_view block) {
    Site site = a;
    site.table = table(a.vpc, name);
    site.acl = acl(a.vpc, name);
    site.group = group(a.vpc, name);
    site.subnet = subnet(site, name, cidr(block));
    return site;
  }
};

struct Row {
  std::string_view description;
  std::function<void(Inspected&)> fault;
  std::string expected;
  Blocked expected_blockers;
};

}  // namespace

TEST_CASE("By an appliance") {
  const std::vector<Row> rows{
      {"no fault", [](auto&) {}, "reachable", {}},
      {"it checks source and destination",
       [](auto& s) { s.d[s.eni_box].source_dest_check = true; },
       "unreachable: ingress ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-box",
       {"request: ingress ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-box",
        "reply: ingress ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-box"}},
      {"it is stopped",
       [](auto& s) { s.d[s.box].state = InstanceState::stopped; },
       "unreachable: ingress BAD_STATE at i-box",
       {"request: ingress BAD_STATE at i-box", "reply: ingress BAD_STATE at i-box"}},
      {"its group lets nothing in",
       [](auto& s) { s.d[s.middle.group].ingress.clear(); },
       "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-box",
       {"request: ingress ENI_SG_RULES_MISMATCH at eni-box"}},
      {"its group lets nothing out",
       [](auto& s) { s.d[s.middle.group].egress.clear(); },
       "unreachable: egress ENI_SG_RULES_MISMATCH at eni-box",
       {"request: egress ENI_SG_RULES_MISMATCH at eni-box"}},
      {"its subnet lets nothing in",
       [](auto& s) { s.d[s.middle.acl].ingress.clear(); },
       "unreachable: ingress SUBNET_ACL_RESTRICTION at acl-middle",
       {"request: ingress SUBNET_ACL_RESTRICTION at acl-middle",
        "reply: ingress SUBNET_ACL_RESTRICTION at acl-middle"}},
      {"its subnet lets nothing out",
       [](auto& s) { s.d[s.middle.acl].egress.clear(); },
       "unreachable: egress SUBNET_ACL_RESTRICTION at acl-middle",
       {"request: egress SUBNET_ACL_RESTRICTION at acl-middle",
        "reply: egress SUBNET_ACL_RESTRICTION at acl-middle"}},
      {"the reply avoids it", [](auto& s) { s.d[s.inner.table].routes.pop_back(); }, "reachable", {}},
      {"only the reply passes it, and its group doesn't know the connection",
       [](auto& s) {
         s.d[s.a.table].routes.pop_back();
         s.d[s.middle.group].ingress = {allow(tcp(22), anywhere)};
       },
       "forward-only: ingress ENI_SG_RULES_MISMATCH at eni-box",
       {"reply: ingress ENI_SG_RULES_MISMATCH at eni-box"}},
      {"behind it, a rule that names the sender's group does not match",
       [](auto& s) {
         s.d[s.inner.group].ingress = {allow({}, SecurityGroupReference{s.a.group, "sg-a", ""})};
       },
       "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-inner",
       {"request: ingress ENI_SG_RULES_MISMATCH at eni-inner",
        "request: ingress SG_REFERENCES_NOT_PRESERVED at eni-box"}},
  };
  for (const auto& row : rows) {
    Inspected s;
    row.fault(s);
    INFO(row.description);
    CHECK(outcome(s.d, s.flow) == row.expected);
    CHECK(blocked_by(s.d, s.flow) == row.expected_blockers);
  }
}

TEST_CASE("A route to the interface that holds the address is a way like any other") {
  Inspected s;
  s.d[s.a.table].routes.back().target = s.eni_inner;
  s.d[s.inner.table].routes.pop_back();
  CHECK(outcome(s.d, s.flow) == "reachable");
}

TEST_CASE("The target of a local route is an appliance: the route still beats propagated ones") {
  Inspected s;
  s.d[s.a.table].routes.pop_back();
  s.d[s.a.table].routes.front().target = s.eni_box;
  s.route(s.a.table, "10.0.1.0/25", OtherTarget{"gateway", "vgw-1"}, RouteOrigin::propagated);
  s.d[s.inner.table].routes.pop_back();
  CHECK(outcome(s.d, s.flow) == "reachable");
}

TEST_CASE("Two appliances that send to each other never deliver") {
  Inspected s;
  s.route(s.middle.table, "10.0.1.0/24", s.eni_box);
  CHECK(outcome(s.d, s.flow) == "unreachable: ingress NO_PATH at eni-box");
}

namespace {

/// What comes from the internet for "inner" goes by the appliance, and back.
struct Edged : Inspected {
  Index<RouteTable> edge = table(a.vpc, "edge");
  Edged() {
    route(edge, "10.0.1.0/24", eni_box);
    d[igw].edge_route_table = edge;
    route(inner.table, "0.0.0.0/0", eni_box);
    route(middle.table, "0.0.0.0/0", igw);
    flow.source = ip("198.51.100.7");
    flow.destination = guarded;
  }
};

}  // namespace

TEST_CASE("A gateway route table sends what comes in to an appliance, and nothing leaves that avoids it") {
  const std::vector<std::pair<std::function<void(Edged&)>, std::string>> rows{
      {[](auto&) {}, "reachable"},
      {[](auto& s) { s.d[s.eni_box].addresses[0].public_ip.reset(); },
       "unreachable: ingress INGRESS_RTB_NO_PUBLIC_IP at eni-box"},
      {[](auto& s) { s.d[s.eni_box].source_dest_check = true; },
       "unreachable: ingress ENI_SOURCE_DEST_CHECK_RESTRICTION at eni-box"},
      {[](auto& s) { s.d[s.inner.table].routes.back().target = s.igw; },
       "forward-only: egress INGRESS_RTB_TRAFFIC_REDIRECTION at igw-a"},
      {[](auto& s) { s.d[s.middle.acl].ingress.clear(); },
       "unreachable: ingress SUBNET_ACL_RESTRICTION at acl-middle"},
      {[](auto& s) { s.d[s.edge].routes.back().target = LocalTarget{}; }, "reachable"},
      {[](auto& s) { s.d[s.edge].routes.back().state = RouteState::blackhole; },
       "unreachable: BAD_STATE_ROUTE at rtb-edge"},
  };
  for (const auto& [change, expected] : rows) {
    Edged s;
    change(s);
    INFO(expected);
    CHECK(outcome(s.d, s.flow) == expected);
    CHECK(blocked_by(s.d, s.flow).empty() == (expected == "reachable"));
  }
}
