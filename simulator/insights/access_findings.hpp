// Network Access Analyzer's answer to a scope, from what the caller's Describe calls show at this moment.
#pragma once

#include <vector>

#include "protocol/ec2/network_insights_access_scope.hpp"
#include "simulator/call.hpp"

namespace vpcsim::insights {

/// At most as many findings as the quota says; of more, some of each kind. The scope must have been read
/// before (access_scope.hpp).
AccessScopeOutcome find_access(const ReadCall& call, const std::vector<ec2::AccessScopePath>& match,
                               const std::vector<ec2::AccessScopePath>& exclude);

}  // namespace vpcsim::insights
