// Network ACLs: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkAcl.html and the calls on
// them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class RuleAction { allow, deny };

struct IcmpTypeCode {
  std::optional<std::int32_t> code;
  std::optional<std::int32_t> type;
  static const Shape shape;
};

struct PortRange {
  std::optional<std::int32_t> from;
  std::optional<std::int32_t> to;
  static const Shape shape;
};

/// One of the two blocks is there.
struct NetworkAclEntry {
  std::optional<std::string> cidr_block;
  bool egress = false;
  std::optional<IcmpTypeCode> icmp_type_code;
  std::optional<std::string> ipv6_cidr_block;
  std::optional<PortRange> port_range;
  std::string protocol;  ///< always a number: "-1", "6"
  RuleAction rule_action = RuleAction::deny;
  std::int32_t rule_number = 0;
  static const Shape shape;
};

struct NetworkAclAssociation {
  std::string network_acl_association_id;
  std::string network_acl_id;
  std::string subnet_id;
  static const Shape shape;
};

struct NetworkAcl {
  std::vector<NetworkAclAssociation> associations;
  std::vector<NetworkAclEntry> entries;
  bool is_default = false;
  std::string network_acl_id;
  std::vector<Tag> tags;
  std::string vpc_id;
  std::string owner_id;
  static const Shape shape;
};

struct CreateNetworkAclResult {
  NetworkAcl network_acl;
  std::optional<std::string> client_token;
  static const Shape shape;
};
struct CreateNetworkAclRequest {
  std::string vpc_id;
  std::vector<TagSpecification> tag_specifications;
  std::optional<std::string> client_token;
  static const Shape shape;
  static constexpr std::string_view action = "CreateNetworkAcl";
  using Result = CreateNetworkAclResult;
};

struct DeleteNetworkAclRequest {
  std::string network_acl_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteNetworkAcl";
  using Result = ReturnResult;
};

struct DescribeNetworkAclsResult {
  std::vector<NetworkAcl> network_acls;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeNetworkAclsRequest {
  std::vector<Filter> filters;
  std::vector<std::string> network_acl_ids;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeNetworkAcls";
  using Result = DescribeNetworkAclsResult;
};

struct CreateNetworkAclEntryRequest {
  std::optional<std::string> cidr_block;
  bool egress = false;
  std::optional<IcmpTypeCode> icmp_type_code;
  std::optional<std::string> ipv6_cidr_block;
  std::string network_acl_id;
  std::optional<PortRange> port_range;
  std::string protocol;
  RuleAction rule_action = RuleAction::deny;
  std::int32_t rule_number = 0;
  static const Shape shape;
  static constexpr std::string_view action = "CreateNetworkAclEntry";
  using Result = ReturnResult;
};

struct ReplaceNetworkAclEntryRequest {
  std::optional<std::string> cidr_block;
  bool egress = false;
  std::optional<IcmpTypeCode> icmp_type_code;
  std::optional<std::string> ipv6_cidr_block;
  std::string network_acl_id;
  std::optional<PortRange> port_range;
  std::string protocol;
  RuleAction rule_action = RuleAction::deny;
  std::int32_t rule_number = 0;
  static const Shape shape;
  static constexpr std::string_view action = "ReplaceNetworkAclEntry";
  using Result = ReturnResult;
};

struct DeleteNetworkAclEntryRequest {
  bool egress = false;
  std::string network_acl_id;
  std::int32_t rule_number = 0;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteNetworkAclEntry";
  using Result = ReturnResult;
};

struct ReplaceNetworkAclAssociationResult {
  std::string new_association_id;
  static const Shape shape;
};
struct ReplaceNetworkAclAssociationRequest {
  std::string association_id;
  std::string network_acl_id;
  static const Shape shape;
  static constexpr std::string_view action = "ReplaceNetworkAclAssociation";
  using Result = ReplaceNetworkAclAssociationResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::RuleAction, "allow", "deny");
