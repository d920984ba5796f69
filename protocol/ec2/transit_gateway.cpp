#include "protocol/ec2/transit_gateway.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(TransitGatewayOptions, MEMBER(amazon_side_asn, "AmazonSideAsn"),
             MEMBER(transit_gateway_cidr_blocks, "TransitGatewayCidrBlocks"),
             MEMBER(auto_accept_shared_attachments, "AutoAcceptSharedAttachments"),
             MEMBER(default_route_table_association, "DefaultRouteTableAssociation"),
             MEMBER(association_default_route_table_id, "AssociationDefaultRouteTableId"),
             MEMBER(default_route_table_propagation, "DefaultRouteTablePropagation"),
             MEMBER(propagation_default_route_table_id, "PropagationDefaultRouteTableId"),
             MEMBER(vpn_ecmp_support, "VpnEcmpSupport"), MEMBER(dns_support, "DnsSupport"),
             MEMBER(security_group_referencing_support, "SecurityGroupReferencingSupport"),
             MEMBER(multicast_support, "MulticastSupport"));

VPCSIM_SHAPE(TransitGateway, MEMBER(transit_gateway_id, "TransitGatewayId"),
             MEMBER(transit_gateway_arn, "TransitGatewayArn"), MEMBER(state, "State"),
             MEMBER(owner_id, "OwnerId"), MEMBER(description, "Description"),
             MEMBER(creation_time, "CreationTime"), MEMBER(options, "Options"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateTransitGatewayResult, MEMBER(transit_gateway, "TransitGateway"));
VPCSIM_SHAPE(TransitGatewayRequestOptions, MEMBER(amazon_side_asn, "AmazonSideAsn"),
             MEMBER(auto_accept_shared_attachments, "AutoAcceptSharedAttachments"),
             MEMBER(default_route_table_association, "DefaultRouteTableAssociation"),
             MEMBER(default_route_table_propagation, "DefaultRouteTablePropagation"),
             MEMBER(vpn_ecmp_support, "VpnEcmpSupport"), MEMBER(dns_support, "DnsSupport"),
             MEMBER(security_group_referencing_support, "SecurityGroupReferencingSupport"),
             MEMBER(multicast_support, "MulticastSupport"),
             MEMBER(transit_gateway_cidr_blocks, "TransitGatewayCidrBlocks"));

VPCSIM_SHAPE(CreateTransitGatewayRequest, MEMBER(description, "Description"), MEMBER(options, "Options"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(DeleteTransitGatewayResult, MEMBER(transit_gateway, "TransitGateway"));
VPCSIM_SHAPE(DeleteTransitGatewayRequest,
             MEMBER(transit_gateway_id, "TransitGatewayId", .required = "transitGatewayId"));

VPCSIM_SHAPE(ModifyTransitGatewayResult, MEMBER(transit_gateway, "TransitGateway"));
VPCSIM_SHAPE(ModifyTransitGatewayOptions,
             MEMBER(add_transit_gateway_cidr_blocks, "AddTransitGatewayCidrBlocks"),
             MEMBER(remove_transit_gateway_cidr_blocks, "RemoveTransitGatewayCidrBlocks"),
             MEMBER(vpn_ecmp_support, "VpnEcmpSupport"), MEMBER(dns_support, "DnsSupport"),
             MEMBER(security_group_referencing_support, "SecurityGroupReferencingSupport"),
             MEMBER(auto_accept_shared_attachments, "AutoAcceptSharedAttachments"),
             MEMBER(default_route_table_association, "DefaultRouteTableAssociation"),
             MEMBER(association_default_route_table_id, "AssociationDefaultRouteTableId"),
             MEMBER(default_route_table_propagation, "DefaultRouteTablePropagation"),
             MEMBER(propagation_default_route_table_id, "PropagationDefaultRouteTableId"),
             MEMBER(amazon_side_asn, "AmazonSideAsn"), REFUSED("EncryptionSupport"));

VPCSIM_SHAPE(ModifyTransitGatewayRequest,
             MEMBER(transit_gateway_id, "TransitGatewayId", .required = "transitGatewayId"),
             MEMBER(description, "Description"), MEMBER(options, "Options"));

VPCSIM_SHAPE(DescribeTransitGatewaysResult,
             MEMBER(transit_gateways, "TransitGateways", .wire = "transitGatewaySet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeTransitGatewaysRequest, MEMBER(transit_gateway_ids, "TransitGatewayIds"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
