#include "protocol/ec2/vpc.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(VpcCidrBlockState, MEMBER(state, "State"), MEMBER(status_message, "StatusMessage"));

VPCSIM_SHAPE(VpcCidrBlockAssociation, MEMBER(association_id, "AssociationId"),
             MEMBER(cidr_block, "CidrBlock"), MEMBER(cidr_block_state, "CidrBlockState"));

VPCSIM_SHAPE(VpcIpv6CidrBlockAssociation, MEMBER(association_id, "AssociationId"),
             MEMBER(ipv6_cidr_block, "Ipv6CidrBlock"), MEMBER(ipv6_cidr_block_state, "Ipv6CidrBlockState"),
             MEMBER(network_border_group, "NetworkBorderGroup"), MEMBER(ipv6_pool, "Ipv6Pool"),
             MEMBER(ipv6_address_attribute, "Ipv6AddressAttribute"), MEMBER(ip_source, "IpSource"));

VPCSIM_SHAPE(BlockPublicAccessStates, MEMBER(internet_gateway_block_mode, "InternetGatewayBlockMode"));

VPCSIM_SHAPE(Vpc, MEMBER(vpc_id, "VpcId"), MEMBER(owner_id, "OwnerId"), MEMBER(state, "State"),
             MEMBER(cidr_block, "CidrBlock"), MEMBER(cidr_block_associations, "CidrBlockAssociationSet"),
             MEMBER(ipv6_cidr_block_associations, "Ipv6CidrBlockAssociationSet"),
             MEMBER(dhcp_options_id, "DhcpOptionsId"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(instance_tenancy, "InstanceTenancy"), MEMBER(is_default, "IsDefault"),
             MEMBER(block_public_access_states, "BlockPublicAccessStates"));

VPCSIM_SHAPE(CreateVpcResult, MEMBER(vpc, "Vpc"));
VPCSIM_SHAPE(CreateVpcRequest, MEMBER(cidr_block, "CidrBlock"),
             MEMBER(amazon_provided_ipv6_cidr_block, "AmazonProvidedIpv6CidrBlock"),
             MEMBER(ipv6_cidr_block_network_border_group, "Ipv6CidrBlockNetworkBorderGroup"),
             MEMBER(instance_tenancy, "InstanceTenancy"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"), REFUSED("Ipv6Pool"),
             REFUSED("Ipv6CidrBlock"), REFUSED("Ipv4IpamPoolId"), REFUSED("Ipv4NetmaskLength"),
             REFUSED("Ipv6IpamPoolId"), REFUSED("Ipv6NetmaskLength"), REFUSED("VpcEncryptionControl"));

VPCSIM_SHAPE(DeleteVpcRequest, MEMBER(vpc_id, "VpcId", .required = "vpcId"));

VPCSIM_SHAPE(DescribeVpcsResult, MEMBER(vpcs, "Vpcs", .wire = "vpcSet"), MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeVpcsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(vpc_ids, "VpcIds", .wire = "VpcId"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(DescribeVpcAttributeResult, MEMBER(vpc_id, "VpcId"),
             MEMBER(enable_dns_hostnames, "EnableDnsHostnames"),
             MEMBER(enable_dns_support, "EnableDnsSupport"),
             MEMBER(enable_network_address_usage_metrics, "EnableNetworkAddressUsageMetrics"));
VPCSIM_SHAPE(DescribeVpcAttributeRequest, MEMBER(attribute, "Attribute", .required = "attribute"),
             MEMBER(vpc_id, "VpcId", .required = "vpcId"));

VPCSIM_SHAPE(ModifyVpcAttributeRequest, MEMBER(vpc_id, "VpcId", .required = "vpcId"),
             MEMBER(enable_dns_hostnames, "EnableDnsHostnames"),
             MEMBER(enable_dns_support, "EnableDnsSupport"),
             MEMBER(enable_network_address_usage_metrics, "EnableNetworkAddressUsageMetrics"));

VPCSIM_SHAPE(ModifyVpcTenancyResult, MEMBER(return_value, "ReturnValue", .wire = "return"));
VPCSIM_SHAPE(ModifyVpcTenancyRequest, MEMBER(vpc_id, "VpcId", .required = "vpcId"),
             MEMBER(instance_tenancy, "InstanceTenancy", .required = "instanceTenancy"));

}  // namespace vpcsim::ec2
