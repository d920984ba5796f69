// Routes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html and the calls on them.
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class RouteOrigin { create_route_table, create_route, enable_vgw_route_propagation };
enum class RouteState { active, blackhole };

struct Route {
  std::optional<std::string> destination_cidr_block;  ///< one of the three destinations
  std::optional<std::string> destination_ipv6_cidr_block;
  std::optional<std::string> destination_prefix_list_id;
  std::optional<std::string> egress_only_internet_gateway_id;
  std::optional<std::string> gateway_id;  ///< igw-... or "local"
  std::optional<std::string> instance_id;
  std::optional<std::string> instance_owner_id;
  std::optional<std::string> nat_gateway_id;
  std::optional<std::string> network_interface_id;
  RouteOrigin origin = RouteOrigin::create_route;
  RouteState state = RouteState::active;
  std::optional<std::string> transit_gateway_id;
  std::optional<std::string> vpc_peering_connection_id;
  static const Shape shape;
};

struct CreateRouteRequest {
  std::optional<std::string> destination_cidr_block;
  std::optional<std::string> destination_ipv6_cidr_block;
  std::optional<std::string> destination_prefix_list_id;
  std::optional<std::string> egress_only_internet_gateway_id;
  std::optional<std::string> gateway_id;
  std::optional<std::string> instance_id;
  std::optional<std::string> nat_gateway_id;
  std::optional<std::string> network_interface_id;
  std::string route_table_id;
  std::optional<std::string> transit_gateway_id;
  std::optional<std::string> vpc_peering_connection_id;
  std::optional<std::string> vpc_endpoint_id;  ///< a gateway load balancer's
  static const Shape shape;
  static constexpr std::string_view action = "CreateRoute";
  using Result = ReturnResult;
};

struct ReplaceRouteRequest {
  std::optional<std::string> destination_cidr_block;
  std::optional<std::string> destination_ipv6_cidr_block;
  std::optional<std::string> destination_prefix_list_id;
  std::optional<std::string> egress_only_internet_gateway_id;
  std::optional<std::string> gateway_id;
  std::optional<std::string> instance_id;
  std::optional<bool> local_target;
  std::optional<std::string> nat_gateway_id;
  std::optional<std::string> network_interface_id;
  std::string route_table_id;
  std::optional<std::string> transit_gateway_id;
  std::optional<std::string> vpc_peering_connection_id;
  std::optional<std::string> vpc_endpoint_id;  ///< a gateway load balancer's
  static const Shape shape;
  static constexpr std::string_view action = "ReplaceRoute";
  using Result = ReturnResult;
};

struct DeleteRouteRequest {
  std::optional<std::string> destination_cidr_block;
  std::string route_table_id;
  std::optional<std::string> destination_ipv6_cidr_block;
  std::optional<std::string> destination_prefix_list_id;
  static const Shape shape;
  static constexpr std::string_view action = "DeleteRoute";
  using Result = ReturnResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::RouteOrigin, "CreateRouteTable", "CreateRoute", "EnableVgwRoutePropagation");
VPCSIM_ENUM(vpcsim::ec2::RouteState, "active", "blackhole");
