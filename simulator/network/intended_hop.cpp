#include "simulator/network/intended_hop.hpp"

#include <algorithm>

#include "simulator/network/network_interface.hpp"
#include "simulator/network/route_table.hpp"
#include "simulator/network/transit_gateway.hpp"
#include "simulator/network/vpc_peering_connection.hpp"

namespace vpcsim::network {
namespace {

bool holds(const Network& network, Index<NetworkInterface> interface, const Ip& address) {
  return holds(network[interface], address);
}

bool has_public_address(const Network& network, Index<Vpc> vpc, Ip address) {
  auto holder = network.holder_of_private(vpc, address);
  return holder && network.public_ip_of(*holder, address).has_value();
}

Goal holder_in(const Network& network, Index<Vpc> vpc, const Ip& address) {
  auto holder = network.holder_of_private(vpc, address);
  return {vpc, holder ? holder->interface : Index<NetworkInterface>{}, {}};
}

/// In a VPC that is peered with `from`; connections that carry traffic first.
std::optional<Goal> goal_behind_peering(const Network& network, Index<Vpc> from, Ip address) {
  for (bool active : {true, false}) {
    for (auto index : network.peerings_of(from)) {
      const auto& peering = network[index];
      if ((peering.status == VpcPeeringStatus::active) != active) continue;
      const auto& far = other_side(peering, from);
      if (far.vpc && network.owns(far.vpc, address)) return holder_in(network, far.vpc, address);
      bool unseen = !far.vpc && std::any_of(far.cidrs.begin(), far.cidrs.end(),
                                            [&](const IpBlock& cidr) { return cidr.contains(address); });
      if (unseen) return Goal{{}, {}, index};
    }
  }
  return std::nullopt;
}

std::optional<Goal> goal_behind_transit_gateway(const Network& network, Index<Vpc> from, const Ip& address) {
  for (auto own : network.attachments_of(from)) {
    for (auto far : network.attachments_of(network[own].transit_gateway)) {
      const auto* vpc = std::get_if<Index<Vpc>>(&network[far].resource);
      if (vpc && network.owns(*vpc, address)) return holder_in(network, *vpc, address);
    }
  }
  return std::nullopt;
}

Index<NatGateway> available_nat_gateway(const Network& network, Index<Vpc> vpc) {
  const auto& gateways = network.description().nat_gateways;
  for (std::uint32_t i = 0; i < gateways.size(); ++i) {
    const auto& own = network[gateways[i].network_interface];
    bool fit =
        gateways[i].state == NatGatewayState::available && own.vpc == vpc && own.primary_address().public_ip;
    if (fit) return {i};
  }
  return {};
}

/// The NAT gateway that the route table has chosen already, unless the packet comes from there.
Index<NatGateway> chosen_nat_gateway(const RouteTable& table, const Packet& packet, bool to_internet,
                                     const Connections& connections) {
  auto position = route_for(table, packet.destination);
  if (!position) return {};
  const auto& route = table.routes[*position];
  const auto* gateway = std::get_if<Index<NatGateway>>(&route.target);
  if (!gateway || connections.nat.has(*gateway)) return {};
  bool meant = to_internet || route.destination.prefix_length() > 0;
  return meant ? *gateway : Index<NatGateway>{};
}

/// The target of the route that decides, if it is of this kind.
template <class Target>
Target chosen(const RouteTable& table, const Ip& destination) {
  auto position = route_for(table, destination);
  const auto* target = position ? std::get_if<Target>(&table.routes[*position].target) : nullptr;
  return target ? *target : Target{};
}

/// The gateway's attachment to what has the goal: the VPC itself, or a peer that the VPC is attached to.
Index<TransitGatewayAttachment> attachment_towards(const Network& network, Index<TransitGateway> gateway,
                                                   Index<Vpc> vpc) {
  if (auto direct = attachment_to(network, gateway, vpc)) return direct;
  for (auto index : network.attachments_of(gateway)) {
    const auto* peer = std::get_if<Index<TransitGateway>>(&network[index].resource);
    if (peer && attachment_to(network, *peer, vpc)) return index;
  }
  return {};
}

Index<TransitGateway> transit_gateway_between(const Network& network, Index<Vpc> from, Index<Vpc> to) {
  for (auto index : network.attachments_of(from)) {
    auto gateway = network[index].transit_gateway;
    if (attachment_towards(network, gateway, to)) return gateway;
  }
  return {};
}

bool is_active(const Network& network, Index<VpcPeeringConnection> peering) {
  return peering && network[peering].status == VpcPeeringStatus::active;
}

/// What joins the two VPCs: what the table has chosen already, an active peering, a transit gateway, a
/// peering.
Hop hop_to_vpc(const Network& network, const RouteTable& table, Index<Vpc> from, const Goal& goal,
               const Ip& destination) {
  auto peering = goal.vpc ? best_peering_between(network, from, goal.vpc) : goal.peering;
  if (auto gateway = chosen<Index<TransitGateway>>(table, destination);
      gateway && goal.vpc && attachment_towards(network, gateway, goal.vpc)) {
    return gateway;
  }
  // Nobody knows what has the address: the route that decides says where to look on.
  if (auto gateway = chosen<Index<TransitGateway>>(table, destination); gateway && !goal.vpc && !goal.peering)
    return gateway;
  if (is_active(network, peering)) return peering;
  if (goal.vpc) {
    if (auto gateway = transit_gateway_between(network, from, goal.vpc)) return gateway;
  }
  if (peering) return peering;
  return NoHop{};
}

/// The VPN gateway or gateway endpoint of the one that has the other behind it.
Hop hop_to_behind(const Network& network, Index<Vpc> from, Index<Vpc> to) {
  auto joins = [&](const auto& gateway) {
    return gateway.behind &&
           ((gateway.vpc == from && gateway.behind == to) || (gateway.vpc == to && gateway.behind == from));
  };
  const auto& d = network.description();
  for (std::uint32_t i = 0; i < d.vpn_gateways.size(); ++i) {
    if (joins(d.vpn_gateways[i])) return Index<VpnGateway>{i};
  }
  for (std::uint32_t i = 0; i < d.vpc_endpoints.size(); ++i) {
    if (joins(d.vpc_endpoints[i])) return Index<VpcEndpoint>{i};
  }
  return NoHop{};
}

Hop hop_to_ipv6_internet(const Network& network, const RouteTable& table, Index<Vpc> from,
                         const Packet& packet) {
  if (auto gateway = chosen<Index<EgressOnlyInternetGateway>>(table, packet.destination)) return gateway;
  if (auto gateway = network.internet_gateway_of(from)) return gateway;
  if (auto gateway = network.egress_only_internet_gateway_of(from)) return gateway;
  return NoHop{};
}

Hop hop_to_internet(const Network& network, const RouteTable& table, Index<Vpc> from, const Packet& packet,
                    const Connections& connections) {
  if (auto chosen = chosen_nat_gateway(table, packet, true, connections)) return chosen;
  if (auto endpoint = chosen<Index<VpcEndpoint>>(table, packet.destination)) return endpoint;
  if (packet.destination.is_v6()) return hop_to_ipv6_internet(network, table, from, packet);
  auto own = network.internet_gateway_of(from);
  if (auto gateway = chosen<Index<TransitGateway>>(table, packet.destination); gateway && !own)
    return gateway;
  bool direct = has_public_address(network, from, packet.source) ||
                chosen<Index<InternetGateway>>(table, packet.destination);
  if (!direct) {
    auto nat = available_nat_gateway(network, from);
    if (nat && !connections.nat.has(nat)) return nat;
  }
  if (own) return own;
  return NoHop{};
}

}  // namespace

Goal request_goal(const Network& network, const Endpoints& ends, Index<Vpc> from, Ip destination) {
  if (ends.destination && holds(network, ends.destination, destination)) {
    return Goal::at(network, ends.destination);
  }
  if (network.owns(from, destination)) return holder_in(network, from, destination);
  if (auto goal = goal_behind_peering(network, from, destination)) return *goal;
  if (auto goal = goal_behind_transit_gateway(network, from, destination)) return *goal;
  if (network.holder_of_public(destination)) return {};
  const auto vpcs = static_cast<std::uint32_t>(network.description().vpcs.size());
  for (Index<Vpc> vpc{0}; vpc.position < vpcs; ++vpc.position) {
    if (network.holder_of_private(vpc, destination)) return holder_in(network, vpc, destination);
  }
  return {};
}

Index<NetworkInterface> reply_goal(const Network& network, const Endpoints& ends,
                                   const Connections& connections, Ip destination) {
  if (ends.source && holds(network, ends.source, destination)) return ends.source;
  const auto& gateways = network.description().nat_gateways;
  for (std::uint32_t i = 0; i < gateways.size(); ++i) {
    auto own = gateways[i].network_interface;
    if (connections.nat.has({i}) && holds(network, own, destination)) return own;
  }
  return {};
}

Hop intended_hop(const Network& network, Index<RouteTable> table, Index<Vpc> from, const Goal& goal,
                 const Packet& packet, const Connections& connections) {
  auto appliance = chosen<Index<NetworkInterface>>(network[table], packet.destination);
  if (appliance && !connections.appliances.full()) return appliance;
  if (goal.vpc == from) return LocalTarget{};
  if (goal.vpc) {
    if (auto hop = hop_to_behind(network, from, goal.vpc); !std::holds_alternative<NoHop>(hop)) return hop;
  }
  bool to_internet = !goal.vpc && !goal.peering && !protocol::is_rfc1918(packet.destination) &&
                     !protocol::is_rfc6598(packet.destination);
  if (to_internet) return hop_to_internet(network, network[table], from, packet, connections);
  if (auto nat = chosen_nat_gateway(network[table], packet, false, connections)) return nat;
  return hop_to_vpc(network, network[table], from, goal, packet.destination);
}

Index<TransitGatewayAttachment> intended_attachment(const Network& network,
                                                    Index<TransitGatewayAttachment> from, const Goal& goal,
                                                    const Ip& destination) {
  if (goal.vpc) return attachment_towards(network, network[from].transit_gateway, goal.vpc);
  auto table = network[from].route_table;
  if (!table) return {};
  auto position = route_for(network[table], destination);
  return position ? network[table].routes[*position].attachment : Index<TransitGatewayAttachment>{};
}

}  // namespace vpcsim::network
