#include "simulator/instance_type_catalog.hpp"

#include <algorithm>
#include <array>

namespace vpcsim {
namespace {

constexpr auto arm64 = ec2::Architecture::arm64;
constexpr auto x86_64 = ec2::Architecture::x86_64;
constexpr auto nitro = ec2::InstanceTypeHypervisor::nitro;
constexpr auto xen = ec2::InstanceTypeHypervisor::xen;

// name, vCPUs, threads per core, MiB, interfaces, addresses per interface, network, EBS, GHz, architecture,
// hypervisor, current generation, free tier
constexpr auto types = std::to_array<InstanceType>({
    {"c5.2xlarge", 8, 2, 16384, 4, 15, "Up to 10 Gigabit", {2300, 10000, 4750, 20000}, 3.4, x86_64, nitro},
    {"c5.large", 2, 2, 4096, 3, 10, "Up to 10 Gigabit", {650, 4000, 4750, 20000}, 3.4, x86_64, nitro},
    {"c5.xlarge", 4, 2, 8192, 4, 15, "Up to 10 Gigabit", {1150, 6000, 4750, 20000}, 3.4, x86_64, nitro},
    {"m1.small", 1, 1, 1740, 2, 4, "Low", {}, 0, x86_64, xen, false},
    {"m5.2xlarge", 8, 2, 32768, 4, 15, "Up to 10 Gigabit", {2300, 12000, 4750, 18750}, 3.1, x86_64, nitro},
    {"m5.large", 2, 2, 8192, 3, 10, "Up to 10 Gigabit", {650, 3600, 4750, 18750}, 3.1, x86_64, nitro},
    {"m5.xlarge", 4, 2, 16384, 4, 15, "Up to 10 Gigabit", {1150, 6000, 4750, 18750}, 3.1, x86_64, nitro},
    {"t2.large", 2, 1, 8192, 3, 12, "Low to Moderate", {}, 0, x86_64, xen},
    {"t2.medium", 2, 1, 4096, 3, 6, "Low to Moderate", {}, 0, x86_64, xen},
    {"t2.micro", 1, 1, 1024, 2, 2, "Low to Moderate", {}, 2.5, x86_64, xen, true, true},
    {"t2.nano", 1, 1, 512, 2, 2, "Low to Moderate", {}, 0, x86_64, xen},
    {"t2.small", 1, 1, 2048, 3, 4, "Low to Moderate", {}, 0, x86_64, xen},
    {"t3.large", 2, 2, 8192, 3, 12, "Up to 5 Gigabit", {695, 4000, 2780, 15700}, 2.5, x86_64, nitro},
    {"t3.medium", 2, 2, 4096, 3, 6, "Up to 5 Gigabit", {347, 2000, 2085, 11800}, 2.5, x86_64, nitro},
    {"t3.micro", 2, 2, 1024, 2, 2, "Up to 5 Gigabit", {87, 500, 2085, 11800}, 2.5, x86_64, nitro},
    {"t3.nano", 2, 2, 512, 2, 2, "Up to 5 Gigabit", {43, 250, 2085, 11800}, 2.5, x86_64, nitro},
    {"t3.small", 2, 2, 2048, 3, 4, "Up to 5 Gigabit", {174, 1000, 2085, 11800}, 2.5, x86_64, nitro},
    {"t3.xlarge", 4, 2, 16384, 4, 15, "Up to 5 Gigabit", {695, 4000, 2780, 15700}, 2.5, x86_64, nitro},
    {"t4g.large", 2, 1, 8192, 3, 12, "Up to 5 Gigabit", {695, 4000, 2780, 15700}, 2.5, arm64, nitro},
    {"t4g.medium", 2, 1, 4096, 3, 6, "Up to 5 Gigabit", {347, 2000, 2085, 11800}, 2.5, arm64, nitro},
    {"t4g.micro", 2, 1, 1024, 2, 2, "Up to 5 Gigabit", {87, 500, 2085, 11800}, 2.5, arm64, nitro},
    {"t4g.nano", 2, 1, 512, 2, 2, "Up to 5 Gigabit", {43, 250, 2085, 11800}, 2.5, arm64, nitro},
    {"t4g.small", 2, 1, 2048, 3, 4, "Up to 5 Gigabit", {174, 1000, 2085, 11800}, 2.5, arm64, nitro},
});

ec2::EbsInfo ebs_info_of(const InstanceType& type) {
  if (!type.ebs_optimized()) {
    return {.ebs_optimized_support = ec2::EbsOptimizedSupport::unsupported,
            .nvme_support = ec2::NvmeSupport::unsupported};
  }
  auto throughput = [](int mbps) { return mbps / 8.0; };
  return {.ebs_optimized_info =
              ec2::EbsOptimizedInfo{.baseline_bandwidth_in_mbps = type.ebs.baseline_mbps,
                                    .baseline_throughput_in_mbps = throughput(type.ebs.baseline_mbps),
                                    .baseline_iops = type.ebs.baseline_iops,
                                    .maximum_bandwidth_in_mbps = type.ebs.maximum_mbps,
                                    .maximum_throughput_in_mbps = throughput(type.ebs.maximum_mbps),
                                    .maximum_iops = type.ebs.maximum_iops}};
}

/// Small types of the Xen generations run 32-bit images, too.
ec2::ProcessorInfo processor_info_of(const InstanceType& type) {
  ec2::ProcessorInfo info{.supported_architectures = {type.architecture}};
  bool runs_32_bits = type.hypervisor == xen && type.memory_mib <= 4096;
  if (runs_32_bits)
    info.supported_architectures.insert(info.supported_architectures.begin(), ec2::Architecture::i386);
  if (type.clock_ghz > 0) info.sustained_clock_speed_in_ghz = type.clock_ghz;
  return info;
}

}  // namespace

std::span<const InstanceType> instance_type_catalog() {
  return types;
}

const InstanceType* find_instance_type(std::string_view name) {
  auto found =
      std::find_if(types.begin(), types.end(), [&](const InstanceType& type) { return type.name == name; });
  return found == types.end() ? nullptr : &*found;
}

std::vector<std::int32_t> InstanceType::valid_cores() const {
  if (threads_per_core == 1 && cores() == 2) return {1, 2};
  if (cores() >= 4) return {2, cores()};
  return {cores()};
}

std::vector<std::int32_t> InstanceType::valid_threads_per_core() const {
  if (threads_per_core == 1) return {1};
  return {1, threads_per_core};
}

ec2::InstanceTypeInfo to_record(const InstanceType& type) {
  using Boot = ec2::BootModeValues;
  bool on_nitro = type.hypervisor == nitro;
  ec2::NetworkInfo network{
      .network_performance = std::string(type.network_performance),
      .maximum_network_interfaces = type.network_interfaces,
      .network_cards = {{0, std::string(type.network_performance), type.network_interfaces}},
      .ipv4_addresses_per_interface = type.ipv4_addresses,
      .ipv6_addresses_per_interface = type.current_generation ? type.ipv4_addresses : 0,
      .ipv6_supported = type.current_generation,
      .ena_support = on_nitro ? ec2::EnaSupport::required : ec2::EnaSupport::unsupported};
  ec2::InstanceTypeInfo info{
      .instance_type = std::string(type.name),
      .current_generation = type.current_generation,
      .free_tier_eligible = type.free_tier,
      .supported_usage_classes = {ec2::UsageClassType::on_demand, ec2::UsageClassType::spot},
      .supported_root_device_types = {ec2::DeviceType::ebs},
      .supported_virtualization_types = {ec2::VirtualizationType::hvm},
      .hypervisor = type.hypervisor,
      .processor_info = processor_info_of(type),
      .vcpu_info = {type.vcpus, type.cores(), type.threads_per_core, type.valid_cores(),
                    type.valid_threads_per_core()},
      .memory_info = {type.memory_mib},
      .ebs_info = ebs_info_of(type),
      .network_info = std::move(network),
      .placement_group_info = {{ec2::PlacementGroupStrategy::partition, ec2::PlacementGroupStrategy::spread}},
      .hibernation_supported = type.current_generation,
      .burstable_performance_supported = type.burstable(),
      .dedicated_hosts_supported = on_nitro && type.architecture == x86_64,
      .auto_recovery_supported = type.current_generation,
      .supported_boot_modes = type.architecture == arm64 ? std::vector{Boot::uefi}
                              : on_nitro                 ? std::vector{Boot::legacy_bios, Boot::uefi}
                                                         : std::vector{Boot::legacy_bios}};
  if (type.name.starts_with("m5") || type.name.starts_with("c5")) {  // burstable types can't be clustered
    info.placement_group_info.supported_strategies.insert(
        info.placement_group_info.supported_strategies.begin(), ec2::PlacementGroupStrategy::cluster);
  }
  if (type.name == "m1.small") {  // the oldest type: instance storage, paravirtual images
    info.supported_root_device_types.push_back(ec2::DeviceType::instance_store);
    info.supported_virtualization_types.push_back(ec2::VirtualizationType::paravirtual);
    info.instance_storage_supported = true;
    info.instance_storage_info = ec2::InstanceStorageInfo{.total_size_in_gb = 160, .disks = {{160, 1}}};
  }
  return info;
}

}  // namespace vpcsim
