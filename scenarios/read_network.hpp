// The resources of a scenario file: the part of the reader that knows each kind's keys.
#pragma once

#include "scenarios/fields.hpp"
#include "scenarios/scenario.hpp"

namespace vpcsim::scenarios {

/// Reads the keys that are kinds ("vpcs", "subnets", ...) and leaves the others to the caller.
void read_network(Mistakes& mistakes, Fields& fields, Network& network);

/// The list under "routes".
void read_routes(Mistakes& mistakes, Fields& fields, std::vector<Route>& routes);
/// The list under "ingress" or "egress"; `peer` is "source" or "destination".
void read_rules(Mistakes& mistakes, Fields& fields, std::string_view direction, std::string_view peer,
                std::vector<SecurityGroupRule>& rules);

}  // namespace vpcsim::scenarios
