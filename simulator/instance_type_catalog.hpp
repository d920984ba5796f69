// The instance types that can be launched: two dozen of AWS's hundreds, with AWS's numbers (EC2 user guide,
// "Instance types", "IP addresses per network interface per instance type", "EBS-optimized instances" and
// "CPU options").
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "protocol/ec2/instance_type.hpp"

namespace vpcsim {

/// Of an EBS-optimized type; all 0 for one that isn't. Throughput follows from bandwidth.
struct EbsPerformance {
  int baseline_mbps = 0, baseline_iops = 0, maximum_mbps = 0, maximum_iops = 0;
};

struct InstanceType {
  std::string_view name;
  int vcpus;
  int threads_per_core;
  int memory_mib;
  int network_interfaces;  ///< at most, on one instance
  int ipv4_addresses;      ///< at most, on one interface
  std::string_view network_performance;
  EbsPerformance ebs;
  double clock_ghz = 0;  ///< 0: AWS doesn't say
  ec2::Architecture architecture = ec2::Architecture::x86_64;
  ec2::InstanceTypeHypervisor hypervisor = ec2::InstanceTypeHypervisor::nitro;
  bool current_generation = true;
  bool free_tier = false;

  bool burstable() const { return name.front() == 't'; }
  bool ebs_optimized() const { return ebs.baseline_mbps > 0; }
  int cores() const { return vcpus / threads_per_core; }
  /// How many of its cores, and how many threads on each, an instance may be launched with.
  std::vector<std::int32_t> valid_cores() const;
  std::vector<std::int32_t> valid_threads_per_core() const;
};

/// Sorted by name.
std::span<const InstanceType> instance_type_catalog();
/// nullptr if it isn't in the catalog.
const InstanceType* find_instance_type(std::string_view name);
ec2::InstanceTypeInfo to_record(const InstanceType& type);

}  // namespace vpcsim
