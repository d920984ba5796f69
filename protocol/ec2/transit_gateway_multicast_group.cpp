#include "protocol/ec2/transit_gateway_multicast_group.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(TransitGatewayMulticastRegisteredGroupMembers,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(registered_network_interface_ids, "RegisteredNetworkInterfaceIds"),
             MEMBER(group_ip_address, "GroupIpAddress"));

VPCSIM_SHAPE(RegisterTransitGatewayMulticastGroupMembersResult,
             MEMBER(registered_multicast_group_members, "RegisteredMulticastGroupMembers"));

VPCSIM_SHAPE(RegisterTransitGatewayMulticastGroupMembersRequest,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(group_ip_address, "GroupIpAddress"),
             MEMBER(network_interface_ids, "NetworkInterfaceIds"));

VPCSIM_SHAPE(TransitGatewayMulticastRegisteredGroupSources,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(registered_network_interface_ids, "RegisteredNetworkInterfaceIds"),
             MEMBER(group_ip_address, "GroupIpAddress"));

VPCSIM_SHAPE(RegisterTransitGatewayMulticastGroupSourcesResult,
             MEMBER(registered_multicast_group_sources, "RegisteredMulticastGroupSources"));

VPCSIM_SHAPE(RegisterTransitGatewayMulticastGroupSourcesRequest,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(group_ip_address, "GroupIpAddress"),
             MEMBER(network_interface_ids, "NetworkInterfaceIds"));

VPCSIM_SHAPE(TransitGatewayMulticastDeregisteredGroupMembers,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(deregistered_network_interface_ids, "DeregisteredNetworkInterfaceIds"),
             MEMBER(group_ip_address, "GroupIpAddress"));

VPCSIM_SHAPE(DeregisterTransitGatewayMulticastGroupMembersResult,
             MEMBER(deregistered_multicast_group_members, "DeregisteredMulticastGroupMembers"));

VPCSIM_SHAPE(DeregisterTransitGatewayMulticastGroupMembersRequest,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(group_ip_address, "GroupIpAddress"),
             MEMBER(network_interface_ids, "NetworkInterfaceIds"));

VPCSIM_SHAPE(TransitGatewayMulticastDeregisteredGroupSources,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(deregistered_network_interface_ids, "DeregisteredNetworkInterfaceIds"),
             MEMBER(group_ip_address, "GroupIpAddress"));

VPCSIM_SHAPE(DeregisterTransitGatewayMulticastGroupSourcesResult,
             MEMBER(deregistered_multicast_group_sources, "DeregisteredMulticastGroupSources"));

VPCSIM_SHAPE(DeregisterTransitGatewayMulticastGroupSourcesRequest,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(group_ip_address, "GroupIpAddress"),
             MEMBER(network_interface_ids, "NetworkInterfaceIds"));

VPCSIM_SHAPE(TransitGatewayMulticastGroup, MEMBER(group_ip_address, "GroupIpAddress"),
             MEMBER(transit_gateway_attachment_id, "TransitGatewayAttachmentId"),
             MEMBER(subnet_id, "SubnetId"), MEMBER(resource_id, "ResourceId"),
             MEMBER(resource_type, "ResourceType"), MEMBER(resource_owner_id, "ResourceOwnerId"),
             MEMBER(network_interface_id, "NetworkInterfaceId"), MEMBER(group_member, "GroupMember"),
             MEMBER(group_source, "GroupSource"), MEMBER(member_type, "MemberType"),
             MEMBER(source_type, "SourceType"));

VPCSIM_SHAPE(SearchTransitGatewayMulticastGroupsResult, MEMBER(multicast_groups, "MulticastGroups"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(SearchTransitGatewayMulticastGroupsRequest,
             MEMBER(transit_gateway_multicast_domain_id, "TransitGatewayMulticastDomainId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
