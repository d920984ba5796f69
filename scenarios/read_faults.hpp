// The weather of a scenario file: the same rules that /_vpcsim/faults takes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/mistakes.hpp"
#include "simulator/weather/fault.hpp"

namespace vpcsim::scenarios {

/// Every rule that can't be used is a mistake. A rule's account may be one of the scenario's aliases.
std::vector<weather::Fault> read_faults(Mistakes& mistakes, const Node& node,
                                        const std::map<std::string, std::string>& accounts);

}  // namespace vpcsim::scenarios
