// Properties that hold in every network, on random ones. A failure prints its seed; the seed makes the
// network.
#include <algorithm>

#include "catch.hpp"
#include "tests/simulator/network/naive_evaluator.hpp"
#include "tests/simulator/network/random_network.hpp"

using namespace vpcsim::network;

namespace {

constexpr std::uint64_t networks = 300;
constexpr int flows_per_network = 40;

/// Calls `property(random network, its Network, flow)` for many of them.
template <class Property>
void for_random_flows(std::uint64_t first_seed, Property property) {
  for (auto seed = first_seed; seed < first_seed + networks; ++seed) {
    RandomNetwork random(seed);
    Network network(random.d);
    for (int i = 0; i < flows_per_network; ++i) {
      auto flow = random.flow();
      INFO("seed " << seed << ", flow " << i);
      property(random, network, flow);
    }
  }
}

template <class List>
void shuffle(Dice& dice, List& list) {
  for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[dice.below(i)]);
}

}  // namespace

TEST_CASE("A flow has blockers exactly when it isn't reachable, and each has its sentences") {
  std::size_t verdicts[4] = {};
  for_random_flows(1000, [&](RandomNetwork&, const Network& network, const Flow& flow) {
    auto found = blockers(network, flow);
    auto answer = verdict(network, flow);
    ++verdicts[static_cast<std::size_t>(answer)];
    CHECK(found.empty() == (answer == Verdict::reachable));
    for (const auto& blocker : found) {
      CHECK_FALSE(explain(network, blocker).empty());
      CHECK_FALSE(remedy(network, blocker).empty());
    }
  });
  // The networks are worth the name random: every verdict comes up.
  for (auto count : verdicts) CHECK(count > 20);
}

TEST_CASE("The fast verdict is the explained one's, and every step has a line") {
  for_random_flows(2000, [](RandomNetwork&, const Network& network, const Flow& flow) {
    auto story = path(network, flow);
    CHECK(story.verdict == verdict(network, flow));
    for (const auto& step : story.request.steps) {
      CHECK_FALSE(describe(network, step).empty());
    }
    bool dropped = std::holds_alternative<Dropped>(story.request.disposition);
    CHECK(dropped == (story.verdict == Verdict::unreachable));
  });
}

TEST_CASE("One more allow rule never makes a reachable flow unreachable") {
  for_random_flows(3000, [](RandomNetwork& random, const Network& network, const Flow& flow) {
    if (verdict(network, flow) != Verdict::reachable) return;
    auto more = random.d;
    for (auto& group : more.security_groups) {
      for (auto* rules : {&group.ingress, &group.egress}) {
        const auto place = random.dice.below(rules->size() + 1);
        rules->insert(rules->begin() + place, allow(tcp(0, 40000), cidr("10.1.0.0/16")));
      }
    }
    auto& acl = random.dice.pick(more.network_acls);
    (random.dice.one_in(2) ? acl.ingress : acl.egress).push_back(entry(1, true, tcp(1024, 50000)));
    CHECK(verdict(Network(more), flow) == Verdict::reachable);
  });
}

TEST_CASE("The order of records and the spacing of rule numbers don't matter") {
  for (std::uint64_t seed = 4000; seed < 4000 + networks; ++seed) {
    RandomNetwork random(seed);
    Network network(random.d);
    auto other = random.d;
    for (auto& group : other.security_groups) {
      shuffle(random.dice, group.ingress);
      shuffle(random.dice, group.egress);
    }
    for (auto& table : other.route_tables) shuffle(random.dice, table.routes);
    for (auto& acl : other.network_acls) {
      for (auto* entries : {&acl.ingress, &acl.egress}) {
        for (auto& entry : *entries) entry.rule_number = entry.rule_number * 7 + 3;
        shuffle(random.dice, *entries);
      }
    }
    Network shuffled(other);
    for (int i = 0; i < flows_per_network; ++i) {
      auto flow = random.flow();
      INFO("seed " << seed << ", flow " << i);
      CHECK(verdict(network, flow) == verdict(shuffled, flow));
      CHECK(blockers(network, flow).size() == blockers(shuffled, flow).size());
    }
  }
}

TEST_CASE("Renumbering interfaces doesn't matter") {
  for_random_flows(5000, [](RandomNetwork& random, const Network& network, const Flow& flow) {
    auto other = random.d;
    auto last = static_cast<std::uint32_t>(other.network_interfaces.size() - 1);
    std::reverse(other.network_interfaces.begin(), other.network_interfaces.end());
    auto mirror = [&](Index<NetworkInterface>& index) { index.position = last - index.position; };
    for (auto& gateway : other.nat_gateways) mirror(gateway.network_interface);
    auto mirror_target = [&](RouteTarget& target) {
      if (auto* index = std::get_if<Index<NetworkInterface>>(&target)) mirror(*index);
    };
    for (auto& table : other.route_tables) {
      for (auto& route : table.routes) mirror_target(route.target);
    }
    auto renumbered = flow;
    for (auto* endpoint : {&renumbered.source, &renumbered.destination}) {
      if (auto* index = std::get_if<Index<NetworkInterface>>(endpoint)) mirror(*index);
    }
    CHECK(verdict(network, flow) == verdict(Network(other), renumbered));
  });
}

TEST_CASE("A second, naive evaluator comes to the same verdicts") {
  // 1,000 networks with as many flows each are checked where the evaluator is built with optimization
  // (tests/bench/evaluators_agree.cpp).
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    RandomNetwork random(seed);
    Network network(random.d);
    for (int i = 0; i < 100; ++i) {
      auto flow = random.flow();
      auto expected = naive_verdict(random.d, flow);
      auto found = verdict(network, flow);
      if (found == expected) continue;
      INFO("seed " << seed << ", flow " << i << ": " << text(found) << ", naive " << text(expected));
      FAIL();
    }
  }
}
