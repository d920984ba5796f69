// Machine images: what instances are launched from.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Image.html
#pragma once

#include "protocol/ec2/instance.hpp"

namespace vpcsim::ec2 {

enum class ImageTypeValues { machine, kernel, ramdisk };
enum class ImageState { pending, available, invalid, deregistered, transient, failed, error, disabled };
enum class ImdsSupportValues { v2_0 };
enum class TpmSupportValues { v2_0 };
enum class ImageAttributeName {
  description,
  kernel,
  ramdisk,
  launch_permission,
  product_codes,
  block_device_mapping,
  sriov_net_support,
  boot_mode,
  tpm_support,
  uefi_data,
  last_launched_time,
  imds_support,
  deregistration_protection
};
enum class PermissionGroup { all };
enum class OperationType { add, remove };
enum class ResetImageAttributeName { launch_permission };

struct Image {
  Architecture architecture = Architecture::x86_64;
  std::string creation_date;
  std::string image_id;
  std::string image_location;
  ImageTypeValues image_type = ImageTypeValues::machine;
  bool is_public = true;
  std::vector<ProductCode> product_codes;  ///< no image of the catalog has one
  std::string owner_id;
  std::string platform_details;
  std::string usage_operation;
  ImageState state = ImageState::available;
  std::vector<BlockDeviceMapping> block_device_mappings;
  std::optional<std::string> description;
  bool ena_support = true;
  Hypervisor hypervisor = Hypervisor::xen;
  std::optional<std::string> image_owner_alias;
  std::string name;
  std::string root_device_name;
  DeviceType root_device_type = DeviceType::ebs;
  std::optional<std::string> sriov_net_support = "simple";
  std::vector<Tag> tags;
  VirtualizationType virtualization_type = VirtualizationType::hvm;
  std::optional<BootModeValues> boot_mode;
  std::optional<std::string> deprecation_time;
  std::optional<ImdsSupportValues> imds_support;
  std::optional<TpmSupportValues> tpm_support;
  std::optional<std::string> source_instance_id;
  std::optional<std::string> source_image_id;
  std::optional<std::string> source_image_region;
  std::optional<std::string> last_launched_time;
  std::string deregistration_protection = "disabled";
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
  std::optional<bool> include_deprecated;  ///< without it, deprecated images are shown to those who name them
  std::optional<bool> include_disabled;    ///< without it, disabled images aren't shown
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeImages";
  using Result = DescribeImagesResult;
};

struct LaunchPermission {
  std::optional<PermissionGroup> group;
  std::optional<std::string> user_id;
  std::optional<std::string> organization_arn;
  std::optional<std::string> organizational_unit_arn;
  static const Shape shape;
};
struct LaunchPermissionModifications {
  std::vector<LaunchPermission> add;
  std::vector<LaunchPermission> remove;
  static const Shape shape;
};
/// The one that was asked for.
struct DescribeImageAttributeResult {
  std::string image_id;
  std::optional<std::vector<ProductCode>> product_codes;
  std::optional<AttributeValue> description;
  std::optional<AttributeValue> kernel_id;   ///< always without a value: HVM images have none
  std::optional<AttributeValue> ramdisk_id;  ///< likewise
  std::optional<AttributeValue> sriov_net_support;
  std::optional<AttributeValue> boot_mode;
  std::optional<AttributeValue> tpm_support;  ///< without a value: it has none
  std::optional<AttributeValue> imds_support;
  std::optional<std::vector<LaunchPermission>> launch_permissions;
  std::optional<AttributeValue> last_launched_time;
  std::optional<AttributeValue> uefi_data;  ///< always without a value
  std::optional<AttributeValue> deregistration_protection;
  static const Shape shape;
};
struct DescribeImageAttributeRequest {
  ImageAttributeName attribute = ImageAttributeName::description;
  std::string image_id;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeImageAttribute";
  using Result = DescribeImageAttributeResult;
};
struct ModifyImageAttributeRequest {
  std::optional<std::string> attribute;  ///< the old form: an attribute's name, and what to do with it
  std::optional<AttributeValue> description;
  std::string image_id;
  std::optional<LaunchPermissionModifications> launch_permission;
  std::optional<OperationType> operation_type;
  std::vector<std::string> user_groups;
  std::vector<std::string> user_ids;
  std::optional<std::string> value;
  std::vector<std::string> organization_arns;
  std::vector<std::string> organizational_unit_arns;
  std::optional<AttributeValue> imds_support;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyImageAttribute";
  using Result = ReturnResult;
};
struct ResetImageAttributeRequest {
  ResetImageAttributeName attribute = ResetImageAttributeName::launch_permission;
  std::string image_id;
  static const Shape shape;
  static constexpr std::string_view action = "ResetImageAttribute";
  using Result = ReturnResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::ImageTypeValues, "machine", "kernel", "ramdisk");
VPCSIM_ENUM(vpcsim::ec2::ImageState, "pending", "available", "invalid", "deregistered", "transient", "failed",
            "error", "disabled");
VPCSIM_ENUM(vpcsim::ec2::ImdsSupportValues, "v2.0");
VPCSIM_ENUM(vpcsim::ec2::TpmSupportValues, "v2.0");
VPCSIM_ENUM(vpcsim::ec2::ImageAttributeName, "description", "kernel", "ramdisk", "launchPermission",
            "productCodes", "blockDeviceMapping", "sriovNetSupport", "bootMode", "tpmSupport", "uefiData",
            "lastLaunchedTime", "imdsSupport", "deregistrationProtection");
VPCSIM_ENUM(vpcsim::ec2::PermissionGroup, "all");
VPCSIM_ENUM(vpcsim::ec2::OperationType, "add", "remove");
VPCSIM_ENUM(vpcsim::ec2::ResetImageAttributeName, "launchPermission");
