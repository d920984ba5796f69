// How large a packet may be: each value with the page that has it, and what becomes of one that is larger.
#include "simulator/network/mtu.hpp"

#include <functional>

#include "catch.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

namespace {

/// "1500 at igw-a", of one leg.
std::string bound(const Description& description, const Flow& flow, Leg leg = Leg::request) {
  Network network(description);
  const auto smallest = smallest_bound(mtu_bounds(network, path(network, flow), leg));
  if (!smallest) return "none";
  return std::to_string(smallest->mtu) + " at " + id_of(network, smallest->component);
}

struct Sent {
  std::string outcome;  ///< "passes", or "request lost at igw-a: SUBNET_ACL_RESTRICTION at acl-a"
  std::string why, change;
};

Sent send(const Description& description, const Flow& flow, std::uint32_t size) {
  Network network(description);
  const auto story = path(network, flow);
  const auto dropped = too_large(network, story, size);
  if (!dropped) return {"passes", "", ""};
  Sent sent;
  sent.outcome = std::string(text(dropped->leg)) + " " + std::string(text(dropped->notice)) + " at " +
                 id_of(network, dropped->bound.component);
  for (const auto& loser : dropped->losers) sent.outcome += ", " + text(network, loser);
  sent.why = explain(network, *dropped);
  sent.change = remedy(network, *dropped);
  return sent;
}

/// A transit gateway between A and B instead of their peering connection.
struct Attached : TwoVpcs {
  Index<TransitGateway> tgw = d.add(TransitGateway{"tgw-1", "one", "111111111111", "us-east-1"});
  Index<TransitGatewayRouteTable> routes = d.add(TransitGatewayRouteTable{"tgw-rtb-1", "", tgw, {}});
  Index<TransitGatewayAttachment> attachment_a = attach(a, "a");
  Index<TransitGatewayAttachment> attachment_b = attach(b, "b");

  Attached() {
    unroute(a.table, pcx);
    unroute(b.table, pcx);
    route(a.table, "10.1.0.0/16", tgw);
    route(b.table, "10.0.0.0/16", tgw);
    d[routes].routes = {{cidr("10.0.0.0/16"), attachment_a}, {cidr("10.1.0.0/16"), attachment_b}};
  }
  Index<TransitGatewayAttachment> attach(const Site& site, const std::string& name) {
    return d.add(TransitGatewayAttachment{.id = "tgw-attach-" + name,
                                          .transit_gateway = tgw,
                                          .resource = site.vpc,
                                          .resource_kind = "vpc",
                                          .route_table = routes,
                                          .subnets = {site.subnet}});
  }
};

/// An instance in a private subnet of A, and the internet behind a NAT gateway.
struct BehindNat : TwoVpcs {
  Index<RouteTable> private_table = table(a.vpc, "private");
  Index<NetworkAcl> private_acl = acl(a.vpc, "private");
  Index<Subnet> private_subnet =
      d.add(Subnet{"subnet-private", "private", a.vpc, {cidr("10.0.1.0/24")}, private_table, private_acl});
  Index<Instance> inner = d.add(Instance{"i-inner", "inner"});
  Index<NetworkInterface> eni_inner =
      interface(private_subnet, "inner", "10.0.1.10", std::nullopt, {a.group});
  Index<NatGateway> nat = nat_gateway(a.subnet, "n", "10.0.0.20", "54.0.0.20");

  BehindNat() {
    d[eni_inner].instance = inner;
    route(private_table, "0.0.0.0/0", nat);
    flow.source = inner;
    flow.destination = ip("203.0.113.10");
  }
};

}  // namespace

TEST_CASE("Neighbors in a subnet and in a VPC exchange jumbo frames") {
  TwoVpcs sample;  // [EC2 user guide, "Jumbo frames (9001 MTU)"]
  sample.flow.destination = sample.instance(sample.a, "neighbor", "10.0.0.11");
  CHECK(bound(sample.d, sample.flow) == "9001 at eni-a");
  const auto other = sample.subnet(sample.a, "other", cidr("10.0.2.0/24"));
  sample.flow.destination = sample.interface(other, "far", "10.0.2.10", std::nullopt, {sample.a.group});
  CHECK(bound(sample.d, sample.flow) == "9001 at eni-a");
  CHECK(send(sample.d, sample.flow, 9001).outcome == "passes");
  CHECK(send(sample.d, sample.flow, 9002).outcome == "request unneeded at eni-a");
}

