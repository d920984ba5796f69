// The matrix is made by other means than verdicts one by one (reach_matrix.cpp); here they have to agree.
#include "simulator/network/reach_matrix.hpp"

#include "catch.hpp"
#include "simulator/network/path.hpp"
#include "simulator/network/reach.hpp"
#include "simulator/network/reach_walk.hpp"
#include "simulator/network/route_lookup.hpp"
#include "simulator/network/route_table.hpp"
#include "simulator/network/transpose.hpp"
#include "tests/simulator/network/random_network.hpp"

using namespace vpcsim::network;

namespace {

std::vector<Endpoint> all_ends(const Description& all) {
  std::vector<Endpoint> ends;
  for (std::uint32_t i = 0; i < all.instances.size(); ++i) ends.emplace_back(Index<Instance>{i});
  for (std::uint32_t i = 0; i < all.network_interfaces.size(); ++i)
    ends.emplace_back(Index<NetworkInterface>{i});
  ends.emplace_back(ip("203.0.113.77"));
  return ends;
}

/// Pairs about which matrix and flow disagree; counts the verdicts.
std::size_t differences(const Network& network, const Service& service, std::array<std::size_t, 4>& seen) {
  const auto ends = all_ends(network.description());
  const ReachMatrix matrix = reach(network, service, ends, ends);
  std::size_t found = 0;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    for (std::size_t j = 0; j < ends.size(); ++j) {
      if (ends[i] == ends[j]) continue;
      const Verdict alone = verdict(network, flow_between(ends[i], ends[j], service));
      ++seen[static_cast<std::size_t>(alone)];
      found += matrix.at(i, j) != alone;
    }
  }
  return found;
}

}  // namespace

TEST_CASE("The matrix of random networks says what each flow alone is told", "[reach]") {
  std::array<std::size_t, 4> seen{};
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const Network network(RandomNetwork(seed).d);
    for (bool ipv6 : {false, true}) {
      for (const Service& service :
           {Service{.port = 22, .ipv6 = ipv6}, Service{.protocol = IpProtocol::udp, .port = 53, .ipv6 = ipv6},
            Service{.protocol = ipv6 ? IpProtocol::icmpv6 : IpProtocol::icmp, .ipv6 = ipv6},
            Service{.protocol = {47}, .ipv6 = ipv6}}) {
        INFO("seed " << seed << ", " << service.text() << (ipv6 ? ", IPv6" : ""));
        CHECK(differences(network, service, seen) == 0);
      }
    }
  }
  for (std::size_t pairs : seen) CHECK(pairs > 1000);
}

TEST_CASE("Most pairs of a matrix are settled by class, not one by one", "[reach]") {
  TwoVpcs sample;
  const auto c = sample.instance(sample.b, "b2", "10.1.0.11");
  const Network network(sample.d);
  const AddressPieces pieces(network);
  const std::vector<Endpoint> ends{sample.flow.source, sample.flow.destination, c};
  const ReachEnds sorted = sort_ends(network, pieces, ends, false);
  REQUIRE(sorted.classes.size() == 2);
  CHECK(sorted.classes[1].size() == 2);
  const auto walk = walk_between(network, sorted.inside[0], sorted.inside[1], sample.flow);
  CHECK(walk.speaks_for_all);
  CHECK(walk.request.filters.size() == 4);  // security groups and network ACLs of both ends
  CHECK(walk.reply.filters.size() == 2);    // network ACLs
}

TEST_CASE("A block that ends within a subnet parts its ends", "[reach]") {
  TwoVpcs sample;
  const auto c = sample.instance(sample.b, "b2", "10.1.0.11");
  sample.route(sample.a.table, "10.1.0.11/32", sample.pcx);
  const Network network(sample.d);
  const ReachEnds sorted = sort_ends(network, AddressPieces(network), {sample.flow.destination, c}, false);
  CHECK(sorted.classes.size() == 2);
}

TEST_CASE("A square of bits is transposed", "[reach]") {
  std::array<std::uint64_t, 64> square{};
  square[3] = std::uint64_t{1} << 60 | 1;
  square[63] = std::uint64_t{1} << 5;
  transpose(square);
  CHECK(square[60] == std::uint64_t{1} << 3);
  CHECK(square[0] == std::uint64_t{1} << 3);
  CHECK(square[5] == std::uint64_t{1} << 63);
  CHECK(square[3] == 0);
}

TEST_CASE("Binary search finds the route that a look at all of them finds", "[route table]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    RandomNetwork random(seed);
    const Network network(random.d);
    for (std::uint32_t i = 0; i < network.description().route_tables.size(); ++i) {
      const RouteTable& table = network.description().route_tables[i];
      for (const Route& route : table.routes) {
        for (const Ip& address : {route.destination.first(), route.destination.last()})
          CHECK(network.route_for(Index<RouteTable>{i}, address) == route_for(table, address));
        if (auto next = address_after(route.destination))
          CHECK(network.route_for(Index<RouteTable>{i}, *next) == route_for(table, *next));
      }
    }
  }
}
