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

struct NewDhcpConfiguration {
  std::string key;
  std::vector<std::string> values;
  static const Shape shape;
};

struct CreateDhcpOptionsResult {
  DhcpOptions dhcp_options;
  static const Shape shape;
};
struct CreateDhcpOptionsRequest {
  std::vector<NewDhcpConfiguration> dhcp_configurations;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateDhcpOptions";
  using Result = CreateDhcpOptionsResult;
};

struct DeleteDhcpOptionsRequest {
  std::string dhcp_options_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteDhcpOptions";
  using Result = ReturnResult;
};

struct AssociateDhcpOptionsRequest {
  std::string dhcp_options_id;  ///< "default": no options at all
  std::string vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "AssociateDhcpOptions";
  using Result = ReturnResult;
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
