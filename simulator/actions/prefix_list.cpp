#include "simulator/actions/prefix_list.hpp"

#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/prefix_list_record.hpp"
#include "simulator/describe.hpp"

namespace vpcsim {
namespace {

using Values = std::vector<std::string>;

constexpr std::array<FilterField<ec2::ManagedPrefixList>, 3> managed_filters{{
    {"owner-id", [](const ec2::ManagedPrefixList& list) { return Values{list.owner_id}; }},
    {"prefix-list-id", [](const ec2::ManagedPrefixList& list) { return Values{list.prefix_list_id}; }},
    {"prefix-list-name", [](const ec2::ManagedPrefixList& list) { return Values{list.prefix_list_name}; }},
}};

ec2::DescribeManagedPrefixListsResult describe_managed_prefix_lists(
    const ReadCall& call, const ec2::DescribeManagedPrefixListsRequest& request) {
  Selection selection{request.prefix_list_ids, request.filters, "PrefixListIds", request.max_results,
                      request.next_token};
  selection.page_min = 1;
  selection.page_max = 100;
  auto render = [&](const PrefixList& list) -> std::optional<ec2::ManagedPrefixList> {
    if (!is_visible_at(list, call.now, call.settings.timing)) return std::nullopt;
    return to_record(call, list, call.now);
  };
  auto described =
      describe<ec2::ManagedPrefixList>(call.region.prefix_lists, selection, managed_filters, render);
  return {std::move(described.next_token), std::move(described.records)};
}

constexpr std::array<FilterField<ec2::PrefixList>, 2> service_filters{{
    {"prefix-list-id", [](const ec2::PrefixList& list) { return Values{list.prefix_list_id}; }},
    {"prefix-list-name", [](const ec2::PrefixList& list) { return Values{list.prefix_list_name}; }},
}};

/// AWS's own lists alone: the call is older than those of customers.
ec2::DescribePrefixListsResult describe_prefix_lists(const ReadCall& call,
                                                     const ec2::DescribePrefixListsRequest& request) {
  for (const ec2::Filter& filter : request.filters) {
    if (is_tag_filter(filter.name)) refuse_filter(filter.name);
  }
  auto render = [&](const PrefixList& list) -> std::optional<ec2::PrefixList> {
    if (!list.is_aws) return std::nullopt;
    ec2::PrefixList record{{}, list.id.text(), list.name};
    for (const PrefixListEntry& entry : *list.versions.back()) record.cidrs.push_back(text(entry));
    return record;
  };
  auto described = describe<ec2::PrefixList>(
      call.region.prefix_lists,
      {request.prefix_list_ids, request.filters, "PrefixListIds", request.max_results, request.next_token},
      service_filters, render);
  return {std::move(described.next_token), std::move(described.records)};
}

/// The entries of a version that counts or has counted. Throws InvalidParameterValue.
const PrefixListEntries& entries_of_version(const ReadCall& call, const PrefixList& list,
                                            std::optional<std::int64_t> version) {
  if (!version) return entries_at(list, call.now, call.settings.timing);
  if (*version < 1 || *version > version_at(list, call.now, call.settings.timing)) {
    refuse("InvalidParameterValue", "The prefix list {} has no version {}.", list.id.text(), *version);
  }
  return *list.versions[static_cast<std::size_t>(*version) - 1];
}

ec2::GetManagedPrefixListEntriesResult get_managed_prefix_list_entries(
    const ReadCall& call, const ec2::GetManagedPrefixListEntriesRequest& request) {
  const PrefixList& list = get_prefix_list(call, request.prefix_list_id);
  std::vector<ec2::PrefixListEntry> records;
  for (const PrefixListEntry& entry : entries_of_version(call, list, request.target_version)) {
    records.push_back({text(entry), {}});
    if (!entry.description.empty()) records.back().description = entry.description;
  }
  Selection selection{{}, {}, "", request.max_results, request.next_token};
  selection.page_min = 1;
  selection.page_max = 100;
  auto described = describe_list<ec2::PrefixListEntry>(std::move(records), selection, {});
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::GetManagedPrefixListAssociationsResult get_managed_prefix_list_associations(
    const ReadCall& call, const ec2::GetManagedPrefixListAssociationsRequest& request) {
  const PrefixList& list = get_prefix_list(call, request.prefix_list_id);
  std::vector<ec2::PrefixListAssociation> records;
  for (std::string& id : references_to(call.region, list.id)) {
    records.push_back({std::move(id), call.caller().account});
  }
  Selection selection{{}, {}, "", request.max_results, request.next_token};
  selection.page_max = 255;
  auto described = describe_list<ec2::PrefixListAssociation>(std::move(records), selection, {});
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions prefix_list_actions() {
  return {
      action<describe_managed_prefix_lists>("Describes the account's and AWS's managed prefix lists"),
      action<describe_prefix_lists>("Describes the prefix lists of AWS's services, with their blocks"),
      action<get_managed_prefix_list_entries>("Describes the entries of a prefix list, by version"),
      action<get_managed_prefix_list_associations>("Describes what refers to a prefix list"),
  };
}

}  // namespace vpcsim
