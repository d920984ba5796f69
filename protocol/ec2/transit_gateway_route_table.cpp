#include "protocol/ec2/transit_gateway_route_table.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(TransitGatewayRouteTable, MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId"),
             MEMBER(transit_gateway_id, "TransitGatewayId"), MEMBER(state, "State"),
             MEMBER(default_association_route_table, "DefaultAssociationRouteTable"),
             MEMBER(default_propagation_route_table, "DefaultPropagationRouteTable"),
             MEMBER(creation_time, "CreationTime"), MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateTransitGatewayRouteTableResult,
             MEMBER(transit_gateway_route_table, "TransitGatewayRouteTable"));
VPCSIM_SHAPE(CreateTransitGatewayRouteTableRequest,
             MEMBER(transit_gateway_id, "TransitGatewayId", .required = "transitGatewayId"),
             MEMBER(tag_specifications, "TagSpecifications"));

VPCSIM_SHAPE(DeleteTransitGatewayRouteTableResult,
             MEMBER(transit_gateway_route_table, "TransitGatewayRouteTable"));
VPCSIM_SHAPE(DeleteTransitGatewayRouteTableRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"));

VPCSIM_SHAPE(DescribeTransitGatewayRouteTablesResult,
             MEMBER(transit_gateway_route_tables, "TransitGatewayRouteTables"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeTransitGatewayRouteTablesRequest,
             MEMBER(transit_gateway_route_table_ids, "TransitGatewayRouteTableIds"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(TransitGatewayAssociation, MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(resource_id, "ResourceId"), MEMBER(resource_type, "ResourceType"),
             MEMBER(state, "State"));

VPCSIM_SHAPE(AssociateTransitGatewayRouteTableResult, MEMBER(association, "Association"));
VPCSIM_SHAPE(AssociateTransitGatewayRouteTableRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"));

VPCSIM_SHAPE(DisassociateTransitGatewayRouteTableResult, MEMBER(association, "Association"));
VPCSIM_SHAPE(DisassociateTransitGatewayRouteTableRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"));

VPCSIM_SHAPE(TransitGatewayRouteTableAssociation,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(resource_id, "ResourceId"), MEMBER(resource_type, "ResourceType"),
             MEMBER(state, "State"));

VPCSIM_SHAPE(GetTransitGatewayRouteTableAssociationsResult, MEMBER(associations, "Associations"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(GetTransitGatewayRouteTableAssociationsRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(TransitGatewayPropagation, MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(resource_id, "ResourceId"), MEMBER(resource_type, "ResourceType"),
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId"), MEMBER(state, "State"));

VPCSIM_SHAPE(EnableTransitGatewayRouteTablePropagationResult, MEMBER(propagation, "Propagation"));
VPCSIM_SHAPE(EnableTransitGatewayRouteTablePropagationRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             REFUSED("TransitGatewayRouteTableAnnouncementId"));

VPCSIM_SHAPE(DisableTransitGatewayRouteTablePropagationResult, MEMBER(propagation, "Propagation"));
VPCSIM_SHAPE(DisableTransitGatewayRouteTablePropagationRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             REFUSED("TransitGatewayRouteTableAnnouncementId"));

VPCSIM_SHAPE(TransitGatewayRouteTablePropagation,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(resource_id, "ResourceId"), MEMBER(resource_type, "ResourceType"),
             MEMBER(state, "State"));

VPCSIM_SHAPE(GetTransitGatewayRouteTablePropagationsResult,
             MEMBER(transit_gateway_route_table_propagations, "TransitGatewayRouteTablePropagations"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(GetTransitGatewayRouteTablePropagationsRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
