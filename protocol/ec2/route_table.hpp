// Route tables: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RouteTable.html and the calls on
// them.
#pragma once

#include "protocol/ec2/common.hpp"
#include "protocol/ec2/route.hpp"

namespace vpcsim::ec2 {

enum class RouteTableAssociationStateCode { associating, associated, disassociating, disassociated, failed };

struct RouteTableAssociationState {
  RouteTableAssociationStateCode state = RouteTableAssociationStateCode::associated;
  static const Shape shape;
};

struct RouteTableAssociation {
  bool main = false;
  std::string route_table_association_id;
  std::string route_table_id;
  std::optional<std::string> subnet_id;
  std::optional<std::string> gateway_id;
  RouteTableAssociationState association_state;
  static const Shape shape;
};

struct PropagatingVgw {
  std::string gateway_id;
  static const Shape shape;
};

struct RouteTable {
  std::vector<RouteTableAssociation> associations;
  std::vector<PropagatingVgw> propagating_vgws;
  std::string route_table_id;
  std::vector<Route> routes;
  std::vector<Tag> tags;
  std::string vpc_id;
  std::string owner_id;
  static const Shape shape;
};

struct CreateRouteTableResult {
  RouteTable route_table;
  std::optional<std::string> client_token;
  static const Shape shape;
};
struct CreateRouteTableRequest {
  std::string vpc_id;
  std::vector<TagSpecification> tag_specifications;
  std::optional<std::string> client_token;
  static const Shape shape;
  static constexpr std::string_view action = "CreateRouteTable";
  using Result = CreateRouteTableResult;
};

struct DeleteRouteTableRequest {
  std::string route_table_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteRouteTable";
  using Result = ReturnResult;
};

struct DescribeRouteTablesResult {
  std::vector<RouteTable> route_tables;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeRouteTablesRequest {
  std::vector<Filter> filters;
  std::vector<std::string> route_table_ids;
  NextToken next_token;
  MaxResults max_results;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeRouteTables";
  using Result = DescribeRouteTablesResult;
};

struct AssociateRouteTableResult {
  std::string association_id;
  RouteTableAssociationState association_state;
  static const Shape shape;
};
struct AssociateRouteTableRequest {
  std::string route_table_id;
  std::optional<std::string> subnet_id;
  std::optional<std::string> gateway_id;
  static const Shape shape;
  static constexpr std::string_view action = "AssociateRouteTable";
  using Result = AssociateRouteTableResult;
};

struct DisassociateRouteTableRequest {
  std::string association_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisassociateRouteTable";
  using Result = ReturnResult;
};

struct ReplaceRouteTableAssociationResult {
  std::string new_association_id;
  RouteTableAssociationState association_state;
  static const Shape shape;
};
struct ReplaceRouteTableAssociationRequest {
  std::string association_id;
  std::string route_table_id;
  static const Shape shape;
  static constexpr std::string_view action = "ReplaceRouteTableAssociation";
  using Result = ReplaceRouteTableAssociationResult;
};

struct EnableVgwRoutePropagationRequest {
  std::string gateway_id;
  std::string route_table_id;
  static const Shape shape;
  static constexpr std::string_view action = "EnableVgwRoutePropagation";
  using Result = ReturnResult;
};

struct DisableVgwRoutePropagationRequest {
  std::string gateway_id;
  std::string route_table_id;
  static const Shape shape;
  static constexpr std::string_view action = "DisableVgwRoutePropagation";
  using Result = ReturnResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::RouteTableAssociationStateCode, "associating", "associated", "disassociating",
            "disassociated", "failed");
