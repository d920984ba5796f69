#include "protocol/ec2/transit_gateway_prefix_list_reference.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(TransitGatewayPrefixListAttachment,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(resource_type, "ResourceType"), MEMBER(resource_id, "ResourceId"));

VPCSIM_SHAPE(TransitGatewayPrefixListReference,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId"),
             MEMBER(prefix_list_id, "PrefixListId"), MEMBER(prefix_list_owner_id, "PrefixListOwnerId"),
             MEMBER(state, "State"), MEMBER(blackhole, "Blackhole"),
             MEMBER(transit_gateway_attachment, "TransitGatewayAttachment"));

VPCSIM_SHAPE(CreateTransitGatewayPrefixListReferenceResult,
             MEMBER(transit_gateway_prefix_list_reference, "TransitGatewayPrefixListReference"));
VPCSIM_SHAPE(CreateTransitGatewayPrefixListReferenceRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(prefix_list_id, "PrefixListId", .required = "prefixListId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(blackhole, "Blackhole"));

VPCSIM_SHAPE(ModifyTransitGatewayPrefixListReferenceResult,
             MEMBER(transit_gateway_prefix_list_reference, "TransitGatewayPrefixListReference"));
VPCSIM_SHAPE(ModifyTransitGatewayPrefixListReferenceRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(prefix_list_id, "PrefixListId", .required = "prefixListId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(blackhole, "Blackhole"));

VPCSIM_SHAPE(DeleteTransitGatewayPrefixListReferenceResult,
             MEMBER(transit_gateway_prefix_list_reference, "TransitGatewayPrefixListReference"));
VPCSIM_SHAPE(DeleteTransitGatewayPrefixListReferenceRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(prefix_list_id, "PrefixListId", .required = "prefixListId"));

VPCSIM_SHAPE(GetTransitGatewayPrefixListReferencesResult,
             MEMBER(transit_gateway_prefix_list_references, "TransitGatewayPrefixListReferences",
                    .wire = "transitGatewayPrefixListReferenceSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(GetTransitGatewayPrefixListReferencesRequest,
             MEMBER(transit_gateway_route_table_id, "TransitGatewayRouteTableId",
                    .required = "transitGatewayRouteTableId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