TEST_CASE("A type without jumbo frames bounds what its instance sends and takes") {
  // [EC2 user guide, "Jumbo frames"; Direct Connect user guide: all types but C1, CC1, T1 and M1]
  TwoVpcs sample;
  sample.d[sample.instance_b].type = "m1.small";
  CHECK(bound(sample.d, sample.flow) == "1500 at eni-b");
  CHECK(bound(sample.d, sample.flow, Leg::reply) == "1500 at eni-b");
  for (const char* type : {"t2.micro", "m5.large", "c3.large", "m10x.large", ""}) {
    sample.d[sample.instance_b].type = type;
    CHECK(bound(sample.d, sample.flow) == "9001 at eni-a");
  }
  sample.d[sample.instance_b].type = "t1.micro";
  CHECK(send(sample.d, sample.flow, 1500).outcome == "passes");
  CHECK(send(sample.d, sample.flow, 1501).outcome == "request heard at eni-b");
}

TEST_CASE("A peering connection takes jumbo frames in a Region, and 8500 bytes between Regions") {
  TwoVpcs sample;  // [EC2 user guide, "Jumbo frames"; VPC peering guide, "Limitations"]
  CHECK(bound(sample.d, sample.flow) == "9001 at eni-a");
  sample.d[sample.pcx].accepter.region = "eu-west-1";
  CHECK(bound(sample.d, sample.flow) == "8500 at pcx-ab");
  CHECK(send(sample.d, sample.flow, 8500).outcome == "passes");
  CHECK(send(sample.d, sample.flow, 8501).outcome == "request heard at pcx-ab");
}

TEST_CASE("An internet gateway takes 1500 bytes, out and in") {
  TwoVpcs sample;  // [EC2 user guide, "Jumbo frames"]
  sample.flow.destination = ip("203.0.113.10");
  CHECK(bound(sample.d, sample.flow) == "1500 at igw-a");
  CHECK(bound(sample.d, sample.flow, Leg::reply) == "1500 at igw-a");
  const auto sent = send(sample.d, sample.flow, 9001);
  CHECK(sent.outcome == "request heard at igw-a");
  CHECK(sent.why ==
        "internet gateway a (igw-a) takes packets of up to 1500 bytes, drops this one of 9001, and tells the "
        "sender so.");
  CHECK(sent.change ==
        "Send packets of up to 1500 bytes, as Path MTU Discovery makes the sender do by itself.");
  std::swap(sample.flow.source, sample.flow.destination);
  sample.flow.destination = ip("54.0.0.10");
  CHECK(send(sample.d, sample.flow, 1501).outcome == "request heard at igw-a");
}

TEST_CASE("A NAT gateway takes 8500 bytes, and the internet gateway behind it 1500") {
  BehindNat sample;  // [VPC user guide, "NAT gateway basics"]
  CHECK(bound(sample.d, sample.flow) == "1500 at igw-a");
  CHECK(send(sample.d, sample.flow, 8501).outcome == "request heard at nat-n");
  CHECK(send(sample.d, sample.flow, 8500).outcome == "request heard at igw-a");
  // The message about what the internet gateway drops crosses the gateway's subnet, then the instance's.
  sample.d[sample.private_acl].ingress = {entry(100, true, tcp(0, 65535))};
  sample.d[sample.a.acl].ingress = {entry(90, false, {IpProtocol::icmp}), entry(100, true, {})};
  CHECK(send(sample.d, sample.flow, 8500).outcome ==
        "request lost at igw-a, ingress SUBNET_ACL_RESTRICTION at acl-a, "
        "ingress SUBNET_ACL_RESTRICTION at acl-private");
}

TEST_CASE("A transit gateway takes 8500 bytes, and tells who sends from a VPC") {
  Attached sample;  // [transit gateways guide, "Quotas": MTU]
  CHECK(bound(sample.d, sample.flow) == "8500 at tgw-1");
  CHECK(send(sample.d, sample.flow, 8500).outcome == "passes");
  CHECK(send(sample.d, sample.flow, 8501).outcome == "request heard at tgw-1");
  // From an attachment to an instance in its subnet no network ACL is asked.
  sample.d[sample.a.acl].ingress = {entry(100, true, tcp(1024, 65535))};
  CHECK(send(sample.d, sample.flow, 8501).outcome == "request heard at tgw-1");
}

