// Instance types, and where they are offered.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceTypeInfo.html
#pragma once

#include "protocol/ec2/instance.hpp"

namespace vpcsim::ec2 {

enum class InstanceTypeHypervisor { nitro, xen };
enum class UsageClassType { spot, on_demand };
enum class EnaSupport { unsupported, supported, required };
enum class PlacementGroupStrategy { cluster, partition, spread };
enum class DiskType { hdd, ssd };
enum class NvmeSupport { unsupported, supported, required };
enum class InstanceStorageEncryptionSupport { unsupported, required };
enum class EbsOptimizedSupport { unsupported, supported, default_ };
enum class EbsEncryptionSupport { unsupported, supported };
enum class LocationType { region, availability_zone, availability_zone_id, outpost };

struct ProcessorInfo {
  std::vector<Architecture> supported_architectures;
  std::optional<double> sustained_clock_speed_in_ghz;
  static const Shape shape;
};
struct VCpuInfo {
  std::int32_t default_vcpus = 0;
  std::int32_t default_cores = 0;
  std::int32_t default_threads_per_core = 0;
  std::vector<std::int32_t> valid_cores;
  std::vector<std::int32_t> valid_threads_per_core;
  static const Shape shape;
};
struct MemoryInfo {
  std::int64_t size_in_mib = 0;
  static const Shape shape;
};
struct NetworkCardInfo {
  std::int32_t network_card_index = 0;
  std::string network_performance;
  std::int32_t maximum_network_interfaces = 0;
  static const Shape shape;
};
struct NetworkInfo {
  std::string network_performance;
  std::int32_t maximum_network_interfaces = 0;
  std::int32_t maximum_network_cards = 1;
  std::int32_t default_network_card_index = 0;
  std::vector<NetworkCardInfo> network_cards;
  std::int32_t ipv4_addresses_per_interface = 0;
  std::int32_t ipv6_addresses_per_interface = 0;
  bool ipv6_supported = true;
  EnaSupport ena_support = EnaSupport::required;
  bool efa_supported = false;
  bool encryption_in_transit_supported = false;
  bool ena_srd_supported = false;
  static const Shape shape;
};
struct DiskInfo {
  std::int64_t size_in_gb = 0;
  std::int32_t count = 0;
  DiskType type = DiskType::hdd;
  static const Shape shape;
};
struct InstanceStorageInfo {
  std::int64_t total_size_in_gb = 0;
  std::vector<DiskInfo> disks;
  NvmeSupport nvme_support = NvmeSupport::unsupported;
  InstanceStorageEncryptionSupport encryption_support = InstanceStorageEncryptionSupport::unsupported;
  static const Shape shape;
};
struct EbsOptimizedInfo {
  std::int32_t baseline_bandwidth_in_mbps = 0;
  double baseline_throughput_in_mbps = 0;
  std::int32_t baseline_iops = 0;
  std::int32_t maximum_bandwidth_in_mbps = 0;
  double maximum_throughput_in_mbps = 0;
  std::int32_t maximum_iops = 0;
  static const Shape shape;
};
struct EbsInfo {
  EbsOptimizedSupport ebs_optimized_support = EbsOptimizedSupport::default_;
  EbsEncryptionSupport encryption_support = EbsEncryptionSupport::supported;
  std::optional<EbsOptimizedInfo> ebs_optimized_info;
  NvmeSupport nvme_support = NvmeSupport::required;
  static const Shape shape;
};
struct PlacementGroupInfo {
  std::vector<PlacementGroupStrategy> supported_strategies;
  static const Shape shape;
};

struct InstanceTypeInfo {
  std::string instance_type;
  bool current_generation = true;
  bool free_tier_eligible = false;
  std::vector<UsageClassType> supported_usage_classes;
  std::vector<DeviceType> supported_root_device_types;
  std::vector<VirtualizationType> supported_virtualization_types;
  bool bare_metal = false;
  InstanceTypeHypervisor hypervisor = InstanceTypeHypervisor::nitro;
  ProcessorInfo processor_info;
  VCpuInfo vcpu_info;
  MemoryInfo memory_info;
  bool instance_storage_supported = false;
  std::optional<InstanceStorageInfo> instance_storage_info;
  EbsInfo ebs_info;
  NetworkInfo network_info;
  PlacementGroupInfo placement_group_info;
  bool hibernation_supported = false;
  bool burstable_performance_supported = false;
  bool dedicated_hosts_supported = false;
  bool auto_recovery_supported = false;
  std::vector<BootModeValues> supported_boot_modes;
  static const Shape shape;
};

struct DescribeInstanceTypesResult {
  std::vector<InstanceTypeInfo> instance_types;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeInstanceTypesRequest {
  std::vector<std::string> instance_types;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeInstanceTypes";
  using Result = DescribeInstanceTypesResult;
};

struct InstanceTypeOffering {
  std::string instance_type;
  LocationType location_type = LocationType::region;
  std::string location;
  static const Shape shape;
};
struct DescribeInstanceTypeOfferingsResult {
  std::vector<InstanceTypeOffering> instance_type_offerings;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeInstanceTypeOfferingsRequest {
  std::optional<LocationType> location_type;  ///< absent: the region
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeInstanceTypeOfferings";
  using Result = DescribeInstanceTypeOfferingsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::InstanceTypeHypervisor, "nitro", "xen");
VPCSIM_ENUM(vpcsim::ec2::UsageClassType, "spot", "on-demand");
VPCSIM_ENUM(vpcsim::ec2::EnaSupport, "unsupported", "supported", "required");
VPCSIM_ENUM(vpcsim::ec2::PlacementGroupStrategy, "cluster", "partition", "spread");
VPCSIM_ENUM(vpcsim::ec2::DiskType, "hdd", "ssd");
VPCSIM_ENUM(vpcsim::ec2::NvmeSupport, "unsupported", "supported", "required");
VPCSIM_ENUM(vpcsim::ec2::InstanceStorageEncryptionSupport, "unsupported", "required");
VPCSIM_ENUM(vpcsim::ec2::EbsOptimizedSupport, "unsupported", "supported", "default");
VPCSIM_ENUM(vpcsim::ec2::EbsEncryptionSupport, "unsupported", "supported");
VPCSIM_ENUM(vpcsim::ec2::LocationType, "region", "availability-zone", "availability-zone-id", "outpost");
