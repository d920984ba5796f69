// What other nouns need of the routes in a transit gateway's route tables.
#pragma once

#include <map>

#include "protocol/ec2/transit_gateway_route.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The target that a request names: an attachment of the table's gateway, or `blackhole`. Throws
/// MissingParameter, InvalidParameterCombination, or what get_attachment_for throws.
TransitGatewayRouteTarget transit_gateway_route_target(const ReadCall& call,
                                                       const TransitGatewayRouteTable& table,
                                                       const std::optional<std::string>& attachment,
                                                       std::optional<bool> blackhole);

/// Whether a static route to the target drops what it matches now.
bool is_blackhole(const ReadCall& call, const TransitGatewayRouteTarget& target);

ec2::TransitGatewayRoute static_route_record(const ReadCall& call, const TransitGatewayBlock& destination,
                                             const TransitGatewayRouteTarget& target);

/// Every route of the table that counts now, by destination. Of several for one destination, the one with
/// precedence: static, then those of prefix lists, then propagated ones (transit gateway guide, "Route
/// evaluation order").
std::map<TransitGatewayBlock, ec2::TransitGatewayRoute> routes_of(const ReadCall& call,
                                                                  const TransitGatewayRouteTable& table);

/// What the static routes of all the gateway's tables count for: a prefix list counts its maximum of entries.
std::size_t static_routes_of(const ReadCall& call, TransitGatewayId gateway);

/// Throws TransitGatewayLimitExceeded when the gateway has no room for `more` static routes: those of all its
/// tables count together, a prefix list with its maximum of entries.
void check_transit_gateway_route_quota(const ReadCall& call, TransitGatewayId gateway, std::size_t more);

}  // namespace vpcsim
