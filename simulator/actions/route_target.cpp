#include "simulator/actions/route_target.hpp"

#include "simulator/actions/route.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/vpc_endpoint.hpp"
#include "simulator/actions/vpc_peering_connection.hpp"
#include "simulator/actions/vpn_gateway.hpp"

namespace vpcsim {
namespace {

// ---- finding ----

[[noreturn]] void refuse_other_network(const RouteTable& table, std::string_view kind, std::string_view id) {
  refuse("InvalidParameterValue", "route table {} and {} {} belong to different networks", table.id.text(),
         kind, id);
}

RouteTarget find_gateway(const ReadCall& call, const RouteTable& table, const std::string& id_text) {
  if (id_text.starts_with(VpnGatewayIdTag::prefix)) {
    const VpnGateway& gateway = get_vpn_gateway(call, id_text);
    if (attached_vpc(gateway) != table.vpc) refuse_other_network(table, "network gateway", id_text);
    return gateway.id;
  }
  if (!id_text.starts_with(InternetGatewayIdTag::prefix)) {
    refuse("InvalidGatewayID.NotFound", "The gateway ID '{}' does not exist", id_text);
  }
  const InternetGateway& gateway = call.region.internet_gateways.get(id_text);
  if (gateway.vpc != table.vpc) refuse_other_network(table, "network gateway", id_text);
  return gateway.id;
}

/// Only a gateway load balancer's endpoint takes routes: a gateway endpoint makes its own.
VpcEndpointId find_endpoint(const ReadCall& call, const RouteTable& table, const std::string& id_text) {
  const VpcEndpoint& endpoint = call.region.vpc_endpoints.get(id_text);
  if (endpoint.life == VpcEndpointLife::deleted) NotFound<VpcEndpointId>::refuse(id_text);
  if (endpoint.vpc != table.vpc) refuse_other_network(table, "VPC endpoint", id_text);
  if (endpoint.type != ec2::VpcEndpointType::gateway_load_balancer) {
    refuse("InvalidParameterValue", "The VPC endpoint {} is not a GatewayLoadBalancer endpoint.", id_text);
  }
  return endpoint.id;
}

EgressOnlyInternetGatewayId find_egress_only(const ReadCall& call, const RouteTable& table,
                                             const std::string& id_text) {
  const auto& gateway = call.region.egress_only_internet_gateways.get(id_text);
  if (gateway.vpc != table.vpc) refuse_other_network(table, "egress-only internet gateway", id_text);
  return gateway.id;
}

bool is_usable(const NatGateway& gateway) {
  return !gateway.deleted && gateway.failure_code.empty();
}

NatGatewayId find_nat_gateway(const ReadCall& call, const RouteTable& table, const std::string& id_text) {
  auto id = NatGatewayId::parse(id_text);
  const NatGateway* gateway = id ? call.region.nat_gateways.find(*id) : nullptr;
  if (gateway == nullptr || !is_usable(*gateway)) {
    refuse("InvalidNatGatewayID.NotFound", "The natGateway ID '{}' does not exist", id_text);
  }
  if (gateway->vpc != table.vpc) refuse_other_network(table, "NAT gateway", id_text);
  return gateway->id;
}

NetworkInterfaceId find_interface(const ReadCall& call, const RouteTable& table, const std::string& id_text) {
  const NetworkInterface& interface = call.region.network_interfaces.get(id_text);
  if (interface.vpc != table.vpc) refuse_other_network(table, "interface", id_text);
  return interface.id;
}

/// A route to an instance is a route to its only interface.
NetworkInterfaceId find_interface_of(const ReadCall& call, const RouteTable& table,
                                     const std::string& id_text) {
  if (!InstanceId::parse(id_text)) {
    refuse("InvalidInstanceID.Malformed", "Invalid id: \"{}\" (expecting \"i-...\")", id_text);
  }
  const Instance& instance = call.region.instances.get(id_text);
  if (instance.life == InstanceLife::terminated) Table<Instance>::refuse_not_found(id_text);
  for (const NetworkInterface& interface :
       call.region.network_interfaces.with("attachment.instance-id", instance.id)) {
    bool second = interface.attachment && interface.attachment->instance == instance.id &&
                  interface.id != instance.primary_interface;
    if (second) {
      refuse(
          "InvalidInstanceID",
          "There are multiple interfaces attached to instance '{}'. Please specify an interface ID for the "
          "operation instead.",
          id_text);
    }
  }
  return find_interface(call, table, instance.primary_interface.text());
}

/// AWS takes routes to a request that hasn't been accepted yet.
PeeringId find_peering_for(const ReadCall& call, const RouteTable& table, const std::string& id_text) {
  const VpcPeeringConnection* peering = find_peering(call, id_text);
  if (peering == nullptr ||
      !is_pending_or_active(peering_status_at(*peering, call.now, call.settings.timing))) {
    NotFound<PeeringId>::refuse(id_text);
  }
  if (!is_side(peering->requester, call.caller(), table.vpc) &&
      !is_side(peering->accepter, call.caller(), table.vpc)) {
    refuse_other_network(table, "peering connection", id_text);
  }
  return peering->id;
}

/// A gateway that the VPC isn't attached to isn't found (recorded).
TransitGatewayId find_transit_gateway(const ReadCall& call, const RouteTable& table,
                                      const std::string& id_text) {
  auto id = TransitGatewayId::parse(id_text);
  if (!id || attachment_between(call, table.vpc, *id) == nullptr) {
    refuse("InvalidTransitGatewayID.NotFound", "The transitGateway ID '{}' does not exist", id_text);
  }
  return *id;
}

// ---- state ----

/// The instance that the interface is attached to, if that can take packets.
const Instance* running_instance_of(const Region& region, NetworkInterfaceId id) {
  const NetworkInterface* interface = region.network_interfaces.find(id);
  if (interface == nullptr || !interface->attachment) return nullptr;
  const Instance* instance = region.instances.find(interface->attachment->instance);
  return instance != nullptr && instance->life == InstanceLife::launched ? instance : nullptr;
}

/// Whether a route of `vpc` can lead to the target.
struct LeadsThere {
  const ReadCall& call;
  VpcId vpc;

