// Instance types: a catalog, every type of it offered in every zone.
#include "protocol/ec2/instance_type.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/instance_requirements.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/instance_type_catalog.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim {
namespace {

using Values = std::vector<std::string>;
using TypeInfo = ec2::InstanceTypeInfo;

template <class Enum>
Values names(const std::vector<Enum>& list) {
  Values values;
  for (Enum value : list) values.emplace_back(name_of(value));
  return values;
}

Values numbers(const std::vector<std::int32_t>& list) {
  Values values;
  for (std::int32_t value : list) values.push_back(std::to_string(value));
  return values;
}

template <class Read>
Values of_ebs(const TypeInfo& type, Read read) {
  const auto& info = type.ebs_info.ebs_optimized_info;
  return info ? Values{read(*info)} : Values{};
}

template <class Read>
Values of_storage(const TypeInfo& type, Read read) {
  const auto& info = type.instance_storage_info;
  return info ? Values{read(*info)} : Values{};
}

Values no_type_has(const TypeInfo&) {
  return {};
}

constexpr auto type_filters = std::to_array<FilterField<TypeInfo>>({
    {"auto-recovery-supported", [](const TypeInfo& type) { return values_of(type.auto_recovery_supported); }},
    {"bare-metal", [](const TypeInfo& type) { return values_of(type.bare_metal); }},
    {"burstable-performance-supported",
     [](const TypeInfo& type) { return values_of(type.burstable_performance_supported); }},
    {"current-generation", [](const TypeInfo& type) { return values_of(type.current_generation); }},
    {"ebs-info.ebs-optimized-info.baseline-bandwidth-in-mbps", [](const TypeInfo& type) { return of_ebs(type, [](const ec2::EbsOptimizedInfo& info) { return std::to_string(info.baseline_bandwidth_in_mbps); }); }},
    {"ebs-info.ebs-optimized-info.baseline-iops", [](const TypeInfo& type) { return of_ebs(type, [](const ec2::EbsOptimizedInfo& info) { return std::to_string(info.baseline_iops); }); }},
    {"ebs-info.ebs-optimized-info.baseline-throughput-in-mbps", [](const TypeInfo& type) { return of_ebs(type, [](const ec2::EbsOptimizedInfo& info) { return fmt::format("{}", info.baseline_throughput_in_mbps); }); }},
    {"ebs-info.ebs-optimized-info.maximum-bandwidth-in-mbps", [](const TypeInfo& type) { return of_ebs(type, [](const ec2::EbsOptimizedInfo& info) { return std::to_string(info.maximum_bandwidth_in_mbps); }); }},
    {"ebs-info.ebs-optimized-info.maximum-iops", [](const TypeInfo& type) { return of_ebs(type, [](const ec2::EbsOptimizedInfo& info) { return std::to_string(info.maximum_iops); }); }},
    {"ebs-info.ebs-optimized-info.maximum-throughput-in-mbps", [](const TypeInfo& type) { return of_ebs(type, [](const ec2::EbsOptimizedInfo& info) { return fmt::format("{}", info.maximum_throughput_in_mbps); }); }},
    {"ebs-info.ebs-optimized-support", [](const TypeInfo& type) { return name_value(type.ebs_info.ebs_optimized_support); }},
    {"ebs-info.encryption-support", [](const TypeInfo& type) { return name_value(type.ebs_info.encryption_support); }},
    {"ebs-info.nvme-support", [](const TypeInfo& type) { return name_value(type.ebs_info.nvme_support); }},
    {"free-tier-eligible", [](const TypeInfo& type) { return values_of(type.free_tier_eligible); }},
    {"hibernation-supported", [](const TypeInfo& type) { return values_of(type.hibernation_supported); }},
    {"hypervisor", [](const TypeInfo& type) { return name_value(type.hypervisor); }},
    {"instance-storage-info.disk.count", [](const TypeInfo& type) { return of_storage(type, [](const ec2::InstanceStorageInfo& info) { return std::to_string(info.disks.front().count); }); }},
    {"instance-storage-info.disk.size-in-gb", [](const TypeInfo& type) { return of_storage(type, [](const ec2::InstanceStorageInfo& info) { return std::to_string(info.disks.front().size_in_gb); }); }},
    {"instance-storage-info.disk.type", [](const TypeInfo& type) { return of_storage(type, [](const ec2::InstanceStorageInfo& info) { return std::string(name_of(info.disks.front().type)); }); }},
    {"instance-storage-info.encryption-support", [](const TypeInfo& type) { return of_storage(type, [](const ec2::InstanceStorageInfo& info) { return std::string(name_of(info.encryption_support)); }); }},
    {"instance-storage-info.nvme-support", [](const TypeInfo& type) { return of_storage(type, [](const ec2::InstanceStorageInfo& info) { return std::string(name_of(info.nvme_support)); }); }},
    {"instance-storage-info.total-size-in-gb", [](const TypeInfo& type) { return of_storage(type, [](const ec2::InstanceStorageInfo& info) { return std::to_string(info.total_size_in_gb); }); }},
    {"instance-storage-supported",
     [](const TypeInfo& type) { return values_of(type.instance_storage_supported); }},
    {"instance-type", [](const TypeInfo& type) { return Values{type.instance_type}; }},
    {"memory-info.size-in-mib",
     [](const TypeInfo& type) { return Values{std::to_string(type.memory_info.size_in_mib)}; }},
    {"network-info.efa-info.maximum-efa-interfaces", no_type_has},
    {"network-info.efa-supported",
     [](const TypeInfo& type) { return values_of(type.network_info.efa_supported); }},
    {"network-info.ena-support",
     [](const TypeInfo& type) { return name_value(type.network_info.ena_support); }},
    {"network-info.encryption-in-transit-supported", [](const TypeInfo& type) { return values_of(type.network_info.encryption_in_transit_supported); }},
    {"network-info.ipv4-addresses-per-interface",
     [](const TypeInfo& type) {
       return Values{std::to_string(type.network_info.ipv4_addresses_per_interface)};
     }},
    {"network-info.ipv6-addresses-per-interface",
     [](const TypeInfo& type) {
       return Values{std::to_string(type.network_info.ipv6_addresses_per_interface)};
     }},
    {"network-info.ipv6-supported",
     [](const TypeInfo& type) { return values_of(type.network_info.ipv6_supported); }},
    {"network-info.maximum-network-cards",
     [](const TypeInfo& type) { return Values{std::to_string(type.network_info.maximum_network_cards)}; }},
    {"network-info.maximum-network-interfaces",
     [](const TypeInfo&
            type) { return Values{std::to_string(type.network_info.maximum_network_interfaces)}; }},
    {"network-info.network-performance",
     [](const TypeInfo& type) { return Values{type.network_info.network_performance}; }},
    {"processor-info.supported-architecture",
     [](const TypeInfo& type) { return names(type.processor_info.supported_architectures); }},
    {"processor-info.sustained-clock-speed-in-ghz", [](const TypeInfo& type) { return type.processor_info.sustained_clock_speed_in_ghz ? Values{fmt::format("{}", *type.processor_info.sustained_clock_speed_in_ghz)} : Values{}; }},
    {"supported-boot-mode", [](const TypeInfo& type) { return names(type.supported_boot_modes); }},
    {"supported-root-device-type",
     [](const TypeInfo& type) { return names(type.supported_root_device_types); }},
    {"supported-usage-class", [](const TypeInfo& type) { return names(type.supported_usage_classes); }},
    {"supported-virtualization-type",
     [](const TypeInfo& type) { return names(type.supported_virtualization_types); }},
    {"vcpu-info.default-cores",
     [](const TypeInfo& type) { return Values{std::to_string(type.vcpu_info.default_cores)}; }},
    {"vcpu-info.default-threads-per-core",
     [](const TypeInfo& type) { return Values{std::to_string(type.vcpu_info.default_threads_per_core)}; }},
    {"vcpu-info.default-vcpus",
     [](const TypeInfo& type) { return Values{std::to_string(type.vcpu_info.default_vcpus)}; }},
    {"vcpu-info.valid-cores", [](const TypeInfo& type) { return numbers(type.vcpu_info.valid_cores); }},
    {"vcpu-info.valid-threads-per-core", [](const TypeInfo& type) { return numbers(type.vcpu_info.valid_threads_per_core); }},
});

ec2::DescribeInstanceTypesResult describe_instance_types(const ReadCall&,
                                                         const ec2::DescribeInstanceTypesRequest& request) {
  check_page({request.instance_types, request.filters, "InstanceTypes", request.max_results,
              request.next_token, 5, 100});
  std::span<const FilterField<TypeInfo>> fields = type_filters;
  check_filters(request.filters, fields);
  const auto& wanted = request.instance_types;
  Values missing;
  for (const std::string& name : wanted) {
    if (find_instance_type(name) == nullptr) missing.push_back(name);
  }
  if (!missing.empty()) {
    refuse("InvalidInstanceType", "The following supplied instance types do not exist: [{}]",
           fmt::join(missing, ", "));
  }
  ec2::DescribeInstanceTypesResult result;
  const std::size_t limit = request.max_results ? static_cast<std::size_t>(*request.max_results) : SIZE_MAX;
  auto catalog = instance_type_catalog();
  for (std::size_t i = request.next_token ? from_token(*request.next_token) : 0; i < catalog.size(); ++i) {
    if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), catalog[i].name) == wanted.end()) continue;
    auto record = to_record(catalog[i]);
    if (!matches(record, request.filters, fields)) continue;
    if (result.instance_types.size() == limit) {
      result.next_token = to_token(i);
      break;
    }
    result.instance_types.push_back(std::move(record));
  }
  return result;
}

