#include "simulator/network/reach.hpp"

#include "catch.hpp"
#include "simulator/network/reach_reason.hpp"
#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

namespace {

const Service ssh{.port = 22};
const EndGroup internet{"internet", "internet", {ip("203.0.113.77")}};

std::vector<EndGroup> with_internet(std::vector<EndGroup> groups) {
  groups.push_back(internet);
  return groups;
}

std::string text(const GroupReach& reach) {
  std::string out;
  for (std::size_t row = 0; row < reach.from.size(); ++row) {
    for (std::size_t column = 0; column < reach.to.size(); ++column)
      out += (column == 0 ? "" : " ") + std::string(reach.at(row, column).text());
    out += '\n';
  }
  return out;
}

GroupReach by(const Description& description, GroupBy what, const std::string& key = {}) {
  const Network network(description);
  const auto groups = with_internet(groups_by(network, what, key));
  return reach(network, ssh, groups, groups);
}

}  // namespace

TEST_CASE("A matrix says of each pair what the flow alone is told", "[reach]") {
  TwoVpcs sample;
  sample.instance(sample.a, "a2", "10.0.0.11");
  sample.instance(sample.b, "b2", "10.1.0.11");
  sample.d[sample.b.group].ingress = {allow(tcp(22), cidr("10.0.0.10/32"))};
  sample.unroute(sample.b.table, sample.pcx);
  sample.route(sample.b.table, "10.0.0.10/32", sample.pcx);
  const Network network(sample.d);
  std::vector<Endpoint> ends;
  for (const EndGroup& group : with_internet(groups_by(network, GroupBy::instance)))
    ends.push_back(group.members.front());
  REQUIRE(ends.size() == 5);
  for (const Service& service :
       {ssh, Service{.port = 443}, Service{.protocol = IpProtocol::icmp}, Service{.protocol = {47}}}) {
    const ReachMatrix matrix = reach(network, service, ends, ends);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      for (std::size_t j = 0; j < ends.size(); ++j) {
        if (i == j) continue;
        Flow flow{.source = ends[i], .destination = ends[j], .protocol = service.protocol};
        flow.destination_port = service.port;
        INFO(service.text() << " from " << i << " to " << j);
        CHECK(matrix.at(i, j) == verdict(network, flow));
      }
    }
  }
}

TEST_CASE("Of an end and itself nothing is asked", "[reach]") {
  TwoVpcs sample;
  CHECK(text(by(sample.d, GroupBy::instance)) ==
        "- reachable reachable\n"
        "reachable - unreachable\n"
        "reachable unreachable -\n");
}

TEST_CASE("A group's verdict is the one that all its pairs share, or partial with how many", "[reach]") {
  TwoVpcs sample;
  sample.instance(sample.a, "a2", "10.0.0.11");
  sample.d[sample.b.group].ingress = {allow(tcp(22), cidr("10.0.0.10/32"))};
  const GroupReach by_vpc = by(sample.d, GroupBy::vpc);
  REQUIRE(by_vpc.from.size() == 3);
  CHECK(by_vpc.at(0, 0) == ReachCount{.reachable = 2});  // a to a2 and back; none to itself
  CHECK(by_vpc.at(0, 1) == ReachCount{.reachable = 1, .unreachable = 1});
  CHECK(by_vpc.at(0, 1).text() == "partial");
  CHECK(by_vpc.at(1, 0).text() == "reachable");
  CHECK(by_vpc.at(1, 1).text() == "-");
  CHECK(text(by(sample.d, GroupBy::subnet)) == text(by_vpc));  // one subnet in each
}

TEST_CASE("Groups by tag are in their values' order, without whoever lacks the tag", "[reach]") {
  TwoVpcs sample;
  sample.d[sample.instance_a].tags = {{"Team", "web"}};
  sample.d[sample.instance_b].tags = {{"Team", "db"}, {"Stage", "test"}};
  sample.instance(sample.a, "a2", "10.0.0.11");
  const auto groups = groups_by(Network(sample.d), GroupBy::tag, "Team");
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].id == "db");
  CHECK(groups[0].members == std::vector<Endpoint>{sample.instance_b});
  CHECK(groups[1].members == std::vector<Endpoint>{sample.instance_a});
  CHECK(groups_by(Network(sample.d), GroupBy::tag, "Owner").empty());
}

TEST_CASE("Who is terminated is no row; by interface all interfaces are", "[reach]") {
  TwoVpcs sample;
  sample.d[sample.instance_b].state = InstanceState::terminated;
  const Network network(sample.d);
  CHECK(groups_by(network, GroupBy::instance).size() == 1);
  CHECK(groups_by(network, GroupBy::vpc).size() == 1);
  CHECK(groups_by(network, GroupBy::interface).size() == 2);
}

