// Instance types by attributes. Prices aren't here, and AWS doesn't look at them in this call either.
#include "simulator/actions/instance_requirements.hpp"

#include <algorithm>
#include <charconv>

#include "simulator/describe.hpp"
#include "simulator/instance_type_catalog.hpp"

namespace vpcsim {
namespace {

using Request = ec2::GetInstanceTypesFromInstanceRequirementsRequest;
using Requirements = ec2::InstanceRequirementsRequest;
using Inclusion = ec2::Inclusion;

template <class List, class Value>
bool has(const List& list, const Value& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

template <class Range>
void check_range(const Range& range, std::string_view name) {
  if (!range || !range->max || !(*range->max < range->min)) return;
  refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid. The maximum is below the minimum.",
         *range->max, name);
}

void check_requirements(const Requirements& wanted) {
  check_range(wanted.v_cpu_count, "VCpuCount");
  check_range(wanted.memory_mib, "MemoryMiB");
  check_range(wanted.memory_gib_per_v_cpu, "MemoryGiBPerVCpu");
  check_range(wanted.network_interface_count, "NetworkInterfaceCount");
  check_range(wanted.total_local_storage_gb, "TotalLocalStorageGB");
  check_range(wanted.baseline_ebs_bandwidth_mbps, "BaselineEbsBandwidthMbps");
  check_range(wanted.accelerator_count, "AcceleratorCount");
  check_range(wanted.accelerator_total_memory_mib, "AcceleratorTotalMemoryMiB");
  check_range(wanted.network_bandwidth_gbps, "NetworkBandwidthGbps");
  if (!wanted.allowed_instance_types.empty() && !wanted.excluded_instance_types.empty()) {
    refuse("InvalidParameterCombination",
           "AllowedInstanceTypes and ExcludedInstanceTypes cannot be specified together.");
  }
}

/// No range takes anything.
template <class Range>
bool is_in(const Range& range, double value) {
  if (!range) return true;
  if (range->max && value > static_cast<double>(*range->max)) return false;
  if constexpr (requires { range->min.has_value(); }) {
    return !range->min || value >= static_cast<double>(*range->min);
  } else {
    return value >= range->min;
  }
}

bool is_let_through(const std::optional<Inclusion>& inclusion, Inclusion otherwise, bool has_it) {
  const Inclusion rule = inclusion.value_or(otherwise);
  return rule == Inclusion::included || has_it == (rule == Inclusion::required);
}

/// Graviton is AWS's own; the other types of the catalog are Intel's.
ec2::CpuManufacturer manufacturer_of(const InstanceType& type) {
  return type.architecture == ec2::Architecture::arm64 ? ec2::CpuManufacturer::amazon_web_services
                                                       : ec2::CpuManufacturer::intel;
}

/// What "Up to 10 Gigabit" promises at best; AWS doesn't say what "Low" is: 0.
double gigabits_of(std::string_view performance) {
  const auto at = performance.find_first_of("0123456789");
  double gigabits = 0;
  if (at != std::string_view::npos)
    std::from_chars(performance.data() + at, performance.data() + performance.size(), gigabits);
  return gigabits;
}

bool has_right_name(const Requirements& wanted, std::string_view name) {
  auto matches_name = [&](const std::string& pattern) { return matches_pattern(name, pattern); };
  const auto &allowed = wanted.allowed_instance_types, &excluded = wanted.excluded_instance_types;
  if (std::any_of(excluded.begin(), excluded.end(), matches_name)) return false;
  return allowed.empty() || std::any_of(allowed.begin(), allowed.end(), matches_name);
}

bool has_right_processor(const Requirements& wanted, const InstanceType& type) {
  const auto generation =
      type.current_generation ? ec2::InstanceGeneration::current : ec2::InstanceGeneration::previous;
  return is_in(wanted.v_cpu_count, type.vcpus) && is_in(wanted.memory_mib, type.memory_mib) &&
         is_in(wanted.memory_gib_per_v_cpu, type.memory_mib / 1024.0 / type.vcpus) &&
         (wanted.cpu_manufacturers.empty() || has(wanted.cpu_manufacturers, manufacturer_of(type))) &&
         (wanted.instance_generations.empty() || has(wanted.instance_generations, generation)) &&
         is_let_through(wanted.burstable_performance, Inclusion::excluded, type.burstable());
}

bool has_right_storage(const Requirements& wanted, const ec2::InstanceTypeInfo& type) {
  if (!is_let_through(wanted.local_storage, Inclusion::included, type.instance_storage_supported))
    return false;
  const auto& info = type.instance_storage_info;
  if (!is_in(wanted.total_local_storage_gb, info ? static_cast<double>(info->total_size_in_gb) : 0))
    return false;
  return !info || wanted.local_storage_types.empty() ||
         has(wanted.local_storage_types, info->disks.front().type);
}

bool has_right_network(const Requirements& wanted, const InstanceType& type) {
  return is_in(wanted.network_interface_count, type.network_interfaces) &&
         is_in(wanted.baseline_ebs_bandwidth_mbps, type.ebs.baseline_mbps) &&
         is_in(wanted.network_bandwidth_gbps, gigabits_of(type.network_performance));
}

/// No type of the catalog has an accelerator.
bool takes_no_accelerator(const Requirements& wanted) {
  return wanted.accelerator_types.empty() && wanted.accelerator_manufacturers.empty() &&
         wanted.accelerator_names.empty() && is_in(wanted.accelerator_count, 0) &&
         is_in(wanted.accelerator_total_memory_mib, 0);
}

template <class Value>
bool have_any(const std::vector<Value>& supported, const std::vector<Value>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](Value value) { return has(supported, value); });
}

bool is_wanted(const Request& request, const InstanceType& type) {
  const Requirements& wanted = *request.instance_requirements;
  const ec2::InstanceTypeInfo record = to_record(type);
  return have_any(record.processor_info.supported_architectures, request.architecture_types) &&
         have_any(record.supported_virtualization_types, request.virtualization_types) &&
         has_right_name(wanted, type.name) && has_right_processor(wanted, type) &&
         has_right_storage(wanted, record) && has_right_network(wanted, type) &&
         takes_no_accelerator(wanted) &&
         is_let_through(wanted.bare_metal, Inclusion::excluded, record.bare_metal) &&
         (!wanted.require_hibernate_support.value_or(false) || record.hibernation_supported);
}

}  // namespace

ec2::GetInstanceTypesFromInstanceRequirementsResult get_instance_types_from_instance_requirements(
    const ReadCall&, const Request& request) {
  check_page({{}, {}, "InstanceTypes", request.max_results, request.next_token, 1, 1000});
  check_requirements(*request.instance_requirements);
  ec2::GetInstanceTypesFromInstanceRequirementsResult result;
  const std::size_t limit = static_cast<std::size_t>(request.max_results.value_or(1000));
  const auto catalog = instance_type_catalog();
  for (std::size_t i = request.next_token ? from_token(*request.next_token) : 0; i < catalog.size(); ++i) {
    if (!is_wanted(request, catalog[i])) continue;
    if (result.instance_types.size() == limit) {
      result.next_token = to_token(i);
      break;
    }
    result.instance_types.push_back({std::string(catalog[i].name)});
  }
  return result;
}

}  // namespace vpcsim
