#include "simulator/actions/snapshot.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/image.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

SnapshotId make_snapshot(WriteCall& call, Snapshot snapshot) {
  const std::size_t limit = call.settings.quotas.snapshots;
  if (call.region.snapshots.size() >= limit) {
    refuse("SnapshotLimitExceeded", "You have reached the maximum of {} snapshots in this Region.", limit);
  }
  snapshot.id = call.region.ids.id<SnapshotId>();
  snapshot.started = call.now;
  const SnapshotId id = snapshot.id;
  call.region.snapshots.insert(std::move(snapshot));
  return id;
}

namespace {

using Values = std::vector<std::string>;

constexpr auto snapshot_filters = std::to_array<FilterField<ec2::Snapshot>>({
    {"description", [](const ec2::Snapshot& snapshot) { return Values{snapshot.description}; }},
    {"encrypted", [](const ec2::Snapshot& snapshot) { return values_of(snapshot.encrypted); }},
    {"owner-alias", [](const ec2::Snapshot&) { return Values{}; }},
    {"owner-id", [](const ec2::Snapshot& snapshot) { return Values{snapshot.owner_id}; }},
    {"progress", [](const ec2::Snapshot& snapshot) { return Values{snapshot.progress}; }},
    {"snapshot-id", [](const ec2::Snapshot& snapshot) { return Values{snapshot.snapshot_id}; }},
    {"start-time", [](const ec2::Snapshot& snapshot) { return Values{snapshot.start_time.text()}; }},
    {"status", [](const ec2::Snapshot& snapshot) { return name_value(snapshot.state); }},
    {"storage-tier", [](const ec2::Snapshot& snapshot) { return name_value(snapshot.storage_tier); }},
    {"volume-id", [](const ec2::Snapshot& snapshot) { return Values{snapshot.volume_id}; }},
    {"volume-size",
     [](const ec2::Snapshot& snapshot) { return Values{std::to_string(snapshot.volume_size)}; }},
});

ec2::Snapshot to_record(const ReadCall& call, const Snapshot& snapshot, Timestamp at) {
  const bool is_pending = at < snapshot.started.plus(call.settings.timing.snapshot_pending);
  ec2::Snapshot record{.description = snapshot.description,
                       .encrypted = !snapshot.kms_key.empty(),
                       .owner_id = call.caller().account,
                       .progress = is_pending ? "" : "100%",
                       .snapshot_id = snapshot.id.text(),
                       .start_time = snapshot.started,
                       .state = is_pending ? ec2::SnapshotState::pending : ec2::SnapshotState::completed,
                       .volume_id = snapshot.volume_id,
                       .volume_size = snapshot.size,
                       .tags = snapshot.tags};
  if (record.encrypted) record.kms_key_id = snapshot.kms_key;
  return record;
}

void check_snapshot_id(std::string_view id, std::string_view parameter) {
  if (SnapshotId::parse(id)) return;
  refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid. Expected: 'snap-...'.", id,
         parameter);
}

/// Snapshots aren't shared: an account sees its own.
bool names_caller(const ReadCall& call, const std::vector<std::string>& users) {
  return users.empty() || std::any_of(users.begin(), users.end(), [&](const std::string& user) {
           return user == "self" || user == call.caller().account;
         });
}

ec2::Snapshot create_snapshot(WriteCall& call, const ec2::CreateSnapshotRequest& request) {
  auto tags = tags_from(request.tag_specifications, "snapshot", call.settings);
  if (!VolumeId::parse(request.volume_id)) {
    refuse("InvalidParameterValue", "Value ({}) for parameter volumeId is invalid. Expected: 'vol-...'.",
           request.volume_id);
  }
  const Volume& volume = call.region.volumes.get(request.volume_id);
  const SnapshotId id = make_snapshot(call, {.id = {},
                                             .volume_id = volume.id.text(),
                                             .size = volume.size,
                                             .description = request.description.value_or(""),
                                             .kms_key = volume.kms_key,
                                             .started = {},
                                             .tags = std::move(tags)});
  return to_record(call.read(), call.region.snapshots.get(id), call.answered());
}

ec2::DescribeSnapshotsResult describe_snapshots(const ReadCall& call,
                                                const ec2::DescribeSnapshotsRequest& request) {
  constexpr std::int32_t page_max = 1000;
  for (const std::string& id : request.snapshot_ids) check_snapshot_id(id, "snapshotId");
  check_users(request.owner_ids, {"self", "amazon"});
  check_users(request.restorable_by_user_ids, {"self", "all"});
  auto max_results = request.max_results;
  if (max_results) max_results = std::min(*max_results, page_max);  // more isn't an error: documented
  const bool shows_own =
      names_caller(call, request.owner_ids) && names_caller(call, request.restorable_by_user_ids);
  auto described = describe<ec2::Snapshot>(
      shows_own ? call.region.snapshots : Table<Snapshot>(),
      {request.snapshot_ids, request.filters, "SnapshotIds", max_results, request.next_token},
      snapshot_filters, [&](const Snapshot& snapshot) { return to_record(call, snapshot, call.now); });
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::ReturnResult delete_snapshot(WriteCall& call, const ec2::DeleteSnapshotRequest& request) {
  check_snapshot_id(request.snapshot_id, "snapshotId");
  const Snapshot& snapshot = call.region.snapshots.get(request.snapshot_id);
  if (const Image* image = call.region.images.first_with("block-device-mapping.snapshot-id", snapshot.id)) {
    refuse("InvalidSnapshot.InUse", "The snapshot {} is currently in use by {}", snapshot.id.text(),
           image->id.text());
  }
  call.region.snapshots.erase(snapshot.id);
  return {};
}

}  // namespace

Actions snapshot_actions() {
  return {
      action<create_snapshot>("Copies a volume; what is on it isn't simulated"),
      action<describe_snapshots>("Describes the account's snapshots"),
      action<delete_snapshot>("Deletes a snapshot that no image has"),
  };
}

}  // namespace vpcsim
