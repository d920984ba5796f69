// The rules of security groups:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html
#pragma once

#include "protocol/ec2/security_group.hpp"

namespace vpcsim::ec2 {

struct ReferencedSecurityGroup {
  std::string group_id;
  std::optional<std::string> peering_status;
  std::string user_id;
  std::optional<std::string> vpc_id;
  std::optional<std::string> vpc_peering_connection_id;
  static const Shape shape;
};

struct SecurityGroupRule {
  std::string security_group_rule_id;
  std::string group_id;
  std::string group_owner_id;
  bool is_egress = false;
  std::string ip_protocol;
  std::int32_t from_port = -1;
  std::int32_t to_port = -1;
  std::optional<std::string> cidr_ipv4;
  std::optional<std::string> cidr_ipv6;
  std::optional<std::string> prefix_list_id;
  std::optional<ReferencedSecurityGroup> referenced_group_info;
  std::optional<std::string> description;
  std::vector<Tag> tags;
  std::string security_group_rule_arn;
  static const Shape shape;
};

struct AuthorizeSecurityGroupResult {
  bool return_value = true;
  std::vector<SecurityGroupRule> security_group_rules;
  static const Shape shape;
};
/// The flat members below `ip_permissions` are those of EC2 Classic; old clients still send them.
struct AuthorizeSecurityGroupIngressRequest {
  std::optional<std::string> group_id;
  std::optional<std::string> group_name;  ///< in the default VPC
  std::vector<IpPermission> ip_permissions;
  std::optional<std::string> cidr_ip;
  std::optional<std::int32_t> from_port;
  std::optional<std::string> ip_protocol;
  std::optional<std::string> source_security_group_name;
  std::optional<std::string> source_security_group_owner_id;
  std::optional<std::int32_t> to_port;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "AuthorizeSecurityGroupIngress";
  using Result = AuthorizeSecurityGroupResult;
};
struct AuthorizeSecurityGroupEgressRequest {
  std::optional<std::string> group_id;
  std::vector<IpPermission> ip_permissions;
  std::optional<std::string> cidr_ip;
  std::optional<std::int32_t> from_port;
  std::optional<std::string> ip_protocol;
  std::optional<std::int32_t> to_port;
  std::optional<std::string> source_security_group_name;
  std::optional<std::string> source_security_group_owner_id;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "AuthorizeSecurityGroupEgress";
  using Result = AuthorizeSecurityGroupResult;
};

struct RevokedSecurityGroupRule {
  std::string security_group_rule_id;
  std::string group_id;
  bool is_egress = false;
  std::string ip_protocol;
  std::int32_t from_port = -1;
  std::int32_t to_port = -1;
  std::optional<std::string> cidr_ipv4;
  std::optional<std::string> cidr_ipv6;
  std::optional<std::string> prefix_list_id;
  std::optional<std::string> referenced_group_id;
  std::optional<std::string> description;
  static const Shape shape;
};
struct RevokeSecurityGroupResult {
  bool return_value = true;
  std::vector<IpPermission> unknown_ip_permissions;
  std::vector<RevokedSecurityGroupRule> revoked_security_group_rules;
  static const Shape shape;
};
struct RevokeSecurityGroupIngressRequest {
  std::optional<std::string> group_id;
  std::optional<std::string> group_name;  ///< in the default VPC
  std::vector<IpPermission> ip_permissions;
  std::optional<std::string> cidr_ip;
  std::optional<std::int32_t> from_port;
  std::optional<std::string> ip_protocol;
  std::optional<std::string> source_security_group_name;
  std::optional<std::string> source_security_group_owner_id;
  std::optional<std::int32_t> to_port;
  std::vector<std::string> security_group_rule_ids;
  static const Shape shape;
  static constexpr std::string_view action = "RevokeSecurityGroupIngress";
  using Result = RevokeSecurityGroupResult;
};
struct RevokeSecurityGroupEgressRequest {
  std::optional<std::string> group_id;
  std::vector<IpPermission> ip_permissions;
  std::vector<std::string> security_group_rule_ids;
  std::optional<std::string> cidr_ip;
  std::optional<std::int32_t> from_port;
  std::optional<std::string> ip_protocol;
  std::optional<std::int32_t> to_port;
  std::optional<std::string> source_security_group_name;
  std::optional<std::string> source_security_group_owner_id;
  static const Shape shape;
  static constexpr std::string_view action = "RevokeSecurityGroupEgress";
  using Result = RevokeSecurityGroupResult;
};

struct DescribeSecurityGroupRulesResult {
  std::vector<SecurityGroupRule> security_group_rules;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeSecurityGroupRulesRequest {
  std::vector<Filter> filters;
  std::vector<std::string> security_group_rule_ids;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeSecurityGroupRules";
  using Result = DescribeSecurityGroupRulesResult;
};

struct SecurityGroupRuleRequest {
  std::optional<std::string> ip_protocol;
  std::optional<std::int32_t> from_port;
  std::optional<std::int32_t> to_port;
  std::optional<std::string> cidr_ipv4;
  std::optional<std::string> cidr_ipv6;
  std::optional<std::string> prefix_list_id;
  std::optional<std::string> referenced_group_id;
  std::optional<std::string> description;
  static const Shape shape;
};
struct SecurityGroupRuleUpdate {
  std::string security_group_rule_id;
  SecurityGroupRuleRequest security_group_rule;
  static const Shape shape;
};
struct ModifySecurityGroupRulesRequest {
  std::string group_id;
  std::vector<SecurityGroupRuleUpdate> security_group_rules;
  static const Shape shape;
  static constexpr std::string_view action = "ModifySecurityGroupRules";
  using Result = ReturnResult;
};

struct SecurityGroupRuleDescription {
  std::string security_group_rule_id;
  std::optional<std::string> description;
  static const Shape shape;
};
struct UpdateSecurityGroupRuleDescriptionsIngressRequest {
  std::optional<std::string> group_id;
  std::optional<std::string> group_name;  ///< in the default VPC
  std::vector<IpPermission> ip_permissions;
  std::vector<SecurityGroupRuleDescription> security_group_rule_descriptions;
  static const Shape shape;
  static constexpr std::string_view action = "UpdateSecurityGroupRuleDescriptionsIngress";
  using Result = ReturnResult;
};
struct UpdateSecurityGroupRuleDescriptionsEgressRequest {
  std::optional<std::string> group_id;
  std::optional<std::string> group_name;  ///< in the default VPC
  std::vector<IpPermission> ip_permissions;
  std::vector<SecurityGroupRuleDescription> security_group_rule_descriptions;
  static const Shape shape;
  static constexpr std::string_view action = "UpdateSecurityGroupRuleDescriptionsEgress";
  using Result = ReturnResult;
};

}  // namespace vpcsim::ec2
