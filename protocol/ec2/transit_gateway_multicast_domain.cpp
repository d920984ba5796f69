#include "protocol/ec2/transit_gateway_multicast_domain.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(TransitGatewayMulticastDomainOptions, MEMBER(igmpv2_support, "Igmpv2Support"),
             MEMBER(static_sources_support, "StaticSourcesSupport"),
             MEMBER(auto_accept_shared_associations, "AutoAcceptSharedAssociations"));

VPCSIM_SHAPE(TransitGatewayMulticastDomain,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(transit_gateway_id, "TransitGatewayId"),
             MEMBER(transit_gateway_multicast_domain_arn, "TransitGatewayMulticastDomainArn"),
             MEMBER(owner_id, "OwnerId"), MEMBER(options, "Options"), MEMBER(state, "State"),
             MEMBER(creation_time, "CreationTime"), MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(CreateTransitGatewayMulticastDomainResult,
             MEMBER(transit_gateway_multicast_domain, "TransitGatewayMulticastDomain"));

VPCSIM_SHAPE(CreateTransitGatewayMulticastDomainRequestOptions, MEMBER(igmpv2_support, "Igmpv2Support"),
             MEMBER(static_sources_support, "StaticSourcesSupport"),
             MEMBER(auto_accept_shared_associations, "AutoAcceptSharedAssociations"));

VPCSIM_SHAPE(CreateTransitGatewayMulticastDomainRequest,
             MEMBER(transit_gateway_id, "TransitGatewayId", .required = "transitGatewayId"),
             MEMBER(options, "Options"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(DeleteTransitGatewayMulticastDomainResult,
             MEMBER(transit_gateway_multicast_domain, "TransitGatewayMulticastDomain"));

VPCSIM_SHAPE(DeleteTransitGatewayMulticastDomainRequest,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId",
                    .required = "transitGatewayMulticastDomainId"));

VPCSIM_SHAPE(DescribeTransitGatewayMulticastDomainsResult,
             MEMBER(transit_gateway_multicast_domains, "TransitGatewayMulticastDomains"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DescribeTransitGatewayMulticastDomainsRequest,
             MEMBER(transit_gateway_multicast_domain_ids, "TransitGatewayMulticastDomainIds"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(SubnetAssociation, MEMBER(subnet_id, "SubnetId"), MEMBER(state, "State"));

VPCSIM_SHAPE(TransitGatewayMulticastDomainAssociations,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(resource_id, "ResourceId"), MEMBER(resource_type, "ResourceType"),
             MEMBER(resource_owner_id, "ResourceOwnerId"), MEMBER(subnets, "Subnets"));

VPCSIM_SHAPE(AssociateTransitGatewayMulticastDomainResult, MEMBER(associations, "Associations"));

VPCSIM_SHAPE(AssociateTransitGatewayMulticastDomainRequest,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(subnet_ids, "SubnetIds"));

VPCSIM_SHAPE(DisassociateTransitGatewayMulticastDomainResult, MEMBER(associations, "Associations"));

VPCSIM_SHAPE(DisassociateTransitGatewayMulticastDomainRequest,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(subnet_ids, "SubnetIds"));

VPCSIM_SHAPE(AcceptTransitGatewayMulticastDomainAssociationsResult, MEMBER(associations, "Associations"));

VPCSIM_SHAPE(AcceptTransitGatewayMulticastDomainAssociationsRequest,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(subnet_ids, "SubnetIds"));

VPCSIM_SHAPE(RejectTransitGatewayMulticastDomainAssociationsResult, MEMBER(associations, "Associations"));

VPCSIM_SHAPE(RejectTransitGatewayMulticastDomainAssociationsRequest,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(subnet_ids, "SubnetIds"));

VPCSIM_SHAPE(TransitGatewayMulticastDomainAssociation,
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(resource_id, "ResourceId"), MEMBER(resource_type, "ResourceType"),
             MEMBER(resource_owner_id, "ResourceOwnerId"), MEMBER(subnet, "Subnet"));

VPCSIM_SHAPE(GetTransitGatewayMulticastDomainAssociationsResult,
             MEMBER(multicast_domain_associations, "MulticastDomainAssociations"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(GetTransitGatewayMulticastDomainAssociationsRequest,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