  bool operator()(const LocalTarget&) const { return true; }
  bool operator()(const InternetGatewayId& id) const {
    const InternetGateway* gateway = call.region.internet_gateways.find(id);
    return gateway != nullptr && gateway->vpc == vpc;
  }
  bool operator()(const NatGatewayId& id) const {
    const NatGateway* gateway = call.region.nat_gateways.find(id);
    return gateway != nullptr && is_usable(*gateway);
  }
  bool operator()(const PeeringId& id) const {
    const VpcPeeringConnection* peering = call.cloud.peerings.find(id);
    return peering != nullptr &&
           peering_status_at(*peering, call.now, call.settings.timing) == PeeringStatus::active;
  }
  bool operator()(const EgressOnlyInternetGatewayId& id) const {
    return call.region.egress_only_internet_gateways.find(id) != nullptr;
  }
  bool operator()(const VpnGatewayId& id) const {
    const VpnGateway* gateway = call.region.vpn_gateways.find(id);
    return gateway != nullptr && is_attached_at(*gateway, vpc, call.now, call.settings.timing);
  }
  bool operator()(const VpcEndpointId& id) const {
    const VpcEndpoint* endpoint = call.region.vpc_endpoints.find(id);
    return endpoint != nullptr && vpc_endpoint_state_at(*endpoint, call.now, call.settings.timing) ==
                                      ec2::VpcEndpointState::available;
  }
  bool operator()(const TransitGatewayId& id) const { return attachment_between(call, vpc, id) != nullptr; }
  bool operator()(const NetworkInterfaceId& id) const {
    return running_instance_of(call.region, id) != nullptr;
  }
};

struct ShowTarget {
  const ReadCall& call;
  ec2::Route& record;

  void operator()(const LocalTarget&) const { record.gateway_id = "local"; }
  void operator()(const InternetGatewayId& id) const { record.gateway_id = id.text(); }
  void operator()(const VpnGatewayId& id) const { record.gateway_id = id.text(); }
  void operator()(const VpcEndpointId& id) const { record.gateway_id = id.text(); }
  void operator()(const EgressOnlyInternetGatewayId& id) const {
    record.egress_only_internet_gateway_id = id.text();
  }
  void operator()(const NatGatewayId& id) const { record.nat_gateway_id = id.text(); }
  void operator()(const TransitGatewayId& id) const { record.transit_gateway_id = id.text(); }
  void operator()(const PeeringId& id) const { record.vpc_peering_connection_id = id.text(); }
  void operator()(const NetworkInterfaceId& id) const {
    record.network_interface_id = id.text();
    if (const Instance* instance = running_instance_of(call.region, id)) {
      record.instance_id = instance->id.text();
      record.instance_owner_id = call.caller().account;
    }
  }
};

}  // namespace

RouteTarget route_target(const ReadCall& call, const RouteTable& table, const NamedTarget& named) {
  if (named.gateway) return find_gateway(call, table, *named.gateway);
  if (named.endpoint) return find_endpoint(call, table, *named.endpoint);
  if (named.egress_only_internet_gateway) {
    return find_egress_only(call, table, *named.egress_only_internet_gateway);
  }
  if (named.transit_gateway) return find_transit_gateway(call, table, *named.transit_gateway);
  if (named.nat_gateway) return find_nat_gateway(call, table, *named.nat_gateway);
  if (named.network_interface) return find_interface(call, table, *named.network_interface);
  if (named.instance) return find_interface_of(call, table, *named.instance);
  return find_peering_for(call, table, *named.peering);
}

ec2::RouteState route_state(const ReadCall& call, VpcId vpc, const Route& route) {
  return std::visit(LeadsThere{call, vpc}, route.target) ? ec2::RouteState::active
                                                         : ec2::RouteState::blackhole;
}

void show_target(const ReadCall& call, const RouteTarget& target, ec2::Route& record) {
  std::visit(ShowTarget{call, record}, target);
}

}  // namespace vpcsim
