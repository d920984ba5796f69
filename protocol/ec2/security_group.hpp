// Security groups and their permissions:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

struct IpRange {
  std::string cidr_ip;
  std::optional<std::string> description;
  static const Shape shape;
};

struct Ipv6Range {
  std::string cidr_ipv6;
  std::optional<std::string> description;
  static const Shape shape;
};
struct PrefixListId {
  std::optional<std::string> description;
  std::string prefix_list_id;  ///< a managed prefix list, the customer's or AWS's
  static const Shape shape;
};

struct UserIdGroupPair {
  std::optional<std::string> description;
  std::optional<std::string> group_id;
  std::optional<std::string> group_name;
  std::optional<std::string> peering_status;
  std::optional<std::string> user_id;
  std::optional<std::string> vpc_id;
  std::optional<std::string> vpc_peering_connection_id;
  static const Shape shape;
};

/// Rules that share protocol and ports. Requests and answers have the same form.
struct IpPermission {
  std::optional<std::int32_t> from_port;
  std::optional<std::string> ip_protocol;
  std::vector<IpRange> ip_ranges;
  std::vector<Ipv6Range> ipv6_ranges;
  std::vector<PrefixListId> prefix_list_ids;
  std::optional<std::int32_t> to_port;
  std::vector<UserIdGroupPair> user_id_group_pairs;
  static const Shape shape;
};

struct SecurityGroup {
  std::string description;
  std::string group_name;
  std::vector<IpPermission> ip_permissions;
  std::string owner_id;
  std::string group_id;
  std::vector<IpPermission> ip_permissions_egress;
  std::vector<Tag> tags;
  std::string vpc_id;
  std::string security_group_arn;
  static const Shape shape;
};

struct CreateSecurityGroupResult {
  bool return_value = true;
  std::string group_id;
  std::vector<Tag> tags;
  std::string security_group_arn;
  static const Shape shape;
};
struct CreateSecurityGroupRequest {
  std::string description;
  std::string group_name;
  std::optional<std::string> vpc_id;  ///< the default VPC if absent
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateSecurityGroup";
  using Result = CreateSecurityGroupResult;
};

struct DeleteSecurityGroupResult {
  bool return_value = true;
  std::string group_id;
  static const Shape shape;
};
struct DeleteSecurityGroupRequest {
  std::optional<std::string> group_id;
  std::optional<std::string> group_name;  ///< in the default VPC
  static const Shape shape;
  static constexpr std::string_view action = "DeleteSecurityGroup";
  using Result = DeleteSecurityGroupResult;
};

struct DescribeSecurityGroupsResult {
  std::vector<SecurityGroup> security_groups;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeSecurityGroupsRequest {
  std::vector<Filter> filters;
  std::vector<std::string> group_ids;
  std::vector<std::string> group_names;  ///< in the default VPC
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeSecurityGroups";
  using Result = DescribeSecurityGroupsResult;
};

struct SecurityGroupReference {
  std::string group_id;
  std::string referencing_vpc_id;
  std::optional<std::string> vpc_peering_connection_id;
  std::optional<std::string> transit_gateway_id;
  static const Shape shape;
};
struct DescribeSecurityGroupReferencesResult {
  std::vector<SecurityGroupReference> security_group_references;
  static const Shape shape;
};
struct DescribeSecurityGroupReferencesRequest {
  std::vector<std::string> group_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeSecurityGroupReferences";
  using Result = DescribeSecurityGroupReferencesResult;
};

struct StaleIpPermission {
  std::optional<std::int32_t> from_port;
  std::optional<std::string> ip_protocol;
  std::vector<std::string> ip_ranges;
  std::vector<std::string> prefix_list_ids;
  std::optional<std::int32_t> to_port;
  std::vector<UserIdGroupPair> user_id_group_pairs;
  static const Shape shape;
};
struct StaleSecurityGroup {
  std::string description;
  std::string group_id;
  std::string group_name;
  std::vector<StaleIpPermission> stale_ip_permissions;
  std::vector<StaleIpPermission> stale_ip_permissions_egress;
  std::string vpc_id;
  static const Shape shape;
};
struct DescribeStaleSecurityGroupsResult {
  NextToken next_token;
  std::vector<StaleSecurityGroup> stale_security_groups;
  static const Shape shape;
};
struct DescribeStaleSecurityGroupsRequest {
  MaxResults max_results;
  NextToken next_token;
  std::string vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeStaleSecurityGroups";
  using Result = DescribeStaleSecurityGroupsResult;
};

}  // namespace vpcsim::ec2
