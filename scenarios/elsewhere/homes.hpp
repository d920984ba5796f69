// Whose records are whose: files of any number sorted into accounts and regions.
#pragma once

#include <string>
#include <vector>

#include "scenarios/elsewhere/files.hpp"

namespace vpcsim::elsewhere {

/// What one account has in one region.
struct DescribedHome {
  std::string account;  ///< empty where the records don't say
  std::string region;   ///< likewise
  Described described;
};

/// Takes the records out of the files: each once, in the home that owns it. Accounts come from owner ids and
/// ARNs; regions from Availability Zones, ARNs and peering connections, for what has none from what it
/// belongs to, else from the rest of its directory if that is of one region, which is said in `files.notes`.
/// So is each record that two files describe differently, of which the first is kept; a peering connection,
/// which both its homes describe, is kept in both.
std::vector<DescribedHome> sort_into_homes(Files files, std::vector<std::string>& notes);

}  // namespace vpcsim::elsewhere
