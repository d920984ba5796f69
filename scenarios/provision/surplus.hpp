// What a scenario has made and no longer declares: its file had it once.
#pragma once

#include "scenarios/provision/session.hpp"

namespace vpcsim::scenarios {

struct Surplus {
  Network rows;             ///< what may be the name of something declared, that is elsewhere now, too
  std::vector<Home> homes;  ///< where they are
};

/// What is marked as the scenario's in any account that it declares, in any region, and isn't what `network`
/// declares there. Its rows have a name and a place to be, no more: enough to take it away.
Surplus surplus(Session& session, const Network& network);

/// `network` with the places that rows of surplus() are in, and with those rows whose names are free.
Network with_surplus(const Network& network, const Surplus& surplus);

}  // namespace vpcsim::scenarios
