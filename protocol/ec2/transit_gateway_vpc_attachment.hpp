// Attachments of VPCs to transit gateways:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayVpcAttachment.html
#pragma once

#include "protocol/ec2/transit_gateway.hpp"
#include "protocol/ec2/transit_gateway_attachment.hpp"

namespace vpcsim::ec2 {

struct TransitGatewayVpcAttachmentOptions {
  TransitGatewayOptionValue dns_support = TransitGatewayOptionValue::disable;
  TransitGatewayOptionValue security_group_referencing_support = TransitGatewayOptionValue::disable;
  TransitGatewayOptionValue ipv6_support = TransitGatewayOptionValue::disable;
  TransitGatewayOptionValue appliance_mode_support = TransitGatewayOptionValue::disable;
  static const Shape shape;
};

struct TransitGatewayVpcAttachment {
  std::string transit_gateway_attachment_id;
  std::string transit_gateway_id;
  std::string vpc_id;
  std::string vpc_owner_id;
  TransitGatewayAttachmentState state = TransitGatewayAttachmentState::pending;
  std::vector<std::string> subnet_ids;
  Timestamp creation_time;
  TransitGatewayVpcAttachmentOptions options;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateTransitGatewayVpcAttachmentResult {
  TransitGatewayVpcAttachment transit_gateway_vpc_attachment;
  static const Shape shape;
};
struct CreateTransitGatewayVpcAttachmentRequestOptions {
  std::optional<TransitGatewayOptionValue> dns_support;
  std::optional<TransitGatewayOptionValue> security_group_referencing_support;
  std::optional<TransitGatewayOptionValue> ipv6_support;
  std::optional<TransitGatewayOptionValue> appliance_mode_support;
  static const Shape shape;
};

struct CreateTransitGatewayVpcAttachmentRequest {
  std::string transit_gateway_id;
  std::string vpc_id;
  std::vector<std::string> subnet_ids;
  std::optional<CreateTransitGatewayVpcAttachmentRequestOptions> options;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateTransitGatewayVpcAttachment";
  using Result = CreateTransitGatewayVpcAttachmentResult;
};

struct ModifyTransitGatewayVpcAttachmentResult {
  TransitGatewayVpcAttachment transit_gateway_vpc_attachment;
  static const Shape shape;
};
struct ModifyTransitGatewayVpcAttachmentRequestOptions {
  std::optional<TransitGatewayOptionValue> dns_support;
  std::optional<TransitGatewayOptionValue> security_group_referencing_support;
  std::optional<TransitGatewayOptionValue> ipv6_support;
  std::optional<TransitGatewayOptionValue> appliance_mode_support;
  static const Shape shape;
};

struct ModifyTransitGatewayVpcAttachmentRequest {
  std::string transit_gateway_attachment_id;
  std::vector<std::string> add_subnet_ids;
  std::vector<std::string> remove_subnet_ids;
  std::optional<ModifyTransitGatewayVpcAttachmentRequestOptions> options;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyTransitGatewayVpcAttachment";
  using Result = ModifyTransitGatewayVpcAttachmentResult;
};

struct DeleteTransitGatewayVpcAttachmentResult {
  TransitGatewayVpcAttachment transit_gateway_vpc_attachment;
  static const Shape shape;
};
struct DeleteTransitGatewayVpcAttachmentRequest {
  std::string transit_gateway_attachment_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteTransitGatewayVpcAttachment";
  using Result = DeleteTransitGatewayVpcAttachmentResult;
};

struct AcceptTransitGatewayVpcAttachmentResult {
  TransitGatewayVpcAttachment transit_gateway_vpc_attachment;
  static const Shape shape;
};
struct AcceptTransitGatewayVpcAttachmentRequest {
  std::string transit_gateway_attachment_id;
  static const Shape shape;
  static constexpr std::string_view action = "AcceptTransitGatewayVpcAttachment";
  using Result = AcceptTransitGatewayVpcAttachmentResult;
};

struct RejectTransitGatewayVpcAttachmentResult {
  TransitGatewayVpcAttachment transit_gateway_vpc_attachment;
  static const Shape shape;
};
struct RejectTransitGatewayVpcAttachmentRequest {
  std::string transit_gateway_attachment_id;
  static const Shape shape;
  static constexpr std::string_view action = "RejectTransitGatewayVpcAttachment";
  using Result = RejectTransitGatewayVpcAttachmentResult;
};

struct DescribeTransitGatewayVpcAttachmentsResult {
  std::vector<TransitGatewayVpcAttachment> transit_gateway_vpc_attachments;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeTransitGatewayVpcAttachmentsRequest {
  std::vector<std::string> transit_gateway_attachment_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeTransitGatewayVpcAttachments";
  using Result = DescribeTransitGatewayVpcAttachmentsResult;
};

}  // namespace vpcsim::ec2
