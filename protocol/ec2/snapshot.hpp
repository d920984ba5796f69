// Snapshots of volumes. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html
#pragma once

#include "protocol/ec2/image.hpp"

namespace vpcsim::ec2 {

enum class SnapshotState { pending, completed, error, recoverable, recovering };
enum class StorageTier { archive, standard };
enum class SnapshotAttributeName { product_codes, create_volume_permission };

struct Snapshot {
  std::string description;
  bool encrypted = false;
  std::optional<std::string> kms_key_id;  ///< ARN, of an encrypted one
  std::string owner_id;
  std::string progress;  ///< "100%"; empty in the answer of the call that makes it
  std::string snapshot_id;
  Timestamp start_time;
  SnapshotState state = SnapshotState::completed;
  std::string volume_id;
  std::int32_t volume_size = 0;  ///< GiB
  std::vector<Tag> tags;
  StorageTier storage_tier = StorageTier::standard;
  static const Shape shape;
};
struct CreateSnapshotRequest {
  std::optional<std::string> description;
  std::string volume_id;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateSnapshot";
  using Result = Snapshot;
};
struct DescribeSnapshotsResult {
  std::vector<Snapshot> snapshots;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeSnapshotsRequest {
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  std::vector<std::string> owner_ids;
  std::vector<std::string> restorable_by_user_ids;
  std::vector<std::string> snapshot_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeSnapshots";
  using Result = DescribeSnapshotsResult;
};
struct DeleteSnapshotRequest {
  std::string snapshot_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteSnapshot";
  using Result = ReturnResult;
};

/// Who may make volumes of a snapshot: an account, or everybody.
struct CreateVolumePermission {
  std::optional<PermissionGroup> group;
  std::optional<std::string> user_id;
  static const Shape shape;
};
struct CreateVolumePermissionModifications {
  std::vector<CreateVolumePermission> add;
  std::vector<CreateVolumePermission> remove;
  static const Shape shape;
};
struct ModifySnapshotAttributeRequest {
  std::optional<SnapshotAttributeName> attribute;
  std::optional<CreateVolumePermissionModifications> create_volume_permission;
  std::vector<std::string> group_names;
  std::optional<OperationType> operation_type;
  std::string snapshot_id;
  std::vector<std::string> user_ids;
  static const Shape shape;
  static constexpr std::string_view action = "ModifySnapshotAttribute";
  using Result = ReturnResult;
};
struct ResetSnapshotAttributeRequest {
  SnapshotAttributeName attribute = SnapshotAttributeName::create_volume_permission;
  std::string snapshot_id;
  static const Shape shape;
  static constexpr std::string_view action = "ResetSnapshotAttribute";
  using Result = ReturnResult;
};
struct DescribeSnapshotAttributeResult {
  std::optional<std::vector<CreateVolumePermission>> create_volume_permissions;
  std::optional<std::vector<ProductCode>> product_codes;
  std::string snapshot_id;
  static const Shape shape;
};
struct DescribeSnapshotAttributeRequest {
  SnapshotAttributeName attribute = SnapshotAttributeName::create_volume_permission;
  std::string snapshot_id;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeSnapshotAttribute";
  using Result = DescribeSnapshotAttributeResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::SnapshotState, "pending", "completed", "error", "recoverable", "recovering");
VPCSIM_ENUM(vpcsim::ec2::StorageTier, "archive", "standard");
VPCSIM_ENUM(vpcsim::ec2::SnapshotAttributeName, "productCodes", "createVolumePermission");
