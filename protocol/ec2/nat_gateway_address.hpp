// Secondary addresses of NAT gateways:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateNatGatewayAddress.html and its kin.
#pragma once

#include "protocol/ec2/nat_gateway.hpp"

namespace vpcsim::ec2 {

/// What each of these calls answers: the addresses that it has touched.
struct NatGatewayAddressesResult {
  std::string nat_gateway_id;
  std::vector<NatGatewayAddress> nat_gateway_addresses;
  static const Shape shape;
};

struct AssociateNatGatewayAddressRequest {
  std::string nat_gateway_id;
  std::vector<std::string> allocation_ids;
  std::vector<std::string> private_ip_addresses;
  static const Shape shape;
  static constexpr std::string_view action = "AssociateNatGatewayAddress";
  using Result = NatGatewayAddressesResult;
};

struct DisassociateNatGatewayAddressRequest {
  std::string nat_gateway_id;
  std::vector<std::string> association_ids;
  std::optional<std::int32_t> max_drain_duration_seconds;
  static const Shape shape;
  static constexpr std::string_view action = "DisassociateNatGatewayAddress";
  using Result = NatGatewayAddressesResult;
};

struct AssignPrivateNatGatewayAddressRequest {
  std::string nat_gateway_id;
  std::vector<std::string> private_ip_addresses;
  std::optional<std::int32_t> private_ip_address_count;
  static const Shape shape;
  static constexpr std::string_view action = "AssignPrivateNatGatewayAddress";
  using Result = NatGatewayAddressesResult;
};

struct UnassignPrivateNatGatewayAddressRequest {
  std::string nat_gateway_id;
  std::vector<std::string> private_ip_addresses;
  std::optional<std::int32_t> max_drain_duration_seconds;
  static const Shape shape;
  static constexpr std::string_view action = "UnassignPrivateNatGatewayAddress";
  using Result = NatGatewayAddressesResult;
};

}  // namespace vpcsim::ec2
