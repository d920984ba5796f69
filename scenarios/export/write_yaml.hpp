// A scenario as the text of its file: what reader.hpp reads back.
#pragma once

#include <string>

#include "scenarios/scenario.hpp"

namespace vpcsim::scenarios {

/// Name, description, accounts, hosts, and of the first step the network and what is expected of paths and
/// peerings. Further steps, faults, lessons and calls aren't written.
std::string write_yaml(const Scenario& scenario);

}  // namespace vpcsim::scenarios
