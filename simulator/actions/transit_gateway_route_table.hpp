// What other nouns need of the route tables of transit gateways.
#pragma once

#include "protocol/ec2/transit_gateway_route_table.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

ec2::TransitGatewayRouteTableState state_at(const TransitGatewayRouteTable& table, Timestamp now,
                                            const Timing& timing);

/// The caller's table of that id that isn't deleted. Throws InvalidRouteTableID.NotFound.
const TransitGatewayRouteTable& get_transit_gateway_route_table(const ReadCall& call,
                                                                std::string_view id_text);
/// The same; throws IncorrectState unless it is available.
const TransitGatewayRouteTable& get_available_transit_gateway_route_table(const ReadCall& call,
                                                                          std::string_view id_text);

TransitGatewayRouteTableId make_transit_gateway_route_table(WriteCall& call, TransitGatewayId gateway,
                                                            Tags tags);

/// With their gateway, which nothing is attached to.
void delete_transit_gateway_route_tables(WriteCall& call, TransitGatewayId gateway);

}  // namespace vpcsim
