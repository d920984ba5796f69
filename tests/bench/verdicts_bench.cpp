// Verdicts, explained paths and blocker lists per second, on the walk-through's topology: two VPCs, two
// instances, a peering connection, an internet gateway.
#include <benchmark/benchmark.h>

#include "tests/simulator/network/sample_networks.hpp"

using namespace vpcsim::network;

namespace {

void reachable_verdict(benchmark::State& state) {
  TwoVpcs sample;
  Network network(sample.d);
  for (auto _ : state) benchmark::DoNotOptimize(verdict(network, sample.flow));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(reachable_verdict);

void forward_only_verdict(benchmark::State& state) {
  TwoVpcs sample;
  sample.unroute(sample.b.table, sample.pcx);
  Network network(sample.d);
  for (auto _ : state) benchmark::DoNotOptimize(verdict(network, sample.flow));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(forward_only_verdict);

void internet_verdict(benchmark::State& state) {
  TwoVpcs sample;
  sample.flow.destination = ip("8.8.8.8");
  Network network(sample.d);
  for (auto _ : state) benchmark::DoNotOptimize(verdict(network, sample.flow));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(internet_verdict);

/// Security groups of 60 rules, network ACLs of 20 entries, 50 routes: AWS's default quotas. The last ones
/// match.
void verdict_at_quotas(benchmark::State& state) {
  TwoVpcs sample;
  for (auto group : {sample.a.group, sample.b.group}) {
    for (auto* rules : {&sample.d[group].ingress, &sample.d[group].egress}) {
      rules->insert(rules->begin(), 59, allow(tcp(80), cidr("10.9.0.0/16")));
    }
  }
  for (auto acl : {sample.a.acl, sample.b.acl}) {
    for (auto* entries : {&sample.d[acl].ingress, &sample.d[acl].egress}) {
      for (int i = 0; i < 19; ++i) entries->push_back(entry(i + 1, false, tcp(80), cidr("10.9.0.0/16")));
    }
  }
  for (auto table : {sample.a.table, sample.b.table}) {
    for (int i = 0; i < 47; ++i) sample.route(table, "172.16." + std::to_string(i) + ".0/24", sample.pcx);
  }
  Network network(sample.d);
  for (auto _ : state) benchmark::DoNotOptimize(verdict(network, sample.flow));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(verdict_at_quotas);

void explained_path(benchmark::State& state) {
  TwoVpcs sample;
  Network network(sample.d);
  for (auto _ : state) benchmark::DoNotOptimize(path(network, sample.flow));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(explained_path);

void blockers_of_two_faults(benchmark::State& state) {
  TwoVpcs sample;
  sample.unroute(sample.b.table, sample.pcx);
  sample.d[sample.b.group].ingress.clear();
  Network network(sample.d);
  for (auto _ : state) benchmark::DoNotOptimize(blockers(network, sample.flow));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(blockers_of_two_faults);

}  // namespace

BENCHMARK_MAIN();
