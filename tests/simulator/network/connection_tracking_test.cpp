#include "simulator/network/connection_tracking.hpp"

#include <algorithm>
#include <functional>

#include "catch.hpp"
#include "tests/simulator/network/random_network.hpp"

using namespace vpcsim::network;

namespace {

const IpBlock everywhere_v6 = cidr("::/0");

/// What becomes of a connection that was begun before `after` happened: "carried", or what stops it.
std::string fate(const Network& network, const Flow& flow, const Tracked& tracked) {
  const auto [carried, reason] = established(network, flow, tracked);
  CHECK(carried != reason.has_value());
  return carried ? "carried" : text(network, *reason);
}

template <class Sample>
struct RowOf {
  std::string_view description;
  std::function<void(Sample&)> before, after;
  std::string expected;
};

template <class Sample>
void check(const std::vector<RowOf<Sample>>& rows) {
  for (const auto& row : rows) {
    INFO(row.description);
    Sample s;
    row.before(s);
    const Network start(s.d);
    REQUIRE(verdict(start, s.flow) == Verdict::reachable);
    const auto tracked = tracked_at_start(start, s.flow);
    CHECK(fate(start, s.flow, tracked) == "carried");
    row.after(s);
    CHECK(fate(Network(s.d), s.flow, tracked) == row.expected);
  }
}

using Row = RowOf<TwoVpcs>;
const std::string cut_at_b = "ingress ENI_SG_RULES_MISMATCH at eni-b";

void close_b(TwoVpcs& s) {
  s.d[s.b.group].ingress.clear();
}
void nothing(TwoVpcs&) {}

/// Whatever goes out of A by its NAT gateway.
struct Natted : TwoVpcs {
  Site inner = a;
  Index<NatGateway> nat = nat_gateway(a.subnet, "a", "10.0.0.100", "54.0.0.100");
  Natted() {
    inner.table = table(a.vpc, "inner");
    inner.group = group(a.vpc, "inner");
    inner.subnet = subnet(inner, "inner", cidr("10.0.1.0/24"));
    route(inner.table, "0.0.0.0/0", nat);
    flow.source = instance(inner, "inner", "10.0.1.10");
    flow.destination = ip("8.8.8.8");
  }
};

}  // namespace

TEST_CASE("A tracked connection survives its rule, an untracked one is cut at once") {
  check<TwoVpcs>({
      {"admitted by a narrow rule",
       [](auto& s) { s.d[s.b.group].ingress = {allow(tcp(22), cidr("10.0.0.0/16"))}; }, close_b, "carried"},
      {"admitted by a group's name",
       [](auto& s) {
         s.d[s.b.group].ingress = {allow(tcp(22), SecurityGroupReference{s.a.group, "sg-a", ""})};
       },
       close_b, "carried"},
      {"open both ways", nothing, close_b, cut_at_b},
      {"open for its port, and for all answers",
       [](auto& s) {
         s.d[s.b.group].ingress = {allow(tcp(22), anywhere)};
         s.d[s.b.group].egress = {allow(tcp(0, 65535), anywhere)};
       },
       close_b, cut_at_b},
      {"open for its port, and for most answers",
       [](auto& s) {
         s.d[s.b.group].ingress = {allow(tcp(22), anywhere)};
         s.d[s.b.group].egress = {allow(tcp(1024, 65535), anywhere)};
       },
       close_b, "carried"},
      {"answers of the other family alone are permitted",
       [](auto& s) { s.d[s.b.group].egress = {allow({}, everywhere_v6)}; }, close_b, "carried"},
      {"answers of another protocol alone are permitted",
       [](auto& s) {
         s.d[s.b.group].egress = {allow({IpProtocol::udp, {}}, anywhere)};
       },
       close_b, "carried"},
      {"the halves of all addresses aren't all addresses",
       [](auto& s) {
         s.d[s.b.group].ingress = {allow({}, cidr("0.0.0.0/1")), allow({}, cidr("128.0.0.0/1"))};
       },
       close_b, "carried"},
      {"the two open rules are of two groups",
       [](auto& s) {
         const auto other = s.group(s.b.vpc, "other");
         s.d[s.b.group].egress.clear();
         s.d[other].ingress.clear();
         s.d[s.eni_b].groups = {s.b.group, other};
       },
       close_b, cut_at_b},
      {"the client's rule", [](auto& s) { s.d[s.a.group].egress = {allow(tcp(22), cidr("10.1.0.0/16"))}; },
       [](auto& s) { s.d[s.a.group].egress.clear(); }, "carried"},
      {"the client's open rule", nothing, [](auto& s) { s.d[s.a.group].egress.clear(); },
       "egress ENI_SG_RULES_MISMATCH at eni-a"},
      {"an open rule that becomes narrower", nothing,
       [](auto& s) { s.d[s.b.group].ingress = {allow(tcp(22), cidr("10.0.0.0/16"))}; }, "carried"},
      {"an open rule that becomes another's", nothing,
       [](auto& s) { s.d[s.b.group].ingress = {allow(tcp(22), cidr("192.0.2.0/24"))}; }, cut_at_b},
  });
}

