// A call that a scenario file writes down, as a form of the Query protocol.
#pragma once

#include <string>

#include "scenarios/provision/session.hpp"

namespace vpcsim::scenarios {

/// A resource's name stands for its id, and for its CIDR in a parameter that is a CIDR; in parameters that
/// are names, descriptions or tags it stands for itself. Throws ScenarioError for an action that isn't known.
std::string encode_call(const Session& session, const ExpectedCall& call);

}  // namespace vpcsim::scenarios
