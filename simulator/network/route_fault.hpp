// What keeps a route table from sending a packet to the hop that is meant (blockers.cpp): no route, a route
// for other addresses, one that another route shadows, a blackhole.
#pragma once

#include <optional>

#include "simulator/network/network.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

/// NO_ROUTE_TO_DESTINATION, CANNOT_ROUTE, MORE_SPECIFIC_ROUTE, HIGHER_PRIORITY_ROUTE or BAD_STATE_ROUTE at
/// the table; `wanted` is the component that the route should lead to.
std::optional<Blocker> route_fault(const Network& network, Index<RouteTable> table, const RouteTarget& target,
                                   const Component& wanted, const Ip& destination);

/// The same in a transit gateway's table, with the codes TGW_RTB_...
std::optional<Blocker> route_fault(const Network& network, Index<TransitGatewayRouteTable> table,
                                   Index<TransitGatewayAttachment> wanted, const Ip& destination);

}  // namespace vpcsim::network
