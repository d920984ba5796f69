#include "simulator/actions/route_table.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/gateway_route_table.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/route.hpp"
#include "simulator/actions/route_destination.hpp"
#include "simulator/actions/vpc_endpoint.hpp"
#include "simulator/actions/vpn_gateway.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

const RouteTable& effective_route_table(const Region& region, const Subnet& subnet) {
  return region.route_tables.get(subnet.route_table ? *subnet.route_table
                                                    : region.vpcs.get(subnet.vpc).main_route_table);
}

ec2::RouteTable to_record(const ReadCall& call, const RouteTable& table) {
  ec2::RouteTable record{.associations = {},
                         .propagating_vgws = {},
                         .route_table_id = table.id.text(),
                         .routes = {},
                         .tags = table.tags,
                         .vpc_id = table.vpc.text(),
                         .owner_id = call.caller().account};
  for (const RouteTableAssociation& association : table.associations) {
    ec2::RouteTableAssociation item{.main = association.is_main(),
                                    .route_table_association_id = association.id.text(),
                                    .route_table_id = table.id.text(),
                                    .subnet_id = {},
                                    .gateway_id = {},
                                    .association_state = {}};
    if (association.subnet) item.subnet_id = association.subnet->text();
    if (association.gateway) item.gateway_id = text(*association.gateway);
    record.associations.push_back(std::move(item));
  }
  for (const VpnGatewayId& gateway : table.propagating_vgws)
    record.propagating_vgws.push_back({gateway.text()});
  for (const Route& route : table.routes) record.routes.push_back(to_record(call, table.vpc, route));
  return record;
}

void stop_propagation(RouteTable& table, VpnGatewayId gateway) {
  std::erase(table.propagating_vgws, gateway);
  std::erase_if(table.routes, [&](const Route& route) {
    return route.origin == ec2::RouteOrigin::enable_vgw_route_propagation &&
           route.target == RouteTarget(gateway);
  });
}

