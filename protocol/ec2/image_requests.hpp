// Making images, and what is done to those that an account has made.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateImage.html and its neighbors.
#pragma once

#include "protocol/ec2/image.hpp"

namespace vpcsim::ec2 {

struct ImageIdResult {
  std::string image_id;
  static const Shape shape;
};
struct CreateImageRequest {
  std::vector<BlockDeviceMapping> block_device_mappings;
  std::optional<std::string> description;
  std::string instance_id;
  std::string name;
  std::optional<bool> no_reboot;  ///< else a running instance is rebooted
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateImage";
  using Result = ImageIdResult;
};
struct CopyImageRequest {
  std::optional<std::string> client_token;
  std::optional<std::string> description;
  std::optional<bool> encrypted;
  std::optional<std::string> kms_key_id;
  std::string name;
  std::string source_image_id;
  std::string source_region;
  std::optional<bool> copy_image_tags;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CopyImage";
  using Result = ImageIdResult;
};
struct RegisterImageRequest {
  std::optional<Architecture> architecture;
  std::vector<BlockDeviceMapping> block_device_mappings;
  std::optional<std::string> description;
  std::optional<bool> ena_support;
  std::string name;
  std::optional<std::string> root_device_name;
  std::optional<std::string> sriov_net_support;
  std::optional<VirtualizationType> virtualization_type;
  std::optional<BootModeValues> boot_mode;
  std::optional<TpmSupportValues> tpm_support;
  std::optional<ImdsSupportValues> imds_support;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "RegisterImage";
  using Result = ImageIdResult;
};

struct DeleteSnapshotReturnCode {
  std::string snapshot_id;
  std::string return_code;  ///< success, skipped...
  static const Shape shape;
};
struct DeregisterImageResult {
  bool return_value = true;
  std::vector<DeleteSnapshotReturnCode> delete_snapshot_results;
  static const Shape shape;
};
struct DeregisterImageRequest {
  std::string image_id;
  std::optional<bool> delete_associated_snapshots;
  static const Shape shape;
  static constexpr std::string_view action = "DeregisterImage";
  using Result = DeregisterImageResult;
};

struct EnableImageDeprecationRequest {
  std::string image_id;
  Timestamp deprecate_at;
  static const Shape shape;
  static constexpr std::string_view action = "EnableImageDeprecation";
  using Result = ReturnResult;
};
struct DisableImageDeprecationRequest {
  std::string image_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisableImageDeprecation";
  using Result = ReturnResult;
};
struct EnableImageRequest {
  std::string image_id;
  static const Shape shape;
  static constexpr std::string_view action = "EnableImage";
  using Result = ReturnResult;
};
struct DisableImageRequest {
  std::string image_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisableImage";
  using Result = ReturnResult;
};
struct DeregistrationProtectionResult {
  std::string return_value;  ///< the state that it is in now
  static const Shape shape;
};
struct EnableImageDeregistrationProtectionRequest {
  std::string image_id;
  std::optional<bool> with_cooldown;
  static const Shape shape;
  static constexpr std::string_view action = "EnableImageDeregistrationProtection";
  using Result = DeregistrationProtectionResult;
};
struct DisableImageDeregistrationProtectionRequest {
  std::string image_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisableImageDeregistrationProtection";
  using Result = DeregistrationProtectionResult;
};
struct CancelImageLaunchPermissionRequest {
  std::string image_id;
  static const Shape shape;
  static constexpr std::string_view action = "CancelImageLaunchPermission";
  using Result = ReturnResult;
};

struct ImageBlockPublicAccessStateResult {
  std::string image_block_public_access_state;  ///< block-new-sharing or unblocked
  static const Shape shape;
};
struct GetImageBlockPublicAccessStateResult {
  std::string image_block_public_access_state;
  std::string managed_by = "account";
  static const Shape shape;
};
struct EnableImageBlockPublicAccessRequest {
  std::string image_block_public_access_state;
  static const Shape shape;
  static constexpr std::string_view action = "EnableImageBlockPublicAccess";
  using Result = ImageBlockPublicAccessStateResult;
};
struct DisableImageBlockPublicAccessRequest {
  static const Shape shape;
  static constexpr std::string_view action = "DisableImageBlockPublicAccess";
  using Result = ImageBlockPublicAccessStateResult;
};
struct GetImageBlockPublicAccessStateRequest {
  static const Shape shape;
  static constexpr std::string_view action = "GetImageBlockPublicAccessState";
  using Result = GetImageBlockPublicAccessStateResult;
};

}  // namespace vpcsim::ec2
