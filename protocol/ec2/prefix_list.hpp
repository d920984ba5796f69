// Managed prefix lists: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ManagedPrefixList.html and
// the calls on them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class PrefixListState {
  create_in_progress,
  create_complete,
  create_failed,
  modify_in_progress,
  modify_complete,
  modify_failed,
  restore_in_progress,
  restore_complete,
  restore_failed,
  delete_in_progress,
  delete_complete,
  delete_failed
};

struct ManagedPrefixList {
  std::string prefix_list_id;
  std::string address_family;
  PrefixListState state = PrefixListState::create_complete;
  std::optional<std::string> state_message;
  std::string prefix_list_arn;
  std::string prefix_list_name;
  std::optional<std::int32_t> max_entries;  ///< none, like the version, for the lists of AWS
  std::optional<std::int64_t> version;
  std::vector<Tag> tags;
  std::string owner_id;
  static const Shape shape;
};

struct CreateManagedPrefixListResult {
  ManagedPrefixList prefix_list;
  static const Shape shape;
};

struct AddPrefixListEntry {
  std::string cidr;
  std::optional<std::string> description;
  static const Shape shape;
};

struct CreateManagedPrefixListRequest {
  std::string prefix_list_name;
  std::vector<AddPrefixListEntry> entries;
  std::int32_t max_entries = 0;
  std::vector<TagSpecification> tag_specifications;
  std::string address_family;
  std::optional<std::string> client_token;
  static const Shape shape;
  static constexpr std::string_view action = "CreateManagedPrefixList";
  using Result = CreateManagedPrefixListResult;
};

struct ModifyManagedPrefixListResult {
  ManagedPrefixList prefix_list;
  static const Shape shape;
};

struct RemovePrefixListEntry {
  std::string cidr;
  static const Shape shape;
};

struct ModifyManagedPrefixListRequest {
  std::string prefix_list_id;
  std::optional<std::int64_t> current_version;
  std::optional<std::string> prefix_list_name;
  std::vector<AddPrefixListEntry> add_entries;
  std::vector<RemovePrefixListEntry> remove_entries;
  std::optional<std::int32_t> max_entries;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyManagedPrefixList";
  using Result = ModifyManagedPrefixListResult;
};

struct RestoreManagedPrefixListVersionResult {
  ManagedPrefixList prefix_list;
  static const Shape shape;
};

struct RestoreManagedPrefixListVersionRequest {
  std::string prefix_list_id;
  std::int64_t previous_version = 0;
  std::int64_t current_version = 0;
  static const Shape shape;
  static constexpr std::string_view action = "RestoreManagedPrefixListVersion";
  using Result = RestoreManagedPrefixListVersionResult;
};

struct DeleteManagedPrefixListResult {
  ManagedPrefixList prefix_list;
  static const Shape shape;
};

struct DeleteManagedPrefixListRequest {
  std::string prefix_list_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteManagedPrefixList";
  using Result = DeleteManagedPrefixListResult;
};

struct DescribeManagedPrefixListsResult {
  NextToken next_token;
  std::vector<ManagedPrefixList> prefix_lists;
  static const Shape shape;
};

struct DescribeManagedPrefixListsRequest {
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  std::vector<std::string> prefix_list_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeManagedPrefixLists";
  using Result = DescribeManagedPrefixListsResult;
};

struct PrefixListEntry {
  std::string cidr;
  std::optional<std::string> description;
  static const Shape shape;
};

struct GetManagedPrefixListEntriesResult {
  std::vector<PrefixListEntry> entries;
  NextToken next_token;
  static const Shape shape;
};

struct GetManagedPrefixListEntriesRequest {
  std::string prefix_list_id;
  std::optional<std::int64_t> target_version;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "GetManagedPrefixListEntries";
  using Result = GetManagedPrefixListEntriesResult;
};

struct PrefixListAssociation {
  std::string resource_id;
  std::string resource_owner;
  static const Shape shape;
};

struct GetManagedPrefixListAssociationsResult {
  std::vector<PrefixListAssociation> prefix_list_associations;
  NextToken next_token;
  static const Shape shape;
};

struct GetManagedPrefixListAssociationsRequest {
  std::string prefix_list_id;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "GetManagedPrefixListAssociations";
  using Result = GetManagedPrefixListAssociationsResult;
};

struct PrefixList {
  std::vector<std::string> cidrs;
  std::string prefix_list_id;
  std::string prefix_list_name;
  static const Shape shape;
};

struct DescribePrefixListsResult {
  NextToken next_token;
  std::vector<PrefixList> prefix_lists;
  static const Shape shape;
};

struct DescribePrefixListsRequest {
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  std::vector<std::string> prefix_list_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DescribePrefixLists";
  using Result = DescribePrefixListsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::PrefixListState, "create-in-progress", "create-complete", "create-failed",
            "modify-in-progress", "modify-complete", "modify-failed", "restore-in-progress",
            "restore-complete", "restore-failed", "delete-in-progress", "delete-complete", "delete-failed");
