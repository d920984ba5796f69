// What all attachments of transit gateways have in common:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayAttachment.html
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class TransitGatewayAttachmentState {
  initiating,
  initiating_request,
  pending_acceptance,
  rolling_back,
  pending,
  available,
  modifying,
  deleting,
  deleted,
  failed,
  rejected,
  rejecting,
  failing
};
enum class TransitGatewayAttachmentResourceType {
  vpc,
  vpn,
  direct_connect_gateway,
  connect,
  peering,
  tgw_peering
};
enum class TransitGatewayAssociationState { associating, associated, disassociating, disassociated };
enum class TransitGatewayPropagationState { enabling, enabled, disabling, disabled };

struct TransitGatewayAttachmentAssociation {
  std::string transit_gateway_route_table_id;
  TransitGatewayAssociationState state = TransitGatewayAssociationState::associating;
  static const Shape shape;
};

struct TransitGatewayAttachment {
  std::string transit_gateway_attachment_id;
  std::string transit_gateway_id;
  std::string transit_gateway_owner_id;
  std::string resource_owner_id;
  TransitGatewayAttachmentResourceType resource_type = TransitGatewayAttachmentResourceType::vpc;
  std::string resource_id;
  TransitGatewayAttachmentState state = TransitGatewayAttachmentState::pending;
  std::optional<TransitGatewayAttachmentAssociation> association;
  Timestamp creation_time;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct DescribeTransitGatewayAttachmentsResult {
  std::vector<TransitGatewayAttachment> transit_gateway_attachments;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeTransitGatewayAttachmentsRequest {
  std::vector<std::string> transit_gateway_attachment_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeTransitGatewayAttachments";
  using Result = DescribeTransitGatewayAttachmentsResult;
};

struct TransitGatewayAttachmentPropagation {
  std::string transit_gateway_route_table_id;
  TransitGatewayPropagationState state = TransitGatewayPropagationState::enabling;
  static const Shape shape;
};

struct GetTransitGatewayAttachmentPropagationsResult {
  std::vector<TransitGatewayAttachmentPropagation> transit_gateway_attachment_propagations;
  NextToken next_token;
  static const Shape shape;
};
struct GetTransitGatewayAttachmentPropagationsRequest {
  std::string transit_gateway_attachment_id;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "GetTransitGatewayAttachmentPropagations";
  using Result = GetTransitGatewayAttachmentPropagationsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::TransitGatewayAttachmentState, "initiating", "initiatingRequest",
            "pendingAcceptance", "rollingBack", "pending", "available", "modifying", "deleting", "deleted",
            "failed", "rejected", "rejecting", "failing");
VPCSIM_ENUM(vpcsim::ec2::TransitGatewayAttachmentResourceType, "vpc", "vpn", "direct-connect-gateway",
            "connect", "peering", "tgw-peering");
VPCSIM_ENUM(vpcsim::ec2::TransitGatewayAssociationState, "associating", "associated", "disassociating",
            "disassociated");
VPCSIM_ENUM(vpcsim::ec2::TransitGatewayPropagationState, "enabling", "enabled", "disabling", "disabled");
