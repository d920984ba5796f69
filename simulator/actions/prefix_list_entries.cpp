#include "simulator/actions/prefix_list_entries.hpp"

#include <algorithm>
#include <set>

#include "simulator/actions/prefix_list_record.hpp"

namespace vpcsim {
namespace {

using Block = std::variant<Cidr, Ipv6Cidr>;

constexpr std::size_t entries_per_call = 100;  // fixed by AWS

template <class Parsed>
Block to_block(const std::string& text, std::string_view family) {
  auto block = Parsed::parse(text);
  if (!block) {
    refuse("InvalidParameterValue", "The CIDR ({}) is not valid for the address family {}.", text, family);
  }
  return *block;
}

Block to_block(AddressFamily family, const std::string& text) {
  return family == AddressFamily::ipv4 ? to_block<Cidr>(text, "IPv4") : to_block<Ipv6Cidr>(text, "IPv6");
}

void check_count(std::size_t count) {
  if (count > entries_per_call) {
    refuse("InvalidParameterValue", "The number of entries per request cannot exceeds limit ({}).",
           entries_per_call);
  }
}

auto find_block(PrefixListEntries& entries, const Block& block) {
  return std::find_if(entries.begin(), entries.end(),
                      [&](const PrefixListEntry& entry) { return entry.cidr == block; });
}

}  // namespace

EntryChanges entry_changes(AddressFamily family, const std::vector<ec2::AddPrefixListEntry>& added,
                           const std::vector<ec2::RemovePrefixListEntry>& removed) {
  check_count(added.size());
  check_count(removed.size());
  EntryChanges changes;
  std::set<Block> to_add, to_remove;
  for (const ec2::AddPrefixListEntry& entry : added) {
    const Block block = to_block(family, entry.cidr);
    if (!to_add.insert(block).second) {
      refuse("InvalidParameterValue", "Request cannot contain Cidr {} more than once.", entry.cidr);
    }
    const std::string description = entry.description.value_or("");
    if (description.size() > 255) {
      refuse("InvalidParameterValue", "The description of {} is longer than 255 characters.", entry.cidr);
    }
    changes.added.push_back({block, description});
  }
  for (const ec2::RemovePrefixListEntry& entry : removed) {
    const Block block = to_block(family, entry.cidr);
    if (!to_remove.insert(block).second) {
      refuse("InvalidParameterValue", "Request cannot contain Cidr {} more than once.", entry.cidr);
    }
    if (to_add.contains(block)) {
      refuse("InvalidParameterValue",
             "Request cannot contain Cidr {} in both AddPrefixListEntries and RemovePrefixListEntries",
             entry.cidr);
    }
    changes.removed.push_back(block);
  }
  return changes;
}

PrefixListEntries changed_entries(const PrefixListEntries& before, const EntryChanges& changes,
                                  std::int32_t max_entries) {
  PrefixListEntries entries = before;
  for (const Block& block : changes.removed) {
    auto found = find_block(entries, block);
    if (found == entries.end()) {
      refuse("InvalidPrefixListModification", "An entry with the CIDR ({}) does not exist.",
             text(PrefixListEntry{block, {}}));
    }
    entries.erase(found);
  }
  for (const PrefixListEntry& added : changes.added) {
    auto found = find_block(entries, added.cidr);
    if (found == entries.end()) {
      entries.push_back(added);
      continue;
    }
    if (found->description == added.description) {
      refuse("InvalidPrefixListModification",
             "An entry with the CIDR ({}) and description ({}) already exists.", text(added),
             added.description);
    }
    found->description = added.description;
  }
  if (entries.size() > static_cast<std::size_t>(max_entries)) {
    refuse("PrefixListMaxEntriesExceeded", "The maximum number of entries ({}) has been exceeded.",
           max_entries);
  }
  return entries;
}

}  // namespace vpcsim
