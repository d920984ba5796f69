#include "simulator/network/intended_hop.hpp"

#include <algorithm>

#include "simulator/network/route_table.hpp"
#include "simulator/network/vpc_peering_connection.hpp"

namespace vpcsim::network {
namespace {

bool holds(const Network& network, Index<NetworkInterface> interface, Ipv4 address) {
  const auto& addresses = network[interface].addresses;
  return std::any_of(addresses.begin(), addresses.end(),
                     [&](const InterfaceAddress& candidate) { return candidate.private_ip == address; });
}

bool has_public_address(const Network& network, Index<Vpc> vpc, Ipv4 address) {
  auto holder = network.holder_of_private(vpc, address);
  return holder && network[holder->interface].addresses[holder->address].public_ip.has_value();
}

Goal holder_in(const Network& network, Index<Vpc> vpc, Ipv4 address) {
  auto holder = network.holder_of_private(vpc, address);
  return {vpc, holder ? holder->interface : Index<NetworkInterface>{}, {}};
}

/// In a VPC that is peered with `from`; connections that carry traffic first.
std::optional<Goal> goal_behind_peering(const Network& network, Index<Vpc> from, Ipv4 address) {
  for (bool active : {true, false}) {
    for (auto index : network.peerings_of(from)) {
      const auto& peering = network[index];
      if ((peering.status == VpcPeeringStatus::active) != active) continue;
      const auto& far = other_side(peering, from);
      if (far.vpc && network.owns(far.vpc, address)) return holder_in(network, far.vpc, address);
      bool unseen = !far.vpc && std::any_of(far.cidrs.begin(), far.cidrs.end(),
                                            [&](const Cidr& cidr) { return cidr.contains(address); });
      if (unseen) return Goal{{}, {}, index};
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
                                     const NatConnections& connections) {
  auto position = route_for(table, packet.destination);
  if (!position) return {};
  const auto& route = table.routes[*position];
  const auto* gateway = std::get_if<Index<NatGateway>>(&route.target);
  if (!gateway || connections.has(*gateway)) return {};
  bool meant = to_internet || route.destination.prefix_length() > 0;
  return meant ? *gateway : Index<NatGateway>{};
}

bool decides_for_internet_gateway(const RouteTable& table, Ipv4 destination) {
  auto position = route_for(table, destination);
  return position && std::holds_alternative<Index<InternetGateway>>(table.routes[*position].target);
}

Hop hop_to_internet(const Network& network, const RouteTable& table, Index<Vpc> from, const Packet& packet,
                    const NatConnections& connections) {
  if (auto chosen = chosen_nat_gateway(table, packet, true, connections)) return chosen;
  bool direct = has_public_address(network, from, packet.source) ||
                decides_for_internet_gateway(table, packet.destination);
  if (!direct) {
    auto nat = available_nat_gateway(network, from);
    if (nat && !connections.has(nat)) return nat;
  }
  if (auto gateway = network.internet_gateway_of(from)) return gateway;
  return NoHop{};
}

}  // namespace

Goal request_goal(const Network& network, const Endpoints& ends, Index<Vpc> from, Ipv4 destination) {
  if (ends.destination && holds(network, ends.destination, destination)) {
    return Goal::at(network, ends.destination);
  }
  if (network.owns(from, destination)) return holder_in(network, from, destination);
  if (auto goal = goal_behind_peering(network, from, destination)) return *goal;
  if (network.holder_of_public(destination)) return {};
  const auto vpcs = static_cast<std::uint32_t>(network.description().vpcs.size());
  for (Index<Vpc> vpc{0}; vpc.position < vpcs; ++vpc.position) {
    if (network.holder_of_private(vpc, destination)) return holder_in(network, vpc, destination);
  }
  return {};
}

Index<NetworkInterface> reply_goal(const Network& network, const Endpoints& ends,
                                   const NatConnections& connections, Ipv4 destination) {
  if (ends.source && holds(network, ends.source, destination)) return ends.source;
  const auto& gateways = network.description().nat_gateways;
  for (std::uint32_t i = 0; i < gateways.size(); ++i) {
    auto own = gateways[i].network_interface;
    if (connections.has({i}) && holds(network, own, destination)) return own;
  }
  return {};
}

Hop intended_hop(const Network& network, Index<RouteTable> table, Index<Vpc> from, const Goal& goal,
                 const Packet& packet, const NatConnections& connections) {
  if (goal.vpc == from) return LocalTarget{};
  bool to_internet = !goal.vpc && !goal.peering && !protocol::is_rfc1918(packet.destination) &&
                     !protocol::is_rfc6598(packet.destination);
  if (to_internet) return hop_to_internet(network, network[table], from, packet, connections);
  if (auto nat = chosen_nat_gateway(network[table], packet, false, connections)) return nat;
  auto peering = goal.vpc ? best_peering_between(network, from, goal.vpc) : goal.peering;
  if (peering) return peering;
  return NoHop{};
}

}  // namespace vpcsim::network
