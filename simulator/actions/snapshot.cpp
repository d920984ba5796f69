#include "simulator/actions/snapshot.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/image.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

const AccountId everybody = "all";

}  // namespace

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

FoundSnapshot find_snapshot(const ReadCall& call, std::string_view id_text) {
  const auto id = SnapshotId::parse(id_text);
  if (!id) return {};
  if (const Snapshot* own = call.region.snapshots.find(*id)) return {own, &call.region};
  for (const auto& [home, region] : call.cloud.regions()) {
    if (home.region != call.caller().region) continue;
    const Snapshot* snapshot = region->snapshots.find(*id);
    if (snapshot == nullptr) continue;
    const bool may_use =
        snapshot->is_shared_with(call.caller().account) || snapshot->is_shared_with(everybody);
    return may_use ? FoundSnapshot{snapshot, region.get()} : FoundSnapshot{};
  }
  return {};
}

std::vector<FoundSnapshot> shared_snapshots(const ReadCall& call) {
  std::vector<FoundSnapshot> shared;
  for (const auto& [home, region] : call.cloud.regions()) {
    if (home.region != call.caller().region || home == call.caller()) continue;
    for (const Snapshot& snapshot : region->snapshots.with("user", call.caller().account))
      shared.push_back({&snapshot, region.get()});
    for (const Snapshot& snapshot : region->snapshots.with("user", everybody)) {
      if (!snapshot.is_shared_with(call.caller().account)) shared.push_back({&snapshot, region.get()});
    }
  }
  return shared;
}

void check_snapshot_id(std::string_view id, std::string_view parameter) {
  if (SnapshotId::parse(id)) return;
  refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid. Expected: 'snap-...'.", id,
         parameter);
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

/// Tags are the owner's own.
ec2::Snapshot to_record(const ReadCall& call, const FoundSnapshot& found, Timestamp at) {
  const Snapshot& snapshot = *found.snapshot;
  const bool is_pending = at < snapshot.started.plus(call.settings.timing.snapshot_pending);
  ec2::Snapshot record{.description = snapshot.description,
                       .encrypted = !snapshot.kms_key.empty(),
                       .owner_id = found.region->home.account,
                       .progress = is_pending ? "" : "100%",
                       .snapshot_id = snapshot.id.text(),
                       .start_time = snapshot.started,
                       .state = is_pending ? ec2::SnapshotState::pending : ec2::SnapshotState::completed,
                       .volume_id = snapshot.volume_id,
                       .volume_size = snapshot.size,
                       .tags = found.region == &call.region ? snapshot.tags : Tags{}};
  if (record.encrypted) record.kms_key_id = snapshot.kms_key;
  return record;
}

/// Whether `user` of RestorableByUserIds names somebody who may make volumes of it: others than the caller
/// are only answered for the caller's own.
bool is_restorable_by(const ReadCall& call, const FoundSnapshot& found, const std::string& user) {
  const AccountId& caller = call.caller().account;
  const bool is_own = found.region == &call.region;
  if (user == "self" || user == caller) return is_own || found.snapshot->is_shared_with(caller);
  return (is_own || user == everybody) && found.snapshot->is_shared_with(user);
}

bool is_selected(const ReadCall& call, const FoundSnapshot& found,
                 const ec2::DescribeSnapshotsRequest& request) {
  const AccountId& owner = found.region->home.account;
  auto owns = [&](const std::string& named) {
    return named == owner || (named == "self" && found.region == &call.region);
  };
  auto restores = [&](const std::string& user) { return is_restorable_by(call, found, user); };
  const auto &owners = request.owner_ids, &users = request.restorable_by_user_ids;
  return (owners.empty() || std::any_of(owners.begin(), owners.end(), owns)) &&
         (users.empty() || std::any_of(users.begin(), users.end(), restores));
}

/// The snapshots that a request names, or may be about: the caller's own by their ids, and those of others.
struct Asked {
  std::vector<std::string> own;
  std::vector<FoundSnapshot> shared;
};

