// What other nouns need of routes.
#pragma once

#include "protocol/ec2/route.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// Whether packets that match the route go anywhere, now: it follows from the target and is never stored.
/// `vpc` is the route table's.
ec2::RouteState route_state(const ReadCall& call, VpcId vpc, const Route& route);

ec2::Route to_record(const ReadCall& call, VpcId vpc, const Route& route);

}  // namespace vpcsim
