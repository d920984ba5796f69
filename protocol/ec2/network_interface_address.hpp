// Addresses and delegated prefixes of network interfaces:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssignPrivateIpAddresses.html and its kin.
#pragma once

#include "protocol/ec2/network_interface.hpp"

namespace vpcsim::ec2 {

struct AssignedPrivateIpAddress {
  std::string private_ip_address;
  static const Shape shape;
};
struct AssignPrivateIpAddressesResult {
  std::string network_interface_id;
  std::vector<AssignedPrivateIpAddress> assigned_private_ip_addresses;
  std::vector<Ipv4PrefixSpecification> assigned_ipv4_prefixes;
  static const Shape shape;
};
struct AssignPrivateIpAddressesRequest {
  std::optional<bool> allow_reassignment;
  std::string network_interface_id;
  std::vector<std::string> private_ip_addresses;
  std::optional<std::int32_t> secondary_private_ip_address_count;
  std::vector<std::string> ipv4_prefixes;
  std::optional<std::int32_t> ipv4_prefix_count;
  static const Shape shape;
  static constexpr std::string_view action = "AssignPrivateIpAddresses";
  using Result = AssignPrivateIpAddressesResult;
};

struct UnassignPrivateIpAddressesRequest {
  std::string network_interface_id;
  std::vector<std::string> private_ip_addresses;
  std::vector<std::string> ipv4_prefixes;
  static const Shape shape;
  static constexpr std::string_view action = "UnassignPrivateIpAddresses";
  using Result = ReturnResult;
};

struct AssignIpv6AddressesResult {
  std::vector<std::string> assigned_ipv6_addresses;
  std::vector<std::string> assigned_ipv6_prefixes;
  std::string network_interface_id;
  static const Shape shape;
};
struct AssignIpv6AddressesRequest {
  std::optional<std::int32_t> ipv6_address_count;
  std::vector<std::string> ipv6_addresses;
  std::optional<std::int32_t> ipv6_prefix_count;
  std::vector<std::string> ipv6_prefixes;
  std::string network_interface_id;
  static const Shape shape;
  static constexpr std::string_view action = "AssignIpv6Addresses";
  using Result = AssignIpv6AddressesResult;
};

struct UnassignIpv6AddressesResult {
  std::string network_interface_id;
  std::vector<std::string> unassigned_ipv6_addresses;
  std::vector<std::string> unassigned_ipv6_prefixes;
  static const Shape shape;
};
struct UnassignIpv6AddressesRequest {
  std::vector<std::string> ipv6_addresses;
  std::vector<std::string> ipv6_prefixes;
  std::string network_interface_id;
  static const Shape shape;
  static constexpr std::string_view action = "UnassignIpv6Addresses";
  using Result = UnassignIpv6AddressesResult;
};

}  // namespace vpcsim::ec2
