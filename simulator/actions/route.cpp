#include "simulator/actions/route.hpp"

#include <algorithm>

#include "simulator/actions/gateway_route_table.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/prefix_list.hpp"
#include "simulator/actions/route_destination.hpp"
#include "simulator/actions/route_target.hpp"

namespace vpcsim {
namespace {

const std::string one_target =
    "The request must contain exactly one of gatewayId, networkInterfaceId, vpcPeeringConnectionId, "
    "egressOnlyInternetGatewayId, natGatewayId, transitGatewayId, localGatewayId, carrierGatewayId, "
    "vpcEndpointId, coreNetworkArn or instanceId";

template <class Request>
void check_one_target(const Request& request, bool local) {
  int given = int{request.gateway_id.has_value()} + int{request.instance_id.has_value()} +
              int{request.nat_gateway_id.has_value()} + int{request.network_interface_id.has_value()} +
              int{request.vpc_peering_connection_id.has_value()} +
              int{request.egress_only_internet_gateway_id.has_value()} +
              int{request.transit_gateway_id.has_value()} + int{request.vpc_endpoint_id.has_value()} +
              int{local};
  if (given == 0) throw ApiError("MissingParameter", one_target);
  if (given > 1) throw ApiError("InvalidParameterCombination", one_target);
}

/// Inside of the VPC, a route may only lead to a middlebox: through an interface (or an instance's), a NAT
/// gateway, or an endpoint of a gateway load balancer's.
void check_may_target_inside(const RouteDestination& destination, const RouteTarget& target) {
  if (std::holds_alternative<NetworkInterfaceId>(target) || std::holds_alternative<NatGatewayId>(target) ||
      std::holds_alternative<VpcEndpointId>(target)) {
    return;
  }
  refuse("InvalidParameterValue",
         "The destination CIDR block {} is equal to or more specific than one of this VPC's CIDR blocks. "
         "This route can target only an interface or an instance.",
         text(destination));
}

/// What a new route inside of the VPC must be (VPC user guide, "Route priority").
void check_inside(const Region& region, const RouteTable& table, const RouteDestination& destination,
                  const RouteTarget& target) {
  check_may_target_inside(destination, target);
  const Route* same = find_route(table, destination);
  const bool is_whole_block = same != nullptr && is_local(*same);
  if (!is_whole_block && is_subnet_block(region, table.vpc, destination)) return;
  refuse("InvalidParameterValue",
         "The destination CIDR block {} is equal to or more specific than one of this VPC's CIDR blocks, and "
         "is not the CIDR block of one of its subnets.",
         text(destination));
}

/// An egress-only internet gateway is for IPv6 alone.
void check_family(const ReadCall& call, const RouteDestination& destination, const RouteTarget& target) {
  if (!std::holds_alternative<EgressOnlyInternetGatewayId>(target)) return;
  if (family_of(call, destination) == AddressFamily::ipv6) return;
  refuse("InvalidParameterValue",
         "The destination {} is not IPv6. This route can't target an egress-only internet gateway.",
         text(destination));
}

/// Throws RouteLimitExceeded. The quota is per family; local and propagated routes don't count.
void check_quota(const ReadCall& call, const RouteTable& table, const RouteDestination& destination) {
  const AddressFamily family = family_of(call, destination);
  if (static_weight(call, table, family) + weight_of(call, destination) >
      call.settings.quotas.routes_per_table) {
    refuse("RouteLimitExceeded", "The maximum number of routes has been reached.");
  }
}

/// The route of a gateway endpoint comes and goes with the endpoint's route tables.
void check_not_of_endpoint(const Region& region, const RouteTable& table, const Route& route,
                           std::string_view verb) {
  const auto* id = std::get_if<VpcEndpointId>(&route.target);
  if (id == nullptr || region.vpc_endpoints.get(*id).type != ec2::VpcEndpointType::gateway) return;
  refuse("InvalidParameterValue", "cannot {} VPC endpoint route {} in route table {}", verb,
         text(route.destination), table.id.text());
}

template <class Request>
NamedTarget named_target(const Request& request) {
  return {request.gateway_id,
          request.nat_gateway_id,
          request.network_interface_id,
          request.instance_id,
          request.vpc_peering_connection_id,
          request.egress_only_internet_gateway_id,
          request.transit_gateway_id,
          request.vpc_endpoint_id};
}

ec2::ReturnResult create_route(WriteCall& call, const ec2::CreateRouteRequest& request) {
  const NamedDestination named = named_destination(request);
  check_syntax(named);
  check_one_target(request, false);
  check_not_reserved(named);
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  const RouteDestination destination = route_destination(call.read(), named);
  const RouteTarget target = route_target(call.read(), table, named_target(request));
  check_family(call.read(), destination, target);
  if (is_gateway_route_table(table)) check_gateway_route(call.region, table, destination, target);
  if (local_route_around(table, destination) != nullptr) {
    check_inside(call.region, table, destination, target);
  }
  if (const Route* twin = find_route(table, destination)) {
    if (twin->target == target && twin->origin == ec2::RouteOrigin::create_route) return {};  // asked twice
    refuse("RouteAlreadyExists", "The route identified by {} already exists.", text(destination));
  }
  check_quota(call.read(), table, destination);
  if (const auto* list = std::get_if<PrefixListId>(&destination))
    check_reference_quota(call.read(), *list, PrefixListReferrer::route_table);
  call.region.route_tables.update(table.id, [&](RouteTable& changed) {
    changed.routes.push_back({destination, target});
  });
  return {};
}

ec2::ReturnResult replace_route(WriteCall& call, const ec2::ReplaceRouteRequest& request) {
  const NamedDestination named = named_destination(request);
  const bool local = request.local_target.value_or(false);
  check_syntax(named);
  check_one_target(request, local);
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  const RouteDestination destination = route_destination(call.read(), named);
  const Route* route = find_route(table, destination);
  if (route == nullptr) {
    refuse("InvalidParameterValue",
           "There is no route defined for '{}' in the route table. Use CreateRoute instead.",
           text(destination));
  }
  check_not_of_endpoint(call.region, table, *route, "replace");
  RouteTarget target = LocalTarget{};
  if (local) {
    if (!is_local(*route)) {
      refuse("InvalidParameterValue", "The route with {} {} in route table {} is not a local route",
             parameter_of(destination), text(destination), table.id.text());
    }
  } else {
    target = route_target(call.read(), table, named_target(request));
    check_family(call.read(), destination, target);
    if (is_gateway_route_table(table)) check_gateway_route(call.region, table, destination, target);
    if (local_route_around(table, destination) != nullptr) check_may_target_inside(destination, target);
  }
  call.region.route_tables.update(table.id, [&](RouteTable& changed) {
    for (Route& own : changed.routes) {
      if (own.destination == destination) own.target = target;
    }
  });
  return {};
}

ec2::ReturnResult delete_route(WriteCall& call, const ec2::DeleteRouteRequest& request) {
  const NamedDestination named = named_destination(request);
  check_syntax(named);
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  const RouteDestination destination = route_destination(call.read(), named);
  const Route* route = find_route(table, destination);
  if (route == nullptr) {
    refuse("InvalidRoute.NotFound", "no route with {} {} in route table {}", parameter_of(destination),
           text(destination), table.id.text());
  }
  check_not_of_endpoint(call.region, table, *route, "remove");
  if (is_local(*route)) {
    refuse("InvalidParameterValue", "cannot remove local route {} in route table {}", text(destination),
           table.id.text());
  }
  call.region.route_tables.update(table.id, [&](RouteTable& changed) {
    std::erase_if(changed.routes, [&](const Route& own) { return own.destination == destination; });
  });
  return {};
}

template <class Change>
void change_tables_of(Region& region, VpcId vpc, Change&& change) {
  std::vector<RouteTableId> tables;
  for (const RouteTable& table : region.route_tables.with("vpc-id", vpc)) {
    if (table.vpc == vpc) tables.push_back(table.id);
  }
  for (const RouteTableId& id : tables) region.route_tables.update(id, change);
}

}  // namespace

Route local_route(const RouteDestination& block) {
  return {block, LocalTarget{}, ec2::RouteOrigin::create_route_table};
}

void add_local_routes(Region& region, VpcId vpc, const RouteDestination& block) {
  change_tables_of(region, vpc, [&](RouteTable& table) {
    auto first_static = std::find_if_not(table.routes.begin(), table.routes.end(), is_local);
    table.routes.insert(first_static, local_route(block));
  });
}

void remove_local_routes(Region& region, VpcId vpc, const RouteDestination& block) {
  change_tables_of(region, vpc, [&](RouteTable& table) {
    std::erase_if(table.routes, [&](const Route& own) { return is_local(own) && own.destination == block; });
  });
}

std::size_t static_weight(const ReadCall& call, const RouteTable& table, AddressFamily family) {
  std::size_t weight = 0;
  for (const Route& route : table.routes) {
    if (route.origin != ec2::RouteOrigin::create_route || family_of(call, route.destination) != family)
      continue;
    weight += weight_of(call, route.destination);
  }
  return weight;
}

ec2::Route to_record(const ReadCall& call, VpcId vpc, const Route& route) {
  ec2::Route record;
  show_destination(route.destination, record);
  record.origin = route.origin;
  record.state = route_state(call, vpc, route);
  show_target(call, route.target, record);
  return record;
}

Actions route_actions() {
  return {
      action<create_route>("Creates a route in a route table"),
      action<replace_route>("Gives a route another target"),
      action<delete_route>("Deletes a route; local routes stay"),
  };
}

}  // namespace vpcsim
