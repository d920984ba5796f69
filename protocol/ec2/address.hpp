// Elastic IP addresses: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Address.html and the calls
// on them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class DomainType { vpc, standard };

struct Address {
  std::optional<std::string> instance_id;
  std::string public_ip;
  std::string allocation_id;
  std::optional<std::string> association_id;
  DomainType domain = DomainType::vpc;
  std::optional<std::string> network_interface_id;
  std::optional<std::string> network_interface_owner_id;
  std::optional<std::string> private_ip_address;
  std::vector<Tag> tags;
  std::string public_ipv4_pool;
  std::string network_border_group;
  static const Shape shape;
};

struct AllocateAddressResult {
  std::string public_ip;
  std::string allocation_id;
  std::string public_ipv4_pool;
  std::string network_border_group;
  DomainType domain = DomainType::vpc;
  static const Shape shape;
};
struct AllocateAddressRequest {
  std::optional<DomainType> domain;
  std::optional<std::string> public_ipv4_pool;      ///< only "amazon" is supported
  std::optional<std::string> network_border_group;  ///< only the region itself is supported
  std::optional<std::string> address;               ///< to be recovered
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "AllocateAddress";
  using Result = AllocateAddressResult;
};

struct ReleaseAddressRequest {
  std::optional<std::string> allocation_id;
  std::optional<std::string> public_ip;
  std::optional<std::string> network_border_group;
  static const Shape shape;
  static constexpr std::string_view action = "ReleaseAddress";
  using Result = ReturnResult;
};

/// EC2 also sends <return>true</return>, which the service model doesn't have.
struct AssociateAddressResult {
  bool return_value = true;
  std::string association_id;
  static const Shape shape;
};
struct AssociateAddressRequest {
  std::optional<std::string> allocation_id;
  std::optional<std::string> instance_id;
  std::optional<std::string> public_ip;
  std::optional<bool> allow_reassociation;
  std::optional<std::string> network_interface_id;
  std::optional<std::string> private_ip_address;
  static const Shape shape;
  static constexpr std::string_view action = "AssociateAddress";
  using Result = AssociateAddressResult;
};

struct DisassociateAddressRequest {
  std::optional<std::string> association_id;
  std::optional<std::string> public_ip;
  static const Shape shape;
  static constexpr std::string_view action = "DisassociateAddress";
  using Result = ReturnResult;
};

struct DescribeAddressesResult {
  std::vector<Address> addresses;
  static const Shape shape;
};
struct DescribeAddressesRequest {
  std::vector<Filter> filters;
  std::vector<std::string> public_ips;
  std::vector<std::string> allocation_ids;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeAddresses";
  using Result = DescribeAddressesResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::DomainType, "vpc", "standard");
