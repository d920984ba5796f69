// How verdicts, the matrix of all pairs and a network's size in memory grow, at AWS's default quotas. One
// thread. Each figure is the best of a few rounds, and is printed as JSON.
#include <ctime>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "simulator/network/path.hpp"
#include "simulator/network/reach.hpp"
#include "tests/bench/large_network.hpp"

using namespace vpcsim::network;

namespace {

/// Of the processor: others who use the machine don't count.
template <class Work>
double seconds(Work&& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

template <class Work>
double best_of(int rounds, Work&& work) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) best = std::min(best, seconds(work));
  return best;
}

/// Of this process; 0 where the kernel doesn't say.
std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t total = 0, resident = 0;
  file >> total >> resident;
  return resident * 4096;
}

std::vector<Endpoint> all_instances(const Network& network) {
  std::vector<Endpoint> ends;
  for (std::uint32_t i = 0; i < network.description().instances.size(); ++i)
    ends.emplace_back(Index<Instance>{i});
  return ends;
}

constexpr Service ssh{.port = 22};

/// Pairs at random: no answer is in a cache.
double random_verdicts(const Network& network) {
  const auto ends = all_instances(network);
  std::mt19937_64 random(7);
  std::vector<Flow> flows;
  for (int i = 0; i < 200'000; ++i)
    flows.push_back(flow_between(ends[random() % ends.size()], ends[random() % ends.size()], ssh));
  std::size_t reachable = 0;
  const double time = best_of(3, [&] {
    for (const Flow& flow : flows) reachable += verdict(network, flow) == Verdict::reachable;
  });
  return reachable == 0 ? 0 : static_cast<double>(flows.size()) / time;
}

/// All destinations of some sources, source by source.
double verdicts_by_source(const Network& network) {
  const auto ends = all_instances(network);
  const std::vector<Endpoint> sources(ends.begin(), ends.begin() + 100);
  std::size_t reachable = 0;
  const double time = best_of(3, [&] {
    const ReachMatrix matrix = reach(network, ssh, sources, ends);
    for (std::size_t i = 0; i < ends.size(); ++i) reachable += matrix.at(7, i) == Verdict::reachable;
  });
  return reachable == 0 ? 0 : static_cast<double>(sources.size() * ends.size()) / time;
}

double explanations(const Network& network) {
  const auto ends = all_instances(network);
  std::mt19937_64 random(7);
  std::size_t steps = 0;
  constexpr int count = 20'000;
  const double time = best_of(3, [&] {
    for (int i = 0; i < count; ++i) {
      const auto from = random() % ends.size(), to = random() % ends.size();
      steps += path(network, flow_between(ends[from], ends[to], ssh)).request.steps.size();
    }
  });
  return steps == 0 ? 0 : time / count;
}

/// One rule or route of a table at its quota, and a verdict on what it says: the mean of many.
double change_seconds(Network& network) {
  const auto ends = all_instances(network);
  const Flow flow = flow_between(ends[1], ends[2], ssh);
  constexpr int count = 500;
  std::size_t reachable = 0;
  const double time = best_of(3, [&] {
    for (std::uint32_t i = 0; i < count; ++i) {
      const Index<SecurityGroup> group{
          i % static_cast<std::uint32_t>(network.description().security_groups.size())};
      const Index<RouteTable> table{i %
                                    static_cast<std::uint32_t>(network.description().route_tables.size())};
      auto ingress = network[group].ingress, egress = network[group].egress;
      ingress.front().traffic.ports = {22, 22};
      network.set_rules(group, std::move(ingress), std::move(egress));
      reachable += verdict(network, flow) == Verdict::reachable;
      auto routes = network[table].routes;
      routes.back().state = RouteState::blackhole;
      network.set_routes(table, std::move(routes));
      reachable += verdict(network, flow) == Verdict::reachable;
    }
  });
  return reachable > 2U * 3U * count ? 0 : time / (2 * count);
}

void print_growth(const std::string& name, const LargeNetworkSize& size) {
  const std::size_t before = resident_bytes();
  LargeNetwork large(size);
  Network network;
  const double built = seconds([&] { network = Network(std::move(large.description)); });
  const std::size_t after = resident_bytes();
  fmt::print(
      "\"{}\": {{\"build_seconds\": {:.3f}, \"bytes\": {}, \"random_verdicts_per_second\": {:.0f}, "
      "\"by_source_verdicts_per_second\": {:.0f}, \"explained_seconds\": {:.3g}, \"changed_seconds\": "
      "{:.3g}}},\n",
      name, built, after - before, random_verdicts(network), verdicts_by_source(network),
      explanations(network), change_seconds(network));
  std::fflush(stdout);
}

void print_all_pairs(std::uint32_t instances, const char* end) {
  const Network network(LargeNetwork({.instances = instances}).description);
  const auto ends = all_instances(network);
  std::size_t reachable = 0;
  const double time = best_of(2, [&] {
    const ReachMatrix matrix = reach(network, ssh, ends, ends);
    for (std::size_t i = 0; i < ends.size(); ++i)
      reachable += matrix.at(i, i * 7919 % ends.size()) == Verdict::reachable;
  });
  fmt::print("\"all_pairs_of_{}\": {{\"seconds\": {:.3f}, \"pairs_per_second\": {:.4g}}}{}\n", instances,
             time, static_cast<double>(ends.size()) * static_cast<double>(ends.size()) / time, end);
  std::fflush(stdout);
}

}  // namespace

int main() {
  fmt::print("{{\n");
  print_growth("1000", {.instances = 1'000});
  print_growth("10000", {.instances = 10'000});
  print_growth("100000", {.vpcs = 1'000, .subnets_per_vpc = 4, .instances = 100'000, .groups_per_vpc = 5});
  print_all_pairs(10'000, ",");
  print_all_pairs(50'000, "");
  fmt::print("}}\n");
}
