// Attachments of transit gateways to each other:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayPeeringAttachment.html
#pragma once

#include "protocol/ec2/transit_gateway.hpp"
#include "protocol/ec2/transit_gateway_attachment.hpp"

namespace vpcsim::ec2 {

struct PeeringTgwInfo {
  std::string transit_gateway_id;
  std::string owner_id;
  std::optional<std::string> region;
  static const Shape shape;
};

struct TransitGatewayPeeringAttachmentOptions {
  TransitGatewayOptionValue dynamic_routing = TransitGatewayOptionValue::disable;
  static const Shape shape;
};

struct PeeringAttachmentStatus {
  std::string code;
  std::string message;
  static const Shape shape;
};

struct TransitGatewayPeeringAttachment {
  std::string transit_gateway_attachment_id;
  std::optional<std::string> accepter_transit_gateway_attachment_id;
  PeeringTgwInfo requester_tgw_info;
  PeeringTgwInfo accepter_tgw_info;
  TransitGatewayPeeringAttachmentOptions options;
  std::optional<PeeringAttachmentStatus> status;
  TransitGatewayAttachmentState state = TransitGatewayAttachmentState::pending;
  Timestamp creation_time;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateTransitGatewayPeeringAttachmentResult {
  TransitGatewayPeeringAttachment transit_gateway_peering_attachment;
  static const Shape shape;
};
struct CreateTransitGatewayPeeringAttachmentRequestOptions {
  std::optional<TransitGatewayOptionValue> dynamic_routing;
  static const Shape shape;
};

struct CreateTransitGatewayPeeringAttachmentRequest {
  std::string transit_gateway_id;
  std::string peer_transit_gateway_id;
  std::string peer_account_id;
  std::string peer_region;
  std::optional<CreateTransitGatewayPeeringAttachmentRequestOptions> options;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateTransitGatewayPeeringAttachment";
  using Result = CreateTransitGatewayPeeringAttachmentResult;
};

struct AcceptTransitGatewayPeeringAttachmentResult {
  TransitGatewayPeeringAttachment transit_gateway_peering_attachment;
  static const Shape shape;
};
struct AcceptTransitGatewayPeeringAttachmentRequest {
  std::string transit_gateway_attachment_id;
  static const Shape shape;
  static constexpr std::string_view action = "AcceptTransitGatewayPeeringAttachment";
  using Result = AcceptTransitGatewayPeeringAttachmentResult;
};

struct RejectTransitGatewayPeeringAttachmentResult {
  TransitGatewayPeeringAttachment transit_gateway_peering_attachment;
  static const Shape shape;
};
struct RejectTransitGatewayPeeringAttachmentRequest {
  std::string transit_gateway_attachment_id;
  static const Shape shape;
  static constexpr std::string_view action = "RejectTransitGatewayPeeringAttachment";
  using Result = RejectTransitGatewayPeeringAttachmentResult;
};

struct DeleteTransitGatewayPeeringAttachmentResult {
  TransitGatewayPeeringAttachment transit_gateway_peering_attachment;
  static const Shape shape;
};
struct DeleteTransitGatewayPeeringAttachmentRequest {
  std::string transit_gateway_attachment_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteTransitGatewayPeeringAttachment";
  using Result = DeleteTransitGatewayPeeringAttachmentResult;
};

struct DescribeTransitGatewayPeeringAttachmentsResult {
  std::vector<TransitGatewayPeeringAttachment> transit_gateway_peering_attachments;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeTransitGatewayPeeringAttachmentsRequest {
  std::vector<std::string> transit_gateway_attachment_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeTransitGatewayPeeringAttachments";
  using Result = DescribeTransitGatewayPeeringAttachmentsResult;
};

}  // namespace vpcsim::ec2
