#include "simulator/network/nat_gateway.hpp"

namespace vpcsim::network {

void NatConnections::remember(Index<NatGateway> gateway, const Packet& before) {
  connections_[size_++] = {gateway, before.source, before.source_ports};
}

bool NatConnections::restore(Index<NatGateway> gateway, Packet& reply) {
  for (std::size_t i = 0; i < size_; ++i) {
    if (connections_[i].gateway != gateway) continue;
    reply.destination = connections_[i].source;
    reply.destination_ports = connections_[i].source_ports;
    connections_[i].gateway = {};
    return true;
  }
  return false;
}

bool NatConnections::has(Index<NatGateway> gateway) const {
  for (std::size_t i = 0; i < size_; ++i) {
    if (connections_[i].gateway == gateway) return true;
  }
  return false;
}

std::optional<ExplanationCode> forwarding_fault(const Network& network, Index<NatGateway> gateway,
                                                const Packet& packet, const NatConnections& connections) {
  using enum ExplanationCode;
  if (network[gateway].state != NatGatewayState::available) return bad_state;
  auto protocol = packet.protocol;
  if (!protocol.has_ports() && protocol != IpProtocol::icmp) return protocol_restriction;
  auto vpc = network[network[gateway].network_interface].vpc;
  if (!network.holder_of_private(vpc, packet.source)) return ngw_requires_source_in_vpc;
  if (connections.has(gateway) || connections.full()) return no_possible_destination;
  return std::nullopt;
}

void translate_source(const Network& network, Index<NatGateway> gateway, Packet& packet) {
  packet.source = network[network[gateway].network_interface].primary_address().private_ip;
  if (packet.protocol.has_ports()) packet.source_ports = nat_gateway_ports;
}

}  // namespace vpcsim::network
