// Looks at a lesson's goals: which are met by what is there now, and what the others still lack.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/scenario.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::scenarios {

struct GoalState {
  bool met = false;
  Translated why;     ///< what is missing, one sentence; empty when met
  Translated remedy;  ///< what to change, where the evaluator knows; may be empty
};

/// Goals are about the present: what was undone is unmet again. Nothing is remembered, nothing changes.
GoalState look_at(const network::Network& network, const std::map<std::string, std::string>& hosts,
                  const Goal& goal);

}  // namespace vpcsim::scenarios
