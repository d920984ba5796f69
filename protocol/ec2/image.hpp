// Machine images and instance types: what instances are launched from.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html and API_InstanceTypeInfo.html.
#pragma once

#include "protocol/ec2/instance.hpp"

namespace vpcsim::ec2 {

enum class ImageTypeValues { machine, kernel, ramdisk };
enum class ImageState { pending, available, invalid, deregistered, transient, failed, error };
enum class BootModeValues { legacy_bios, uefi };
enum class ImdsSupportValues { v2_0 };
enum class VolumeType { standard, io1, io2, gp2, sc1, st1, gp3 };

struct EbsBlockDevice {
  bool delete_on_termination = true;
  std::string snapshot_id;
  std::int32_t volume_size = 8;  ///< GiB
  VolumeType volume_type = VolumeType::gp2;
  bool encrypted = false;
  static const Shape shape;
};
struct BlockDeviceMapping {
  std::string device_name;
  EbsBlockDevice ebs;
  static const Shape shape;
};

struct Image {
  Architecture architecture = Architecture::x86_64;
  std::string creation_date;
  std::string image_id;
  std::string image_location;
  ImageTypeValues image_type = ImageTypeValues::machine;
  bool is_public = true;
  std::string owner_id;
  std::string platform_details;
  std::string usage_operation;
  ImageState state = ImageState::available;
  std::vector<BlockDeviceMapping> block_device_mappings;
  std::string description;
  bool ena_support = true;
  Hypervisor hypervisor = Hypervisor::xen;
  std::optional<std::string> image_owner_alias;
  std::string name;
  std::string root_device_name;
  DeviceType root_device_type = DeviceType::ebs;
  std::string sriov_net_support = "simple";
  std::vector<Tag> tags;
  VirtualizationType virtualization_type = VirtualizationType::hvm;
  std::optional<BootModeValues> boot_mode;
  std::optional<ImdsSupportValues> imds_support;
  static const Shape shape;
};

struct DescribeImagesResult {
  std::vector<Image> images;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeImagesRequest {
  std::vector<std::string> executable_users;
  std::vector<Filter> filters;
  std::vector<std::string> image_ids;
  std::vector<std::string> owners;
  std::optional<bool> include_deprecated;  ///< no image of the catalog is deprecated
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeImages";
  using Result = DescribeImagesResult;
};

enum class InstanceTypeHypervisor { nitro, xen };
enum class UsageClassType { spot, on_demand };
enum class EnaSupport { unsupported, supported, required };
enum class PlacementGroupStrategy { cluster, partition, spread };

struct ProcessorInfo {
  std::vector<Architecture> supported_architectures;
  static const Shape shape;
};
struct VCpuInfo {
  std::int32_t default_vcpus = 0;
  std::int32_t default_cores = 0;
  std::int32_t default_threads_per_core = 0;
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
  NetworkInfo network_info;
  PlacementGroupInfo placement_group_info;
  bool burstable_performance_supported = false;
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

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::ImageTypeValues, "machine", "kernel", "ramdisk");
VPCSIM_ENUM(vpcsim::ec2::ImageState, "pending", "available", "invalid", "deregistered", "transient", "failed",
            "error");
VPCSIM_ENUM(vpcsim::ec2::BootModeValues, "legacy-bios", "uefi");
VPCSIM_ENUM(vpcsim::ec2::ImdsSupportValues, "v2.0");
VPCSIM_ENUM(vpcsim::ec2::VolumeType, "standard", "io1", "io2", "gp2", "sc1", "st1", "gp3");
VPCSIM_ENUM(vpcsim::ec2::InstanceTypeHypervisor, "nitro", "xen");
VPCSIM_ENUM(vpcsim::ec2::UsageClassType, "spot", "on-demand");
VPCSIM_ENUM(vpcsim::ec2::EnaSupport, "unsupported", "supported", "required");
VPCSIM_ENUM(vpcsim::ec2::PlacementGroupStrategy, "cluster", "partition", "spread");
