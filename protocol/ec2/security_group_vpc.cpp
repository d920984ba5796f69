#include "protocol/ec2/security_group_vpc.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(SecurityGroupVpcAssociationResult, MEMBER(state, "State"));
VPCSIM_SHAPE(AssociateSecurityGroupVpcRequest, MEMBER(group_id, "GroupId", .required = "groupId"),
             MEMBER(vpc_id, "VpcId", .required = "vpcId"));
VPCSIM_SHAPE(DisassociateSecurityGroupVpcRequest, MEMBER(group_id, "GroupId", .required = "groupId"),
             MEMBER(vpc_id, "VpcId", .required = "vpcId"));

VPCSIM_SHAPE(SecurityGroupVpcAssociation, MEMBER(group_id, "GroupId"), MEMBER(vpc_id, "VpcId"),
             MEMBER(vpc_owner_id, "VpcOwnerId"), MEMBER(state, "State"),
             MEMBER(group_owner_id, "GroupOwnerId"));
VPCSIM_SHAPE(DescribeSecurityGroupVpcAssociationsResult,
             MEMBER(security_group_vpc_associations, "SecurityGroupVpcAssociations",
                    .wire = "securityGroupVpcAssociationSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeSecurityGroupVpcAssociationsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(next_token, "NextToken"), MEMBER(max_results, "MaxResults"));

VPCSIM_SHAPE(SecurityGroupForVpc, MEMBER(description, "Description"), MEMBER(group_name, "GroupName"),
             MEMBER(owner_id, "OwnerId"), MEMBER(group_id, "GroupId"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(primary_vpc_id, "PrimaryVpcId"));
VPCSIM_SHAPE(GetSecurityGroupsForVpcResult, MEMBER(next_token, "NextToken"),
             MEMBER(security_group_for_vpcs, "SecurityGroupForVpcs", .wire = "securityGroupForVpcSet"));
VPCSIM_SHAPE(GetSecurityGroupsForVpcRequest, MEMBER(vpc_id, "VpcId", .required = "vpcId"),
             MEMBER(next_token, "NextToken"), MEMBER(max_results, "MaxResults"),
             MEMBER(filters, "Filters", .wire = "Filter"));

}  // namespace vpcsim::ec2
