#include <algorithm>

#include <fmt/ranges.h>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/prefix_list_entries.hpp"
#include "simulator/actions/prefix_list_record.hpp"
#include "simulator/idempotency.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

constexpr std::int32_t max_entries_limit = 1000;  // fixed by AWS

void check_name(const std::string& name) {
  if (name.empty() || name.size() > 255 || name.starts_with("com.amazonaws")) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter prefixListName is invalid. It has up to 255 characters and does not "
           "start with com.amazonaws.",
           name);
  }
}

void check_max_entries(std::int32_t max_entries) {
  if (max_entries < 1 || max_entries > max_entries_limit) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter maxEntries is invalid. It must be between 1 and {}.", max_entries,
           max_entries_limit);
  }
}

AddressFamily to_family(const std::string& text) {
  if (text == "IPv4") return AddressFamily::ipv4;
  if (text == "IPv6") return AddressFamily::ipv6;
  refuse("InvalidParameterValue",
         "Value ({}) for parameter addressFamily is invalid. It must be IPv4 or IPv6.", text);
}

std::shared_ptr<const PrefixListEntries> shared(PrefixListEntries entries) {
  return std::make_shared<const PrefixListEntries>(std::move(entries));
}

void check_quota(const WriteCall& call) {
  const auto& lists = call.region.prefix_lists;
  const std::size_t own = lists.size() - lists.count_with("made-by-aws", std::string_view("true")) -
                          lists.count_with("deleted", std::string_view("true"));
  if (own >= call.settings.quotas.prefix_lists) {
    refuse("PrefixListLimitExceeded", "The maximum number of prefix lists has been reached.");
  }
}

ec2::CreateManagedPrefixListResult create_managed_prefix_list(
    WriteCall& call, const ec2::CreateManagedPrefixListRequest& request) {
  check_name(request.prefix_list_name);
  check_max_entries(request.max_entries);
  const AddressFamily family = to_family(request.address_family);
  const EntryChanges changes = entry_changes(family, request.entries, {});
  auto tags = tags_from(request.tag_specifications, "prefix-list", call.settings);
  const Idempotency idempotency = idempotency_of(request);
  if (const PrefixList* made = find_made_by(call.region.prefix_lists, idempotency)) {
    return {to_record(call.read(), *made, call.now)};
  }
  check_quota(call);
  PrefixList list{.id = call.region.ids.id<PrefixListId>(),
                  .name = request.prefix_list_name,
                  .family = family,
                  .max_entries = request.max_entries,
                  .versions = {shared(changed_entries({}, changes, request.max_entries))},
                  .change = {.began = call.now, .failure = {}},
                  .idempotency = idempotency,
                  .tags = std::move(tags)};
  call.region.prefix_lists.insert(list);
  return {to_record(call.read(), list, call.answered())};
}

/// A customer's list that isn't being changed. Throws InvalidPrefixListID.NotFound, OperationNotPermitted or
/// IncorrectState.
const PrefixList& get_changeable(const ReadCall& call, const std::string& id_text) {
  const PrefixList& list = get_prefix_list(call, id_text);
  if (list.is_aws) {
    refuse("OperationNotPermitted", "The prefix list ({}) is managed by AWS and can't be changed.",
           list.id.text());
  }
  if (call.now < list.change.began.plus(call.settings.timing.prefix_list_changing)) {
    refuse("IncorrectState",
           "The request cannot be completed while the prefix list ({}) is in the current state ({})",
           list.id.text(), name_of(state_at(list, call.now, call.settings.timing)));
  }
  return list;
}

/// Throws InvalidParameterValue or PrefixListVersionMismatch.
void check_current_version(const ReadCall& call, const PrefixList& list, std::int64_t version) {
  if (version < 1) {
    refuse("InvalidParameterValue",
           "The specified value for version is not valid. The value must be greater than (1).");
  }
  if (version != version_at(list, call.now, call.settings.timing)) {
    refuse("PrefixListVersionMismatch", "The prefix list has the incorrect version number.");
  }
}

/// "…: a, b, c": of the ids, the first ten.
std::string failure_of(std::string_view what, std::vector<std::string> ids) {
  if (ids.empty()) return {};
  ids.resize(std::min<std::size_t>(ids.size(), 10));
  return fmt::format("{}: {}", what, fmt::join(ids, ", "));
}

