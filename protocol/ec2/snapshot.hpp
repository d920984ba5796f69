// Snapshots of volumes. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Snapshot.html
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class SnapshotState { pending, completed, error, recoverable, recovering };
enum class StorageTier { archive, standard };

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

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::SnapshotState, "pending", "completed", "error", "recoverable", "recovering");
VPCSIM_ENUM(vpcsim::ec2::StorageTier, "archive", "standard");
