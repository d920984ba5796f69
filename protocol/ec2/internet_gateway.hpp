// Internet gateways: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InternetGateway.html and the
// calls on them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

struct InternetGatewayAttachment {
  /// AWS's model says AttachmentStatus, but the word that AWS sends, `available`, isn't one of its values.
  std::string state = "available";
  std::string vpc_id;
  static const Shape shape;
};

struct InternetGateway {
  std::vector<InternetGatewayAttachment> attachments;
  std::string internet_gateway_id;
  std::string owner_id;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateInternetGatewayResult {
  InternetGateway internet_gateway;
  static const Shape shape;
};
struct CreateInternetGatewayRequest {
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateInternetGateway";
  using Result = CreateInternetGatewayResult;
};

struct DeleteInternetGatewayRequest {
  std::string internet_gateway_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteInternetGateway";
  using Result = ReturnResult;
};

struct AttachInternetGatewayRequest {
  std::string internet_gateway_id;
  std::string vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "AttachInternetGateway";
  using Result = ReturnResult;
};

struct DetachInternetGatewayRequest {
  std::string internet_gateway_id;
  std::string vpc_id;
  static const Shape shape;
  static constexpr std::string_view action = "DetachInternetGateway";
  using Result = ReturnResult;
};

struct DescribeInternetGatewaysResult {
  std::vector<InternetGateway> internet_gateways;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeInternetGatewaysRequest {
  std::vector<Filter> filters;
  std::vector<std::string> internet_gateway_ids;
  NextToken next_token;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeInternetGateways";
  using Result = DescribeInternetGatewaysResult;
};

}  // namespace vpcsim::ec2
