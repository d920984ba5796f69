// What was found out about a flow, as JSON.
#pragma once

#include <string>

#include "scenarios/find_path.hpp"

namespace vpcsim::scenarios {

/// An object without its closing brace: others may add to it.
std::string open_path_json(const Answer& answer, network::Language language, bool with_hops = true);

}  // namespace vpcsim::scenarios
