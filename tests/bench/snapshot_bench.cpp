// How long it takes to write and to read the state with that many network interfaces, and how long the
// document is.
#include <map>

#include <benchmark/benchmark.h>

#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/snapshot/snapshot_document.hpp"
#include "simulator/test_cloud.hpp"

namespace {

using namespace vpcsim;

Settings without_limits() {
  Settings settings = tests::TestCloud::empty();
  settings.quotas.vpcs = settings.quotas.network_interfaces = 10'000'000;
  return settings;
}

void add_interfaces(tests::TestCloud& cloud, std::size_t count) {
  std::string vpc, subnet;
  for (std::size_t i = 0; i < count; ++i) {
    if (i % 50'000 == 0) vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
    if (i % 250 == 0) {
      const std::string block = fmt::format("10.0.{}.0/24", i / 250 % 200);
      subnet = cloud.call(ec2::CreateSubnetRequest{.cidr_block = block, .vpc_id = vpc}).subnet.subnet_id;
    }
    cloud.call(ec2::CreateNetworkInterfaceRequest{
        .subnet_id = subnet,
        .tag_specifications = {{"network-interface", {{"Name", fmt::format("n-{}", i)}}}}});
  }
}

/// Made once for each size.
const std::string& document_of(std::size_t count) {
  static std::map<std::size_t, std::string> documents;
  std::string& document = documents[count];
  if (document.empty()) {
    tests::TestCloud cloud(without_limits());
    add_interfaces(cloud, count);
    document = snapshot::write_document(cloud.simulator.cloud(), cloud.clock.now());
  }
  return document;
}

void write(benchmark::State& state) {
  const snapshot::Restored restored = snapshot::read_document(document_of(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(snapshot::write_document(restored.cloud, restored.now));
  state.counters["bytes"] = static_cast<double>(document_of(state.range(0)).size());
}

void read(benchmark::State& state) {
  const std::string& document = document_of(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(snapshot::read_document(document).cloud.regions().size());
  state.counters["bytes"] = static_cast<double>(document.size());
}

BENCHMARK(write)->Arg(1'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(read)->Arg(1'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
