// The instance types that can be launched: a dozen and a half of AWS's hundreds, with AWS's numbers (EC2 user
// guide, "Instance types", and "IP addresses per network interface per instance type").
#pragma once

#include <span>
#include <string_view>

#include "protocol/ec2/image.hpp"

namespace vpcsim {

struct InstanceType {
  std::string_view name;
  int vcpus;
  int threads_per_core;
  int memory_mib;
  int network_interfaces;  ///< at most, on one instance
  int ipv4_addresses;      ///< at most, on one interface
  std::string_view network_performance;
  ec2::Architecture architecture = ec2::Architecture::x86_64;
  ec2::InstanceTypeHypervisor hypervisor = ec2::InstanceTypeHypervisor::nitro;
  bool current_generation = true;
  bool free_tier = false;

  bool burstable() const { return name.front() == 't'; }
};

/// Sorted by name.
std::span<const InstanceType> instance_type_catalog();
/// nullptr if it isn't in the catalog.
const InstanceType* find_instance_type(std::string_view name);
ec2::InstanceTypeInfo to_record(const InstanceType& type);

}  // namespace vpcsim
