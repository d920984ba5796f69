// What the emulator's Describe calls show of an imported network, beside what the files say.
#pragma once

#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "scenarios/elsewhere/homes.hpp"
#include "scenarios/import/report.hpp"
#include "simulator/cloud.hpp"

namespace vpcsim::importing {

struct FromFiles {
  const std::vector<elsewhere::DescribedHome>& homes;
  const std::set<std::string, std::less<>>& keys;   ///< of the kinds that there are files of
  const protocol::JsonDifferences& json;            ///< members that records lack can't differ
  const std::unordered_set<std::string>& left_out;  ///< ids
};

/// Adds the differences and the counts to `report`.
void compare_with_files(const Cloud& cloud, protocol::Timestamp now, const FromFiles& files, Report& report);

}  // namespace vpcsim::importing
