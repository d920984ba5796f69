// What a scenario has made and its file no longer declares, found by the scenario's tag.
#pragma once

#include "scenarios/provision/session.hpp"

namespace vpcsim::scenarios {

/// Rows with nothing but their name and, through a place (below), their account: enough to take them away.
Network surplus(Session& session, const Network& network);

/// `network` and, for each account, a VPC and a subnet that aren't there and only say whose surplus rows are.
Network with_places_of(const Session& session, const Network& network);

}  // namespace vpcsim::scenarios
