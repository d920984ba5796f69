#include "protocol/ec2/vpc_endpoint.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(SecurityGroupIdentifier, MEMBER(group_id, "GroupId"), MEMBER(group_name, "GroupName"));
VPCSIM_SHAPE(DnsOptions, MEMBER(dns_record_ip_type, "DnsRecordIpType"));
VPCSIM_SHAPE(DnsEntry, MEMBER(dns_name, "DnsName"), MEMBER(hosted_zone_id, "HostedZoneId"));

VPCSIM_SHAPE(VpcEndpoint, MEMBER(vpc_endpoint_id, "VpcEndpointId"),
             MEMBER(vpc_endpoint_type, "VpcEndpointType"), MEMBER(vpc_id, "VpcId"),
             MEMBER(service_name, "ServiceName"), MEMBER(state, "State"),
             MEMBER(policy_document, "PolicyDocument"),
             MEMBER(route_table_ids, "RouteTableIds", .wire = "routeTableIdSet"),
             MEMBER(subnet_ids, "SubnetIds", .wire = "subnetIdSet"),
             MEMBER(groups, "Groups", .wire = "groupSet"), MEMBER(ip_address_type, "IpAddressType"),
             MEMBER(dns_options, "DnsOptions"), MEMBER(private_dns_enabled, "PrivateDnsEnabled"),
             MEMBER(requester_managed, "RequesterManaged"),
             MEMBER(network_interface_ids, "NetworkInterfaceIds", .wire = "networkInterfaceIdSet"),
             MEMBER(dns_entries, "DnsEntries", .wire = "dnsEntrySet"),
             MEMBER(creation_timestamp, "CreationTimestamp"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(owner_id, "OwnerId"));

VPCSIM_SHAPE(DnsOptionsSpecification, MEMBER(dns_record_ip_type, "DnsRecordIpType"),
             REFUSED("PrivateDnsOnlyForInboundResolverEndpoint"), REFUSED("PrivateDnsPreference"),
             REFUSED("PrivateDnsSpecifiedDomains", .wire = "privateDnsSpecifiedDomain"));

VPCSIM_SHAPE(SubnetConfiguration, MEMBER(subnet_id, "SubnetId"), MEMBER(ipv4, "Ipv4"), MEMBER(ipv6, "Ipv6"));

VPCSIM_SHAPE(CreateVpcEndpointResult, MEMBER(vpc_endpoint, "VpcEndpoint"),
             MEMBER(client_token, "ClientToken"));
VPCSIM_SHAPE(CreateVpcEndpointRequest, MEMBER(vpc_endpoint_type, "VpcEndpointType"),
             MEMBER(vpc_id, "VpcId", .required = "vpcId"),
             MEMBER(service_name, "ServiceName", .required = "serviceName"),
             MEMBER(policy_document, "PolicyDocument"),
             MEMBER(route_table_ids, "RouteTableIds", .wire = "RouteTableId"),
             MEMBER(subnet_ids, "SubnetIds", .wire = "SubnetId"),
             MEMBER(security_group_ids, "SecurityGroupIds", .wire = "SecurityGroupId"),
             MEMBER(ip_address_type, "IpAddressType"), MEMBER(dns_options, "DnsOptions"),
             MEMBER(client_token, "ClientToken"), MEMBER(private_dns_enabled, "PrivateDnsEnabled"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(subnet_configurations, "SubnetConfigurations", .wire = "SubnetConfiguration"),
             REFUSED("ServiceNetworkArn"), REFUSED("ResourceConfigurationArn"), REFUSED("ServiceRegion"));

VPCSIM_SHAPE(ModifyVpcEndpointRequest, MEMBER(vpc_endpoint_id, "VpcEndpointId", .required = "vpcEndpointId"),
             MEMBER(reset_policy, "ResetPolicy"), MEMBER(policy_document, "PolicyDocument"),
             MEMBER(add_route_table_ids, "AddRouteTableIds", .wire = "AddRouteTableId"),
             MEMBER(remove_route_table_ids, "RemoveRouteTableIds", .wire = "RemoveRouteTableId"),
             MEMBER(add_subnet_ids, "AddSubnetIds", .wire = "AddSubnetId"),
             MEMBER(remove_subnet_ids, "RemoveSubnetIds", .wire = "RemoveSubnetId"),
             MEMBER(add_security_group_ids, "AddSecurityGroupIds", .wire = "AddSecurityGroupId"),
             MEMBER(remove_security_group_ids, "RemoveSecurityGroupIds", .wire = "RemoveSecurityGroupId"),
             MEMBER(ip_address_type, "IpAddressType"), MEMBER(dns_options, "DnsOptions"),
             MEMBER(private_dns_enabled, "PrivateDnsEnabled"),
             MEMBER(subnet_configurations, "SubnetConfigurations", .wire = "SubnetConfiguration"));

VPCSIM_SHAPE(DeleteVpcEndpointsResult, MEMBER(unsuccessful, "Unsuccessful"));
VPCSIM_SHAPE(DeleteVpcEndpointsRequest, MEMBER(vpc_endpoint_ids, "VpcEndpointIds", .wire = "VpcEndpointId",
                                               .required = "vpcEndpointIds"));

VPCSIM_SHAPE(DescribeVpcEndpointsResult, MEMBER(vpc_endpoints, "VpcEndpoints", .wire = "vpcEndpointSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeVpcEndpointsRequest, MEMBER(vpc_endpoint_ids, "VpcEndpointIds", .wire = "VpcEndpointId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
