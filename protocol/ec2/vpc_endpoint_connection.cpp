#include "protocol/ec2/vpc_endpoint_connection.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(AddedPrincipal, MEMBER(principal_type, "PrincipalType"), MEMBER(principal, "Principal"),
             MEMBER(service_permission_id, "ServicePermissionId"), MEMBER(service_id, "ServiceId"));

VPCSIM_SHAPE(ModifyVpcEndpointServicePermissionsResult,
             MEMBER(added_principals, "AddedPrincipals", .wire = "addedPrincipalSet"),
             MEMBER(return_value, "ReturnValue", .wire = "return"));
VPCSIM_SHAPE(ModifyVpcEndpointServicePermissionsRequest,
             MEMBER(service_id, "ServiceId", .required = "serviceId"),
             MEMBER(add_allowed_principals, "AddAllowedPrincipals"),
             MEMBER(remove_allowed_principals, "RemoveAllowedPrincipals"));

VPCSIM_SHAPE(AllowedPrincipal, MEMBER(principal_type, "PrincipalType"), MEMBER(principal, "Principal"),
             MEMBER(service_permission_id, "ServicePermissionId"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(service_id, "ServiceId"));

VPCSIM_SHAPE(DescribeVpcEndpointServicePermissionsResult, MEMBER(allowed_principals, "AllowedPrincipals"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeVpcEndpointServicePermissionsRequest,
             MEMBER(service_id, "ServiceId", .required = "serviceId"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(VpcEndpointConnection, MEMBER(service_id, "ServiceId"), MEMBER(vpc_endpoint_id, "VpcEndpointId"),
             MEMBER(vpc_endpoint_owner, "VpcEndpointOwner"), MEMBER(vpc_endpoint_state, "VpcEndpointState"),
             MEMBER(creation_timestamp, "CreationTimestamp"),
             MEMBER(dns_entries, "DnsEntries", .wire = "dnsEntrySet"),
             MEMBER(network_load_balancer_arns, "NetworkLoadBalancerArns",
                    .wire = "networkLoadBalancerArnSet", .omit_if_empty = true),
             MEMBER(gateway_load_balancer_arns, "GatewayLoadBalancerArns",
                    .wire = "gatewayLoadBalancerArnSet", .omit_if_empty = true),
             MEMBER(ip_address_type, "IpAddressType"),
             MEMBER(vpc_endpoint_connection_id, "VpcEndpointConnectionId"),
             MEMBER(tags, "Tags", .wire = "tagSet"));

VPCSIM_SHAPE(DescribeVpcEndpointConnectionsResult,
             MEMBER(vpc_endpoint_connections, "VpcEndpointConnections", .wire = "vpcEndpointConnectionSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeVpcEndpointConnectionsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(AcceptVpcEndpointConnectionsResult, MEMBER(unsuccessful, "Unsuccessful"));
VPCSIM_SHAPE(AcceptVpcEndpointConnectionsRequest, MEMBER(service_id, "ServiceId", .required = "serviceId"),
             MEMBER(vpc_endpoint_ids, "VpcEndpointIds", .wire = "VpcEndpointId",
                    .required = "vpcEndpointIds"));

VPCSIM_SHAPE(RejectVpcEndpointConnectionsResult, MEMBER(unsuccessful, "Unsuccessful"));
VPCSIM_SHAPE(RejectVpcEndpointConnectionsRequest, MEMBER(service_id, "ServiceId", .required = "serviceId"),
             MEMBER(vpc_endpoint_ids, "VpcEndpointIds", .wire = "VpcEndpointId",
                    .required = "vpcEndpointIds"));

}  // namespace vpcsim::ec2
