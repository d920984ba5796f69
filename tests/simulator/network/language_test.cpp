// Every sentence in every language: all codes at all kinds of component, all steps, all endings.
#include "simulator/network/language.hpp"

#include <set>

#include "catch.hpp"
#include "simulator/network/describe.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

namespace {

/// One of each kind of component.
struct EveryComponent : TwoVpcs {
  Index<NatGateway> nat = nat_gateway(a.subnet, "n", "10.0.0.20", "54.0.0.20");
  Index<EgressOnlyInternetGateway> egress_only = d.add(EgressOnlyInternetGateway{"eigw-a", "a", a.vpc});
  Index<VpnGateway> vpn = d.add(VpnGateway{"vgw-a", "a", a.vpc});
  Index<VpcEndpoint> endpoint = d.add(VpcEndpoint{"vpce-a", "a", a.vpc, "com.amazonaws.us-east-1.s3"});
  Index<TransitGateway> transit = d.add(TransitGateway{"tgw-1", "t", "111111111111", "us-east-1"});
  Index<TransitGatewayRouteTable> transit_table =
      d.add(TransitGatewayRouteTable{"tgw-rtb-1", "t", transit, {}});
  Index<TransitGatewayAttachment> attachment = d.add(
      TransitGatewayAttachment{"tgw-attach-1", "t", transit, a.vpc, "vpc", true, transit_table, {a.subnet}});
  Index<Instance> bare = d.add(Instance{"i-bare", "bare"});
  Index<NetworkInterface> groupless = interface(a.subnet, "g", "10.0.0.30", std::nullopt, {});
  std::uint32_t other_route = 0;

  EveryComponent() {
    d[transit_table].routes = {{cidr("10.1.0.0/16"), attachment}};
    route(a.table, "192.168.0.0/16", OtherTarget{"egress-only internet gateway", "eigw-gone"});
  }

