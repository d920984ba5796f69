#include "simulator/actions/prefix_list_record.hpp"

namespace vpcsim {
namespace {

bool is_changing_at(const PrefixList& list, Timestamp at, const Timing& timing) {
  return at < list.change.began.plus(timing.prefix_list_changing);
}

bool is_going(const PrefixList& list) {
  return list.change.work == PrefixListWork::delete_ && list.change.failure.empty();
}

}  // namespace

bool is_visible_at(const PrefixList& list, Timestamp now, const Timing& timing) {
  return !is_going(list) || is_changing_at(list, now, timing);
}

const PrefixList& get_prefix_list(const ReadCall& call, std::string_view id_text) {
  const PrefixList& list = call.region.prefix_lists.get(id_text);
  if (!is_visible_at(list, call.now, call.settings.timing)) NotFound<PrefixListId>::refuse(id_text);
  return list;
}

const PrefixList& get_prefix_list_to_refer_to(const ReadCall& call, std::string_view id_text) {
  const PrefixList& list = call.region.prefix_lists.get(id_text);
  if (is_going(list)) NotFound<PrefixListId>::refuse(id_text);
  return list;
}

std::int64_t version_at(const PrefixList& list, Timestamp now, const Timing& timing) {
  const bool is_pending = list.change.adds_version && is_changing_at(list, now, timing);
  return static_cast<std::int64_t>(list.versions.size()) - (is_pending ? 1 : 0);
}

const PrefixListEntries& entries_at(const PrefixList& list, Timestamp now, const Timing& timing) {
  return *list.versions[static_cast<std::size_t>(version_at(list, now, timing)) - 1];
}

std::string owner_of(const ReadCall& call, const PrefixList& list) {
  return list.is_aws ? "AWS" : call.caller().account;
}

ec2::PrefixListState state_at(const PrefixList& list, Timestamp at, const Timing& timing) {
  // The enumeration has, for each kind of work in PrefixListWork's order: in progress, complete, failed.
  const int step = is_changing_at(list, at, timing) ? 0 : list.change.failure.empty() ? 1 : 2;
  return static_cast<ec2::PrefixListState>(static_cast<int>(list.change.work) * 3 + step);
}

ec2::ManagedPrefixList to_record(const ReadCall& call, const PrefixList& list, Timestamp at) {
  const Timing& timing = call.settings.timing;
  ec2::ManagedPrefixList record;
  record.prefix_list_id = list.id.text();
  record.address_family = list.family == AddressFamily::ipv4 ? "IPv4" : "IPv6";
  record.state = state_at(list, at, timing);
  if (!list.change.failure.empty() && !is_changing_at(list, at, timing))
    record.state_message = list.change.failure;
  record.prefix_list_arn = fmt::format("arn:aws:ec2:{}:{}:prefix-list/{}", call.caller().region,
                                       list.is_aws ? "aws" : call.caller().account, list.id.text());
  record.prefix_list_name = list.name;
  if (!list.is_aws) {
    record.max_entries = list.max_entries;
    record.version = version_at(list, at, timing);
  }
  record.tags = list.tags;
  record.owner_id = owner_of(call, list);
  return record;
}

std::string text(const PrefixListEntry& entry) {
  return std::visit([](const auto& block) { return block.text(); }, entry.cidr);
}

}  // namespace vpcsim
