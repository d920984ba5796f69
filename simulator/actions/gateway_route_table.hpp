// Gateway route tables: associated with a gateway, they route what arrives in the VPC through it (VPC user
// guide, "Gateway route tables").
#pragma once

#include "simulator/call.hpp"

namespace vpcsim {

bool is_gateway_route_table(const RouteTable& table);

/// Throws InvalidParameterValue unless a gateway route table may have the route: from the block of the VPC or
/// of one of its subnets, to a network interface.
void check_gateway_route(const Region& region, const RouteTable& table, const RouteDestination& destination,
                         const RouteTarget& target);

/// Throws InvalidParameterValue unless the table, with its routes, may be associated with a gateway.
void check_may_be_gateway_route_table(const Region& region, const RouteTable& table);

/// The gateway that AssociateRouteTable names, which must be attached to the table's VPC. Throws its NotFound
/// error or InvalidParameterValue.
EdgeGateway edge_gateway(const ReadCall& call, const RouteTable& table, const std::string& id_text);
/// The table associated with the gateway, or nullptr.
const RouteTable* gateway_route_table_of(const Region& region, const EdgeGateway& gateway);
/// Ends the association of the gateway, if any: it is being detached.
void forget_gateway(Region& region, const EdgeGateway& gateway);

std::string text(const EdgeGateway& gateway);

}  // namespace vpcsim
