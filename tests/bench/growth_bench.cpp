// What a call costs beside 100, 10,000 and 1,000,000 network interfaces, and what one of those takes of
// memory. Cost that grows with what exists is a missing index.
#include <map>
#include <memory>

#include <benchmark/benchmark.h>
#include <malloc.h>

#include "protocol/ec2/image.hpp"
#include "protocol/ec2/instance_requests.hpp"
#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/test_cloud.hpp"

namespace {

using namespace vpcsim;

constexpr std::size_t interfaces_per_subnet = 250;  // of a /24
constexpr std::size_t subnets_per_vpc = 200;

Settings without_limits() {
  Settings settings = tests::TestCloud::empty();
  settings.quotas.vpcs = settings.quotas.network_interfaces = settings.quotas.security_groups = 10'000'000;
  return settings;
}

/// A VPC of four interfaces, all of one instance, beside many others, so that answers have the same length at
/// every size.
struct World {
  tests::TestCloud cloud{without_limits()};
  std::string vpc, subnet, group;
  std::vector<std::string> interfaces;  ///< of the others
  std::string instance;                 ///< has the four, too
  double bytes_per_interface = 0;

  explicit World(std::size_t size) {
    vpc = add_vpc();
    subnet = add_subnet(vpc, 0);
    group =
        cloud.call(ec2::CreateSecurityGroupRequest{.description = "few", .group_name = "few", .vpc_id = vpc})
            .group_id;
    instance = add_instance();
    const std::size_t before = mallinfo2().uordblks;
    while (interfaces.size() < size) add_full_vpc(size);
    bytes_per_interface = static_cast<double>(mallinfo2().uordblks - before) / static_cast<double>(size);
  }

  std::string add_vpc() { return cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id; }
  std::string add_subnet(const std::string& in, std::size_t number) {
    return cloud
        .call(ec2::CreateSubnetRequest{.cidr_block = fmt::format("10.0.{}.0/24", number), .vpc_id = in})
        .subnet.subnet_id;
  }
  std::string add_interface(const std::string& in, std::vector<std::string> groups, const std::string& name) {
    return cloud
        .call(ec2::CreateNetworkInterfaceRequest{
            .groups = std::move(groups),
            .subnet_id = in,
            .tag_specifications = {{"network-interface", {{"Name", name}}}}})
        .network_interface.network_interface_id;
  }
  /// Of the smallest type that takes four interfaces. What it is launched with is one of them.
  std::string add_instance() {
    ec2::RunInstancesRequest launch{.instance_type = "m5.xlarge", .max_count = 1, .min_count = 1};
    launch.image_id =
        cloud.call(ec2::DescribeImagesRequest{.filters = {{"name", {"al2023-ami-2023*x86_64"}}}})
            .images.at(0)
            .image_id;
    for (int i = 0; i < 4; ++i) {
      launch.network_interfaces.push_back(
          {.device_index = i, .network_interface_id = add_interface(subnet, {group}, "few")});
    }
    return cloud.call(launch).instances.at(0).instance_id;
  }
  void add_full_vpc(std::size_t size) {
    const std::string own = add_vpc();
    for (std::size_t i = 0; i < subnets_per_vpc && interfaces.size() < size; ++i) {
      const std::string in = add_subnet(own, i);
      for (std::size_t j = 0; j < interfaces_per_subnet && interfaces.size() < size; ++j) {
        interfaces.push_back(add_interface(in, {}, fmt::format("n-{}", interfaces.size())));
      }
    }
  }
};

/// Filled once per size: a million interfaces take a while.
World& world_of(std::size_t size) {
  static std::map<std::size_t, std::unique_ptr<World>> worlds;
  auto& world = worlds[size];
  if (world == nullptr) world = std::make_unique<World>(size);
  return *world;
}

void report(benchmark::State& state, const World& world, int calls) {
  state.SetItemsProcessed(calls * state.iterations());
  state.counters["bytes_per_interface"] = world.bytes_per_interface;
}

void create_and_delete(benchmark::State& state) {
  World& world = world_of(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    const std::string id = world.add_interface(world.subnet, {}, "one more");
    world.cloud.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = id});
  }
  report(state, world, 2);
}

void describe_by_id(benchmark::State& state) {
  World& world = world_of(static_cast<std::size_t>(state.range(0)));
  std::size_t next = 0;
  for (auto _ : state) {
    next = (next + 7919) % world.interfaces.size();  // a prime: all over the table, as clients' calls are
    world.cloud.call(
        ec2::DescribeNetworkInterfacesRequest{.network_interface_ids = {world.interfaces[next]}});
  }
  report(state, world, 1);
}

void describe_by_filter(benchmark::State& state, const char* name, std::string (*value)(const World&)) {
  World& world = world_of(static_cast<std::size_t>(state.range(0)));
  const ec2::DescribeNetworkInterfacesRequest request{.filters = {{name, {value(world)}}}};
  if (world.cloud.call(request).network_interfaces.size() != 4) state.SkipWithError("found something else");
  for (auto _ : state) world.cloud.call(request);
  report(state, world, 1);
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->Arg(100)->Arg(10'000)->Arg(1'000'000);
}

BENCHMARK(create_and_delete)->Apply(sizes);
BENCHMARK(describe_by_id)->Apply(sizes);
BENCHMARK_CAPTURE(describe_by_filter, vpc_id, "vpc-id", [](const World& world) {
  return world.vpc;
})->Apply(sizes);
BENCHMARK_CAPTURE(describe_by_filter, subnet_id, "subnet-id", [](const World& world) {
  return world.subnet;
})->Apply(sizes);
BENCHMARK_CAPTURE(describe_by_filter, group_id, "group-id", [](const World& world) {
  return world.group;
})->Apply(sizes);
BENCHMARK_CAPTURE(describe_by_filter, instance_id, "attachment.instance-id", [](const World& world) {
  return world.instance;
})->Apply(sizes);
BENCHMARK_CAPTURE(describe_by_filter, tag, "tag:Name", [](const World&) {
  return std::string("few");
})->Apply(sizes);

}  // namespace
