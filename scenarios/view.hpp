// The network as the API describes it, for the evaluator: the same calls that any client can make.
#pragma once

#include "scenarios/provision/session.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::scenarios {

/// Describes everything that the accounts of the session's network have in its regions.
network::Network view(Session& session);

/// Describes everything that the client's own account has in its region, and in those that peering
/// connections within the account lead to.
network::Network view_own_account(Session& session);

}  // namespace vpcsim::scenarios
