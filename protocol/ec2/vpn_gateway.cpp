#include "protocol/ec2/vpn_gateway.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(VpcAttachment, MEMBER(state, "State"), MEMBER(vpc_id, "VpcId"));

VPCSIM_SHAPE(VpnGateway, MEMBER(availability_zone, "AvailabilityZone"), MEMBER(state, "State"),
             MEMBER(type, "Type"), MEMBER(vpc_attachments, "VpcAttachments", .wire = "attachments"),
             MEMBER(vpn_gateway_id, "VpnGatewayId"), MEMBER(amazon_side_asn, "AmazonSideAsn"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateVpnGatewayResult, MEMBER(vpn_gateway, "VpnGateway"));
VPCSIM_SHAPE(CreateVpnGatewayRequest, MEMBER(availability_zone, "AvailabilityZone"),
             MEMBER(type, "Type", .required = "type"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(amazon_side_asn, "AmazonSideAsn"));

VPCSIM_SHAPE(DeleteVpnGatewayRequest, MEMBER(vpn_gateway_id, "VpnGatewayId", .required = "vpnGatewayId"));

VPCSIM_SHAPE(DescribeVpnGatewaysResult, MEMBER(vpn_gateways, "VpnGateways", .wire = "vpnGatewaySet"));
VPCSIM_SHAPE(DescribeVpnGatewaysRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(vpn_gateway_ids, "VpnGatewayIds", .wire = "VpnGatewayId"));

VPCSIM_SHAPE(AttachVpnGatewayResult, MEMBER(vpc_attachment, "VpcAttachment", .wire = "attachment"));
VPCSIM_SHAPE(AttachVpnGatewayRequest, MEMBER(vpc_id, "VpcId", .required = "vpcId"),
             MEMBER(vpn_gateway_id, "VpnGatewayId", .required = "vpnGatewayId"));

VPCSIM_SHAPE(DetachVpnGatewayRequest, MEMBER(vpc_id, "VpcId", .required = "vpcId"),
             MEMBER(vpn_gateway_id, "VpnGatewayId", .required = "vpnGatewayId"));

}  // namespace vpcsim::ec2