TEST_CASE("The internet's address is one that no rule singles out", "[reach]") {
  TwoVpcs sample;
  CHECK(address_on_internet(Network(sample.d), false) == ip("198.51.100.77"));
  sample.d[sample.a.group].ingress = {allow(tcp(22), cidr("198.51.100.0/24"))};
  CHECK(address_on_internet(Network(sample.d), false) == ip("203.0.113.77"));
  sample.d[sample.a.acl].ingress.push_back(entry(90, false, tcp(22), cidr("203.0.113.77/32")));
  CHECK(address_on_internet(Network(sample.d), false) == ip("192.0.2.77"));
  CHECK(address_on_internet(Network(sample.d), true).is_v6());
}

TEST_CASE("A service is named as ports and protocols are written", "[reach]") {
  CHECK(ssh.text() == "tcp/22");
  CHECK(Service{.protocol = IpProtocol::icmp}.text() == "icmp");
  CHECK(Service{.protocol = {50}}.text() == "50");
}

TEST_CASE("An echo request of ICMPv6 is asked about with its own type", "[reach]") {
  CHECK(flow_between(ip("2600::1"), ip("2600::2"), {.protocol = IpProtocol::icmpv6}).icmp_type == 128);
  CHECK(flow_between(ip("8.8.8.8"), ip("1.1.1.1"), {.protocol = IpProtocol::icmp}).icmp_type == 8);
}

TEST_CASE("Flips are the pairs whose verdict isn't what it was, and nothing else", "[reach]") {
  TwoVpcs sample;
  const GroupReach before = by(sample.d, GroupBy::instance);
  CHECK(flips(before, before).empty());
  sample.unroute(sample.b.table, sample.pcx);
  CHECK(flips(before, by(sample.d, GroupBy::instance)) ==
        std::vector<Flip>{{"a", "b", "reachable", "forward-only"}, {"b", "a", "reachable", "unreachable"}});
}

TEST_CASE("A new instance flips the pairs that get through, by name whatever its id", "[reach]") {
  TwoVpcs sample;
  sample.d[sample.b.group].ingress.clear();
  const GroupReach before = by(sample.d, GroupBy::instance);
  sample.d[sample.instance_a].id = "i-other";
  const auto fresh = sample.instance(sample.b, "b2", "10.1.0.11");
  CHECK(flips(before, by(sample.d, GroupBy::instance)) ==
        std::vector<Flip>{{"b2", "a", "absent", "reachable"}});
  sample.d[fresh].name = "b";  // two of one name go by their ids
  const auto found = flips(before, by(sample.d, GroupBy::instance));
  CHECK(found == std::vector<Flip>{{"b", "a", "reachable", "absent"},
                                   {"i-b", "a", "absent", "reachable"},
                                   {"i-b2", "a", "absent", "reachable"}});
}

TEST_CASE("A group that lets more or fewer pairs through has flipped", "[reach]") {
  TwoVpcs sample;
  sample.instance(sample.a, "a2", "10.0.0.11");
  sample.d[sample.b.group].ingress = {allow(tcp(22), cidr("10.0.0.10/32"))};
  const GroupReach before = by(sample.d, GroupBy::vpc);
  sample.d[sample.b.group].ingress = {allow(tcp(22), cidr("10.0.0.0/24"))};
  CHECK(flips(before, by(sample.d, GroupBy::vpc)) ==
        std::vector<Flip>{{"a", "b", "partial (1 of 2)", "reachable"}});
}

TEST_CASE("A flip says what blocks now, or what blocked before", "[reach]") {
  TwoVpcs open, closed;
  closed.d[closed.b.group].ingress.clear();
  const Network is_open(open.d), is_closed(closed.d);
  const GroupReach reached = by(open.d, GroupBy::instance), blocked = by(closed.d, GroupBy::instance);
  const auto broken = explain_flips({is_open, reached}, {is_closed, blocked}, ssh, Language::english);
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].flip == Flip{"a", "b", "reachable", "unreachable"});
  CHECK_FALSE(broken[0].is_before);
  CHECK(broken[0].why ==
        "No ingress rule of security group b (sg-b) at network interface b (eni-b) admits tcp "
        "10.0.0.10:32768-60999 -> 10.1.0.10:22.");
  const auto mended = explain_flips({is_closed, blocked}, {is_open, reached}, ssh, Language::japanese);
  REQUIRE(mended.size() == 1);
  CHECK(mended[0].is_before);
  CHECK(mended[0].why.ends_with("。"));
}

TEST_CASE("A flip to or from a group that isn't there has no reason", "[reach]") {
  TwoVpcs sample;
  const Network before(sample.d);
  const GroupReach old = by(sample.d, GroupBy::instance);
  sample.instance(sample.b, "b2", "10.1.0.11");
  const Network after(sample.d);
  const auto found =
      explain_flips({before, old}, {after, by(sample.d, GroupBy::instance)}, ssh, Language::english);
  REQUIRE_FALSE(found.empty());
  for (const auto& flip : found) CHECK(flip.why.empty());
}
