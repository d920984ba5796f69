// Whether routes and rules do what a goal wants, however they are written.
#pragma once

#include <string>
#include <vector>

#include "scenarios/teaching/resource_goal.hpp"

namespace vpcsim::scenarios {

/// Why packets for the route's destination don't go to its target. Empty: they do.
std::string route_fault(const GoalView& view, network::Index<network::RouteTable> table, const Route& wanted);

/// What the group's rules don't admit of what they must, and whether one is stale that mustn't be.
std::vector<std::string> rule_faults(const GoalView& view, const network::SecurityGroup& group,
                                     const ExpectedResource& wanted);

/// " 22", " 8000-8010"
std::string ports_text(const Ports& ports);

}  // namespace vpcsim::scenarios
