#include "protocol/ec2/security_group.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(IpRange, MEMBER(cidr_ip, "CidrIp"), MEMBER(description, "Description"));

VPCSIM_SHAPE(Ipv6Range, MEMBER(cidr_ipv6, "CidrIpv6"), MEMBER(description, "Description"));

VPCSIM_SHAPE(PrefixListId, MEMBER(description, "Description"), MEMBER(prefix_list_id, "PrefixListId"));

VPCSIM_SHAPE(UserIdGroupPair, MEMBER(description, "Description"), MEMBER(group_id, "GroupId"),
             MEMBER(group_name, "GroupName"), MEMBER(peering_status, "PeeringStatus"),
             MEMBER(user_id, "UserId"), MEMBER(vpc_id, "VpcId"),
             MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId"));

VPCSIM_SHAPE(IpPermission, MEMBER(ip_protocol, "IpProtocol"), MEMBER(from_port, "FromPort"),
             MEMBER(to_port, "ToPort"), MEMBER(user_id_group_pairs, "UserIdGroupPairs", .wire = "groups"),
             MEMBER(ip_ranges, "IpRanges"), MEMBER(ipv6_ranges, "Ipv6Ranges"),
             MEMBER(prefix_list_ids, "PrefixListIds"));

VPCSIM_SHAPE(SecurityGroup, MEMBER(owner_id, "OwnerId"), MEMBER(group_id, "GroupId"),
             MEMBER(group_name, "GroupName"), MEMBER(description, "Description", .wire = "groupDescription"),
             MEMBER(vpc_id, "VpcId"), MEMBER(ip_permissions, "IpPermissions"),
             MEMBER(ip_permissions_egress, "IpPermissionsEgress"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(security_group_arn, "SecurityGroupArn"));

VPCSIM_SHAPE(CreateSecurityGroupResult, MEMBER(return_value, "Return"), MEMBER(group_id, "GroupId"),
             MEMBER(tags, "Tags", .wire = "tagSet"), MEMBER(security_group_arn, "SecurityGroupArn"));
VPCSIM_SHAPE(CreateSecurityGroupRequest,
             MEMBER(description, "Description", .wire = "GroupDescription", .required = "GroupDescription"),
             MEMBER(group_name, "GroupName", .required = "GroupName"), MEMBER(vpc_id, "VpcId"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));

VPCSIM_SHAPE(DeleteSecurityGroupResult, MEMBER(return_value, "Return"), MEMBER(group_id, "GroupId"));
VPCSIM_SHAPE(DeleteSecurityGroupRequest, MEMBER(group_id, "GroupId"), MEMBER(group_name, "GroupName"));

VPCSIM_SHAPE(DescribeSecurityGroupsResult,
             MEMBER(security_groups, "SecurityGroups", .wire = "securityGroupInfo"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeSecurityGroupsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(group_ids, "GroupIds", .wire = "GroupId"),
             MEMBER(group_names, "GroupNames", .wire = "GroupName"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"));

VPCSIM_SHAPE(SecurityGroupReference, MEMBER(group_id, "GroupId"),
             MEMBER(referencing_vpc_id, "ReferencingVpcId"),
             MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId"),
             MEMBER(transit_gateway_id, "TransitGatewayId"));
VPCSIM_SHAPE(DescribeSecurityGroupReferencesResult,
             MEMBER(security_group_references, "SecurityGroupReferenceSet"));
VPCSIM_SHAPE(DescribeSecurityGroupReferencesRequest, MEMBER(group_ids, "GroupId", .required = "groupId"));

VPCSIM_SHAPE(StaleIpPermission, MEMBER(from_port, "FromPort"), MEMBER(ip_protocol, "IpProtocol"),
             MEMBER(ip_ranges, "IpRanges"), MEMBER(prefix_list_ids, "PrefixListIds"),
             MEMBER(to_port, "ToPort"), MEMBER(user_id_group_pairs, "UserIdGroupPairs", .wire = "groups"));
VPCSIM_SHAPE(StaleSecurityGroup, MEMBER(description, "Description"), MEMBER(group_id, "GroupId"),
             MEMBER(group_name, "GroupName"), MEMBER(stale_ip_permissions, "StaleIpPermissions"),
             MEMBER(stale_ip_permissions_egress, "StaleIpPermissionsEgress"), MEMBER(vpc_id, "VpcId"));
VPCSIM_SHAPE(DescribeStaleSecurityGroupsResult, MEMBER(next_token, "NextToken"),
             MEMBER(stale_security_groups, "StaleSecurityGroupSet"));
VPCSIM_SHAPE(DescribeStaleSecurityGroupsRequest, MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"), MEMBER(vpc_id, "VpcId", .required = "vpcId"));

}  // namespace vpcsim::ec2
