#include "simulator/network/admitted_sources.hpp"

#include <algorithm>

#include "catch.hpp"
#include "tests/simulator/network/random_network.hpp"

using namespace vpcsim::network;
using vpcsim::protocol::Ipv4Range;

namespace {

const Ipv4 public_a = *Ipv4::parse("54.0.0.10");

std::vector<std::string> admitted(const Description& description, std::uint16_t port = 22) {
  std::vector<std::string> out;
  for (const auto& [first, last] : admitted_sources(Network(description), public_a, port))
    out.push_back(first.text() + "-" + last.text());
  return out;
}

bool contain(const std::vector<Ipv4Range>& ranges, Ipv4 address) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Ipv4Range& range) { return range.first <= address && address <= range.last; });
}

using Ranges = std::vector<std::string>;
const Ranges all_public = {"0.0.0.0-9.255.255.255",       "11.0.0.0-100.63.255.255",
                           "100.128.0.0-169.253.255.255", "169.255.0.0-172.15.255.255",
                           "172.32.0.0-192.167.255.255",  "192.169.0.0-255.255.255.255"};

}  // namespace

TEST_CASE("An open service is reached from every address that the internet routes") {
  TwoVpcs s;
  CHECK(admitted(s.d) == all_public);
}

TEST_CASE("Security groups, network ACLs and routes each narrow where a service is reached from") {
  TwoVpcs s;
  SECTION("a security group") {
    s.d[s.a.group].ingress = {allow(tcp(22), cidr("203.0.113.7/32")), allow(tcp(22), cidr("198.51.100.0/24")),
                              allow(tcp(22), cidr("198.51.101.0/24")), allow(tcp(80), anywhere)};
    CHECK(admitted(s.d) == Ranges{"198.51.100.0-198.51.101.255", "203.0.113.7-203.0.113.7"});
    CHECK(admitted(s.d, 80) == all_public);
    CHECK(admitted(s.d, 81).empty());
  }
  SECTION("a network ACL, whose first entry decides") {
    s.d[s.a.group].ingress = {allow(tcp(22), cidr("198.51.100.0/24"))};
    s.d[s.a.acl].ingress = {entry(90, false, tcp(22), cidr("198.51.100.128/25")), entry(100, true, {})};
    CHECK(admitted(s.d) == Ranges{"198.51.100.0-198.51.100.127"});
    s.d[s.a.acl].egress = {entry(90, false, {}, cidr("198.51.100.0/26")), entry(100, true, {})};
    CHECK(admitted(s.d) == Ranges{"198.51.100.64-198.51.100.127"});
  }
  SECTION("the routes of the answer") {
    s.d[s.a.table].routes.back() = {cidr("198.51.100.0/24"), s.igw};
    s.unroute(s.a.table, s.igw);
    s.route(s.a.table, "198.51.100.0/24", s.igw);
    s.route(s.a.table, "198.51.100.16/28", s.pcx);
    CHECK(admitted(s.d) == Ranges{"198.51.100.0-198.51.100.15", "198.51.100.32-198.51.100.255"});
  }
  SECTION("an instance that doesn't run, an address that is nobody's") {
    s.d[s.instance_a].state = InstanceState::stopped;
    CHECK(admitted(s.d).empty());
    s.d[s.eni_a].addresses.front().public_ip.reset();
    CHECK(admitted(s.d).empty());
  }
}

TEST_CASE("The client's ports are whole ranges, or its own") {
  TwoVpcs s;
  s.d[s.a.acl].egress = {entry(100, true, tcp(40000))};
  CHECK(admitted(s.d).empty());
  CHECK_FALSE(admitted_sources(Network(s.d), public_a, 22, {40000, 40000}).empty());
}

TEST_CASE("In any network, exactly the admitted sources reach the service") {
  std::size_t reachable = 0, unreachable = 0;
  for (std::uint64_t seed = 6000; seed < 6300; ++seed) {
    RandomNetwork random(seed);
    // Rules about internet addresses, so that there is something to cut.
    for (auto& group : random.d.security_groups) {
      for (int i = 0; i < 3; ++i) {
        const Ipv4 base{static_cast<std::uint32_t>(random.dice.below(64) << 26)};
        group.ingress.push_back(
            allow(tcp(22), IpBlock(Ip(base), 6 + static_cast<int>(random.dice.below(27)))));
      }
    }
    const Network network(random.d);
    for (const auto& interface : random.d.network_interfaces) {
      for (const auto& address : interface.addresses) {
        if (!address.public_ip || address.public_ip->is_v6()) continue;
        const auto destination = address.public_ip->v4();
        const auto ranges = admitted_sources(network, destination, 22);
        std::vector<Ipv4> sources;
        for (const auto& [first, last] : ranges) {
          for (Ipv4 border : {first, last}) {
            for (std::uint32_t step : {~0u, 0u, 1u}) sources.push_back(border.plus(step));
          }
        }
        for (int i = 0; i < 40; ++i)
          sources.push_back({static_cast<std::uint32_t>(random.dice.below(std::size_t{1} << 32))});
        for (const Ipv4 source : sources) {
          if (network.holder_of_public(Ip(source))) continue;
          INFO("seed " << seed << ", " << source.text() << " to " << destination.text());
          const bool reaches =
              verdict(network,
                      Flow{.source = Ip(source), .destination = Ip(destination), .destination_port = 22}) ==
              Verdict::reachable;
          CHECK(contain(ranges, source) == reaches);
          ++(reaches ? reachable : unreachable);
        }
      }
    }
  }
  CHECK(reachable > 1000);
  CHECK(unreachable > 1000);
}
