// What other nouns need of route tables.
#pragma once

#include "protocol/ec2/route_table.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The table that routes what leaves the subnet: the one it is associated with, else its VPC's main one.
const RouteTable& effective_route_table(const Region& region, const Subnet& subnet);

/// As described at `call.now`: the state of a route follows from its target's.
ec2::RouteTable to_record(const ReadCall& call, const RouteTable& table);

/// Ends the propagation of the gateway's routes into the table, and takes those that it propagated.
void stop_propagation(RouteTable& table, VpnGatewayId gateway);

/// Takes the subnet out of the table that it is explicitly associated with, if any: it is being deleted.
void forget_subnet(Region& region, const Subnet& subnet);

}  // namespace vpcsim