TEST_CASE("What isn't TCP or UDP is always tracked") {
  check<TwoVpcs>({
      {"UDP isn't", [](auto& s) { s.flow.protocol = IpProtocol::udp; }, close_b, cut_at_b},
      {"ICMP", [](auto& s) { s.flow.protocol = IpProtocol::icmp; }, close_b, "carried"},
      {"another", [](auto& s) { s.flow.protocol = IpProtocol{47}; }, close_b, "carried"},
  });
}

TEST_CASE("Other groups at an interface are as other rules") {
  const auto swap = [](TwoVpcs& s) {
    const auto closed = s.group(s.b.vpc, "closed");
    s.d[closed].ingress.clear();
    s.d[s.eni_b].groups = {closed};
  };
  check<TwoVpcs>({
      {"tracked", [](auto& s) { s.d[s.b.group].ingress = {allow(tcp(22), cidr("10.0.0.0/16"))}; }, swap,
       "carried"},
      {"untracked", nothing, swap, cut_at_b},
  });
}

TEST_CASE("Whatever isn't a security group is asked for each packet, in both directions") {
  const auto narrow = [](TwoVpcs& s) {
    s.d[s.a.group].egress = {allow(tcp(22), cidr("10.1.0.0/16"))};
    s.d[s.b.group].ingress = {allow(tcp(22), cidr("10.0.0.0/16"))};
  };
  check<TwoVpcs>({
      {"a network ACL on the way there", narrow, [](auto& s) { s.d[s.b.acl].ingress.clear(); },
       "ingress SUBNET_ACL_RESTRICTION at acl-b"},
      {"a network ACL on the way back", narrow,
       [](auto& s) { s.d[s.a.acl].ingress = {entry(100, true, tcp(22))}; },
       "ingress SUBNET_ACL_RESTRICTION at acl-a"},
      {"the route there", narrow, [](auto& s) { s.unroute(s.a.table, s.pcx), s.unroute(s.a.table, s.igw); },
       "egress NO_ROUTE_TO_DESTINATION at rtb-a"},
      {"the route back", narrow, [](auto& s) { s.unroute(s.b.table, s.pcx); },
       "egress NO_ROUTE_TO_DESTINATION at rtb-b"},
      {"the peering", narrow, [](auto& s) { s.d[s.pcx].status = VpcPeeringStatus::deleted; },
       "BAD_STATE at pcx-ab"},
      {"an instance that stops", narrow, [](auto& s) { s.d[s.instance_b].state = InstanceState::stopped; },
       "ingress BAD_STATE at i-b"},
  });
}

TEST_CASE("A connection through a NAT gateway is tracked, and is the gateway's own") {
  const auto close = [](Natted& s) { s.d[s.inner.group].egress.clear(); };
  check<Natted>({
      {"open groups", [](auto&) {}, close, "carried"},
      {"the gateway goes", [](auto&) {}, [](auto& s) { s.d[s.nat].state = NatGatewayState::deleted; },
       "BAD_STATE at nat-a"},
      {"another gateway, another address", [](auto&) {},
       [](auto& s) {
         s.d[s.inner.table].routes.back().target =
             s.nat_gateway(s.a.subnet, "other", "10.0.0.101", "54.0.0.101");
       },
       "NO_PATH"},
  });
}

