// NAT gateways: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html and the calls on
// them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class NatGatewayState { pending, failed, available, deleting, deleted };
enum class ConnectivityType { private_, public_ };
enum class NatGatewayAddressStatus { assigning, unassigning, associating, disassociating, succeeded, failed };

struct NatGatewayAddress {
  std::optional<std::string> allocation_id;
  std::optional<std::string> network_interface_id;
  std::optional<std::string> private_ip;
  std::optional<std::string> public_ip;
  std::optional<std::string> association_id;
  bool is_primary = true;
  NatGatewayAddressStatus status = NatGatewayAddressStatus::succeeded;
  std::optional<std::string> failure_message;
  static const Shape shape;
};

struct NatGateway {
  Timestamp create_time;
  std::optional<Timestamp> delete_time;
  std::optional<std::string> failure_code;
  std::optional<std::string> failure_message;
  std::vector<NatGatewayAddress> nat_gateway_addresses;
  std::string nat_gateway_id;
  NatGatewayState state = NatGatewayState::pending;
  std::string subnet_id;
  std::string vpc_id;
  std::vector<Tag> tags;
  ConnectivityType connectivity_type = ConnectivityType::public_;
  static const Shape shape;
};

struct CreateNatGatewayResult {
  std::optional<std::string> client_token;
  NatGateway nat_gateway;
  static const Shape shape;
};
struct CreateNatGatewayRequest {
  std::optional<std::string> allocation_id;
  std::optional<std::string> client_token;
  std::string subnet_id;
  std::vector<TagSpecification> tag_specifications;
  std::optional<ConnectivityType> connectivity_type;
  std::optional<std::string> private_ip_address;
  std::vector<std::string> secondary_allocation_ids;
  std::vector<std::string> secondary_private_ip_addresses;
  std::optional<std::int32_t> secondary_private_ip_address_count;
  std::optional<std::string> availability_mode;  ///< only zonal is supported
  static const Shape shape;
  static constexpr std::string_view action = "CreateNatGateway";
  using Result = CreateNatGatewayResult;
};

struct DeleteNatGatewayResult {
  std::string nat_gateway_id;
  static const Shape shape;
};
struct DeleteNatGatewayRequest {
  std::string nat_gateway_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteNatGateway";
  using Result = DeleteNatGatewayResult;
};

struct DescribeNatGatewaysResult {
  std::vector<NatGateway> nat_gateways;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeNatGatewaysRequest {
  std::vector<Filter> filter;
  MaxResults max_results;
  std::vector<std::string> nat_gateway_ids;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeNatGateways";
  using Result = DescribeNatGatewaysResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::NatGatewayState, "pending", "failed", "available", "deleting", "deleted");
VPCSIM_ENUM(vpcsim::ec2::ConnectivityType, "private", "public");
VPCSIM_ENUM(vpcsim::ec2::NatGatewayAddressStatus, "assigning", "unassigning", "associating", "disassociating",
            "succeeded", "failed");
