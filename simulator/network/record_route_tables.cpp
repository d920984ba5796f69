// Route tables, with what their routes lead to.
#include <fmt/format.h>

#include "simulator/network/record_reader.hpp"
#include "simulator/network/record_values.hpp"

namespace vpcsim::network {

void RecordReader::read_route_tables(const Records& home) {
  for (const ec2::RouteTable& record : home.route_tables) {
    auto vpc = require(vpcs_, record.vpc_id, record.route_table_id);
    RouteTable table{record.route_table_id, name_tag(record.tags), vpc, {}};
    read_routes(record, home, table);
    auto index = network_.add(std::move(table));
    for (const auto& association : record.associations) associate(association, index);
  }
  for (const ec2::Subnet& record : home.subnets) {
    Subnet& subnet = network_[subnets_[record.subnet_id]];
    if (!subnet.route_table) subnet.route_table = main_tables_[subnet.vpc.position];
    if (!subnet.route_table)
      throw RecordsError(fmt::format("the route table of {} was not described", subnet.id));
  }
}

void RecordReader::associate(const ec2::RouteTableAssociation& association, Index<RouteTable> table) {
  if (association.main) {
    main_tables_[network_[table].vpc.position] = table;
  } else if (association.subnet_id) {
    network_[require(subnets_, *association.subnet_id, network_[table].id)].route_table = table;
  } else if (association.gateway_id) {
    if (auto gateway = find(internet_gateways_, *association.gateway_id))
      network_[gateway].edge_route_table = table;
    if (auto gateway = find(vpn_gateways_, *association.gateway_id))
      network_[gateway].edge_route_table = table;
  }
}

/// A prefix list's route is one for each of its entries. These come last: a block's route wins over a
/// list's for the same block (VPC user guide, "Route priority").
void RecordReader::read_routes(const ec2::RouteTable& record, const Records& home, RouteTable& table) const {
  const std::string& owner = record.route_table_id;
  for (const ec2::Route& route : record.routes) {
    if (route.destination_cidr_block)
      table.routes.push_back(to_route(route, to_cidr(*route.destination_cidr_block, owner)));
    if (route.destination_ipv6_cidr_block)
      table.routes.push_back(to_route(route, to_cidr(*route.destination_ipv6_cidr_block, owner)));
  }
  for (const ec2::Route& route : record.routes) {
    if (!route.destination_prefix_list_id) continue;
    auto blocks = blocks_of(home, *route.destination_prefix_list_id);
    for (const IpBlock& block : blocks.value_or(std::vector<IpBlock>()))
      table.routes.push_back(to_route(route, block));
  }
}

Route RecordReader::to_route(const ec2::Route& record, const IpBlock& destination) const {
  Route route{destination, to_target(record)};
  switch (record.origin) {
    case ec2::RouteOrigin::create_route_table:
      route.origin = RouteOrigin::local;
      break;
    case ec2::RouteOrigin::create_route:
      route.origin = RouteOrigin::created;
      break;
    case ec2::RouteOrigin::enable_vgw_route_propagation:
      route.origin = RouteOrigin::propagated;
      break;
  }
  route.state = record.state == ec2::RouteState::active ? RouteState::active : RouteState::blackhole;
  return route;
}

RouteTarget RecordReader::to_target(const ec2::Route& record) const {
  // A target that isn't in the description keeps its kind and id.
  auto known = [&](const auto& ids, const std::string& id, const char* kind) -> RouteTarget {
    if (auto index = find(ids, id)) return index;
    return OtherTarget{kind, id};
  };
  if (record.gateway_id) return to_gateway(*record.gateway_id);
  if (record.nat_gateway_id) return known(nat_gateways_, *record.nat_gateway_id, "NAT gateway");
  if (record.vpc_peering_connection_id)
    return known(peerings_, *record.vpc_peering_connection_id, "VPC peering connection");
  if (record.egress_only_internet_gateway_id) {
    return known(egress_only_internet_gateways_, *record.egress_only_internet_gateway_id,
                 "egress-only internet gateway");
  }
  if (record.transit_gateway_id)
    return known(transit_gateways_, *record.transit_gateway_id, "transit gateway");
  return known(network_interfaces_, record.network_interface_id.value_or("unknown"), "network interface");
}

/// GatewayId names gateways of several kinds, and endpoints.
RouteTarget RecordReader::to_gateway(const std::string& id) const {
  if (id == "local") return LocalTarget{};
  if (auto gateway = find(internet_gateways_, id)) return gateway;
  if (auto gateway = find(vpn_gateways_, id)) return gateway;
  if (auto endpoint = find(vpc_endpoints_, id)) return endpoint;
  return OtherTarget{id.starts_with("vpce-") ? "VPC endpoint" : "gateway", id};
}

}  // namespace vpcsim::network
