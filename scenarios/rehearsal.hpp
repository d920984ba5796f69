// Clouds at an instant, as values: read from a snapshot, made by a scenario, and what a scenario would make
// of one. Nothing outside this process changes.
#pragma once

#include <string>

#include "protocol/credentials.hpp"
#include "protocol/timestamp.hpp"
#include "scenarios/scenario.hpp"
#include "simulator/cloud.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::scenarios {

struct CloudState {
  Cloud cloud;
  protocol::Timestamp now;
};

/// All that is in it, of every account in every region. Throws network::RecordsError.
network::Network network_of(const CloudState& state);

/// The cloud in which the first `steps` steps were carried out. Throws ScenarioError or ApiError when that
/// can't be done.
CloudState state_after(const Scenario& scenario, std::size_t steps);

/// What `apply` would make of a copy, called with these credentials in that region. Quotas are AWS's
/// defaults. Throws ScenarioError when it would end early.
CloudState rehearse(const CloudState& state, const Scenario& scenario, const protocol::Credentials& own,
                    const std::string& region);

}  // namespace vpcsim::scenarios
