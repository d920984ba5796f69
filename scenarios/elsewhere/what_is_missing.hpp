// What a network lacks that files describe: said, so that nobody takes a gap for an empty list.
#pragma once

#include <string>
#include <vector>

#include "scenarios/elsewhere/homes.hpp"

namespace vpcsim::elsewhere {

/// What the network is wanted for: an import needs kinds that no verdict depends on.
enum class Purpose { verdicts, import_ };

/// Kinds without a file, members that no shape has or records lack, and ids that records name and nobody
/// describes.
std::vector<std::string> what_is_missing(const std::set<std::string, std::less<>>& keys,
                                         const protocol::JsonDifferences& differences,
                                         const std::vector<DescribedHome>& homes,
                                         Purpose purpose = Purpose::verdicts);

}  // namespace vpcsim::elsewhere
