#pragma once

#include <algorithm>
#include <array>

#include "protocol/ec2/image.hpp"
#include "simulator/idempotency.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

/// A machine image that the account made. Its tags are a TaggedImage's.
struct Image {
  ImageId id;
  std::string name, description;
  ec2::Architecture architecture = ec2::Architecture::x86_64;
  ec2::VirtualizationType virtualization = ec2::VirtualizationType::hvm;
  std::string root_device_name;
  /// The root device among them; those with a snapshot have its size, at least.
  std::vector<ec2::BlockDeviceMapping> block_device_mappings;
  std::optional<ec2::BootModeValues> boot_mode;
  bool tpm = false;         ///< version 2.0
  bool imds_v2 = false;     ///< its instances answer IMDSv2 only
  bool ena_support = true;  ///< enhanced networking
  bool sriov_support = true;
  std::string source_instance_id, source_image_id, source_image_region;  ///< empty: not made from any
  Timestamp created;
  std::optional<Timestamp> deprecated;  ///< from then on
  std::optional<Timestamp> last_launched;
  bool is_disabled = false;
  /// "disabled", "enabled-without-cooldown", "enabled-with-cooldown": as DescribeImages shows it.
  std::string deregistration_protection = "disabled";
  std::optional<Timestamp> protected_until;  ///< the cooldown after the protection was taken off
  std::vector<ec2::LaunchPermission> launch_permissions;
  Idempotency idempotency;

  bool is_public() const {
    return std::any_of(launch_permissions.begin(), launch_permissions.end(),
                       [](const ec2::LaunchPermission& permission) { return permission.group.has_value(); });
  }

  static constexpr auto indexed =
      std::to_array<std::string_view>({"name", "is-public", "block-device-mapping.snapshot-id"});
  void index(IndexKeys& keys) const {
    keys.add("name", name);
    keys.add("is-public", is_public() ? "true" : "false");
    for (const auto& mapping : block_device_mappings) {
      if (mapping.ebs && mapping.ebs->snapshot_id)
        keys.add("block-device-mapping.snapshot-id", *mapping.ebs->snapshot_id);
    }
  }
};

/// The tags that an account has set on an image, its own or another's: only it sees them.
struct TaggedImage {
  ImageId id;
  Tags tags;
};

/// Where an account's image is, and who else may launch it.
struct ImageListing {
  ImageId id;
  Home home;
  std::vector<AccountId> users;  ///< "all": everybody

  /// "user" is of our own: region and account, as in `user_in`.
  static constexpr auto indexed = std::to_array<std::string_view>({"user"});
  void index(IndexKeys& keys) const {
    for (const AccountId& user : users) keys.add("user", user_in(home.region, user));
  }
  static std::string user_in(const std::string& region, const AccountId& user) { return region + "/" + user; }
};

/// A copy of a volume, of which images are made and volumes with them.
struct Snapshot {
  SnapshotId id;
  std::string volume_id;
  int size = 0;  ///< GiB
  std::string description;
  std::string kms_key;  ///< ARN; empty: not encrypted
  Timestamp started;
  Tags tags;
  std::vector<AccountId> users = {};  ///< that may make volumes of it besides its owner; "all": everybody

  bool is_shared_with(const AccountId& user) const {
    return std::find(users.begin(), users.end(), user) != users.end();
  }

  /// "user" is of our own.
  static constexpr auto indexed = std::to_array<std::string_view>({"snapshot-id", "volume-id", "user"});
  void index(IndexKeys& keys) const {
    keys.add("snapshot-id", id);
    keys.add("volume-id", volume_id);
    for (const AccountId& user : users) keys.add("user", user);
  }
};

}  // namespace vpcsim
