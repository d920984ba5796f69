// The names and values in a scenario's expectations.
#pragma once

#include "scenarios/mistakes.hpp"
#include "scenarios/scenario.hpp"

namespace vpcsim::scenarios {

/// `network` as it is when the expectation is looked at.
void check_expectation(const Scenario& scenario, const Network& network, const Expectation& expectation,
                       Mistakes& mistakes);

/// Of a lesson's goal: names stand for what is there when it is looked at, whoever made it.
void check_goal_expectation(const Scenario& scenario, const Expectation& expectation, Mistakes& mistakes);

/// A region's name, if any is given, is one of AWS's.
void check_region(const Word& region, Mistakes& mistakes);

}  // namespace vpcsim::scenarios
