// Account attributes:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAccountAttributes.html
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

struct AccountAttributeValue {
  std::string attribute_value;
  static const Shape shape;
};

struct AccountAttribute {
  std::string attribute_name;
  std::vector<AccountAttributeValue> attribute_values;
  static const Shape shape;
};

struct DescribeAccountAttributesResult {
  std::vector<AccountAttribute> account_attributes;
  static const Shape shape;
};
struct DescribeAccountAttributesRequest {
  std::vector<std::string> attribute_names;  ///< the model lists two of the six that AWS documents
  static const Shape shape;
  static constexpr std::string_view action = "DescribeAccountAttributes";
  using Result = DescribeAccountAttributesResult;
};

}  // namespace vpcsim::ec2
