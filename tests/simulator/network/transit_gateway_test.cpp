#include "simulator/network/transit_gateway.hpp"

#include <functional>

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;
using Blocked = std::vector<std::string>;

namespace {

/// A and B, joined by a transit gateway instead of a peering connection. Each attachment has a subnet of its
/// own beside the instances'.
struct Attached : TwoVpcs {
  Index<TransitGateway> tgw = d.add(TransitGateway{"tgw-1", "one", "111111111111", "us-east-1"});
  Index<TransitGatewayRouteTable> routes = d.add(TransitGatewayRouteTable{"tgw-rtb-1", "", tgw, {}});
  Site gate_a = gate(a, "gate-a", "10.0.9.0/24");
  Site gate_b = gate(b, "gate-b", "10.1.9.0/24");
  Index<TransitGatewayAttachment> attachment_a = attach(gate_a, "a");
  Index<TransitGatewayAttachment> attachment_b = attach(gate_b, "b");

  Attached() {
    d[pcx].status = VpcPeeringStatus::deleted;
    unroute(a.table, pcx);
    unroute(b.table, pcx);
    route(a.table, "10.1.0.0/16", tgw);
    route(b.table, "10.0.0.0/16", tgw);
    d[routes].routes = {{cidr("10.0.0.0/16"), attachment_a, true}, {cidr("10.1.0.0/16"), attachment_b, true}};
  }
  Site gate(const Site& site, const std::string& name, std::string_view block) {
    Site gate = site;
    gate.table = table(site.vpc, name);
    gate.acl = acl(site.vpc, name);
    gate.subnet = subnet(gate, name, cidr(block));
    return gate;
  }
  Index<TransitGatewayAttachment> attach(const Site& gate, const std::string& name) {
    return d.add(TransitGatewayAttachment{.id = "tgw-attach-" + name,
                                          .transit_gateway = tgw,
                                          .resource = gate.vpc,
                                          .resource_kind = "vpc",
                                          .route_table = routes,
                                          .subnets = {gate.subnet},
                                          .security_group_referencing = true});
  }
  /// Turns the attachment of `site` to its instances' own subnet.
  void attach_in(Index<TransitGatewayAttachment> attachment, const Site& site) {
    d[attachment].subnets = {site.subnet};
  }
};

struct Row {
  std::string_view description;
  std::function<void(Attached&)> fault;
  std::string expected;
  Blocked expected_blockers;
};

}  // namespace

TEST_CASE("Across a transit gateway") {
  const std::vector<Row> rows{
      {"no fault", [](auto&) {}, "reachable", {}},
      {"the gateway is not available",
       [](auto& s) { s.d[s.tgw].available = false; },
       "unreachable: BAD_STATE at tgw-1",
       {"request: BAD_STATE at tgw-1"}},
      {"the VPC's attachment does not work",
       [](auto& s) { s.d[s.attachment_a].available = false; },
       "unreachable: BAD_STATE_ATTACHMENT at tgw-attach-a",
       {"request: BAD_STATE_ATTACHMENT at tgw-attach-a", "reply: BAD_STATE at tgw-attach-a"}},
      {"no subnet of the attachment in the sender's zone",
       [](auto& s) { s.d[s.a.subnet].availability_zone_id = "use1-az1"; },
       "unreachable: TGW_ROUTE_AZ_RESTRICTION at tgw-attach-a",
       {"request: TGW_ROUTE_AZ_RESTRICTION at tgw-attach-a"}},
      {"no subnet of the attachment in the answerer's zone",
       [](auto& s) { s.d[s.b.subnet].availability_zone_id = "use1-az1"; },
       "forward-only: TGW_ROUTE_AZ_RESTRICTION at tgw-attach-b",
       {"reply: TGW_ROUTE_AZ_RESTRICTION at tgw-attach-b"}},
      {"no table is associated with the attachment",
       [](auto& s) { s.d[s.attachment_a].route_table = {}; },
       "unreachable: TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION at tgw-attach-a",
       {"request: TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION at tgw-attach-a"}},
      {"the table has no route",
       [](auto& s) { s.d[s.routes].routes.pop_back(); },
       "unreachable: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at tgw-rtb-1",
       {"request: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at tgw-rtb-1"}},
      {"the table has no route back",
       [](auto& s) { s.d[s.routes].routes.erase(s.d[s.routes].routes.begin()); },
       "forward-only: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at tgw-rtb-1",
       {"reply: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at tgw-rtb-1"}},
      {"its route is for other addresses",
       [](auto& s) { s.d[s.routes].routes.back().destination = cidr("10.1.128.0/17"); },
       "unreachable: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at tgw-rtb-1",
       {"request: TGW_RTB_CANNOT_ROUTE at tgw-rtb-1"}},
      {"its route is a blackhole",
       [](auto& s) { s.d[s.routes].routes.back().blackhole = true; },
       "unreachable: TGW_RTB_BAD_STATE_ROUTE at tgw-rtb-1",
       {"request: TGW_RTB_BAD_STATE_ROUTE at tgw-rtb-1"}},
      {"a longer prefix leads back",
       [](auto& s) {
         s.d[s.routes].routes.push_back({cidr("10.1.0.0/24"), s.attachment_a});
       },
       "unreachable: egress NO_ROUTE_TO_DESTINATION at rtb-gate-a",
       {"request: TGW_RTB_MORE_SPECIFIC_ROUTE at tgw-rtb-1"}},
      {"a static route beats the propagated one",
       [](auto& s) {
         s.d[s.routes].routes.push_back({cidr("10.1.0.0/16"), {}, false, true});
       },
       "unreachable: TGW_RTB_BAD_STATE_ROUTE at tgw-rtb-1",
       {"request: TGW_RTB_HIGHER_PRIORITY_ROUTE at tgw-rtb-1"}},
      {"no route to the gateway",
       [](auto& s) { s.unroute(s.a.table, s.tgw); },
       "unreachable: egress IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS at igw-a",
       {"request: egress NO_ROUTE_TO_DESTINATION at rtb-a"}},
      {"the attachment's subnet has no way on",
       [](auto& s) { s.d[s.gate_b.table].routes.clear(); },
       "unreachable: egress NO_ROUTE_TO_DESTINATION at rtb-gate-b",
       {"request: egress NO_ROUTE_TO_DESTINATION at rtb-gate-b"}},
      {"on the way in, the attachment's subnet filters what comes",
       [](auto& s) { s.d[s.gate_a.acl].ingress = {}; },
       "unreachable: ingress SUBNET_ACL_RESTRICTION at acl-gate-a",
       {"request: ingress SUBNET_ACL_RESTRICTION at acl-gate-a"}},
      {"on the way out, the attachment's subnet filters what goes",
       [](auto& s) { s.d[s.gate_b.acl].egress = {}; },
       "unreachable: egress SUBNET_ACL_RESTRICTION at acl-gate-b",
       {"request: egress SUBNET_ACL_RESTRICTION at acl-gate-b"}},
      {"in the receiver's own subnet, nothing filters what comes out of the gateway",
       [](auto& s) {
         s.attach_in(s.attachment_b, s.b);
         s.d[s.b.acl].ingress = {};
       },
       "reachable",
       {}},
      {"in the sender's own subnet, what goes into the gateway is filtered as outbound only",
       [](auto& s) {
         s.attach_in(s.attachment_a, s.a);
         s.d[s.a.acl].ingress = {};
       },
       "reachable",
       {}},
  };
  for (const auto& row : rows) {
    Attached s;
    row.fault(s);
    INFO(row.description);
    CHECK(outcome(s.d, s.flow) == row.expected);
    CHECK(blocked_by(s.d, s.flow) == row.expected_blockers);
  }
}

