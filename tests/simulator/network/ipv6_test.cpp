#include <functional>

#include "catch.hpp"
#include "simulator/network/egress_only_internet_gateway.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;
using Blocked = std::vector<std::string>;

namespace {

/// A and B with IPv6 blocks, everything open for both families.
struct DualStack : TwoVpcs {
  DualStack() {
    give(a, eni_a, "2600:1f18:a::/56", "2600:1f18:a::10");
    give(b, eni_b, "2600:1f18:b::/56", "2600:1f18:b::10");
    route(a.table, "2600:1f18:b::/56", pcx);
    route(b.table, "2600:1f18:a::/56", pcx);
    route(a.table, "::/0", igw);
    flow.ipv6 = true;
  }
  void give(const Site& site, Index<NetworkInterface> own, std::string_view block, std::string_view address) {
    d[site.vpc].cidrs.push_back(cidr(block));
    d[site.subnet].cidrs.push_back(IpBlock(cidr(block).first(), 64));
    d[site.table].routes.push_back({cidr(block), LocalTarget{}, RouteOrigin::local});
    for (auto* rules : {&d[site.group].ingress, &d[site.group].egress})
      rules->push_back(allow({}, cidr("::/0")));
    for (auto* entries : {&d[site.acl].ingress, &d[site.acl].egress})
      entries->push_back(entry(101, true, {}, cidr("::/0")));
    d[own].addresses.push_back({ip(address)});
  }
  void allow_only_ipv4(std::vector<SecurityGroupRule>& rules) { rules = {allow({}, anywhere)}; }
};

struct Row {
  std::string_view description;
  std::function<void(DualStack&)> change;
  std::string expected;
};

void check(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    DualStack s;
    row.change(s);
    INFO(row.description);
    CHECK(outcome(s.d, s.flow) == row.expected);
    CHECK(blocked_by(s.d, s.flow).empty() == (row.expected == "reachable"));
  }
}

}  // namespace

TEST_CASE("IPv6 across a peering connection, apart from IPv4") {
  check({
      {"no fault", [](auto&) {}, "reachable"},
      {"a group that allows all of IPv4 only", [](auto& s) { s.allow_only_ipv4(s.d[s.b.group].ingress); },
       "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-b"},
      {"a network ACL that allows all of IPv4 only", [](auto& s) { s.d[s.b.acl].egress.pop_back(); },
       "forward-only: egress SUBNET_ACL_RESTRICTION at acl-b"},
      {"IPv4 routes alone",
       [](auto& s) {
         std::erase_if(s.d[s.a.table].routes, [](const Route& r) { return r.destination.is_v6(); });
       },
       "unreachable: egress NO_ROUTE_TO_DESTINATION at rtb-a"},
      {"a reference to the sender's group",
       [](auto& s) {
         s.d[s.b.group].ingress = {allow({}, SecurityGroupReference{s.a.group, "sg-a", ""})};
       },
       "reachable"},
      {"an end without an IPv6 address", [](auto& s) { s.d[s.eni_b].addresses.pop_back(); },
       "unreachable: UNASSOCIATED_COMPONENT at eni-b"},
      {"ends of both families",
       [](auto& s) {
         s.flow.source = ip("198.51.100.7");
         s.flow.destination = ip("2600:1f18:a::10");
       },
       "unreachable: NO_SOURCE_OR_DESTINATION"},
      {"an address in a delegated prefix",
       [](auto& s) {
         s.d[s.eni_b].prefixes = {cidr("2600:1f18:b::ab00:0:0/80")};
         s.flow.destination = ip("2600:1f18:b:0:0:ab00::7");
       },
       "reachable"},
      {"ICMPv6 echo",
       [](auto& s) {
         s.flow.protocol = IpProtocol::icmpv6;
         s.flow.icmp_type = 128;
       },
       "reachable"},
      {"an ICMPv6 rule for another type",
       [](auto& s) {
         s.flow.protocol = IpProtocol::icmpv6;
         s.flow.icmp_type = 128;
         s.d[s.b.group].ingress = {allow({IpProtocol::icmpv6, {}, 129}, cidr("::/0"))};
       },
       "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-b"},
  });
}

