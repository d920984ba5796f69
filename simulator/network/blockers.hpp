// Everything that would have to change for a flow to pass, as AWS's Reachability Analyzer reports it: where a
// packet's own story ends at the first fault, this walk notes the fault and goes on along the path that was
// meant. Meant is the direct way: in the subnet, by the local route, by the peering between the two VPCs
// (active if there is one), by the internet gateway, or by a NAT gateway that the route table already chose.
#pragma once

#include <vector>

#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

/// Empty exactly when the flow is reachable. In the order of the walk, the request's before the reply's.
/// Field use follows AWS's samples: NO_ROUTE_TO_DESTINATION stands at the route table, and `wanted` is the
/// next hop that was meant (the peering), not the destination. Security groups are those of the interface.
std::vector<Blocker> blockers(const Network& network, const Flow& flow);

}  // namespace vpcsim::network
