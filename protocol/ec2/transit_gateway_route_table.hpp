// Route tables of transit gateways, and which attachments are associated with them or propagate to them:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRouteTable.html
#pragma once

#include "protocol/ec2/transit_gateway_attachment.hpp"

namespace vpcsim::ec2 {

enum class TransitGatewayRouteTableState { pending, available, deleting, deleted };

struct TransitGatewayRouteTable {
  std::string transit_gateway_route_table_id;
  std::string transit_gateway_id;
  TransitGatewayRouteTableState state = TransitGatewayRouteTableState::pending;
  bool default_association_route_table = false;
  bool default_propagation_route_table = false;
  Timestamp creation_time;
  std::vector<Tag> tags;
  static const Shape shape;
};

struct CreateTransitGatewayRouteTableResult {
  TransitGatewayRouteTable transit_gateway_route_table;
  static const Shape shape;
};
struct CreateTransitGatewayRouteTableRequest {
  std::string transit_gateway_id;
  std::vector<TagSpecification> tag_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "CreateTransitGatewayRouteTable";
  using Result = CreateTransitGatewayRouteTableResult;
};

struct DeleteTransitGatewayRouteTableResult {
  TransitGatewayRouteTable transit_gateway_route_table;
  static const Shape shape;
};
struct DeleteTransitGatewayRouteTableRequest {
  std::string transit_gateway_route_table_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteTransitGatewayRouteTable";
  using Result = DeleteTransitGatewayRouteTableResult;
};

struct DescribeTransitGatewayRouteTablesResult {
  std::vector<TransitGatewayRouteTable> transit_gateway_route_tables;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeTransitGatewayRouteTablesRequest {
  std::vector<std::string> transit_gateway_route_table_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeTransitGatewayRouteTables";
  using Result = DescribeTransitGatewayRouteTablesResult;
};

struct TransitGatewayAssociation {
  std::string transit_gateway_route_table_id;
  std::string transit_gateway_attachment_id;
  std::string resource_id;
  TransitGatewayAttachmentResourceType resource_type = TransitGatewayAttachmentResourceType::vpc;
  TransitGatewayAssociationState state = TransitGatewayAssociationState::associating;
  static const Shape shape;
};

struct AssociateTransitGatewayRouteTableResult {
  TransitGatewayAssociation association;
  static const Shape shape;
};
struct AssociateTransitGatewayRouteTableRequest {
  std::string transit_gateway_route_table_id;
  std::string transit_gateway_attachment_id;
  static const Shape shape;
  static constexpr std::string_view action = "AssociateTransitGatewayRouteTable";
  using Result = AssociateTransitGatewayRouteTableResult;
};

struct DisassociateTransitGatewayRouteTableResult {
  TransitGatewayAssociation association;
  static const Shape shape;
};
struct DisassociateTransitGatewayRouteTableRequest {
  std::string transit_gateway_route_table_id;
  std::string transit_gateway_attachment_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisassociateTransitGatewayRouteTable";
  using Result = DisassociateTransitGatewayRouteTableResult;
};

struct TransitGatewayRouteTableAssociation {
  std::string transit_gateway_attachment_id;
  std::string resource_id;
  TransitGatewayAttachmentResourceType resource_type = TransitGatewayAttachmentResourceType::vpc;
  TransitGatewayAssociationState state = TransitGatewayAssociationState::associating;
  static const Shape shape;
};

struct GetTransitGatewayRouteTableAssociationsResult {
  std::vector<TransitGatewayRouteTableAssociation> associations;
  NextToken next_token;
  static const Shape shape;
};
struct GetTransitGatewayRouteTableAssociationsRequest {
  std::string transit_gateway_route_table_id;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "GetTransitGatewayRouteTableAssociations";
  using Result = GetTransitGatewayRouteTableAssociationsResult;
};

struct TransitGatewayPropagation {
  std::string transit_gateway_attachment_id;
  std::string resource_id;
  TransitGatewayAttachmentResourceType resource_type = TransitGatewayAttachmentResourceType::vpc;
  std::string transit_gateway_route_table_id;
  TransitGatewayPropagationState state = TransitGatewayPropagationState::enabling;
  static const Shape shape;
};

struct EnableTransitGatewayRouteTablePropagationResult {
  TransitGatewayPropagation propagation;
  static const Shape shape;
};
struct EnableTransitGatewayRouteTablePropagationRequest {
  std::string transit_gateway_route_table_id;
  std::optional<std::string> transit_gateway_attachment_id;
  static const Shape shape;
  static constexpr std::string_view action = "EnableTransitGatewayRouteTablePropagation";
  using Result = EnableTransitGatewayRouteTablePropagationResult;
};

struct DisableTransitGatewayRouteTablePropagationResult {
  TransitGatewayPropagation propagation;
  static const Shape shape;
};
struct DisableTransitGatewayRouteTablePropagationRequest {
  std::string transit_gateway_route_table_id;
  std::optional<std::string> transit_gateway_attachment_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisableTransitGatewayRouteTablePropagation";
  using Result = DisableTransitGatewayRouteTablePropagationResult;
};

struct TransitGatewayRouteTablePropagation {
  std::string transit_gateway_attachment_id;
  std::string resource_id;
  TransitGatewayAttachmentResourceType resource_type = TransitGatewayAttachmentResourceType::vpc;
  TransitGatewayPropagationState state = TransitGatewayPropagationState::enabling;
  static const Shape shape;
};

struct GetTransitGatewayRouteTablePropagationsResult {
  std::vector<TransitGatewayRouteTablePropagation> transit_gateway_route_table_propagations;
  NextToken next_token;
  static const Shape shape;
};
struct GetTransitGatewayRouteTablePropagationsRequest {
  std::string transit_gateway_route_table_id;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "GetTransitGatewayRouteTablePropagations";
  using Result = GetTransitGatewayRouteTablePropagationsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::TransitGatewayRouteTableState, "pending", "available", "deleting", "deleted");