TEST_CASE("Egress-only gateways, transit gateways, interface endpoints and DynamoDB's track connections") {
  struct Sample : TwoVpcs {};
  const auto close_a = [](Sample& s) { s.d[s.a.group].egress.clear(); };
  const auto to_service = [](Sample& s, const char* service) {
    const auto endpoint = s.d.add(VpcEndpoint{.id = "vpce-1", .vpc = s.a.vpc, .service = service});
    s.route(s.a.table, "52.216.0.0/15", endpoint);
    s.flow.destination = ip("52.216.1.1");
  };
  const std::string cut = "egress ENI_SG_RULES_MISMATCH at eni-a";
  check<Sample>({
      {"an egress-only internet gateway",
       [](auto& s) {
         const auto gateway = s.d.add(EgressOnlyInternetGateway{"eigw-a", "", s.a.vpc});
         s.d[s.a.vpc].cidrs.push_back(cidr("2600:1f18:a::/56"));
         s.d[s.eni_a].addresses.push_back({ip("2600:1f18:a::10")});
         s.d[s.a.subnet].cidrs.push_back(cidr("2600:1f18:a::/64"));
         for (auto* rules : {&s.d[s.a.group].ingress, &s.d[s.a.group].egress})
           rules->push_back(allow({}, everywhere_v6));
         for (auto* entries : {&s.d[s.a.acl].ingress, &s.d[s.a.acl].egress})
           entries->push_back(entry(101, true, {}, everywhere_v6));
         s.route(s.a.table, "::/0", gateway);
         s.flow.destination = ip("2001:db8::1");
       },
       close_a, "carried"},
      {"a transit gateway",
       [](auto& s) {
         const auto gateway = s.d.add(TransitGateway{"tgw-1", "one", "111111111111", "us-east-1"});
         const auto routes = s.d.add(TransitGatewayRouteTable{"tgw-rtb-1", "", gateway, {}});
         for (const Site* site : {&s.a, &s.b}) {
           const auto attachment = s.d.add(TransitGatewayAttachment{.id = "tgw-attach-1",
                                                                    .transit_gateway = gateway,
                                                                    .resource = site->vpc,
                                                                    .resource_kind = "vpc",
                                                                    .route_table = routes,
                                                                    .subnets = {site->subnet}});
           s.d[routes].routes.push_back({s.d[site->vpc].cidrs.front(), attachment, true});
           s.unroute(site->table, s.pcx);
         }
         s.route(s.a.table, "10.1.0.0/16", gateway);
         s.route(s.b.table, "10.0.0.0/16", gateway);
       },
       close_a, "carried"},
      {"an interface endpoint",
       [](auto& s) {
         s.d[s.eni_b].instance = {};
         s.d[s.eni_b].vpc_endpoint = s.d.add(VpcEndpoint{.id = "vpce-i",
                                                         .vpc = s.b.vpc,
                                                         .service = "com.amazonaws.us-east-1.ssm",
                                                         .kind = VpcEndpointKind::interface});
         s.flow.destination = s.eni_b;
       },
       close_a, "carried"},
      {"DynamoDB's gateway endpoint", [&](auto& s) { to_service(s, "com.amazonaws.us-east-1.dynamodb"); },
       close_a, "carried"},
      {"S3's doesn't", [&](auto& s) { to_service(s, "com.amazonaws.us-east-1.s3"); }, close_a, cut},
      {"nor does an internet gateway", [](auto& s) { s.flow.destination = ip("8.8.8.8"); }, close_a, cut},
  });
}

TEST_CASE("A connection isn't carried to somebody else, or under another address") {
  check<TwoVpcs>({
      {"a public address moves to another instance",
       [](auto& s) {
         s.instance(s.a, "other", "10.0.0.20");
         s.flow.source = ip("198.51.100.7");
         s.flow.destination = ip("54.0.0.10");
       },
       [](auto& s) {
         s.d[s.eni_a].addresses.front().public_ip.reset();
         s.d.network_interfaces.back().addresses.front().public_ip = ip("54.0.0.10");
       },
       "NO_PATH"},
      {"the client gets another public address", [](auto& s) { s.flow.destination = ip("8.8.8.8"); },
       [](auto& s) { s.d[s.eni_a].addresses.front().public_ip = ip("54.0.0.11"); }, "NO_PATH"},
      {"components stand in another order",
       [](auto& s) { s.d[s.b.group].ingress = {allow(tcp(22), cidr("10.0.0.0/16"))}; },
       [](auto& s) {
         std::swap(s.d.network_interfaces[0], s.d.network_interfaces[1]);
         close_b(s);
       },
       "carried"},
  });
}

TEST_CASE("What is tracked follows the rules as long as they admit") {
  TwoVpcs s;
  auto tracked = tracked_at_start(Network(s.d), s.flow);
  const auto change = [&](std::vector<SecurityGroupRule> ingress) {
    s.d[s.b.group].ingress = std::move(ingress);
    const Network network(s.d);
    const auto result = fate(network, s.flow, tracked);
    if (result == "carried") tracked = tracked_after(network, s.flow, tracked);
    return result;
  };
  const auto narrow = allow(tcp(22), cidr("10.0.0.0/16"));
  SECTION("made narrower, the open rule's connection is tracked") {
    CHECK(change({narrow}) == "carried");
    CHECK(change({}) == "carried");
    CHECK(change({}) == "carried");
  }
  SECTION("an open rule takes a tracked connection over") {
    CHECK(change({narrow}) == "carried");
    CHECK(change({allow(tcp(22), anywhere)}) == "carried");
    CHECK(change({}) == cut_at_b);
  }
}

TEST_CASE("In any network, no rule but the untracked connections' is missed") {
  int carried = 0, cut = 0;
  for (std::uint64_t seed = 5000; seed < 5300; ++seed) {
    RandomNetwork random(seed);
    const Network network(random.d);
    auto bare = random.d;
    for (auto& group : bare.security_groups) group.ingress.clear(), group.egress.clear();
    const Network without_rules(bare);
    for (int i = 0; i < 40; ++i) {
      const auto flow = random.flow();
      if (verdict(network, flow) != Verdict::reachable) continue;
      INFO("seed " << seed << ", flow " << i);
      const auto tracked = tracked_at_start(network, flow);
      CHECK(established(network, flow, tracked).carried);
      const bool survives = std::all_of(tracked.places.begin(), tracked.places.end(), [](const auto& place) {
        return place.tracked || place.leg == Leg::reply;
      });
      CHECK(established(without_rules, flow, tracked).carried == survives);
      ++(survives ? carried : cut);
    }
  }
  CHECK(carried > 20);
  CHECK(cut > 20);
}
