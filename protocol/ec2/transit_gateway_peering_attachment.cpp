#include "protocol/ec2/transit_gateway_peering_attachment.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(PeeringTgwInfo, MEMBER(transit_gateway_id, "TransitGatewayId"), MEMBER(owner_id, "OwnerId"),
             MEMBER(region, "Region"));

VPCSIM_SHAPE(TransitGatewayPeeringAttachmentOptions, MEMBER(dynamic_routing, "DynamicRouting"));

VPCSIM_SHAPE(PeeringAttachmentStatus, MEMBER(code, "Code"), MEMBER(message, "Message"));

VPCSIM_SHAPE(TransitGatewayPeeringAttachment,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(accepter_transit_gateway_attachment_id, "AccepterTransitGatewayAttachmentId"),
             MEMBER(requester_tgw_info, "RequesterTgwInfo"), MEMBER(accepter_tgw_info, "AccepterTgwInfo"),
             MEMBER(options, "Options"), MEMBER(status, "Status"), MEMBER(state, "State"),
             MEMBER(creation_time, "CreationTime"), MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateTransitGatewayPeeringAttachmentResult,
             MEMBER(transit_gateway_peering_attachment, "TransitGatewayPeeringAttachment"));
VPCSIM_SHAPE(CreateTransitGatewayPeeringAttachmentRequestOptions, MEMBER(dynamic_routing, "DynamicRouting"));

VPCSIM_SHAPE(CreateTransitGatewayPeeringAttachmentRequest,
             MEMBER(transit_gateway_id, "TransitGatewayId", .required = "transitGatewayId"),
             MEMBER(peer_transit_gateway_id, "PeerTransitGatewayId", .required = "peerTransitGatewayId"),
             MEMBER(peer_account_id, "PeerAccountId", .required = "peerAccountId"),
             MEMBER(peer_region, "PeerRegion", .required = "peerRegion"), MEMBER(options, "Options"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(AcceptTransitGatewayPeeringAttachmentResult,
             MEMBER(transit_gateway_peering_attachment, "TransitGatewayPeeringAttachment"));
VPCSIM_SHAPE(AcceptTransitGatewayPeeringAttachmentRequest,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"));

VPCSIM_SHAPE(RejectTransitGatewayPeeringAttachmentResult,
             MEMBER(transit_gateway_peering_attachment, "TransitGatewayPeeringAttachment"));
VPCSIM_SHAPE(RejectTransitGatewayPeeringAttachmentRequest,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"));

VPCSIM_SHAPE(DeleteTransitGatewayPeeringAttachmentResult,
             MEMBER(transit_gateway_peering_attachment, "TransitGatewayPeeringAttachment"));
VPCSIM_SHAPE(DeleteTransitGatewayPeeringAttachmentRequest,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"));

VPCSIM_SHAPE(DescribeTransitGatewayPeeringAttachmentsResult,
             MEMBER(transit_gateway_peering_attachments, "TransitGatewayPeeringAttachments"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeTransitGatewayPeeringAttachmentsRequest,
             MEMBER(transit_gateway_attachment_ids, "TransitGatewayAttachmentIds"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