TEST_CASE("An endpoint takes 8500 bytes and doesn't tell the sender") {
  TwoVpcs sample;  // [PrivateLink guide, "Quotas"]
  const auto endpoint = sample.d.add(
      VpcEndpoint{"vpce-1", "", sample.a.vpc, "com.amazonaws.us-east-1.ssm", VpcEndpointKind::interface});
  const auto eni = sample.interface(sample.a.subnet, "ep", "10.0.0.40", std::nullopt, {sample.a.group});
  sample.d[eni].vpc_endpoint = endpoint;
  sample.flow.destination = ip("10.0.0.40");
  CHECK(bound(sample.d, sample.flow) == "8500 at vpce-1");
  const auto sent = send(sample.d, sample.flow, 9001);
  CHECK(sent.outcome == "request not-sent at vpce-1");
  CHECK(
      sent.why ==
      "VPC endpoint vpce-1 takes packets of up to 8500 bytes, and drops this one of 9001 without telling the "
      "sender: a black hole.");
  CHECK(sent.change == "Send packets of up to 8500 bytes.");

  const auto gateway = sample.d.add(VpcEndpoint{"vpce-2", "", sample.a.vpc, "com.amazonaws.us-east-1.s3"});
  sample.route(sample.a.table, "52.216.0.0/15", gateway);
  sample.flow.destination = ip("52.216.1.1");
  CHECK(bound(sample.d, sample.flow) == "8500 at vpce-2");
  CHECK(bound(sample.d, sample.flow, Leg::reply) == "8500 at vpce-2");
  CHECK(send(sample.d, sample.flow, 9001).outcome == "request not-sent at vpce-2");
}

TEST_CASE("IPv6 by an internet gateway or an egress-only one: 1500 bytes, and packet too big") {
  TwoVpcs sample;
  sample.d[sample.a.vpc].cidrs.push_back(cidr("2600:1f00::/56"));
  sample.d[sample.a.subnet].cidrs.push_back(cidr("2600:1f00::/64"));
  sample.d[sample.eni_a].addresses.push_back({ip("2600:1f00::10")});
  sample.d[sample.a.group].egress.push_back(allow({}, cidr("::/0")));
  sample.d[sample.a.group].ingress = {};
  for (auto* entries : {&sample.d[sample.a.acl].ingress, &sample.d[sample.a.acl].egress})
    entries->push_back(entry(110, true, {}, cidr("::/0")));
  sample.flow.destination = ip("2600:2::1");
  sample.flow.ipv6 = true;
  sample.route(sample.a.table, "::/0", sample.igw);
  CHECK(bound(sample.d, sample.flow) == "1500 at igw-a");
  const auto sent = send(sample.d, sample.flow, 1501);
  CHECK(sent.outcome == "request lost at igw-a, ingress ENI_SG_RULES_MISMATCH at eni-a");
  CHECK(sent.change == "Send packets of up to 1500 bytes, or let ICMPv6 type 2 code 0 back to the sender.");
  sample.d[sample.a.group].ingress = {allow({IpProtocol::icmpv6, {}, 2, -1}, cidr("::/0"))};
  CHECK(send(sample.d, sample.flow, 1501).outcome == "request heard at igw-a");

  const auto egress_only = sample.d.add(EgressOnlyInternetGateway{"eigw-a", "a", sample.a.vpc});
  sample.d[sample.a.table].routes.back().target = egress_only;
  CHECK(bound(sample.d, sample.flow) == "1500 at eigw-a");
  CHECK(send(sample.d, sample.flow, 1501).outcome == "request heard at eigw-a");
}

TEST_CASE("The message must get back: by network ACLs, and by the sender's own security groups") {
  struct Row {
    std::function<void(TwoVpcs&)> change;
    std::string outcome;
  };
  const Traffic unreachable{IpProtocol::icmp, {}, 3, 4}, echo{IpProtocol::icmp, {}, 8, -1};
  const Row rows[] = {
      {[](TwoVpcs&) {}, "request heard at pcx-ab"},
      {[](TwoVpcs& s) { s.d[s.a.group].ingress.clear(); },
       "request lost at pcx-ab, ingress ENI_SG_RULES_MISMATCH at eni-a"},
      {[&](TwoVpcs& s) { s.d[s.a.group].ingress = {allow(unreachable, cidr("10.1.0.10/32"))}; },
       "request heard at pcx-ab"},
      {[&](TwoVpcs& s) { s.d[s.a.group].ingress = {allow(unreachable, cidr("10.1.0.11/32"))}; },
       "request lost at pcx-ab, ingress ENI_SG_RULES_MISMATCH at eni-a"},
      {[&](TwoVpcs& s) { s.d[s.a.group].ingress = {allow(echo, anywhere)}; },
       "request lost at pcx-ab, ingress ENI_SG_RULES_MISMATCH at eni-a"},
      {[](TwoVpcs& s) { s.d[s.a.acl].ingress = {entry(100, true, tcp(1024, 65535))}; },
       "request lost at pcx-ab, ingress SUBNET_ACL_RESTRICTION at acl-a"},
      {[&](TwoVpcs& s) {
         s.d[s.a.acl].ingress = {entry(100, true, tcp(1024, 65535)), entry(110, true, unreachable)};
       },
       "request heard at pcx-ab"},
      // Beyond the component that drops it, nobody is asked.
      {[](TwoVpcs& s) { s.d[s.b.acl].egress = {entry(100, true, tcp(1024, 65535))}; },
       "request heard at pcx-ab"},
  };
  for (const auto& row : rows) {
    TwoVpcs sample;
    sample.d[sample.pcx].accepter.region = "eu-west-1";
    row.change(sample);
    CHECK(send(sample.d, sample.flow, 8501).outcome == row.outcome);
  }
}

