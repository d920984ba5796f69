// Instance types by what they have.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceRequirementsRequest.html
#pragma once

#include "protocol/ec2/instance_type.hpp"

namespace vpcsim::ec2 {

enum class CpuManufacturer { intel, amd, amazon_web_services };
enum class InstanceGeneration { current, previous };
/// Whether types that have something are let through, the only ones, or left out.
enum class Inclusion { included, required, excluded };
enum class AcceleratorType { gpu, fpga, inference };
enum class AcceleratorManufacturer { nvidia, amd, amazon_web_services, xilinx };
enum class AcceleratorName { a100, v100, k80, t4, m60, radeon_pro_v520, vu9p, inferentia, k520 };

struct IntegerRangeRequest {
  std::optional<std::int32_t> min, max;
  static const Shape shape;
};
struct DoubleRangeRequest {
  std::optional<double> min, max;
  static const Shape shape;
};
/// The same with a minimum that must be there: of vCPUs and of memory.
struct RequiredRangeRequest {
  std::int32_t min = 0;
  std::optional<std::int32_t> max;
  static const Shape shape;
};

struct InstanceRequirementsRequest {
  std::optional<RequiredRangeRequest> v_cpu_count;
  std::optional<RequiredRangeRequest> memory_mib;
  std::vector<CpuManufacturer> cpu_manufacturers;
  std::optional<DoubleRangeRequest> memory_gib_per_v_cpu;
  std::vector<std::string> excluded_instance_types;  ///< with wildcards
  std::vector<InstanceGeneration> instance_generations;
  std::optional<Inclusion> bare_metal;             ///< absent: excluded
  std::optional<Inclusion> burstable_performance;  ///< absent: excluded
  std::optional<bool> require_hibernate_support;
  std::optional<IntegerRangeRequest> network_interface_count;
  std::optional<Inclusion> local_storage;  ///< absent: included
  std::vector<DiskType> local_storage_types;
  std::optional<DoubleRangeRequest> total_local_storage_gb;
  std::optional<IntegerRangeRequest> baseline_ebs_bandwidth_mbps;
  std::vector<AcceleratorType> accelerator_types;
  std::optional<IntegerRangeRequest> accelerator_count;
  std::vector<AcceleratorManufacturer> accelerator_manufacturers;
  std::vector<AcceleratorName> accelerator_names;
  std::optional<IntegerRangeRequest> accelerator_total_memory_mib;
  std::optional<DoubleRangeRequest> network_bandwidth_gbps;
  std::vector<std::string> allowed_instance_types;  ///< with wildcards
  static const Shape shape;
};

struct InstanceTypeInfoFromInstanceRequirements {
  std::string instance_type;
  static const Shape shape;
};
struct GetInstanceTypesFromInstanceRequirementsResult {
  std::vector<InstanceTypeInfoFromInstanceRequirements> instance_types;
  NextToken next_token;
  static const Shape shape;
};
struct GetInstanceTypesFromInstanceRequirementsRequest {
  std::vector<Architecture> architecture_types;
  std::vector<VirtualizationType> virtualization_types;
  std::optional<InstanceRequirementsRequest> instance_requirements;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "GetInstanceTypesFromInstanceRequirements";
  using Result = GetInstanceTypesFromInstanceRequirementsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::CpuManufacturer, "intel", "amd", "amazon-web-services");
VPCSIM_ENUM(vpcsim::ec2::InstanceGeneration, "current", "previous");
VPCSIM_ENUM(vpcsim::ec2::Inclusion, "included", "required", "excluded");
VPCSIM_ENUM(vpcsim::ec2::AcceleratorType, "gpu", "fpga", "inference");
VPCSIM_ENUM(vpcsim::ec2::AcceleratorManufacturer, "nvidia", "amd", "amazon-web-services", "xilinx");
VPCSIM_ENUM(vpcsim::ec2::AcceleratorName, "a100", "v100", "k80", "t4", "m60", "radeon-pro-v520", "vu9p",
            "inferentia", "k520");
