#include "simulator/actions/gateway_route_table.hpp"

#include <algorithm>

#include "simulator/actions/route_destination.hpp"
#include "simulator/actions/vpn_gateway.hpp"

namespace vpcsim {
namespace {

bool is_associated(const RouteTableAssociation& association, const EdgeGateway& gateway) {
  return association.gateway == gateway;
}

[[noreturn]] void refuse_route(const RouteDestination& destination, std::string_view why) {
  refuse("InvalidParameterValue", "The route {} is not valid in a gateway route table. {}", text(destination),
         why);
}

template <class Id>
[[noreturn]] void refuse_other_network(const RouteTable& table, const Id& gateway) {
  refuse("InvalidParameterValue", "route table {} and network gateway {} belong to different networks",
         table.id.text(), gateway.text());
}

}  // namespace

bool is_gateway_route_table(const RouteTable& table) {
  return std::any_of(table.associations.begin(), table.associations.end(),
                     [](const RouteTableAssociation& own) { return own.gateway.has_value(); });
}

void check_gateway_route(const Region& region, const RouteTable& table, const RouteDestination& destination,
                         const RouteTarget& target) {
  if (std::holds_alternative<PrefixListId>(destination)) {
    refuse_route(destination, "Its destination can't be a prefix list.");
  }
  const Route* local = local_route_around(table, destination);
  if (local == nullptr ||
      (local->destination != destination && !is_subnet_block(region, table.vpc, destination))) {
    refuse_route(destination, "Its destination must be a CIDR block of the VPC or of one of its subnets.");
  }
  if (std::holds_alternative<LocalTarget>(target) || std::holds_alternative<NetworkInterfaceId>(target) ||
      std::holds_alternative<VpcEndpointId>(target)) {
    return;
  }
  refuse_route(destination, "Its target must be local, a network interface or a VPC endpoint.");
}

void check_may_be_gateway_route_table(const Region& region, const RouteTable& table) {
  for (const RouteTableAssociation& own : table.associations) {
    if (!own.is_main()) continue;
    refuse("InvalidParameterValue", "The main route table {} cannot be associated with a gateway",
           table.id.text());
  }
  if (!table.propagating_vgws.empty()) {
    refuse("InvalidParameterValue",
           "Route table {} has route propagation enabled and cannot be associated with a gateway",
           table.id.text());
  }
  for (const Route& route : table.routes) check_gateway_route(region, table, route.destination, route.target);
}

EdgeGateway edge_gateway(const ReadCall& call, const RouteTable& table, const std::string& id_text) {
  if (id_text.starts_with(VpnGatewayIdTag::prefix)) {
    const VpnGateway& gateway = get_vpn_gateway(call, id_text);
    if (attached_vpc(gateway) != table.vpc) refuse_other_network(table, gateway.id);
    return gateway.id;
  }
  if (id_text.starts_with(InternetGatewayIdTag::prefix)) {
    const InternetGateway& gateway = call.region.internet_gateways.get(id_text);
    if (gateway.vpc != table.vpc) refuse_other_network(table, gateway.id);
    return gateway.id;
  }
  refuse("InvalidGatewayID.NotFound", "The gateway ID '{}' does not exist", id_text);
}

const RouteTable* gateway_route_table_of(const Region& region, const EdgeGateway& gateway) {
  for (const RouteTable& table : region.route_tables.with("association.gateway-id", text(gateway))) {
    for (const RouteTableAssociation& own : table.associations) {
      if (is_associated(own, gateway)) return &table;
    }
  }
  return nullptr;
}

void forget_gateway(Region& region, const EdgeGateway& gateway) {
  const RouteTable* table = gateway_route_table_of(region, gateway);
  if (table == nullptr) return;
  region.route_tables.update(RouteTableId{table->id}, [&](RouteTable& changed) {
    std::erase_if(changed.associations,
                  [&](const RouteTableAssociation& own) { return is_associated(own, gateway); });
  });
}

std::string text(const EdgeGateway& gateway) {
  return std::visit([](const auto& id) { return id.text(); }, gateway);
}

}  // namespace vpcsim