void check_syntax(const ec2::ModifyManagedPrefixListRequest& request) {
  const bool changes_entries = !request.add_entries.empty() || !request.remove_entries.empty();
  if (request.prefix_list_name) check_name(*request.prefix_list_name);
  if (request.max_entries) check_max_entries(*request.max_entries);
  if (changes_entries && request.max_entries) {
    refuse("InvalidParameterCombination",
           "You cannot modify the entries and the maximum entries for the prefix list in the same request.");
  }
  if (!changes_entries && !request.max_entries && !request.prefix_list_name) {
    refuse("InvalidRequest", "The request received was invalid.");
  }
}

/// Gives the list another size, or fails to: what refers to it may have no room.
void resize(const ReadCall& call, std::int32_t max_entries, PrefixList& list) {
  const std::size_t entries = list.versions.back()->size();
  if (entries > static_cast<std::size_t>(max_entries)) {
    refuse("PrefixListMaxEntriesExceeded",
           "The prefix list ({}) has {} entries, more than the maximum number of entries ({}).",
           list.id.text(), entries, max_entries);
  }
  list.change.failure = failure_of(
      "The maximum number of entries exceeds the quota of resources that reference the prefix list",
      references_without_room(call, list, max_entries));
  if (list.change.failure.empty()) list.max_entries = max_entries;
}

ec2::ModifyManagedPrefixListResult modify_managed_prefix_list(
    WriteCall& call, const ec2::ModifyManagedPrefixListRequest& request) {
  check_syntax(request);
  PrefixList list = get_changeable(call.read(), request.prefix_list_id);
  if (request.current_version) check_current_version(call.read(), list, *request.current_version);
  const EntryChanges changes = entry_changes(list.family, request.add_entries, request.remove_entries);
  list.change = {.work = PrefixListWork::modify, .began = call.now, .failure = {}};
  if (!changes.added.empty() || !changes.removed.empty()) {
    list.versions.push_back(shared(changed_entries(*list.versions.back(), changes, list.max_entries)));
    list.change.adds_version = true;
  }
  if (request.max_entries) resize(call.read(), *request.max_entries, list);
  if (request.prefix_list_name) list.name = *request.prefix_list_name;
  call.region.prefix_lists.update(list.id, [&](PrefixList& changed) { changed = list; });
  return {to_record(call.read(), list, call.answered())};
}

ec2::RestoreManagedPrefixListVersionResult restore_managed_prefix_list_version(
    WriteCall& call, const ec2::RestoreManagedPrefixListVersionRequest& request) {
  PrefixList list = get_changeable(call.read(), request.prefix_list_id);
  check_current_version(call.read(), list, request.current_version);
  if (request.previous_version < 1 || request.previous_version >= request.current_version) {
    refuse("InvalidParameterValue", "The prefix list {} has no previous version {}.", list.id.text(),
           request.previous_version);
  }
  const auto restored = list.versions[static_cast<std::size_t>(request.previous_version) - 1];
  if (restored->size() > static_cast<std::size_t>(list.max_entries)) {
    refuse("PrefixListMaxEntriesExceeded", "The maximum number of entries ({}) has been exceeded.",
           list.max_entries);
  }
  list.versions.push_back(restored);
  list.change = {.work = PrefixListWork::restore, .began = call.now, .adds_version = true, .failure = {}};
  call.region.prefix_lists.update(list.id, [&](PrefixList& changed) { changed = list; });
  return {to_record(call.read(), list, call.answered())};
}

/// A list that something refers to stays: its deletion fails.
ec2::DeleteManagedPrefixListResult delete_managed_prefix_list(
    WriteCall& call, const ec2::DeleteManagedPrefixListRequest& request) {
  PrefixList list = get_changeable(call.read(), request.prefix_list_id);
  list.change = {.work = PrefixListWork::delete_,
                 .began = call.now,
                 .failure = failure_of("The prefix list is referenced by resources",
                                       references_to(call.region, list.id))};
  call.region.prefix_lists.update(list.id, [&](PrefixList& changed) { changed = list; });
  return {to_record(call.read(), list, call.answered())};
}

}  // namespace

Actions prefix_list_change_actions() {
  return {
      action<create_managed_prefix_list>("Creates a prefix list"),
      action<modify_managed_prefix_list>("Changes a prefix list's entries, size or name"),
      action<restore_managed_prefix_list_version>("Makes a former version of a prefix list the newest again"),
      action<delete_managed_prefix_list>("Deletes a prefix list that nothing refers to"),
  };
}

}  // namespace vpcsim
