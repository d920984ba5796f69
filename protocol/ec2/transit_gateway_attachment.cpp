#include "protocol/ec2/transit_gateway_attachment.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(TransitGatewayAttachmentAssociation,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId"), MEMBER(state, "State"));

VPCSIM_SHAPE(TransitGatewayAttachment, MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(transit_gateway_id, "TransitGatewayId"),
             MEMBER(transit_gateway_owner_id, "TransitGatewayOwnerId"),
             MEMBER(resource_owner_id, "ResourceOwnerId"), MEMBER(resource_type, "ResourceType"),
             MEMBER(resource_id, "ResourceId"), MEMBER(state, "State"), MEMBER(association, "Association"),
             MEMBER(creation_time, "CreationTime"), MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(DescribeTransitGatewayAttachmentsResult,
             MEMBER(transit_gateway_attachments, "TransitGatewayAttachments"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeTransitGatewayAttachmentsRequest,
             MEMBER(transit_gateway_attachment_ids, "TransitGatewayAttachmentIds"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(TransitGatewayAttachmentPropagation,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId"), MEMBER(state, "State"));

VPCSIM_SHAPE(GetTransitGatewayAttachmentPropagationsResult,
             MEMBER(transit_gateway_attachment_propagations, "TransitGatewayAttachmentPropagations"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(GetTransitGatewayAttachmentPropagationsRequest,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
