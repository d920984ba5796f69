// DHCP options: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DhcpOptions.html and the calls on
// them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

struct DhcpConfiguration {
  std::string key;
  std::vector<AttributeValue> values;
  static const Shape shape;
};

struct DhcpOptions {
  std::vector<DhcpConfiguration> dhcp_configurations;
  std::string dhcp_options_id;
  std::string owner_id;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct DescribeDhcpOptionsResult {
  std::vector<DhcpOptions> dhcp_options;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeDhcpOptionsRequest {
  std::vector<std::string> dhcp_options_ids;
  std::vector<Filter> filters;
  NextToken next_token;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeDhcpOptions";
  using Result = DescribeDhcpOptionsResult;
};

}  // namespace vpcsim::ec2
