// What the calls that change a prefix list do to its entries.
#pragma once

#include "simulator/actions/prefix_list.hpp"

namespace vpcsim {

/// The blocks that a call adds and removes, in canonical form.
struct EntryChanges {
  PrefixListEntries added;
  std::vector<std::variant<Cidr, Ipv6Cidr>> removed;
};

/// Throws InvalidParameterValue: too many for one call, no block of the family, or a block named twice.
EntryChanges entry_changes(AddressFamily family, const std::vector<ec2::AddPrefixListEntry>& added,
                           const std::vector<ec2::RemovePrefixListEntry>& removed);

/// The list's entries after the changes. An entry that is there gets the new description. Throws
/// InvalidPrefixListModification or PrefixListMaxEntriesExceeded.
PrefixListEntries changed_entries(const PrefixListEntries& before, const EntryChanges& changes,
                                  std::int32_t max_entries);

}  // namespace vpcsim
