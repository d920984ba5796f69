// The mistakes that only the whole file shows.
#pragma once
#include "scenarios/mistakes.hpp"
#include "scenarios/scenario.hpp"
namespace vpcsim::scenarios {
/// Reports names that lead nowhere, values that AWS would not take, and resources that are incomplete: what
/// the reader of each part alone cannot see.
void check(const Scenario& scenario, const Node& document, Mistakes& mistakes);
}  // namespace vpcsim::scenarios
