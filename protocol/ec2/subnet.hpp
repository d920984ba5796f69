// Subnets: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Subnet.html and the calls on them.
#pragma once

#include "protocol/ec2/common.hpp"
#include "protocol/ec2/vpc.hpp"

namespace vpcsim::ec2 {

enum class SubnetState { pending, available };
enum class HostnameType { ip_name, resource_name };

struct PrivateDnsNameOptionsOnLaunch {
  HostnameType hostname_type = HostnameType::ip_name;
  bool enable_resource_name_dns_a_record = false;
  bool enable_resource_name_dns_aaaa_record = false;
  static const Shape shape;
};

enum class SubnetCidrBlockStateCode {
  associating,
  associated,
  disassociating,
  disassociated,
  failing,
  failed
};

struct SubnetCidrBlockState {
  SubnetCidrBlockStateCode state = SubnetCidrBlockStateCode::associated;
  std::optional<std::string> status_message;
  static const Shape shape;
};

struct SubnetIpv6CidrBlockAssociation {
  std::string association_id;
  std::string ipv6_cidr_block;
  SubnetCidrBlockState ipv6_cidr_block_state;
  std::string ipv6_address_attribute;
  std::string ip_source;
  static const Shape shape;
};

struct Subnet {
  std::string availability_zone;
  std::string availability_zone_id;
  std::int32_t available_ip_address_count = 0;
  std::optional<std::string> cidr_block;  ///< none in a subnet with IPv6 only
  bool default_for_az = false;
  bool map_public_ip_on_launch = false;
  bool map_customer_owned_ip_on_launch = false;
  SubnetState state = SubnetState::available;
  std::string subnet_id;
  std::string vpc_id;
  std::string owner_id;
  bool assign_ipv6_address_on_creation = false;
  std::vector<SubnetIpv6CidrBlockAssociation> ipv6_cidr_block_associations;
  std::vector<Tag> tags;
  std::string subnet_arn;
  bool enable_dns64 = false;
  bool ipv6_native = false;
  PrivateDnsNameOptionsOnLaunch private_dns_name_options_on_launch;
  std::optional<BlockPublicAccessStates> block_public_access_states = {};
  static const Shape shape;
};

struct CreateSubnetResult {
  Subnet subnet;
  static const Shape shape;
};
struct CreateSubnetRequest {
  std::vector<TagSpecification> tag_specifications;
  std::optional<std::string> availability_zone;
  std::optional<std::string> availability_zone_id;
  std::optional<std::string> cidr_block;
  std::string vpc_id;
  std::optional<std::string> ipv6_cidr_block;
  std::optional<bool> ipv6_native;
  static const Shape shape;
  static constexpr std::string_view action = "CreateSubnet";
  using Result = CreateSubnetResult;
};

struct DeleteSubnetRequest {
  std::string subnet_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteSubnet";
  using Result = ReturnResult;
};

struct DescribeSubnetsResult {
  std::vector<Subnet> subnets;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeSubnetsRequest {
  std::vector<Filter> filters;
  std::vector<std::string> subnet_ids;
  NextToken next_token;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeSubnets";
  using Result = DescribeSubnetsResult;
};

struct AssociateSubnetCidrBlockResult {
  SubnetIpv6CidrBlockAssociation ipv6_cidr_block_association;
  std::string subnet_id;
  static const Shape shape;
};
struct AssociateSubnetCidrBlockRequest {
  std::string ipv6_cidr_block;
  std::string subnet_id;
  static const Shape shape;
  static constexpr std::string_view action = "AssociateSubnetCidrBlock";
  using Result = AssociateSubnetCidrBlockResult;
};

struct DisassociateSubnetCidrBlockResult {
  SubnetIpv6CidrBlockAssociation ipv6_cidr_block_association;
  std::string subnet_id;
  static const Shape shape;
};
struct DisassociateSubnetCidrBlockRequest {
  std::string association_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisassociateSubnetCidrBlock";
  using Result = DisassociateSubnetCidrBlockResult;
};

/// Customer-owned addresses come with Outposts: of `map_customer_owned_ip_on_launch`, only false.
struct ModifySubnetAttributeRequest {
  std::optional<AttributeBooleanValue> assign_ipv6_address_on_creation;
  std::optional<AttributeBooleanValue> map_public_ip_on_launch;
  std::string subnet_id;
  std::optional<AttributeBooleanValue> map_customer_owned_ip_on_launch;
  std::optional<AttributeBooleanValue> enable_dns64;
  std::optional<HostnameType> private_dns_hostname_type_on_launch;
  std::optional<AttributeBooleanValue> enable_resource_name_dns_a_record_on_launch;
  std::optional<AttributeBooleanValue> enable_resource_name_dns_aaaa_record_on_launch;
  static const Shape shape;
  static constexpr std::string_view action = "ModifySubnetAttribute";
  using Result = ReturnResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::SubnetState, "pending", "available");
VPCSIM_ENUM(vpcsim::ec2::SubnetCidrBlockStateCode, "associating", "associated", "disassociating",
            "disassociated", "failing", "failed");
VPCSIM_ENUM(vpcsim::ec2::HostnameType, "ip-name", "resource-name");