TEST_CASE("IPv6 by an internet gateway is not translated, and needs no public IPv4 address") {
  auto out = [](DualStack& s) {
    s.flow.destination = ip("2001:db8::1");
    s.d[s.eni_a].addresses.front().public_ip.reset();
  };
  auto in = [](DualStack& s) {
    s.flow.source = ip("2001:db8::1");
    s.flow.destination = ip("2600:1f18:a::10");
  };
  check({
      {"out", out, "reachable"},
      {"out, to a unique local address",
       [&](auto& s) {
         out(s);
         s.flow.destination = ip("fd00:1::1");
       },
       "unreachable: egress NO_POSSIBLE_DESTINATION at igw-a"},
      {"in", in, "reachable"},
      {"in, from a unique local address",
       [&](auto& s) {
         in(s);
         s.flow.source = ip("fd00:1::1");
       },
       "unreachable: ingress GATEWAY_REJECTS_SPOOFED_TRAFFIC at igw-a"},
      {"in, by a group that allows nothing from there",
       [&](auto& s) {
         in(s);
         s.d[s.a.group].ingress = {allow({}, cidr("2600::/16"))};
       },
       "unreachable: ingress ENI_SG_RULES_MISMATCH at eni-a"},
      {"in, where there is no gateway",
       [&](auto& s) {
         in(s);
         s.d[s.igw].vpc = {};
       },
       "unreachable: ingress NO_PATH at vpc-a"},
  });
}

TEST_CASE("An egress-only internet gateway lets IPv6 out, and only answers in") {
  auto behind = [](DualStack& s) {
    auto eigw = s.d.add(EgressOnlyInternetGateway{"eigw-a", "", s.a.vpc});
    s.d[s.a.table].routes.back().target = eigw;
    s.d[s.igw].vpc = {};
    s.flow.destination = ip("2001:db8::1");
    return eigw;
  };
  check({
      {"a request and its answer", [&](auto& s) { behind(s); }, "reachable"},
      {"the subnet takes no answer",
       [&](auto& s) {
         behind(s);
         s.d[s.a.acl].ingress.pop_back();
       },
       "forward-only: ingress SUBNET_ACL_RESTRICTION at acl-a"},
      {"a request from outside",
       [&](auto& s) {
         behind(s);
         s.flow.source = ip("2001:db8::1");
         s.flow.destination = ip("2600:1f18:a::10");
       },
       "unreachable: ingress NO_PATH at vpc-a"},
      {"the answer to what came in by the internet gateway",
       [&](auto& s) {
         behind(s);
         s.d[s.igw].vpc = s.a.vpc;
         s.flow.source = ip("2001:db8::1");
         s.flow.destination = ip("2600:1f18:a::10");
       },
       "forward-only: egress NO_PATH at eigw-a"},
      {"another VPC's", [&](auto& s) { s.d[behind(s)].vpc = s.b.vpc; },
       "unreachable: egress BAD_STATE_ATTACHMENT at eigw-a"},
      {"a source that no interface of the VPC holds",
       [&](auto& s) {
         behind(s);
         s.d[s.eni_a].source_dest_check = false;
         s.flow.source_address = ip("2001:db8:9::1");
       },
       "unreachable: egress GATEWAY_REJECTS_SPOOFED_TRAFFIC at eigw-a"},
      {"IPv4 by a route that shouldn't be",
       [&](auto& s) {
         s.d[s.a.table].routes.front().target = LocalTarget{};
         s.route(s.a.table, "8.8.0.0/16", behind(s));
         s.flow.destination = ip("8.8.8.8");
       },
       "unreachable: egress PROTOCOL_RESTRICTION at eigw-a"},
  });
}

TEST_CASE("NAT64: an IPv6 client asks an IPv4 server by a NAT gateway, and hears from the address it asked") {
  DualStack s;
  Site outer = s.a;
  outer.table = s.table(s.a.vpc, "outer");
  outer.subnet = s.subnet(outer, "outer", cidr("10.0.7.0/24"));
  s.route(outer.table, "0.0.0.0/0", s.igw);
  s.route(outer.table, "2600:1f18:a::/56", LocalTarget{}, RouteOrigin::local);
  auto nat = s.nat_gateway(outer.subnet, "a", "10.0.7.5", "54.0.0.77");
  s.route(s.a.table, "64:ff9b::/96", nat);
  s.flow.destination = ip("64:ff9b::808:808");
  CHECK(outcome(s.d, s.flow) == "reachable");
  auto story = path(Network(s.d), s.flow);
  CHECK(story.request.received.destination.text() == "8.8.8.8");
  CHECK(story.request.received.source.text() == "54.0.0.77");
  CHECK(story.reply->received.source.text() == "64:ff9b::808:808");

  s.flow.protocol = IpProtocol::icmpv6;
  s.flow.icmp_type = 128;
  CHECK(outcome(s.d, s.flow) == "reachable");

  s.flow.destination = ip("2001:db8::1");
  s.route(s.a.table, "2001:db8::/32", nat);
  CHECK(outcome(s.d, s.flow) == "unreachable: PROTOCOL_RESTRICTION at nat-a");
}