Asked asked_snapshots(const ReadCall& call, const ec2::DescribeSnapshotsRequest& request) {
  if (request.snapshot_ids.empty()) return {{}, shared_snapshots(call)};
  Asked asked;
  std::vector<std::string> missing;
  for (const std::string& id : request.snapshot_ids) {
    const FoundSnapshot found = find_snapshot(call, id);
    if (found.snapshot == nullptr) {
      missing.push_back(id);
    } else if (found.region != &call.region) {
      asked.shared.push_back(found);
    } else if (is_selected(call, found, request)) {
      asked.own.push_back(id);
    }
  }
  if (!missing.empty()) {
    using Tag = NotFound<SnapshotId>;
    refuse_not_found(Tag::code, Tag::message, missing);
  }
  return asked;
}

/// Those of others come after the caller's own. Their places in tokens begin where no row's sequence is.
void add_shared(const ReadCall& call, const ec2::DescribeSnapshotsRequest& request,
                const std::vector<FoundSnapshot>& shared, std::size_t limit,
                Described<ec2::Snapshot>& described) {
  constexpr std::uint64_t first_shared = std::uint64_t{1} << 62;
  if (described.next_token) return;
  const std::uint64_t start = request.next_token ? from_token(*request.next_token) : 0;
  for (std::size_t i = start < first_shared ? 0 : start - first_shared; i < shared.size(); ++i) {
    if (!is_selected(call, shared[i], request)) continue;
    ec2::Snapshot record = to_record(call, shared[i], call.now);
    if (!matches(record, request.filters, std::span<const FilterField<ec2::Snapshot>>(snapshot_filters)))
      continue;
    if (described.records.size() == limit) {
      described.next_token = to_token(first_shared + i);
      return;
    }
    described.records.push_back(std::move(record));
  }
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
  return to_record(call.read(), {&call.region.snapshots.get(id), &call.region}, call.answered());
}

ec2::DescribeSnapshotsResult describe_snapshots(const ReadCall& call,
                                                const ec2::DescribeSnapshotsRequest& request) {
  constexpr std::int32_t page_max = 1000;
  for (const std::string& id : request.snapshot_ids) check_snapshot_id(id, "snapshotId");
  check_users(request.owner_ids, {"self", "amazon"});
  check_users(request.restorable_by_user_ids, {"self", "all"});
  auto max_results = request.max_results;
  if (max_results) max_results = std::min(*max_results, page_max);  // more isn't an error: documented
  const Selection selection{request.snapshot_ids, request.filters, "SnapshotIds", max_results,
                            request.next_token};
  check_page(selection);
  check_filters(request.filters, std::span<const FilterField<ec2::Snapshot>>(snapshot_filters));
  const Asked asked = asked_snapshots(call, request);
  Described<ec2::Snapshot> described;
  if (request.snapshot_ids.empty() || !asked.own.empty()) {
    described = describe<ec2::Snapshot>(
        call.region.snapshots, {asked.own, request.filters, "SnapshotIds", max_results, request.next_token},
        snapshot_filters, [&](const Snapshot& snapshot) -> std::optional<ec2::Snapshot> {
          const FoundSnapshot found{&snapshot, &call.region};
          if (!is_selected(call, found, request)) return std::nullopt;
          return to_record(call, found, call.now);
        });
  }
  const std::size_t limit = max_results ? static_cast<std::size_t>(*max_results) : SIZE_MAX;
  add_shared(call, request, asked.shared, limit, described);
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
      action<describe_snapshots>("Describes the account's snapshots, and those shared with it"),
      action<describe_snapshot_attribute>("Describes who may make volumes of a snapshot"),
      action<modify_snapshot_attribute>("Shares a snapshot with accounts, or with everybody"),
      action<reset_snapshot_attribute>("Shares a snapshot with nobody"),
      action<delete_snapshot>("Deletes a snapshot that no image has"),
  };
}

}  // namespace vpcsim
