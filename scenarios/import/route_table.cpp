// Route tables: their routes, and what they are associated with.
#include "scenarios/import/home_import.hpp"

namespace vpcsim::importing {
namespace {

std::string destination_text(const ec2::Route& route) {
  for (const auto& text :
       {route.destination_cidr_block, route.destination_ipv6_cidr_block, route.destination_prefix_list_id}) {
    if (text) return *text;
  }
  return "a route without a destination";
}

RouteDestination destination_of(HomeImport& home, const ec2::Route& route) {
  if (route.destination_cidr_block) return home.value_of<Cidr>(*route.destination_cidr_block);
  if (route.destination_ipv6_cidr_block) return home.value_of<Ipv6Cidr>(*route.destination_ipv6_cidr_block);
  if (route.destination_prefix_list_id)
    return home.need(home.region.prefix_lists, *route.destination_prefix_list_id).id;
  throw CannotHold("it has no destination");
}

RouteTarget gateway_of(const std::string& id) {
  if (id == "local") return LocalTarget{};
  if (const auto gateway = InternetGatewayId::parse(id)) return *gateway;
  if (const auto gateway = VpnGatewayId::parse(id)) return *gateway;
  if (const auto endpoint = VpcEndpointId::parse(id)) return *endpoint;
  throw CannotHold(fmt::format("vpcsim has no gateways like {}", id));
}

/// A target that is gone or left out stays: the route is a blackhole.
RouteTarget target_of(HomeImport& home, const ec2::Route& route) {
  if (route.network_interface_id) return home.id_of<NetworkInterfaceId>(*route.network_interface_id);
  if (route.nat_gateway_id) return home.id_of<NatGatewayId>(*route.nat_gateway_id);
  if (route.vpc_peering_connection_id) return home.id_of<PeeringId>(*route.vpc_peering_connection_id);
  if (route.transit_gateway_id) return home.id_of<TransitGatewayId>(*route.transit_gateway_id);
  if (route.egress_only_internet_gateway_id)
    return home.id_of<EgressOnlyInternetGatewayId>(*route.egress_only_internet_gateway_id);
  if (route.gateway_id) return gateway_of(*route.gateway_id);
  throw CannotHold("its target is of a kind that vpcsim doesn't have");
}

RouteTable table_of(HomeImport& home, const ec2::RouteTable& record) {
  const std::string& id = record.route_table_id;
  RouteTable row{.id = home.id_of<RouteTableId>(id),
                 .vpc = home.need(home.region.vpcs, record.vpc_id).id,
                 .routes = {},
                 .associations = {},
                 .tags = record.tags};
  for (const ec2::Route& route : record.routes) {
    home.part("route", destination_text(route), id, [&] {
      row.routes.push_back({destination_of(home, route), target_of(home, route), route.origin});
    });
  }
  return row;
}

EdgeGateway edge_gateway_of(HomeImport& home, const std::string& id) {
  if (id.starts_with(VpnGatewayIdTag::prefix)) return home.need(home.region.vpn_gateways, id).id;
  return home.need(home.region.internet_gateways, id).id;
}

void associate(HomeImport& home, const ec2::RouteTableAssociation& record, RouteTable& row) {
  const auto state = record.association_state.state;
  if (state == ec2::RouteTableAssociationStateCode::disassociated ||
      state == ec2::RouteTableAssociationStateCode::disassociating)
    throw CannotHold("it is ending");
  RouteTableAssociation own{.id = home.id_of<RouteTableAssociationId>(record.route_table_association_id)};
  if (record.subnet_id) {
    own.subnet = home.need(home.region.subnets, *record.subnet_id).id;
    home.region.subnets.update(*own.subnet, [&](Subnet& subnet) { subnet.route_table = row.id; });
  } else if (record.gateway_id) {
    own.gateway = edge_gateway_of(home, *record.gateway_id);
  }
  row.associations.push_back(own);
}

}  // namespace

void import_route_tables(HomeImport& home) {
  home.each("route table", home.records.route_tables, &ec2::RouteTable::route_table_id,
            [&](const ec2::RouteTable& record) { home.region.route_tables.insert(table_of(home, record)); });
}

void associate_route_tables(HomeImport& home) {
  for (const ec2::RouteTable& record : home.records.route_tables) {
    if (!home.has(home.region.route_tables, record.route_table_id)) continue;
    RouteTable row = home.need(home.region.route_tables, record.route_table_id);
    for (const auto& association : record.associations) {
      home.part("association", association.route_table_association_id, record.route_table_id,
                [&] { associate(home, association, row); });
    }
    for (const auto& gateway : record.propagating_vgws) {
      home.part("propagation", gateway.gateway_id, record.route_table_id, [&] {
        row.propagating_vgws.push_back(home.need(home.region.vpn_gateways, gateway.gateway_id).id);
      });
    }
    home.region.route_tables.update(row.id, [&](RouteTable& changed) { changed = row; });
  }
}

}  // namespace vpcsim::importing
