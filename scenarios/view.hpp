// The network as the API describes it, for the evaluator: the same calls that any client can make.
#pragma once

#include "scenarios/provision/session.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::scenarios {

/// Describes everything that these accounts have (aliases; empty: the client's own).
network::Network view(Session& session, const std::vector<std::string>& accounts);

}  // namespace vpcsim::scenarios
