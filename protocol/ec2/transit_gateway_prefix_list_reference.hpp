// Routes of transit gateway route tables to all the CIDRs of a prefix list:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayPrefixListReference.html
#pragma once

#include "protocol/ec2/transit_gateway_attachment.hpp"

namespace vpcsim::ec2 {

enum class TransitGatewayPrefixListReferenceState { pending, available, modifying, deleting };

struct TransitGatewayPrefixListAttachment {
  std::string transit_gateway_attachment_id;
  TransitGatewayAttachmentResourceType resource_type = TransitGatewayAttachmentResourceType::vpc;
  std::string resource_id;
  static const Shape shape;
};

struct TransitGatewayPrefixListReference {
  std::string transit_gateway_route_table_id;
  std::string prefix_list_id;
  std::string prefix_list_owner_id;
  TransitGatewayPrefixListReferenceState state = TransitGatewayPrefixListReferenceState::pending;
  bool blackhole = false;
  std::optional<TransitGatewayPrefixListAttachment> transit_gateway_attachment;
  static const Shape shape;
};

struct CreateTransitGatewayPrefixListReferenceResult {
  TransitGatewayPrefixListReference transit_gateway_prefix_list_reference;
  static const Shape shape;
};
struct CreateTransitGatewayPrefixListReferenceRequest {
  std::string transit_gateway_route_table_id;
  std::string prefix_list_id;
  std::optional<std::string> transit_gateway_attachment_id;
  std::optional<bool> blackhole;
  static const Shape shape;
  static constexpr std::string_view action = "CreateTransitGatewayPrefixListReference";
  using Result = CreateTransitGatewayPrefixListReferenceResult;
};

struct ModifyTransitGatewayPrefixListReferenceResult {
  TransitGatewayPrefixListReference transit_gateway_prefix_list_reference;
  static const Shape shape;
};
struct ModifyTransitGatewayPrefixListReferenceRequest {
  std::string transit_gateway_route_table_id;
  std::string prefix_list_id;
  std::optional<std::string> transit_gateway_attachment_id;
  std::optional<bool> blackhole;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyTransitGatewayPrefixListReference";
  using Result = ModifyTransitGatewayPrefixListReferenceResult;
};

struct DeleteTransitGatewayPrefixListReferenceResult {
  TransitGatewayPrefixListReference transit_gateway_prefix_list_reference;
  static const Shape shape;
};
struct DeleteTransitGatewayPrefixListReferenceRequest {
  std::string transit_gateway_route_table_id;
  std::string prefix_list_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteTransitGatewayPrefixListReference";
  using Result = DeleteTransitGatewayPrefixListReferenceResult;
};

struct GetTransitGatewayPrefixListReferencesResult {
  std::vector<TransitGatewayPrefixListReference> transit_gateway_prefix_list_references;
  NextToken next_token;
  static const Shape shape;
};
struct GetTransitGatewayPrefixListReferencesRequest {
  std::string transit_gateway_route_table_id;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "GetTransitGatewayPrefixListReferences";
  using Result = GetTransitGatewayPrefixListReferencesResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::TransitGatewayPrefixListReferenceState, "pending", "available", "modifying",
            "deleting");