  std::vector<Component> components(const Network& network) const {
    std::vector<Component> all{Component{}, a.vpc,       a.subnet,   a.table,       a.acl,    igw,
                               nat,         pcx,         eni_a,      instance_a,    vpn,      endpoint,
                               transit,     egress_only, attachment, transit_table, groupless};
    for (std::uint32_t i = 0; i < network[a.table].routes.size(); ++i)
      all.push_back(RouteReference{a.table, i});
    return all;
  }
};

std::vector<Packet> packets() {
  std::vector<Packet> all;
  for (auto protocol : {IpProtocol::tcp, IpProtocol::icmp, IpProtocol{47}}) {
    Packet packet{ip("10.0.0.10"), ip("10.1.0.10"), protocol, linux_ephemeral_ports, {22, 22}, 8, 0};
    all.push_back(packet);
    packet.destination_ports = {1024, 65535};
    all.push_back(packet);
  }
  all.push_back({ip("2001:db8::1"), ip("2001:db8::2"), IpProtocol::icmpv6, {}, {}, 128, 0});
  return all;
}

/// Each code, at each kind of component, wanting each kind.
template <class Visit>
void for_every_blocker(const EveryComponent& every, const Network& network, Visit visit) {
  const auto components = every.components(network);
  constexpr auto last = static_cast<int>(ExplanationCode::vpce_intra_vpc_traffic);
  for (int code = 0; code <= last; ++code) {
    for (const auto& component : components) {
      for (const auto& wanted : components) {
        Blocker blocker{static_cast<ExplanationCode>(code)};
        blocker.component = component;
        blocker.wanted = wanted;
        blocker.vpc = every.a.vpc;
        blocker.route = RouteReference{every.a.table, 1};
        blocker.packet = packets()[static_cast<std::size_t>(code) % packets().size()];
        visit(blocker);
      }
    }
  }
  for (const auto& packet : packets()) {
    for (auto direction : {Direction::ingress, Direction::egress}) {
      Blocker blocker{ExplanationCode::subnet_acl_restriction};
      blocker.component = every.a.acl;
      blocker.wanted = every.a.subnet;
      blocker.direction = direction;
      blocker.packet = packet;
      visit(blocker);
      blocker.acl_entry = 0;
      visit(blocker);
      blocker.code = ExplanationCode::eni_sg_rules_mismatch;
      blocker.component = every.eni_a;
      visit(blocker);
    }
  }
  for (std::uint32_t route = 0; route < network[every.a.table].routes.size(); ++route) {
    Blocker blocker{ExplanationCode::more_specific_route};
    blocker.component = every.a.table;
    blocker.wanted = every.pcx;
    blocker.vpc = every.a.vpc;
    blocker.route = RouteReference{every.a.table, route};
    blocker.packet = packets().front();
    visit(blocker);
  }
}

/// One of each alternative of Step, and each way of saying it.
std::vector<Step> every_step(const EveryComponent& s) {
  static_assert(std::variant_size_v<Step> == 23, "a new kind of step needs a row here");
  const auto in = Direction::ingress, out = Direction::egress;
  const RouteReference route{s.a.table, 0};
  const Ip one = ip("10.0.0.10"), other = ip("54.0.0.10");
  return {SentByInterface{s.eni_a, true},
          SentByInterface{s.eni_a, false},
          SecurityGroupsPassed{s.eni_a, in, s.a.group, 0},
          SecurityGroupsPassed{s.eni_a, out, s.a.group, 0},
          SecurityGroupsTracked{s.eni_a, in},
          SecurityGroupsDenied{s.eni_a, in},
          NetworkAclPassed{s.a.acl, s.a.subnet, in, 0},
          NetworkAclDenied{s.a.acl, s.a.subnet, out, std::nullopt, 22},
          NetworkAclDenied{s.a.acl, s.a.subnet, out, 0, 22},
          RouteChosen{route, one},
          NoRoute{s.a.table, one},
          DeliveredInSubnet{s.a.subnet},
          EnteredSubnet{s.a.vpc, s.a.subnet},
          PeeringCrossed{s.pcx, s.a.vpc, s.b.vpc},
          InternetGatewayTranslated{s.igw, in, other, one},
          InternetGatewayTranslated{s.igw, out, one, other},
          NatGatewayTranslated{s.nat, Leg::request, one, other},
          NatGatewayTranslated{s.nat, Leg::reply, other, one},
          Refused{s.pcx},
          Refused{Component{}},
          Arrived{s.eni_a},
          InternetGatewayPassed{s.igw, in},
          InternetGatewayPassed{s.igw, out},
          EgressOnlyInternetGatewayPassed{s.egress_only, Leg::request},
          EgressOnlyInternetGatewayPassed{s.egress_only, Leg::reply},
          ForwardedByInterface{s.eni_a},
          TransitGatewayEntered{s.attachment, s.a.subnet},
          TransitGatewayEntered{s.attachment, {}},
          TransitGatewayRouteChosen{s.transit_table, 0, one},
          NoTransitGatewayRoute{s.transit_table, one},
          TransitGatewayLeft{s.attachment, s.a.subnet},
          GatewayPassed{s.endpoint, in},
          GatewayPassed{s.endpoint, out}};
}

std::vector<Disposition> every_ending(const EveryComponent& s) {
  static_assert(std::variant_size_v<Disposition> == 4, "a new kind of ending needs a row here");
  std::vector<Disposition> all{Delivered{s.eni_a}, SentToInternet{s.igw}, SentToInternet{{}, s.egress_only},
                               SentToService{s.endpoint}};
  for (auto service : {LinkLocalService::instance_metadata, LinkLocalService::resolver,
                       LinkLocalService::time, LinkLocalService::windows_activation}) {
    all.push_back(SentToService{{}, service});
  }
  Blocker reason{ExplanationCode::no_route_to_destination};
  reason.component = s.a.table;
  all.push_back(Dropped{reason});
  return all;
}

/// The words of a text that are letters of the Latin alphabet and neither AWS's terms, nor states, codes, ids
/// or names.
std::string english_in(std::string_view text, const std::set<std::string, std::less<>>& known) {
  static const std::set<std::string, std::less<>> terms{
      "VPC", "VPCs", "NAT", "ACL", "CIDR", "TCP", "ICMP", "DNS", "Egress-Only", "Amazon", "Time", "Sync",
      "Service", "Windows", "vpcsim", "tcp", "udp", "icmp", "icmpv6", "local", "blackhole",
      // EC2's spelling of states
      "available", "unavailable", "running", "active", "in-use", "pending-acceptance", "stopped",
      "NO_ROUTE_TO_DESTINATION"};
  std::string found;
  for (std::size_t i = 0; i < text.size();) {
    auto is_part = [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' || c == '.';
    };
    if (!is_part(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_part(text[end])) ++end;
    auto word = text.substr(i, end - i);
    i = end;
    const bool has_letters =
        std::any_of(word.begin(), word.end(), [](char c) { return c >= 'g' && c <= 'z'; }) ||
        std::any_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (has_letters && !terms.contains(word) && !known.contains(word)) found += std::string(word) + ' ';
  }
  return found;
}

std::set<std::string, std::less<>> ids_and_names(const Description& d) {
  std::set<std::string, std::less<>> known{"com.amazonaws.us-east-1.s3", "eigw-gone"};
  auto add = [&](const auto& records) {
    for (const auto& record : records) known.insert({record.id, record.name});
  };
  add(d.vpcs), add(d.subnets), add(d.route_tables), add(d.network_acls), add(d.security_groups);
  add(d.internet_gateways), add(d.egress_only_internet_gateways), add(d.nat_gateways), add(d.vpn_gateways);
  add(d.vpc_peering_connections), add(d.vpc_endpoints), add(d.transit_gateways);
  add(d.transit_gateway_attachments), add(d.transit_gateway_route_tables), add(d.network_interfaces);
  add(d.instances);
  return known;
}

bool is_japanese(const std::string& text) {
  // Hiragana and katakana are U+3040 to U+30FF.
  return text.find("\xe3\x81") != text.npos || text.find("\xe3\x82") != text.npos ||
         text.find("\xe3\x83") != text.npos;
}

}  // namespace

TEST_CASE("Each code has its two sentences in both languages, whatever stands in them") {
  const EveryComponent every;
  const Network network(every.d);
  const auto known = ids_and_names(every.d);
  std::set<std::string> templates;
  for_every_blocker(every, network, [&](const Blocker& blocker) {
    INFO(text(blocker.code));
    for (auto sentence : {explain, remedy}) {
      const auto english = sentence(network, blocker, Language::english);
      const auto japanese = sentence(network, blocker, Language::japanese);
      INFO(english << '\n' << japanese);
      const bool ends = english.ends_with('.') && japanese.ends_with("。");
      const bool is_in_language = !is_japanese(english) && is_japanese(japanese);
      const bool is_whole = english.find('{') == english.npos && japanese.find('{') == japanese.npos &&
                            japanese.find("  ") == japanese.npos;
      if (!ends || !is_in_language || !is_whole) FAIL();
      if (const auto left = english_in(japanese, known); !left.empty()) FAIL("English: " << left);
    }
  });
}

TEST_CASE("A sentence names the component in either language by its id") {
  const EveryComponent every;
  const Network network(every.d);
  Blocker blocker{ExplanationCode::no_route_to_destination};
  blocker.component = every.a.table;
  blocker.wanted = every.pcx;
  blocker.vpc = every.a.vpc;
  blocker.packet = packets().front();
  CHECK(explain(network, blocker, Language::japanese) ==
        "ルートテーブル a (rtb-a) には、ピアリング接続 ab (pcx-ab) をターゲットとする 10.1.0.10 "
        "へのルートがありません。");
  CHECK(remedy(network, blocker, Language::japanese) ==
        "ルートテーブル a (rtb-a) に、ピアリング接続 ab (pcx-ab) をターゲットとする 10.1.0.0/16 "
        "へのルートを追加してください。");
  blocker.code = ExplanationCode::eni_sg_rules_mismatch;
  blocker.component = every.eni_b;
  blocker.direction = Direction::ingress;
  CHECK(explain(network, blocker, Language::japanese) ==
        "ネットワークインターフェイス b (eni-b) のセキュリティグループ b (sg-b) には、tcp "
        "10.0.0.10:32768-60999 -> 10.1.0.10:22 を許可するインバウンドルールがありません。");
  CHECK(remedy(network, blocker, Language::japanese) ==
        "セキュリティグループ b (sg-b) で、10.0.0.10/32 からのインバウンド tcp 22 を許可してください。");
}

TEST_CASE("Each step and each ending has a line in both languages") {
  const EveryComponent every;
  const Network network(every.d);
  const auto known = ids_and_names(every.d);
  auto check = [&](const std::string& english, const std::string& japanese) {
    INFO(english << '\n' << japanese);
    CHECK(!is_japanese(english));
    CHECK(is_japanese(japanese));
    CHECK(english_in(japanese, known) == "");
  };
  std::set<std::size_t> kinds;
  for (const auto& step : every_step(every)) {
    kinds.insert(step.index());
    check(describe(network, step, Language::english), describe(network, step, Language::japanese));
  }
  CHECK(kinds.size() == std::variant_size_v<Step>);
  for (const auto& ending : every_ending(every)) {
    const auto japanese = describe(network, ending, Language::japanese);
    check(describe(network, ending, Language::english), japanese);
  }
  for (auto verdict :
       {Verdict::reachable, Verdict::forward_only, Verdict::unreachable, Verdict::misdelivered}) {
    CHECK(words(verdict, Language::english) == text(verdict));
    CHECK(words(verdict, Language::japanese) != text(verdict));
  }
}

TEST_CASE("A language goes by its code") {
  CHECK(parse_language("en") == Language::english);
  CHECK(parse_language("ja") == Language::japanese);
  CHECK(!parse_language("fr"));
  CHECK(!parse_language(""));
  CHECK(text(Language::japanese) == "ja");
}
