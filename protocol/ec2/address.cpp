#include "protocol/ec2/address.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(Address, MEMBER(instance_id, "InstanceId"), MEMBER(public_ip, "PublicIp"),
             MEMBER(allocation_id, "AllocationId"), MEMBER(association_id, "AssociationId"),
             MEMBER(domain, "Domain"), MEMBER(network_interface_id, "NetworkInterfaceId"),
             MEMBER(network_interface_owner_id, "NetworkInterfaceOwnerId"),
             MEMBER(private_ip_address, "PrivateIpAddress"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(public_ipv4_pool, "PublicIpv4Pool"), MEMBER(network_border_group, "NetworkBorderGroup"));

VPCSIM_SHAPE(AllocateAddressResult, MEMBER(public_ip, "PublicIp"), MEMBER(allocation_id, "AllocationId"),
             MEMBER(public_ipv4_pool, "PublicIpv4Pool"), MEMBER(network_border_group, "NetworkBorderGroup"),
             MEMBER(domain, "Domain"));
VPCSIM_SHAPE(AllocateAddressRequest, MEMBER(domain, "Domain"), MEMBER(public_ipv4_pool, "PublicIpv4Pool"),
             MEMBER(network_border_group, "NetworkBorderGroup"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(address, "Address"), REFUSED("CustomerOwnedIpv4Pool"), REFUSED("IpamPoolId"));

VPCSIM_SHAPE(ReleaseAddressRequest, MEMBER(allocation_id, "AllocationId"), MEMBER(public_ip, "PublicIp"),
             MEMBER(network_border_group, "NetworkBorderGroup"));

VPCSIM_SHAPE(AssociateAddressResult, MEMBER(return_value, "Return"), MEMBER(association_id, "AssociationId"));
VPCSIM_SHAPE(AssociateAddressRequest, MEMBER(allocation_id, "AllocationId"),
             MEMBER(instance_id, "InstanceId"), MEMBER(public_ip, "PublicIp"),
             MEMBER(allow_reassociation, "AllowReassociation"),
             MEMBER(network_interface_id, "NetworkInterfaceId"),
             MEMBER(private_ip_address, "PrivateIpAddress"));

VPCSIM_SHAPE(DisassociateAddressRequest, MEMBER(association_id, "AssociationId"),
             MEMBER(public_ip, "PublicIp"));

VPCSIM_SHAPE(DescribeAddressesResult, MEMBER(addresses, "Addresses", .wire = "addressesSet"));
VPCSIM_SHAPE(DescribeAddressesRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(public_ips, "PublicIps", .wire = "PublicIp"),
             MEMBER(allocation_ids, "AllocationIds", .wire = "AllocationId"));

}  // namespace vpcsim::ec2