TEST_CASE("A black hole says what it takes to be heard") {
  TwoVpcs sample;
  sample.d[sample.pcx].accepter.region = "eu-west-1";
  sample.d[sample.a.acl].ingress = {entry(100, true, tcp(1024, 65535))};
  const auto sent = send(sample.d, sample.flow, 9001);
  CHECK(
      sent.why ==
      "peering connection ab (pcx-ab) takes packets of up to 8500 bytes and drops this one of 9001, but its "
      "message doesn't reach the sender: a black hole.");
  CHECK(sent.change == "Send packets of up to 8500 bytes, or let ICMP type 3 code 4 back to the sender.");
  Network network(sample.d);
  const auto dropped = too_large(network, path(network, sample.flow), 9001);
  REQUIRE(dropped);
  REQUIRE(dropped->losers.size() == 1);
  CHECK(remedy(network, dropped->losers[0]) ==
        "Add a rule to network ACL a (acl-a) that allows inbound icmp type 3 code 4 from 10.1.0.10/32.");
}

TEST_CASE("A reply is as large as its request") {
  TwoVpcs sample;
  Network network(sample.d);
  const auto story = path(network, sample.flow);
  CHECK(verdict_with(story, std::nullopt) == Verdict::reachable);
  TooLarge packet;
  CHECK(verdict_with(story, packet) == Verdict::unreachable);
  packet.leg = Leg::reply;
  CHECK(verdict_with(story, packet) == Verdict::forward_only);

  // The request's way takes jumbo frames; the reply leaves by another way, between Regions.
  TwoVpcs round;
  const auto other = round.peer(round.a, round.b, "other");
  round.d[other].accepter.region = "eu-west-1";
  round.unroute(round.b.table, round.pcx);
  round.route(round.b.table, "10.0.0.0/16", other);
  CHECK(send(round.d, round.flow, 9001).outcome == "reply heard at pcx-other");
  Network lopsided(round.d);
  CHECK(describe_mtu(lopsided, path(lopsided, round.flow)) ==
        "Packets of up to 9001 bytes pass there (network interface a (eni-a)), and of up to 8500 bytes back "
        "(peering connection other (pcx-other)).");
}

TEST_CASE("What doesn't get there at all isn't too large") {
  TwoVpcs sample;
  sample.d[sample.b.group].ingress.clear();
  CHECK(send(sample.d, sample.flow, 65535).outcome == "passes");
  Network network(sample.d);
  CHECK(describe_mtu(network, path(network, sample.flow)).empty());
}

TEST_CASE("A path's MTU is said in both languages") {
  TwoVpcs sample;
  sample.flow.destination = ip("203.0.113.10");
  Network network(sample.d);
  const auto story = path(network, sample.flow);
  CHECK(describe_mtu(network, story) ==
        "Packets of up to 1500 bytes pass: internet gateway a (igw-a) takes no larger ones.");
  CHECK(describe_mtu(network, story, Language::japanese) ==
        "1500 バイトまでのパケットが通ります (インターネットゲートウェイ a (igw-a) の上限)。");
  for (auto notice : {MtuNotice::unneeded, MtuNotice::heard, MtuNotice::not_sent, MtuNotice::lost}) {
    TooLarge packet{.leg = Leg::request,
                    .size = 9001,
                    .bound = {sample.igw, 1500},
                    .packet = story.request.sent,
                    .notice = notice};
    for (const auto& sentence :
         {explain(network, packet, Language::japanese), remedy(network, packet, Language::japanese)}) {
      CHECK(sentence.ends_with("。"));
      CHECK(sentence.find("1500") != sentence.npos);
    }
    CHECK(explain(network, packet).ends_with('.'));
    CHECK(remedy(network, packet).ends_with('.'));
  }
}
