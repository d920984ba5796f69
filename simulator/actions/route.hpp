// What other nouns need of routes.
#pragma once

#include "protocol/ec2/route.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The route that a table has for each of its VPC's blocks.
Route local_route(const RouteDestination& block);
/// Gives every route table of the VPC a local route for a block that it got (after its other local routes),
/// or takes it away again.
void add_local_routes(Region& region, VpcId vpc, const RouteDestination& block);
void remove_local_routes(Region& region, VpcId vpc, const RouteDestination& block);

/// What the table's routes of the family count for in its quota.
std::size_t static_weight(const ReadCall& call, const RouteTable& table, AddressFamily family);

/// Whether packets that match the route go anywhere, now: it follows from the target and is never stored.
/// `vpc` is the route table's.
ec2::RouteState route_state(const ReadCall& call, VpcId vpc, const Route& route);

ec2::Route to_record(const ReadCall& call, VpcId vpc, const Route& route);

}  // namespace vpcsim
