#include "simulator/instance_type_catalog.hpp"

#include <algorithm>
#include <array>

namespace vpcsim {
namespace {

constexpr auto arm64 = ec2::Architecture::arm64;
constexpr auto x86_64 = ec2::Architecture::x86_64;
constexpr auto nitro = ec2::InstanceTypeHypervisor::nitro;
constexpr auto xen = ec2::InstanceTypeHypervisor::xen;

// name, vCPUs, threads per core, MiB, interfaces, addresses per interface, network, architecture, hypervisor,
// current generation, free tier
constexpr auto types = std::to_array<InstanceType>({
    {"c5.2xlarge", 8, 2, 16384, 4, 15, "Up to 10 Gigabit", x86_64, nitro},
    {"c5.large", 2, 2, 4096, 3, 10, "Up to 10 Gigabit", x86_64, nitro},
    {"c5.xlarge", 4, 2, 8192, 4, 15, "Up to 10 Gigabit", x86_64, nitro},
    {"m1.small", 1, 1, 1740, 2, 4, "Low", x86_64, xen, false},
    {"m5.2xlarge", 8, 2, 32768, 4, 15, "Up to 10 Gigabit", x86_64, nitro},
    {"m5.large", 2, 2, 8192, 3, 10, "Up to 10 Gigabit", x86_64, nitro},
    {"m5.xlarge", 4, 2, 16384, 4, 15, "Up to 10 Gigabit", x86_64, nitro},
    {"t2.large", 2, 1, 8192, 3, 12, "Low to Moderate", x86_64, xen},
    {"t2.medium", 2, 1, 4096, 3, 6, "Low to Moderate", x86_64, xen},
    {"t2.micro", 1, 1, 1024, 2, 2, "Low to Moderate", x86_64, xen, true, true},
    {"t2.nano", 1, 1, 512, 2, 2, "Low to Moderate", x86_64, xen},
    {"t2.small", 1, 1, 2048, 3, 4, "Low to Moderate", x86_64, xen},
    {"t3.large", 2, 2, 8192, 3, 12, "Up to 5 Gigabit", x86_64, nitro},
    {"t3.medium", 2, 2, 4096, 3, 6, "Up to 5 Gigabit", x86_64, nitro},
    {"t3.micro", 2, 2, 1024, 2, 2, "Up to 5 Gigabit", x86_64, nitro},
    {"t3.nano", 2, 2, 512, 2, 2, "Up to 5 Gigabit", x86_64, nitro},
    {"t3.small", 2, 2, 2048, 3, 4, "Up to 5 Gigabit", x86_64, nitro},
    {"t3.xlarge", 4, 2, 16384, 4, 15, "Up to 5 Gigabit", x86_64, nitro},
    {"t4g.large", 2, 1, 8192, 3, 12, "Up to 5 Gigabit", arm64, nitro},
    {"t4g.medium", 2, 1, 4096, 3, 6, "Up to 5 Gigabit", arm64, nitro},
    {"t4g.micro", 2, 1, 1024, 2, 2, "Up to 5 Gigabit", arm64, nitro},
    {"t4g.nano", 2, 1, 512, 2, 2, "Up to 5 Gigabit", arm64, nitro},
    {"t4g.small", 2, 1, 2048, 3, 4, "Up to 5 Gigabit", arm64, nitro},
});

}  // namespace

std::span<const InstanceType> instance_type_catalog() {
  return types;
}

const InstanceType* find_instance_type(std::string_view name) {
  auto found =
      std::find_if(types.begin(), types.end(), [&](const InstanceType& type) { return type.name == name; });
  return found == types.end() ? nullptr : &*found;
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
      .processor_info = {{type.architecture}},
      .vcpu_info = {type.vcpus, type.vcpus / type.threads_per_core, type.threads_per_core},
      .memory_info = {type.memory_mib},
      .network_info = std::move(network),
      .placement_group_info = {{ec2::PlacementGroupStrategy::partition, ec2::PlacementGroupStrategy::spread}},
      .burstable_performance_supported = type.burstable(),
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
  }
  return info;
}

}  // namespace vpcsim