namespace {

ec2::CreateRouteTableResult create_route_table(WriteCall& call, const ec2::CreateRouteTableRequest& request) {
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  const Idempotency idempotency = idempotency_of(request);
  if (const RouteTable* twin = find_made_by(call.region.route_tables, idempotency)) {
    return {to_record(call.read(), *twin), request.client_token};
  }
  auto tags = tags_from(request.tag_specifications, "route-table", call.settings);
  if (call.region.route_tables.count_with("vpc-id", vpc.id) >= call.settings.quotas.route_tables_per_vpc) {
    refuse("RouteTableLimitExceeded", "The maximum number of route tables has been reached.");
  }
  RouteTable table{.id = call.region.ids.id<RouteTableId>(),
                   .vpc = vpc.id,
                   .routes = {},
                   .associations = {},
                   .idempotency = idempotency,
                   .tags = std::move(tags)};
  // Every table of a VPC has the same local destinations.
  for (const Route& route : call.region.route_tables.get(vpc.main_route_table).routes) {
    if (is_local(route)) table.routes.push_back(local_route(route.destination));
  }
  call.region.route_tables.insert(table);
  return {to_record(call.read(), table), request.client_token};
}

ec2::ReturnResult delete_route_table(WriteCall& call, const ec2::DeleteRouteTableRequest& request) {
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  if (!table.associations.empty()) {  // the main table has at least the main one
    refuse("DependencyViolation", "The routeTable '{}' has dependencies and cannot be deleted.",
           request.route_table_id);
  }
  const RouteTableId id = table.id;
  call.region.route_tables.erase(id);
  forget_route_table(call, id);
  return {};
}

/// Nothing propagates without VPN connections; the table is marked nevertheless, as on AWS.
ec2::ReturnResult enable_vgw_route_propagation(WriteCall& call,
                                               const ec2::EnableVgwRoutePropagationRequest& request) {
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  const VpnGateway& gateway = get_vpn_gateway(call.read(), request.gateway_id);
  if (attached_vpc(gateway) != table.vpc) {
    refuse("Gateway.NotAttached", "resource {} is not attached to network {}", gateway.id.text(),
           table.vpc.text());
  }
  if (is_gateway_route_table(table)) {
    refuse("InvalidParameterValue",
           "Route table {} is associated with a gateway and cannot have route propagation enabled",
           table.id.text());
  }
  call.region.route_tables.update(table.id, [&](RouteTable& changed) {
    auto& own = changed.propagating_vgws;
    if (std::find(own.begin(), own.end(), gateway.id) == own.end()) own.push_back(gateway.id);
  });
  return {};
}

/// Disabling what isn't enabled changes nothing.
ec2::ReturnResult disable_vgw_route_propagation(WriteCall& call,
                                                const ec2::DisableVgwRoutePropagationRequest& request) {
  const RouteTable& table = call.region.route_tables.get(request.route_table_id);
  const VpnGatewayId gateway = get_vpn_gateway(call.read(), request.gateway_id).id;
  call.region.route_tables.update(table.id, [&](RouteTable& changed) { stop_propagation(changed, gateway); });
  return {};
}

using Values = std::vector<std::string>;

/// Of a member that every association has, or some.
template <auto member>
Values of_associations(const ec2::RouteTable& table) {
  Values values;
  for (const auto& association : table.associations) {
    if constexpr (std::is_same_v<std::decay_t<decltype(association.*member)>, std::string>) {
      values.push_back(association.*member);
    } else if (association.*member) {
      values.push_back(*(association.*member));
    }
  }
  return values;
}
template <auto member>
Values of_routes(const ec2::RouteTable& table) {
  Values values;
  for (const auto& route : table.routes) {
    if (route.*member) values.push_back(*(route.*member));
  }
  return values;
}
constexpr std::array<FilterField<ec2::RouteTable>, 19> route_table_filters{{
    {"association.gateway-id", of_associations<&ec2::RouteTableAssociation::gateway_id>},
    {"association.route-table-association-id",
     of_associations<&ec2::RouteTableAssociation::route_table_association_id>},
    {"association.route-table-id", of_associations<&ec2::RouteTableAssociation::route_table_id>},
    {"association.subnet-id", of_associations<&ec2::RouteTableAssociation::subnet_id>},
    {"association.main",
     [](const ec2::RouteTable& table) {
       Values values;
       for (const auto& association : table.associations)
         values.emplace_back(association.main ? "true" : "false");
       return values;
     }},
    {"owner-id", [](const ec2::RouteTable& table) { return Values{table.owner_id}; }},
    {"route-table-id", [](const ec2::RouteTable& table) { return Values{table.route_table_id}; }},
    {"route.destination-cidr-block", of_routes<&ec2::Route::destination_cidr_block>},
    {"route.destination-ipv6-cidr-block", of_routes<&ec2::Route::destination_ipv6_cidr_block>},
    {"route.destination-prefix-list-id", of_routes<&ec2::Route::destination_prefix_list_id>},
    {"route.egress-only-internet-gateway-id", of_routes<&ec2::Route::egress_only_internet_gateway_id>},
    {"route.gateway-id", of_routes<&ec2::Route::gateway_id>},
    {"route.instance-id", of_routes<&ec2::Route::instance_id>},
    {"route.nat-gateway-id", of_routes<&ec2::Route::nat_gateway_id>},
    {"route.transit-gateway-id", of_routes<&ec2::Route::transit_gateway_id>},
    {"route.origin",
     [](const ec2::RouteTable& table) {
       Values values;
       for (const auto& route : table.routes) values.emplace_back(name_of(route.origin));
       return values;
     }},
    {"route.state",
     [](const ec2::RouteTable& table) {
       Values values;
       for (const auto& route : table.routes) values.emplace_back(name_of(route.state));
       return values;
     }},
    {"route.vpc-peering-connection-id", of_routes<&ec2::Route::vpc_peering_connection_id>},
    {"vpc-id", [](const ec2::RouteTable& table) { return Values{table.vpc_id}; }},
}};

ec2::DescribeRouteTablesResult describe_route_tables(const ReadCall& call,
                                                     const ec2::DescribeRouteTablesRequest& request) {
  Selection selection{request.route_table_ids, request.filters, "RouteTableIds", request.max_results,
                      request.next_token};
  selection.page_max = 100;
  auto described = describe<ec2::RouteTable>(call.region.route_tables, selection, route_table_filters,
                                             [&](const RouteTable& table) { return to_record(call, table); });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions route_table_actions() {
  return {
      action<create_route_table>("Creates a route table with the local routes of its VPC"),
      action<delete_route_table>("Deletes a route table that nothing is associated with"),
      action<describe_route_tables>("Describes route tables, their associations and routes"),
      action<enable_vgw_route_propagation>("Lets a virtual private gateway add routes to a route table"),
      action<disable_vgw_route_propagation>("Stops a virtual private gateway from adding routes to a table"),
  };
}

}  // namespace vpcsim
