#include "simulator/actions/route.hpp"

#include <algorithm>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/route_target.hpp"
#include "simulator/actions/vpc.hpp"

namespace vpcsim {
namespace {

const std::string one_target =
    "The request must contain exactly one of gatewayId, networkInterfaceId, vpcPeeringConnectionId, "
    "egressOnlyInternetGatewayId, natGatewayId, transitGatewayId, localGatewayId, carrierGatewayId, "
    "vpcEndpointId, "
    "coreNetworkArn or instanceId";

/// Throws MissingParameter or InvalidParameterValue.
Cidr destination_of(const std::optional<std::string>& text) {
  if (!text) {
    refuse("MissingParameter",
           "The request must contain exactly one of destinationCidrBlock, destinationIpv6CidrBlock or "
           "destinationPrefixListId");
  }
  auto cidr = Cidr::parse(*text);
  if (!cidr) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.",
           *text);
  }
  return *cidr;
}

template <class Request>
void check_one_target(const Request& request, bool local) {
  int given = int{request.gateway_id.has_value()} + int{request.instance_id.has_value()} +
              int{request.nat_gateway_id.has_value()} + int{request.network_interface_id.has_value()} +
              int{request.vpc_peering_connection_id.has_value()} + int{local};
  if (given == 0) throw ApiError("MissingParameter", one_target);
  if (given > 1) throw ApiError("InvalidParameterCombination", one_target);
}

/// Link-local addresses that AWS keeps for its own services (VPC user guide, "Route table concepts").
void check_not_of_aws(const Cidr& destination) {
  static const Cidr services = *Cidr::parse("169.254.168.0/22");
  if (services.contains(destination)) {
    refuse("InvalidParameterValue",
           "The destination CIDR block {} is equal to or more specific than {}, which is reserved.",
           destination.text(), services.text());
  }
}

bool is_local_route(const Vpc& vpc, const Cidr& destination) {
  return std::any_of(vpc.cidrs.begin(), vpc.cidrs.end(),
                     [&](const VpcCidr& own) { return own.cidr == destination; });
}

bool is_subnet(const Region& region, const Vpc& vpc, const Cidr& cidr) {
  return std::any_of(region.subnets.begin(), region.subnets.end(),
                     [&](const Subnet& subnet) { return subnet.vpc == vpc.id && subnet.cidr == cidr; });
}

/// Inside of the VPC, a route may only lead to a middlebox: through an interface (or an instance's), or a NAT
/// gateway.
void check_may_target_inside(const Cidr& destination, const RouteTarget& target) {
  if (std::holds_alternative<NetworkInterfaceId>(target) || std::holds_alternative<NatGatewayId>(target))
    return;
  refuse("InvalidParameterValue",
         "The destination CIDR block {} is equal to or more specific than one of this VPC's CIDR blocks. "
         "This route "
         "can target only an interface or an instance.",
         destination.text());
}

auto find_route(const RouteTable& table, const Cidr& destination) {
  return std::find_if(table.routes.begin(), table.routes.end(),
                      [&](const Route& route) { return route.destination == destination; });
}

/// Throws RouteLimitExceeded. The local routes don't count.
void check_quota(const WriteCall& call, const Vpc& vpc, const RouteTable& table) {
  auto routes = std::count_if(table.routes.begin(), table.routes.end(),
                              [&](const Route& route) { return !is_local_route(vpc, route.destination); });
  if (static_cast<std::size_t>(routes) >= call.settings.quotas.routes_per_table) {
    refuse("RouteLimitExceeded", "The maximum number of routes has been reached.");
  }
}

ec2::ReturnResult create_route(WriteCall& call, const ec2::CreateRouteRequest& request) {
  const Cidr destination = destination_of(request.destination_cidr_block);
  check_one_target(request, false);
  check_not_of_aws(destination);
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  const Vpc& vpc = call.region.vpcs.get(table.vpc);
  const RouteTarget target =
      route_target(call.read(), table,
                   {request.gateway_id, request.nat_gateway_id, request.network_interface_id,
                    request.instance_id, request.vpc_peering_connection_id});
  if (cidr_around(vpc, destination) != nullptr) {
    check_may_target_inside(destination, target);
    if (is_local_route(vpc, destination) || !is_subnet(call.region, vpc, destination)) {
      refuse("InvalidParameterValue",
             "The destination CIDR block {} is equal to or more specific than one of this VPC's CIDR blocks, "
             "and is "
             "not the CIDR block of one of its subnets.",
             destination.text());
    }
  }
  if (auto twin = find_route(table, destination); twin != table.routes.end()) {
    if (twin->target == target) return {};  // asked for twice
    refuse("RouteAlreadyExists", "The route identified by {} already exists.", destination.text());
  }
  check_quota(call, vpc, table);
  call.region.route_tables.update(table.id, [&](RouteTable& changed) {
    changed.routes.push_back({destination, target});
  });
  return {};
}

ec2::ReturnResult replace_route(WriteCall& call, const ec2::ReplaceRouteRequest& request) {
  const Cidr destination = destination_of(request.destination_cidr_block);
  const bool local = request.local_target.value_or(false);
  check_one_target(request, local);
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  const Vpc& vpc = call.region.vpcs.get(table.vpc);
  if (find_route(table, destination) == table.routes.end()) {
    refuse("InvalidParameterValue",
           "There is no route defined for '{}' in the route table. Use CreateRoute instead.",
           destination.text());
  }
  RouteTarget target = LocalTarget{};
  if (local) {
    if (!is_local_route(vpc, destination)) {
      refuse("InvalidParameterValue",
             "The route with destination-cidr-block {} in route table {} is not a local route",
             destination.text(), table.id.text());
    }
  } else {
    target = route_target(call.read(), table,
                          {request.gateway_id, request.nat_gateway_id, request.network_interface_id,
                           request.instance_id, request.vpc_peering_connection_id});
    if (cidr_around(vpc, destination) != nullptr) check_may_target_inside(destination, target);
  }
  call.region.route_tables.update(table.id, [&](RouteTable& changed) {
    for (Route& route : changed.routes) {
      if (route.destination == destination) route.target = target;
    }
  });
  return {};
}

ec2::ReturnResult delete_route(WriteCall& call, const ec2::DeleteRouteRequest& request) {
  const Cidr destination = destination_of(request.destination_cidr_block);
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  if (find_route(table, destination) == table.routes.end()) {
    refuse("InvalidRoute.NotFound", "no route with destination-cidr-block {} in route table {}",
           destination.text(), table.id.text());
  }
  if (is_local_route(call.region.vpcs.get(table.vpc), destination)) {
    refuse("InvalidParameterValue", "cannot remove local route {} in route table {}", destination.text(),
           table.id.text());
  }
  call.region.route_tables.update(table.id, [&](RouteTable& changed) {
    std::erase_if(changed.routes, [&](const Route& route) { return route.destination == destination; });
  });
  return {};
}

}  // namespace

ec2::Route to_record(const ReadCall& call, VpcId vpc, const Route& route) {
  const bool local = is_local_route(call.region.vpcs.get(vpc), route.destination);
  ec2::Route record{.destination_cidr_block = route.destination.text(),
                    .origin = local ? ec2::RouteOrigin::create_route_table : ec2::RouteOrigin::create_route,
                    .state = route_state(call, vpc, route)};
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
