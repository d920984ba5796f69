// Reverse DNS of Elastic IP addresses:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AddressAttribute.html and the calls on it.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class AddressAttributeName { domain_name };

/// A change of the PTR record that is under way.
struct PtrUpdateStatus {
  std::string value;
  std::string status;
  std::optional<std::string> reason;
  static const Shape shape;
};
struct AddressAttribute {
  std::string public_ip;
  std::string allocation_id;
  std::optional<std::string> ptr_record;
  std::optional<PtrUpdateStatus> ptr_record_update;
  static const Shape shape;
};

struct DescribeAddressesAttributeResult {
  std::vector<AddressAttribute> addresses;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeAddressesAttributeRequest {
  std::vector<std::string> allocation_ids;
  std::optional<AddressAttributeName> attribute;
  NextToken next_token;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeAddressesAttribute";
  using Result = DescribeAddressesAttributeResult;
};

struct ModifyAddressAttributeResult {
  AddressAttribute address;
  static const Shape shape;
};
struct ModifyAddressAttributeRequest {
  std::string allocation_id;
  std::optional<std::string> domain_name;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyAddressAttribute";
  using Result = ModifyAddressAttributeResult;
};

struct ResetAddressAttributeResult {
  AddressAttribute address;
  static const Shape shape;
};
struct ResetAddressAttributeRequest {
  std::string allocation_id;
  AddressAttributeName attribute = AddressAttributeName::domain_name;
  static const Shape shape;
  static constexpr std::string_view action = "ResetAddressAttribute";
  using Result = ResetAddressAttributeResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::AddressAttributeName, "domain-name");
