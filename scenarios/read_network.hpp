// The resources of a scenario file: the part of the reader that knows each kind's keys.
#pragma once

#include "scenarios/fields.hpp"
#include "scenarios/scenario.hpp"

namespace vpcsim::scenarios {

/// Reads the keys that are kinds ("vpcs", "subnets", ...) and leaves the others to the caller.
void read_network(Mistakes& mistakes, Fields& fields, Network& network);

}  // namespace vpcsim::scenarios
