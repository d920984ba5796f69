// The network as the rules themselves describe it, for the evaluator.
#pragma once

#include <string>
#include <vector>

#include "simulator/call.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/records.hpp"

namespace vpcsim::insights {

/// What the account has in the region, as its Describe calls show it. Throws network::RecordsError.
network::Records describe_home(const ReadCall& as_owner);

/// Everything that the caller has in the call's region, and what `others` (account ids) have there. Accounts
/// that have nothing there are left out. Throws network::RecordsError.
network::Network view(const ReadCall& call, const std::vector<std::string>& others);

}  // namespace vpcsim::insights
