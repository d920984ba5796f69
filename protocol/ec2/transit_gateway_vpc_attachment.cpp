#include "protocol/ec2/transit_gateway_vpc_attachment.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(TransitGatewayVpcAttachmentOptions, MEMBER(dns_support, "DnsSupport"),
             MEMBER(security_group_referencing_support, "SecurityGroupReferencingSupport"),
             MEMBER(ipv6_support, "Ipv6Support"), MEMBER(appliance_mode_support, "ApplianceModeSupport"));

VPCSIM_SHAPE(TransitGatewayVpcAttachment, MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(transit_gateway_id, "TransitGatewayId"), MEMBER(vpc_id, "VpcId"),
             MEMBER(vpc_owner_id, "VpcOwnerId"), MEMBER(state, "State"), MEMBER(subnet_ids, "SubnetIds"),
             MEMBER(creation_time, "CreationTime"), MEMBER(options, "Options"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateTransitGatewayVpcAttachmentResult,
             MEMBER(transit_gateway_vpc_attachment, "TransitGatewayVpcAttachment"));
VPCSIM_SHAPE(CreateTransitGatewayVpcAttachmentRequestOptions, MEMBER(dns_support, "DnsSupport"),
             MEMBER(security_group_referencing_support, "SecurityGroupReferencingSupport"),
             MEMBER(ipv6_support, "Ipv6Support"), MEMBER(appliance_mode_support, "ApplianceModeSupport"));

VPCSIM_SHAPE(CreateTransitGatewayVpcAttachmentRequest,
             MEMBER(transit_gateway_id, "TransitGatewayId", .required = "transitGatewayId"),
             MEMBER(vpc_id, "VpcId", .required = "vpcId"),
             MEMBER(subnet_ids, "SubnetIds", .required = "subnetIds"), MEMBER(options, "Options"),
             MEMBER(tag_specifications, "TagSpecifications"));

VPCSIM_SHAPE(ModifyTransitGatewayVpcAttachmentResult,
             MEMBER(transit_gateway_vpc_attachment, "TransitGatewayVpcAttachment"));
VPCSIM_SHAPE(ModifyTransitGatewayVpcAttachmentRequestOptions, MEMBER(dns_support, "DnsSupport"),
             MEMBER(security_group_referencing_support, "SecurityGroupReferencingSupport"),
             MEMBER(ipv6_support, "Ipv6Support"), MEMBER(appliance_mode_support, "ApplianceModeSupport"));

VPCSIM_SHAPE(ModifyTransitGatewayVpcAttachmentRequest,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"),
             MEMBER(add_subnet_ids, "AddSubnetIds"), MEMBER(remove_subnet_ids, "RemoveSubnetIds"),
             MEMBER(options, "Options"));

VPCSIM_SHAPE(DeleteTransitGatewayVpcAttachmentResult,
             MEMBER(transit_gateway_vpc_attachment, "TransitGatewayVpcAttachment"));
VPCSIM_SHAPE(DeleteTransitGatewayVpcAttachmentRequest,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"));

VPCSIM_SHAPE(AcceptTransitGatewayVpcAttachmentResult,
             MEMBER(transit_gateway_vpc_attachment, "TransitGatewayVpcAttachment"));
VPCSIM_SHAPE(AcceptTransitGatewayVpcAttachmentRequest,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"));

VPCSIM_SHAPE(RejectTransitGatewayVpcAttachmentResult,
             MEMBER(transit_gateway_vpc_attachment, "TransitGatewayVpcAttachment"));
VPCSIM_SHAPE(RejectTransitGatewayVpcAttachmentRequest,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId",
                    .required = "transitGatewayAttachmentId"));

VPCSIM_SHAPE(DescribeTransitGatewayVpcAttachmentsResult,
             MEMBER(transit_gateway_vpc_attachments, "TransitGatewayVpcAttachments"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeTransitGatewayVpcAttachmentsRequest,
             MEMBER(transit_gateway_attachment_ids, "TransitGatewayAttachmentIds"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
