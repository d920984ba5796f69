#include "protocol/ec2/network_interface.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(GroupIdentifier, MEMBER(group_name, "GroupName"), MEMBER(group_id, "GroupId"));

VPCSIM_SHAPE(NetworkInterfaceAssociation, MEMBER(allocation_id, "AllocationId"),
             MEMBER(association_id, "AssociationId"), MEMBER(ip_owner_id, "IpOwnerId"),
             MEMBER(public_dns_name, "PublicDnsName"), MEMBER(public_ip, "PublicIp"));

VPCSIM_SHAPE(NetworkInterfaceAttachment, MEMBER(attach_time, "AttachTime"),
             MEMBER(attachment_id, "AttachmentId"), MEMBER(delete_on_termination, "DeleteOnTermination"),
             MEMBER(device_index, "DeviceIndex"), MEMBER(network_card_index, "NetworkCardIndex"),
             MEMBER(instance_id, "InstanceId"), MEMBER(instance_owner_id, "InstanceOwnerId"),
             MEMBER(status, "Status"));

VPCSIM_SHAPE(NetworkInterfaceIpv6Address, MEMBER(ipv6_address, "Ipv6Address"),
             MEMBER(is_primary_ipv6, "IsPrimaryIpv6"));
VPCSIM_SHAPE(Ipv4PrefixSpecification, MEMBER(ipv4_prefix, "Ipv4Prefix"));
VPCSIM_SHAPE(Ipv6PrefixSpecification, MEMBER(ipv6_prefix, "Ipv6Prefix"));

VPCSIM_SHAPE(NetworkInterfacePrivateIpAddress, MEMBER(association, "Association"), MEMBER(primary, "Primary"),
             MEMBER(private_dns_name, "PrivateDnsName"), MEMBER(private_ip_address, "PrivateIpAddress"));

VPCSIM_SHAPE(NetworkInterface, MEMBER(association, "Association"), MEMBER(attachment, "Attachment"),
             MEMBER(availability_zone, "AvailabilityZone"), MEMBER(description, "Description"),
             MEMBER(groups, "Groups", .wire = "groupSet"), MEMBER(interface_type, "InterfaceType"),
             MEMBER(ipv6_addresses, "Ipv6Addresses", .wire = "ipv6AddressesSet"),
             MEMBER(mac_address, "MacAddress"), MEMBER(network_interface_id, "NetworkInterfaceId"),
             MEMBER(owner_id, "OwnerId"), MEMBER(private_dns_name, "PrivateDnsName"),
             MEMBER(private_ip_address, "PrivateIpAddress"),
             MEMBER(ipv4_prefixes, "Ipv4Prefixes", .wire = "ipv4PrefixSet", .omit_if_empty = true),
             MEMBER(ipv6_prefixes, "Ipv6Prefixes", .wire = "ipv6PrefixSet", .omit_if_empty = true),
             MEMBER(requester_id, "RequesterId"), MEMBER(requester_managed, "RequesterManaged"),
             MEMBER(source_dest_check, "SourceDestCheck"), MEMBER(status, "Status"),
             MEMBER(subnet_id, "SubnetId"), MEMBER(tags, "TagSet"), MEMBER(vpc_id, "VpcId"),
             MEMBER(deny_all_igw_traffic, "DenyAllIgwTraffic"), MEMBER(ipv6_native, "Ipv6Native"),
             MEMBER(ipv6_address, "Ipv6Address"),
             // Last: Ruby's fog reads nothing that comes after it.
             MEMBER(private_ip_addresses, "PrivateIpAddresses", .wire = "privateIpAddressesSet"));

VPCSIM_SHAPE(Ipv4PrefixSpecificationRequest, MEMBER(ipv4_prefix, "Ipv4Prefix", .required = "ipv4Prefix"));
VPCSIM_SHAPE(Ipv6PrefixSpecificationRequest, MEMBER(ipv6_prefix, "Ipv6Prefix", .required = "ipv6Prefix"));
VPCSIM_SHAPE(InstanceIpv6Address, MEMBER(ipv6_address, "Ipv6Address", .required = "ipv6Address"),
             MEMBER(is_primary_ipv6, "IsPrimaryIpv6"));
VPCSIM_SHAPE(PrivateIpAddressSpecification, MEMBER(primary, "Primary"),
             MEMBER(private_ip_address, "PrivateIpAddress"));

VPCSIM_SHAPE(CreateNetworkInterfaceResult, MEMBER(network_interface, "NetworkInterface"),
             MEMBER(client_token, "ClientToken"));
