// Egress-only internet gateways:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EgressOnlyInternetGateway.html and the calls on
// them.
#pragma once

#include "protocol/ec2/internet_gateway.hpp"

namespace vpcsim::ec2 {

struct EgressOnlyInternetGateway {
  std::vector<InternetGatewayAttachment> attachments;
  std::string egress_only_internet_gateway_id;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateEgressOnlyInternetGatewayResult {
  std::optional<std::string> client_token;
  EgressOnlyInternetGateway egress_only_internet_gateway;
  static const Shape shape;
};
struct CreateEgressOnlyInternetGatewayRequest {
  std::optional<std::string> client_token;
  std::string vpc_id;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateEgressOnlyInternetGateway";
  using Result = CreateEgressOnlyInternetGatewayResult;
};

struct DeleteEgressOnlyInternetGatewayResult {
  bool return_code = true;
  static const Shape shape;
};
struct DeleteEgressOnlyInternetGatewayRequest {
  std::string egress_only_internet_gateway_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteEgressOnlyInternetGateway";
  using Result = DeleteEgressOnlyInternetGatewayResult;
};

struct DescribeEgressOnlyInternetGatewaysResult {
  std::vector<EgressOnlyInternetGateway> egress_only_internet_gateways;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeEgressOnlyInternetGatewaysRequest {
  std::vector<std::string> egress_only_internet_gateway_ids;
  MaxResults max_results;
  NextToken next_token;
  std::vector<Filter> filters;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeEgressOnlyInternetGateways";
  using Result = DescribeEgressOnlyInternetGatewaysResult;
};

}  // namespace vpcsim::ec2
