// A scenario's weather at an endpoint: only vpcsim's own servers have any.
#pragma once

#include <string>

#include "scenarios/scenario.hpp"

namespace vpcsim::cli {

/// Sets the scenario's faults in the place of the server's, nothing if it has none. Throws ScenarioError when
/// the endpoint is no vpcsim server, HttpError when it doesn't answer.
void set_faults(const std::string& endpoint, const scenarios::Scenario& scenario);

/// Makes the weather fair again after a scenario that has faults; throws the same.
void clear_faults(const std::string& endpoint, const scenarios::Scenario& scenario);

}  // namespace vpcsim::cli
