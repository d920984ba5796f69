// VPCs: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html and the calls on them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class VpcState { pending, available };
enum class Tenancy { default_, dedicated, host };
enum class VpcCidrBlockStateCode { associating, associated, disassociating, disassociated, failing, failed };

struct VpcCidrBlockState {
  VpcCidrBlockStateCode state = VpcCidrBlockStateCode::associated;
  std::optional<std::string> status_message;
  static const Shape shape;
};

struct VpcCidrBlockAssociation {
  std::string association_id;
  std::string cidr_block;
  VpcCidrBlockState cidr_block_state;
  static const Shape shape;
};

struct VpcIpv6CidrBlockAssociation {
  std::string association_id;
  std::optional<std::string> ipv6_cidr_block;  ///< not known while associating
  VpcCidrBlockState ipv6_cidr_block_state;
  std::string network_border_group;
  std::string ipv6_pool;
  std::string ipv6_address_attribute;
  std::string ip_source;
  static const Shape shape;
};

/// Only "off" here: VPC Block Public Access isn't simulated.
enum class BlockPublicAccessMode { off, block_bidirectional, block_ingress };

struct BlockPublicAccessStates {
  BlockPublicAccessMode internet_gateway_block_mode = BlockPublicAccessMode::off;
  static const Shape shape;
};

struct Vpc {
  std::string vpc_id;
  std::string owner_id;
  VpcState state = VpcState::pending;
  std::string cidr_block;
  std::vector<VpcCidrBlockAssociation> cidr_block_associations;
  std::vector<VpcIpv6CidrBlockAssociation> ipv6_cidr_block_associations;
  std::string dhcp_options_id;
  std::vector<Tag> tags;
  Tenancy instance_tenancy = Tenancy::default_;
  bool is_default = false;
  std::optional<BlockPublicAccessStates> block_public_access_states = {};
  static const Shape shape;
};

struct CreateVpcResult {
  Vpc vpc;
  static const Shape shape;
};
struct CreateVpcRequest {
  std::optional<std::string> cidr_block;
  std::optional<bool> amazon_provided_ipv6_cidr_block;
  std::optional<std::string> ipv6_cidr_block_network_border_group;  ///< only the region's own
  std::optional<Tenancy> instance_tenancy;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateVpc";
  using Result = CreateVpcResult;
};

struct DeleteVpcRequest {
  std::string vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteVpc";
  using Result = ReturnResult;
};

struct DescribeVpcsResult {
  std::vector<Vpc> vpcs;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeVpcsRequest {
  std::vector<Filter> filters;
  std::vector<std::string> vpc_ids;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVpcs";
  using Result = DescribeVpcsResult;
};

struct DescribeVpcAttributeResult {
  std::string vpc_id;
  std::optional<AttributeBooleanValue> enable_dns_hostnames;
  std::optional<AttributeBooleanValue> enable_dns_support;
  std::optional<AttributeBooleanValue> enable_network_address_usage_metrics;
  static const Shape shape;
};
struct DescribeVpcAttributeRequest {
  std::string attribute;
  std::string vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeVpcAttribute";
  using Result = DescribeVpcAttributeResult;
};

struct ModifyVpcAttributeRequest {
  std::string vpc_id;
  std::optional<AttributeBooleanValue> enable_dns_hostnames;
  std::optional<AttributeBooleanValue> enable_dns_support;
  std::optional<AttributeBooleanValue> enable_network_address_usage_metrics;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyVpcAttribute";
  using Result = ReturnResult;
};

struct ModifyVpcTenancyResult {
  bool return_value = true;
  static const Shape shape;
};
struct ModifyVpcTenancyRequest {
  std::string vpc_id;
  std::string instance_tenancy;  ///< only "default"
  static const Shape shape;
  static constexpr std::string_view action = "ModifyVpcTenancy";
  using Result = ModifyVpcTenancyResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::BlockPublicAccessMode, "off", "block-bidirectional", "block-ingress");
VPCSIM_ENUM(vpcsim::ec2::VpcState, "pending", "available");
VPCSIM_ENUM(vpcsim::ec2::Tenancy, "default", "dedicated", "host");
VPCSIM_ENUM(vpcsim::ec2::VpcCidrBlockStateCode, "associating", "associated", "disassociating",
            "disassociated", "failing", "failed");
