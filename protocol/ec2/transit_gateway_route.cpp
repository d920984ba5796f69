#include "protocol/ec2/transit_gateway_route.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(TransitGatewayRouteAttachment, MEMBER(resource_id, "ResourceId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(resource_type, "ResourceType"));

VPCSIM_SHAPE(TransitGatewayRoute, MEMBER(destination_cidr_block, "DestinationCidrBlock"),
             MEMBER(prefix_list_id, "PrefixListId"),
             MEMBER(transit_gateway_attachments, "TransitGatewayAttachments"), MEMBER(type, "Type"),
             MEMBER(state, "State"));

VPCSIM_SHAPE(CreateTransitGatewayRouteResult, MEMBER(route, "Route"));
VPCSIM_SHAPE(CreateTransitGatewayRouteRequest,
             MEMBER(destination_cidr_block, "DestinationCidrBlock", .required = "destinationCidrBlock"),
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(blackhole, "Blackhole"));

VPCSIM_SHAPE(ReplaceTransitGatewayRouteResult, MEMBER(route, "Route"));
VPCSIM_SHAPE(ReplaceTransitGatewayRouteRequest,
             MEMBER(destination_cidr_block, "DestinationCidrBlock", .required = "destinationCidrBlock"),
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(blackhole, "Blackhole"));

VPCSIM_SHAPE(DeleteTransitGatewayRouteResult, MEMBER(route, "Route"));
VPCSIM_SHAPE(DeleteTransitGatewayRouteRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(destination_cidr_block, "DestinationCidrBlock", .required = "destinationCidrBlock"));

VPCSIM_SHAPE(SearchTransitGatewayRoutesResult, MEMBER(routes, "Routes", .wire = "routeSet"),
             MEMBER(additional_routes_available, "AdditionalRoutesAvailable"));
VPCSIM_SHAPE(SearchTransitGatewayRoutesRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(filters, "Filters", .wire = "Filter", .required = "filters"),
             MEMBER(max_results, "MaxResults"));

}  // namespace vpcsim::ec2
