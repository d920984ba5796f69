#include "protocol/ec2/subnet.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(PrivateDnsNameOptionsOnLaunch, MEMBER(hostname_type, "HostnameType"),
             MEMBER(enable_resource_name_dns_a_record, "EnableResourceNameDnsARecord"),
             MEMBER(enable_resource_name_dns_aaaa_record, "EnableResourceNameDnsAAAARecord"));

VPCSIM_SHAPE(SubnetCidrBlockState, MEMBER(state, "State"), MEMBER(status_message, "StatusMessage"));

VPCSIM_SHAPE(SubnetIpv6CidrBlockAssociation, MEMBER(association_id, "AssociationId"),
             MEMBER(ipv6_cidr_block, "Ipv6CidrBlock"), MEMBER(ipv6_cidr_block_state, "Ipv6CidrBlockState"),
             MEMBER(ipv6_address_attribute, "Ipv6AddressAttribute"), MEMBER(ip_source, "IpSource"));

VPCSIM_SHAPE(Subnet, MEMBER(availability_zone, "AvailabilityZone"),
             MEMBER(availability_zone_id, "AvailabilityZoneId"),
             MEMBER(available_ip_address_count, "AvailableIpAddressCount"), MEMBER(cidr_block, "CidrBlock"),
             MEMBER(default_for_az, "DefaultForAz"), MEMBER(map_public_ip_on_launch, "MapPublicIpOnLaunch"),
             MEMBER(map_customer_owned_ip_on_launch, "MapCustomerOwnedIpOnLaunch"), MEMBER(state, "State"),
             MEMBER(subnet_id, "SubnetId"), MEMBER(vpc_id, "VpcId"), MEMBER(owner_id, "OwnerId"),
             MEMBER(assign_ipv6_address_on_creation, "AssignIpv6AddressOnCreation"),
             MEMBER(ipv6_cidr_block_associations, "Ipv6CidrBlockAssociationSet"),
             MEMBER(tags, "Tags", .wire = "tagSet"), MEMBER(subnet_arn, "SubnetArn"),
             MEMBER(enable_dns64, "EnableDns64"), MEMBER(ipv6_native, "Ipv6Native"),
             MEMBER(private_dns_name_options_on_launch, "PrivateDnsNameOptionsOnLaunch"),
             MEMBER(block_public_access_states, "BlockPublicAccessStates"));

VPCSIM_SHAPE(CreateSubnetResult, MEMBER(subnet, "Subnet"));
VPCSIM_SHAPE(CreateSubnetRequest, MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(availability_zone, "AvailabilityZone"),
             MEMBER(availability_zone_id, "AvailabilityZoneId"), MEMBER(cidr_block, "CidrBlock"),
             MEMBER(vpc_id, "VpcId", .required = "vpcId"), MEMBER(ipv6_native, "Ipv6Native"),
             MEMBER(ipv6_cidr_block, "Ipv6CidrBlock"), REFUSED("OutpostArn"), REFUSED("Ipv4IpamPoolId"),
             REFUSED("Ipv4NetmaskLength"), REFUSED("Ipv6IpamPoolId"), REFUSED("Ipv6NetmaskLength"));

VPCSIM_SHAPE(DeleteSubnetRequest, MEMBER(subnet_id, "SubnetId", .required = "subnetId"));

VPCSIM_SHAPE(DescribeSubnetsResult, MEMBER(subnets, "Subnets", .wire = "subnetSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeSubnetsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(subnet_ids, "SubnetIds", .wire = "SubnetId"), MEMBER(next_token, "NextToken"),
             MEMBER(max_results, "MaxResults"));

VPCSIM_SHAPE(AssociateSubnetCidrBlockResult, MEMBER(ipv6_cidr_block_association, "Ipv6CidrBlockAssociation"),
             MEMBER(subnet_id, "SubnetId"));
VPCSIM_SHAPE(AssociateSubnetCidrBlockRequest,
             MEMBER(ipv6_cidr_block, "Ipv6CidrBlock", .required = "ipv6CidrBlock"),
             MEMBER(subnet_id, "SubnetId", .required = "subnetId"), REFUSED("Ipv6IpamPoolId"),
             REFUSED("Ipv6NetmaskLength"));

VPCSIM_SHAPE(DisassociateSubnetCidrBlockResult,
             MEMBER(ipv6_cidr_block_association, "Ipv6CidrBlockAssociation"), MEMBER(subnet_id, "SubnetId"));
VPCSIM_SHAPE(DisassociateSubnetCidrBlockRequest,
             MEMBER(association_id, "AssociationId", .required = "associationId"));

VPCSIM_SHAPE(
    ModifySubnetAttributeRequest, MEMBER(assign_ipv6_address_on_creation, "AssignIpv6AddressOnCreation"),
    MEMBER(map_public_ip_on_launch, "MapPublicIpOnLaunch"),
    MEMBER(subnet_id, "SubnetId", .required = "subnetId"),
    MEMBER(map_customer_owned_ip_on_launch, "MapCustomerOwnedIpOnLaunch"),
    MEMBER(enable_dns64, "EnableDns64"),
    MEMBER(private_dns_hostname_type_on_launch, "PrivateDnsHostnameTypeOnLaunch"),
    MEMBER(enable_resource_name_dns_a_record_on_launch, "EnableResourceNameDnsARecordOnLaunch"),
    MEMBER(enable_resource_name_dns_aaaa_record_on_launch, "EnableResourceNameDnsAAAARecordOnLaunch"),
    REFUSED("CustomerOwnedIpv4Pool"), REFUSED("EnableLniAtDeviceIndex"), REFUSED("DisableLniAtDeviceIndex"));

}  // namespace vpcsim::ec2