TEST_CASE("References to groups cross a transit gateway that carries them") {
  Attached s;
  s.d[s.b.group].ingress = {allow(tcp(22), SecurityGroupReference{s.a.group, "sg-a", ""})};
  CHECK(outcome(s.d, s.flow) == "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-b");
  CHECK(blocked_by(s.d, s.flow) == Blocked{"request: ingress ENI_SG_RULES_MISMATCH at eni-b",
                                           "request: ingress SG_REFERENCING_SUPPORT at tgw-attach-b"});
  s.d[s.tgw].security_group_referencing = true;
  CHECK(outcome(s.d, s.flow) == "reachable");
  s.d[s.attachment_a].security_group_referencing = false;
  CHECK(outcome(s.d, s.flow) == "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-b");
}

TEST_CASE("A packet from a transit gateway uses the VPC's NAT gateway, one from a peering can't") {
  Attached s;
  Site out = s.gate(s.b, "out", "10.1.8.0/24");
  auto igw = s.internet_gateway(s.b, "b");
  auto nat = s.nat_gateway(out.subnet, "b", "10.1.8.5", "54.0.0.5");
  s.route(out.table, "0.0.0.0/0", igw);
  s.route(out.table, "10.0.0.0/16", s.tgw);
  s.route(s.gate_b.table, "0.0.0.0/0", nat);
  s.unroute(s.a.table, s.igw);
  s.route(s.a.table, "0.0.0.0/0", s.tgw);
  s.d[s.routes].routes.push_back({cidr("0.0.0.0/0"), s.attachment_b});
  s.flow.destination = ip("8.8.8.8");
  CHECK(outcome(s.d, s.flow) == "reachable");
  CHECK(blocked_by(s.d, s.flow).empty());

  s.d[s.gate_b.table].routes.back().target = igw;
  CHECK(outcome(s.d, s.flow) == "unreachable: egress GATEWAY_REJECTS_SPOOFED_TRAFFIC at igw-b");
}

