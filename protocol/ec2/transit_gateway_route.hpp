// Routes of transit gateway route tables:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRoute.html
#pragma once

#include "protocol/ec2/transit_gateway_attachment.hpp"

namespace vpcsim::ec2 {

enum class TransitGatewayRouteType { static_, propagated };
enum class TransitGatewayRouteState { pending, active, blackhole, deleting, deleted };

struct TransitGatewayRouteAttachment {
  std::string resource_id;
  std::string transit_gateway_attachment_id;
  TransitGatewayAttachmentResourceType resource_type = TransitGatewayAttachmentResourceType::vpc;
  static const Shape shape;
};

struct TransitGatewayRoute {
  std::optional<std::string> destination_cidr_block;
  std::optional<std::string> prefix_list_id;
  std::vector<TransitGatewayRouteAttachment> transit_gateway_attachments;
  TransitGatewayRouteType type = TransitGatewayRouteType::static_;
  TransitGatewayRouteState state = TransitGatewayRouteState::active;
  static const Shape shape;
};

struct CreateTransitGatewayRouteResult {
  TransitGatewayRoute route;
  static const Shape shape;
};
struct CreateTransitGatewayRouteRequest {
  std::string destination_cidr_block;
  std::string transit_gateway_route_table_id;
  std::optional<std::string> transit_gateway_attachment_id;
  std::optional<bool> blackhole;
  static const Shape shape;
  static constexpr std::string_view action = "CreateTransitGatewayRoute";
  using Result = CreateTransitGatewayRouteResult;
};

struct ReplaceTransitGatewayRouteResult {
  TransitGatewayRoute route;
  static const Shape shape;
};
struct ReplaceTransitGatewayRouteRequest {
  std::string destination_cidr_block;
  std::string transit_gateway_route_table_id;
  std::optional<std::string> transit_gateway_attachment_id;
  std::optional<bool> blackhole;
  static const Shape shape;
  static constexpr std::string_view action = "ReplaceTransitGatewayRoute";
  using Result = ReplaceTransitGatewayRouteResult;
};

struct DeleteTransitGatewayRouteResult {
  TransitGatewayRoute route;
  static const Shape shape;
};
struct DeleteTransitGatewayRouteRequest {
  std::string transit_gateway_route_table_id;
  std::string destination_cidr_block;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteTransitGatewayRoute";
  using Result = DeleteTransitGatewayRouteResult;
};

struct SearchTransitGatewayRoutesResult {
  std::vector<TransitGatewayRoute> routes;
  bool additional_routes_available = false;
  static const Shape shape;
};
struct SearchTransitGatewayRoutesRequest {
  std::string transit_gateway_route_table_id;
  std::vector<Filter> filters;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "SearchTransitGatewayRoutes";
  using Result = SearchTransitGatewayRoutesResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::TransitGatewayRouteType, "static", "propagated");
VPCSIM_ENUM(vpcsim::ec2::TransitGatewayRouteState, "pending", "active", "blackhole", "deleting", "deleted");