using Offering = ec2::InstanceTypeOffering;

constexpr std::array<FilterField<Offering>, 2> offering_filters{{
    {"instance-type", [](const Offering& offering) { return Values{offering.instance_type}; }},
    {"location", [](const Offering& offering) { return Values{offering.location}; }},
}};

std::vector<std::string> locations(const std::string& region, ec2::LocationType type) {
  if (type == ec2::LocationType::region) return {region};
  std::vector<std::string> found;
  if (type == ec2::LocationType::outpost) return found;
  for (const AvailabilityZone& zone : zones_of(region)) {
    found.push_back(type == ec2::LocationType::availability_zone ? zone.name : zone.id);
  }
  return found;
}

ec2::DescribeInstanceTypeOfferingsResult describe_instance_type_offerings(
    const ReadCall& call, const ec2::DescribeInstanceTypeOfferingsRequest& request) {
  const auto location_type = request.location_type.value_or(ec2::LocationType::region);
  std::vector<Offering> offerings;
  for (const std::string& location : locations(call.region.home.region, location_type)) {
    for (const InstanceType& type : instance_type_catalog()) {
      offerings.push_back({std::string(type.name), location_type, location});
    }
  }
  auto described = describe_list<Offering>(std::move(offerings),
                                           {{}, request.filters, "", request.max_results, request.next_token},
                                           offering_filters);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions instance_type_actions() {
  return {
      action<describe_instance_types>("Describes the instance types that can be launched"),
      action<describe_instance_type_offerings>("Describes where instance types are offered: in every zone"),
      action<get_instance_types_from_instance_requirements>("Finds instance types by what they have"),
  };
}

}  // namespace vpcsim
