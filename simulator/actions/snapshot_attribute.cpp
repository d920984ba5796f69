// Sharing snapshots: permissions to make volumes of them.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySnapshotAttribute.html
#include <algorithm>

#include "simulator/actions/block_device.hpp"
#include "simulator/actions/image.hpp"
#include "simulator/actions/snapshot.hpp"

namespace vpcsim {
namespace {

using Name = ec2::SnapshotAttributeName;

constexpr std::string_view everybody = "all";

struct Changes {
  std::vector<AccountId> added, removed;
};

AccountId user_in(const ec2::CreateVolumePermission& permission) {
  if (permission.group && permission.user_id) {
    refuse("InvalidParameterCombination", "A create volume permission names either a group or a user.");
  }
  if (permission.group) return AccountId(everybody);
  const AccountId user = permission.user_id.value_or("");  // what is sent names one of the two
  check_users({user}, {});
  return user;
}

/// The old form: one operation, and lists of whom it is about.
std::vector<AccountId> listed_users(const ec2::ModifySnapshotAttributeRequest& request) {
  for (const std::string& group : request.group_names) {
    if (group == everybody) continue;
    refuse("InvalidParameterValue", "Value ({}) for parameter userGroup is invalid. Valid value: all.",
           group);
  }
  check_users(request.user_ids, {});
  std::vector<AccountId> users = request.user_ids;
  users.insert(users.end(), request.group_names.begin(), request.group_names.end());
  if (!users.empty() && !request.operation_type) refuse_missing("operationType");
  return users;
}

Changes changes_in(const ec2::ModifySnapshotAttributeRequest& request) {
  constexpr std::size_t changes_max = 500;
  Changes changes;
  auto& listed = request.operation_type == ec2::OperationType::remove ? changes.removed : changes.added;
  listed = listed_users(request);
  if (const auto& permission = request.create_volume_permission) {
    for (const auto& added : permission->add) changes.added.push_back(user_in(added));
    for (const auto& removed : permission->remove) changes.removed.push_back(user_in(removed));
  }
  if (changes.added.empty() && changes.removed.empty()) refuse_missing("createVolumePermission");
  if (!changes.added.empty() && !changes.removed.empty()) {
    refuse("InvalidParameterCombination",
           "Create volume permissions can't be added and removed in a single operation.");
  }
  if (const auto count = changes.added.size() + changes.removed.size(); count > changes_max) {
    refuse("InvalidParameterValue", "{} modifications are more than the {} that a single operation can make.",
           count, changes_max);
  }
  return changes;
}

void check_may_be_shared(const ReadCall& call, const Snapshot& snapshot, const Changes& changes) {
  if (changes.added.empty() || snapshot.kms_key.empty()) return;
  if (snapshot.kms_key == default_kms_key(call.caller())) {
    refuse("OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared");
  }
  if (std::find(changes.added.begin(), changes.added.end(), everybody) == changes.added.end()) return;
  refuse("OperationNotPermitted", "Encrypted snapshots cannot be made public");
}

void check_permissions_meant(Name attribute) {
  if (attribute == Name::create_volume_permission) return;
  refuse("InvalidParameterValue",
         "Value ({}) for parameter attribute is invalid. Valid value: createVolumePermission.",
         name_of(attribute));
}

}  // namespace

ec2::DescribeSnapshotAttributeResult describe_snapshot_attribute(
    const ReadCall& call, const ec2::DescribeSnapshotAttributeRequest& request) {
  check_snapshot_id(request.snapshot_id, "snapshotId");
  const Snapshot& snapshot = call.region.snapshots.get(request.snapshot_id);
  ec2::DescribeSnapshotAttributeResult result{.snapshot_id = request.snapshot_id};
  if (request.attribute == Name::product_codes) {
    result.product_codes.emplace();
    return result;
  }
  auto& permissions = result.create_volume_permissions.emplace();
  for (const AccountId& user : snapshot.users) {
    if (user == everybody) {
      permissions.push_back({.group = ec2::PermissionGroup::all});
    } else {
      permissions.push_back({.user_id = user});
    }
  }
  return result;
}

ec2::ReturnResult modify_snapshot_attribute(WriteCall& call,
                                            const ec2::ModifySnapshotAttributeRequest& request) {
  check_snapshot_id(request.snapshot_id, "snapshotId");
  check_permissions_meant(request.attribute.value_or(Name::create_volume_permission));
  const Changes changes = changes_in(request);
  const Snapshot& snapshot = call.region.snapshots.get(request.snapshot_id);
  check_may_be_shared(call.read(), snapshot, changes);
  call.region.snapshots.update(SnapshotId{snapshot.id}, [&](Snapshot& changed) {
    for (const AccountId& user : changes.added) {
      if (!changed.is_shared_with(user)) changed.users.push_back(user);
    }
    for (const AccountId& user : changes.removed) std::erase(changed.users, user);
  });
  return {};
}

ec2::ReturnResult reset_snapshot_attribute(WriteCall& call,
                                           const ec2::ResetSnapshotAttributeRequest& request) {
  check_snapshot_id(request.snapshot_id, "snapshotId");
  check_permissions_meant(request.attribute);
  const Snapshot& snapshot = call.region.snapshots.get(request.snapshot_id);
  call.region.snapshots.update(SnapshotId{snapshot.id}, [](Snapshot& changed) { changed.users.clear(); });
  return {};
}

}  // namespace vpcsim