VPCSIM_SHAPE(
    CreateNetworkInterfaceRequest, MEMBER(description, "Description"),
    MEMBER(groups, "Groups", .wire = "SecurityGroupId"), MEMBER(private_ip_address, "PrivateIpAddress"),
    MEMBER(private_ip_addresses, "PrivateIpAddresses"), MEMBER(subnet_id, "SubnetId", .required = "subnetId"),
    MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
    MEMBER(client_token, "ClientToken"), MEMBER(ipv6_address_count, "Ipv6AddressCount"),
    MEMBER(ipv6_addresses, "Ipv6Addresses"),
    MEMBER(secondary_private_ip_address_count, "SecondaryPrivateIpAddressCount"),
    MEMBER(ipv4_prefixes, "Ipv4Prefixes", .wire = "Ipv4Prefix"), MEMBER(ipv4_prefix_count, "Ipv4PrefixCount"),
    MEMBER(ipv6_prefixes, "Ipv6Prefixes", .wire = "Ipv6Prefix"), MEMBER(ipv6_prefix_count, "Ipv6PrefixCount"),
    MEMBER(interface_type, "InterfaceType"), MEMBER(enable_primary_ipv6, "EnablePrimaryIpv6"),
    REFUSED("ConnectionTrackingSpecification"), REFUSED("Operator"));

VPCSIM_SHAPE(DeleteNetworkInterfaceRequest,
             MEMBER(network_interface_id, "NetworkInterfaceId", .required = "networkInterfaceId"));

VPCSIM_SHAPE(DescribeNetworkInterfacesResult,
             MEMBER(network_interfaces, "NetworkInterfaces", .wire = "networkInterfaceSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeNetworkInterfacesRequest, MEMBER(filters, "Filters", .wire = "filter"),
             MEMBER(network_interface_ids, "NetworkInterfaceIds", .wire = "NetworkInterfaceId"),
             MEMBER(next_token, "NextToken"), MEMBER(max_results, "MaxResults"),
             REFUSED("IncludeManagedResources"));

VPCSIM_SHAPE(AttachNetworkInterfaceResult, MEMBER(attachment_id, "AttachmentId"),
             MEMBER(network_card_index, "NetworkCardIndex"));
VPCSIM_SHAPE(AttachNetworkInterfaceRequest, MEMBER(device_index, "DeviceIndex", .required = "deviceIndex"),
             MEMBER(instance_id, "InstanceId", .required = "instanceId"),
             MEMBER(network_interface_id, "NetworkInterfaceId", .required = "networkInterfaceId"),
             MEMBER(network_card_index, "NetworkCardIndex"), REFUSED("EnaSrdSpecification"),
             REFUSED("EnaQueueCount"));

VPCSIM_SHAPE(DetachNetworkInterfaceRequest, MEMBER(attachment_id, "AttachmentId", .required = "attachmentId"),
             MEMBER(force, "Force"));

VPCSIM_SHAPE(NetworkInterfaceAttachmentChanges, MEMBER(attachment_id, "AttachmentId"),
             MEMBER(delete_on_termination, "DeleteOnTermination"), REFUSED("DefaultEnaQueueCount"),
             REFUSED("EnaQueueCount"));
VPCSIM_SHAPE(ModifyNetworkInterfaceAttributeRequest, MEMBER(attachment, "Attachment"),
             MEMBER(description, "Description"), MEMBER(groups, "Groups", .wire = "SecurityGroupId"),
             MEMBER(network_interface_id, "NetworkInterfaceId", .required = "networkInterfaceId"),
             MEMBER(source_dest_check, "SourceDestCheck"), REFUSED("EnaSrdSpecification"),
             MEMBER(enable_primary_ipv6, "EnablePrimaryIpv6"), REFUSED("ConnectionTrackingSpecification"),
             MEMBER(associate_public_ip_address, "AssociatePublicIpAddress"),
             REFUSED("AssociatedSubnetIds", .wire = "AssociatedSubnetId"));

VPCSIM_SHAPE(ResetNetworkInterfaceAttributeRequest,
             MEMBER(network_interface_id, "NetworkInterfaceId", .required = "networkInterfaceId"),
             MEMBER(source_dest_check, "SourceDestCheck"));

VPCSIM_SHAPE(DescribeNetworkInterfaceAttributeResult, MEMBER(attachment, "Attachment"),
             MEMBER(description, "Description"), MEMBER(groups, "Groups", .wire = "groupSet"),
             MEMBER(network_interface_id, "NetworkInterfaceId"),
             MEMBER(source_dest_check, "SourceDestCheck"));
VPCSIM_SHAPE(DescribeNetworkInterfaceAttributeRequest, MEMBER(attribute, "Attribute"),
             MEMBER(network_interface_id, "NetworkInterfaceId", .required = "networkInterfaceId"));

}  // namespace vpcsim::ec2