TEST_CASE("From one transit gateway to its peer") {
  Attached s;
  auto far = s.d.add(TransitGateway{"tgw-2", "two", "111111111111", "eu-west-1"});
  auto far_routes = s.d.add(TransitGatewayRouteTable{"tgw-rtb-2", "", far, {}});
  auto near_end = s.d.add(TransitGatewayAttachment{
      .id = "tgw-attach-p", .transit_gateway = s.tgw, .resource = far, .route_table = s.routes});
  auto far_end = s.d.add(TransitGatewayAttachment{
      .id = "tgw-attach-p", .transit_gateway = far, .resource = s.tgw, .route_table = far_routes});
  s.d[s.attachment_b].transit_gateway = far;
  s.d[s.attachment_b].route_table = far_routes;
  s.d[s.routes].routes.back() = {cidr("10.1.0.0/16"), near_end};
  s.d[far_routes].routes = {{cidr("10.1.0.0/16"), s.attachment_b, true}, {cidr("10.0.0.0/16"), far_end}};
  s.unroute(s.b.table, s.tgw);
  s.route(s.b.table, "10.0.0.0/16", far);
  CHECK(outcome(s.d, s.flow) == "reachable");

  SECTION("the far end is not available") {
    s.d[far_end].available = false;
    CHECK(outcome(s.d, s.flow) == "unreachable: BAD_STATE at tgw-attach-p");
  }
  SECTION("the far gateway can't be seen") {
    s.d[far_end].resource = std::monostate{};
    CHECK(outcome(s.d, s.flow) == "unreachable: UNKNOWN_RESOURCE at tgw-attach-p");
  }
  SECTION("no route on the far side") {
    s.d[far_routes].routes.erase(s.d[far_routes].routes.begin());
    CHECK(outcome(s.d, s.flow) == "unreachable: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at tgw-rtb-2");
    CHECK(blocked_by(s.d, s.flow) == Blocked{"request: TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT at tgw-rtb-2"});
  }
}

TEST_CASE("What is behind a VPN or Connect attachment is not known") {
  Attached s;
  s.d[s.attachment_b].resource = std::monostate{};
  CHECK(outcome(s.d, s.flow) == "unreachable: NO_POSSIBLE_DESTINATION at tgw-attach-b");
}

TEST_CASE("Routes that send a packet in circles between two gateways end it") {
  Attached s;
  s.route(s.gate_b.table, "10.1.0.0/16", s.tgw);
  std::erase_if(s.d[s.gate_b.table].routes, [](const Route& r) { return r.origin == RouteOrigin::local; });
  CHECK(outcome(s.d, s.flow) == "unreachable: NO_PATH at rtb-gate-b");
  CHECK_FALSE(blocked_by(s.d, s.flow).empty());
}

TEST_CASE("In appliance mode, what leaves a gateway does so in one zone, whichever it came from") {
  Attached s;
  Site second = s.gate(s.b, "gate-b2", "10.1.10.0/24");
  s.d[s.gate_b.subnet].availability_zone_id = "use1-az1";
  s.d[second.subnet].availability_zone_id = "use1-az2";
  s.d[s.attachment_b].subnets = {s.gate_b.subnet, second.subnet};
  Network by_zone(s.d);
  CHECK(subnet_out(by_zone, s.attachment_b, by_zone.zone_of(second.subnet)) == second.subnet);
  s.d[s.attachment_b].appliance_mode = true;
  Network pinned(s.d);
  CHECK(subnet_out(pinned, s.attachment_b, pinned.zone_of(second.subnet)) == s.gate_b.subnet);
}

TEST_CASE("IPv6 crosses attachments that carry it") {
  Attached s;
  for (const Site& site : {s.a, s.b}) {
    auto own = site.vpc == s.a.vpc ? cidr("2600:1f18:a::/56") : cidr("2600:1f18:b::/56");
    s.d[site.vpc].cidrs.push_back(own);
    s.d[site.subnet].cidrs.push_back(IpBlock(own.first(), 64));
    s.d[site.group].ingress = s.d[site.group].egress = {allow({}, cidr("::/0"))};
    s.d[site.acl].ingress = s.d[site.acl].egress = {entry(100, true, {}, cidr("::/0"))};
  }
  for (const Site& gate : {s.gate_a, s.gate_b}) {
    s.d[gate.acl].ingress = s.d[gate.acl].egress = {entry(100, true, {}, cidr("::/0"))};
    s.d[gate.table].routes.push_back({s.d[gate.vpc].cidrs.back(), LocalTarget{}, RouteOrigin::local});
  }
  s.d[s.eni_a].addresses.push_back({ip("2600:1f18:a::10")});
  s.d[s.eni_b].addresses.push_back({ip("2600:1f18:b::10")});
  s.route(s.a.table, "2600:1f18:b::/56", s.tgw);
  s.route(s.b.table, "2600:1f18:a::/56", s.tgw);
  s.d[s.routes].routes = {{cidr("2600:1f18:a::/56"), s.attachment_a, true},
                          {cidr("2600:1f18:b::/56"), s.attachment_b, true}};
  s.flow.ipv6 = true;
  CHECK(outcome(s.d, s.flow) == "unreachable: PROTOCOL_RESTRICTION at tgw-attach-a");
  s.d[s.attachment_a].ipv6 = true;
  CHECK(outcome(s.d, s.flow) == "unreachable: PROTOCOL_RESTRICTION at tgw-attach-b");
  s.d[s.attachment_b].ipv6 = true;
  CHECK(outcome(s.d, s.flow) == "reachable");
}
