// Associating CIDR blocks with VPCs:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html
#pragma once

#include "protocol/ec2/vpc.hpp"

namespace vpcsim::ec2 {

/// One of the two associations is there: of the family that was asked for.
struct AssociateVpcCidrBlockResult {
  std::optional<VpcIpv6CidrBlockAssociation> ipv6_cidr_block_association;
  std::optional<VpcCidrBlockAssociation> cidr_block_association;
  std::string vpc_id;
  static const Shape shape;
};
struct AssociateVpcCidrBlockRequest {
  std::optional<bool> amazon_provided_ipv6_cidr_block;
  std::optional<std::string> cidr_block;
  std::string vpc_id;
  std::optional<std::string> ipv6_cidr_block_network_border_group;  ///< only the region's own
  static const Shape shape;
  static constexpr std::string_view action = "AssociateVpcCidrBlock";
  using Result = AssociateVpcCidrBlockResult;
};

struct DisassociateVpcCidrBlockResult {
  std::optional<VpcIpv6CidrBlockAssociation> ipv6_cidr_block_association;
  std::optional<VpcCidrBlockAssociation> cidr_block_association;
  std::string vpc_id;
  static const Shape shape;
};
struct DisassociateVpcCidrBlockRequest {
  std::string association_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisassociateVpcCidrBlock";
  using Result = DisassociateVpcCidrBlockResult;
};

}  // namespace vpcsim::ec2
