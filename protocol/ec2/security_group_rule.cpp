#include "protocol/ec2/security_group_rule.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(ReferencedSecurityGroup, MEMBER(group_id, "GroupId"), MEMBER(peering_status, "PeeringStatus"),
             MEMBER(user_id, "UserId"), MEMBER(vpc_id, "VpcId"),
             MEMBER(vpc_peering_connection_id, "VpcPeeringConnectionId"));

VPCSIM_SHAPE(SecurityGroupRule, MEMBER(security_group_rule_id, "SecurityGroupRuleId"),
             MEMBER(group_id, "GroupId"), MEMBER(group_owner_id, "GroupOwnerId"),
             MEMBER(is_egress, "IsEgress"), MEMBER(ip_protocol, "IpProtocol"), MEMBER(from_port, "FromPort"),
             MEMBER(to_port, "ToPort"), MEMBER(cidr_ipv4, "CidrIpv4"), MEMBER(cidr_ipv6, "CidrIpv6"),
             MEMBER(prefix_list_id, "PrefixListId"), MEMBER(referenced_group_info, "ReferencedGroupInfo"),
             MEMBER(description, "Description"), MEMBER(tags, "Tags", .wire = "tagSet"),
             MEMBER(security_group_rule_arn, "SecurityGroupRuleArn"));

VPCSIM_SHAPE(AuthorizeSecurityGroupResult, MEMBER(return_value, "Return"),
             MEMBER(security_group_rules, "SecurityGroupRules", .wire = "securityGroupRuleSet"));
VPCSIM_SHAPE(AuthorizeSecurityGroupIngressRequest, MEMBER(cidr_ip, "CidrIp"), MEMBER(from_port, "FromPort"),
             MEMBER(group_id, "GroupId"), MEMBER(group_name, "GroupName"),
             MEMBER(ip_permissions, "IpPermissions"), MEMBER(ip_protocol, "IpProtocol"),
             MEMBER(source_security_group_name, "SourceSecurityGroupName"),
             MEMBER(source_security_group_owner_id, "SourceSecurityGroupOwnerId"), MEMBER(to_port, "ToPort"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"));
VPCSIM_SHAPE(AuthorizeSecurityGroupEgressRequest, MEMBER(group_id, "GroupId", .required = "groupId"),
             MEMBER(ip_permissions, "IpPermissions"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(cidr_ip, "CidrIp"), MEMBER(from_port, "FromPort"), MEMBER(ip_protocol, "IpProtocol"),
             MEMBER(to_port, "ToPort"), MEMBER(source_security_group_name, "SourceSecurityGroupName"),
             MEMBER(source_security_group_owner_id, "SourceSecurityGroupOwnerId"));

VPCSIM_SHAPE(RevokedSecurityGroupRule, MEMBER(security_group_rule_id, "SecurityGroupRuleId"),
             MEMBER(group_id, "GroupId"), MEMBER(is_egress, "IsEgress"), MEMBER(ip_protocol, "IpProtocol"),
             MEMBER(from_port, "FromPort"), MEMBER(to_port, "ToPort"), MEMBER(cidr_ipv4, "CidrIpv4"),
             MEMBER(cidr_ipv6, "CidrIpv6"), MEMBER(prefix_list_id, "PrefixListId"),
             MEMBER(referenced_group_id, "ReferencedGroupId"), MEMBER(description, "Description"));
VPCSIM_SHAPE(RevokeSecurityGroupResult, MEMBER(return_value, "Return"),
             MEMBER(unknown_ip_permissions, "UnknownIpPermissions", .wire = "unknownIpPermissionSet"),
             MEMBER(revoked_security_group_rules, "RevokedSecurityGroupRules",
                    .wire = "revokedSecurityGroupRuleSet"));
VPCSIM_SHAPE(RevokeSecurityGroupIngressRequest, MEMBER(cidr_ip, "CidrIp"), MEMBER(from_port, "FromPort"),
             MEMBER(group_id, "GroupId"), MEMBER(group_name, "GroupName"),
             MEMBER(ip_permissions, "IpPermissions"), MEMBER(ip_protocol, "IpProtocol"),
             MEMBER(source_security_group_name, "SourceSecurityGroupName"),
             MEMBER(source_security_group_owner_id, "SourceSecurityGroupOwnerId"), MEMBER(to_port, "ToPort"),
             MEMBER(security_group_rule_ids, "SecurityGroupRuleIds", .wire = "SecurityGroupRuleId"));
VPCSIM_SHAPE(RevokeSecurityGroupEgressRequest, MEMBER(group_id, "GroupId", .required = "groupId"),
             MEMBER(ip_permissions, "IpPermissions"),
             MEMBER(security_group_rule_ids, "SecurityGroupRuleIds", .wire = "SecurityGroupRuleId"),
             MEMBER(cidr_ip, "CidrIp"), MEMBER(from_port, "FromPort"), MEMBER(ip_protocol, "IpProtocol"),
             MEMBER(to_port, "ToPort"), MEMBER(source_security_group_name, "SourceSecurityGroupName"),
             MEMBER(source_security_group_owner_id, "SourceSecurityGroupOwnerId"));

VPCSIM_SHAPE(DescribeSecurityGroupRulesResult,
             MEMBER(security_group_rules, "SecurityGroupRules", .wire = "securityGroupRuleSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeSecurityGroupRulesRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(security_group_rule_ids, "SecurityGroupRuleIds", .wire = "SecurityGroupRuleId"),
             MEMBER(next_token, "NextToken"), MEMBER(max_results, "MaxResults"));

VPCSIM_SHAPE(SecurityGroupRuleRequest, MEMBER(ip_protocol, "IpProtocol"), MEMBER(from_port, "FromPort"),
             MEMBER(to_port, "ToPort"), MEMBER(cidr_ipv4, "CidrIpv4"), MEMBER(cidr_ipv6, "CidrIpv6"),
             MEMBER(prefix_list_id, "PrefixListId"), MEMBER(referenced_group_id, "ReferencedGroupId"),
             MEMBER(description, "Description"));
VPCSIM_SHAPE(SecurityGroupRuleUpdate,
             MEMBER(security_group_rule_id, "SecurityGroupRuleId", .required = "SecurityGroupRuleId"),
             MEMBER(security_group_rule, "SecurityGroupRule"));
VPCSIM_SHAPE(ModifySecurityGroupRulesRequest, MEMBER(group_id, "GroupId", .required = "groupId"),
             MEMBER(security_group_rules, "SecurityGroupRules", .wire = "SecurityGroupRule",
                    .required = "SecurityGroupRule"));

VPCSIM_SHAPE(SecurityGroupRuleDescription,
             MEMBER(security_group_rule_id, "SecurityGroupRuleId", .required = "SecurityGroupRuleId"),
             MEMBER(description, "Description"));
VPCSIM_SHAPE(UpdateSecurityGroupRuleDescriptionsIngressRequest, MEMBER(group_id, "GroupId"),
             MEMBER(group_name, "GroupName"), MEMBER(ip_permissions, "IpPermissions"),
             MEMBER(security_group_rule_descriptions, "SecurityGroupRuleDescriptions",
                    .wire = "SecurityGroupRuleDescription"));
VPCSIM_SHAPE(UpdateSecurityGroupRuleDescriptionsEgressRequest, MEMBER(group_id, "GroupId"),
             MEMBER(group_name, "GroupName"), MEMBER(ip_permissions, "IpPermissions"),
             MEMBER(security_group_rule_descriptions, "SecurityGroupRuleDescriptions",
                    .wire = "SecurityGroupRuleDescription"));

}  // namespace vpcsim::ec2
