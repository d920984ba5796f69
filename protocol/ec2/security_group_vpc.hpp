// Security groups in use beyond the VPC they were made in:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupVpcAssociation.html
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class SecurityGroupVpcAssociationState {
  associating,
  associated,
  association_failed,
  disassociating,
  disassociated,
  disassociation_failed
};

struct SecurityGroupVpcAssociationResult {
  SecurityGroupVpcAssociationState state = SecurityGroupVpcAssociationState::associating;
  static const Shape shape;
};
struct AssociateSecurityGroupVpcRequest {
  std::string group_id;
  std::string vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "AssociateSecurityGroupVpc";
  using Result = SecurityGroupVpcAssociationResult;
};
struct DisassociateSecurityGroupVpcRequest {
  std::string group_id;
  std::string vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisassociateSecurityGroupVpc";
  using Result = SecurityGroupVpcAssociationResult;
};

struct SecurityGroupVpcAssociation {
  std::string group_id;
  std::string vpc_id;
  std::string vpc_owner_id;
  SecurityGroupVpcAssociationState state = SecurityGroupVpcAssociationState::associated;
  std::string group_owner_id;
  static const Shape shape;
};
struct DescribeSecurityGroupVpcAssociationsResult {
  std::vector<SecurityGroupVpcAssociation> security_group_vpc_associations;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeSecurityGroupVpcAssociationsRequest {
  std::vector<Filter> filters;
  NextToken next_token;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeSecurityGroupVpcAssociations";
  using Result = DescribeSecurityGroupVpcAssociationsResult;
};

struct SecurityGroupForVpc {
  std::string description;
  std::string group_name;
  std::string owner_id;
  std::string group_id;
  std::vector<Tag> tags;
  std::string primary_vpc_id;
  static const Shape shape;
};
struct GetSecurityGroupsForVpcResult {
  NextToken next_token;
  std::vector<SecurityGroupForVpc> security_group_for_vpcs;
  static const Shape shape;
};
struct GetSecurityGroupsForVpcRequest {
  std::string vpc_id;
  NextToken next_token;
  MaxResults max_results;
  std::vector<Filter> filters;
  static const Shape shape;
  static constexpr std::string_view action = "GetSecurityGroupsForVpc";
  using Result = GetSecurityGroupsForVpcResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::SecurityGroupVpcAssociationState, "associating", "associated", "association-failed",
            "disassociating", "disassociated", "disassociation-failed");
