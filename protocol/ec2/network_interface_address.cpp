#include "protocol/ec2/network_interface_address.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(AssignedPrivateIpAddress, MEMBER(private_ip_address, "PrivateIpAddress"));
VPCSIM_SHAPE(AssignPrivateIpAddressesResult, MEMBER(network_interface_id, "NetworkInterfaceId"),
             MEMBER(assigned_private_ip_addresses, "AssignedPrivateIpAddresses",
                    .wire = "assignedPrivateIpAddressesSet"),
             MEMBER(assigned_ipv4_prefixes, "AssignedIpv4Prefixes", .wire = "assignedIpv4PrefixSet"));
VPCSIM_SHAPE(AssignPrivateIpAddressesRequest, MEMBER(allow_reassignment, "AllowReassignment"),
             MEMBER(network_interface_id, "NetworkInterfaceId", .required = "networkInterfaceId"),
             MEMBER(private_ip_addresses, "PrivateIpAddresses", .wire = "privateIpAddress"),
             MEMBER(secondary_private_ip_address_count, "SecondaryPrivateIpAddressCount"),
             MEMBER(ipv4_prefixes, "Ipv4Prefixes", .wire = "Ipv4Prefix"),
             MEMBER(ipv4_prefix_count, "Ipv4PrefixCount"));

VPCSIM_SHAPE(UnassignPrivateIpAddressesRequest,
             MEMBER(network_interface_id, "NetworkInterfaceId", .required = "networkInterfaceId"),
             MEMBER(private_ip_addresses, "PrivateIpAddresses", .wire = "privateIpAddress"),
             MEMBER(ipv4_prefixes, "Ipv4Prefixes", .wire = "Ipv4Prefix"));

VPCSIM_SHAPE(AssignIpv6AddressesResult, MEMBER(assigned_ipv6_addresses, "AssignedIpv6Addresses"),
             MEMBER(assigned_ipv6_prefixes, "AssignedIpv6Prefixes", .wire = "assignedIpv6PrefixSet"),
             MEMBER(network_interface_id, "NetworkInterfaceId"));
VPCSIM_SHAPE(AssignIpv6AddressesRequest, MEMBER(ipv6_address_count, "Ipv6AddressCount"),
             MEMBER(ipv6_addresses, "Ipv6Addresses"), MEMBER(ipv6_prefix_count, "Ipv6PrefixCount"),
             MEMBER(ipv6_prefixes, "Ipv6Prefixes", .wire = "Ipv6Prefix"),
             MEMBER(network_interface_id, "NetworkInterfaceId", .required = "networkInterfaceId"));

VPCSIM_SHAPE(UnassignIpv6AddressesResult, MEMBER(network_interface_id, "NetworkInterfaceId"),
             MEMBER(unassigned_ipv6_addresses, "UnassignedIpv6Addresses"),
             MEMBER(unassigned_ipv6_prefixes, "UnassignedIpv6Prefixes", .wire = "unassignedIpv6PrefixSet"));
VPCSIM_SHAPE(UnassignIpv6AddressesRequest, MEMBER(ipv6_addresses, "Ipv6Addresses"),
             MEMBER(ipv6_prefixes, "Ipv6Prefixes", .wire = "Ipv6Prefix"),
             MEMBER(network_interface_id, "NetworkInterfaceId", .required = "networkInterfaceId"));

}  // namespace vpcsim::ec2
