#include "simulator/network/nat_gateway.hpp"

namespace vpcsim::network {
namespace {

constexpr std::uint64_t nat64_prefix = 0x0064'ff9b'0000'0000;  // 64:ff9b::/96 (RFC 6052)
constexpr std::int16_t echo = 8, echo_v6 = 128, echo_reply_v6 = 129;

bool is_nat64(const Ip& address) {
  return address.is_v6() && address.high() == nat64_prefix && address.low() >> 32 == 0;
}

bool takes_protocol(const Packet& packet) {
  if (packet.protocol.has_ports()) return !packet.destination.is_v6() || is_nat64(packet.destination);
  if (packet.protocol == IpProtocol::icmp) return !packet.destination.is_v6();
  return packet.protocol == IpProtocol::icmpv6 && is_nat64(packet.destination) && packet.icmp_type == echo_v6;
}

}  // namespace

void NatConnections::remember(Index<NatGateway> gateway, const Packet& before) {
  connections_[size_++] = {gateway, before.source, before.destination, before.source_ports};
}

bool NatConnections::restore(Index<NatGateway> gateway, Packet& reply) {
  for (std::size_t i = 0; i < size_; ++i) {
    if (connections_[i].gateway != gateway) continue;
    reply.destination = connections_[i].source;
    if (reply.destination.is_v6()) {
      reply.source = connections_[i].destination;
      if (reply.protocol == IpProtocol::icmp) {
        reply.protocol = IpProtocol::icmpv6;
        reply.icmp_type = echo_reply_v6;
      }
    }
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
                                                const Packet& packet, const NatConnections& connections,
                                                bool by_transit_gateway) {
  using enum ExplanationCode;
  if (network[gateway].state != NatGatewayState::available) return bad_state;
  if (!takes_protocol(packet)) return protocol_restriction;
  auto vpc = network[network[gateway].network_interface].vpc;
  if (!by_transit_gateway && !network.holder_of_private(vpc, packet.source))
    return ngw_requires_source_in_vpc;
  if (connections.has(gateway) || connections.full()) return no_possible_destination;
  return std::nullopt;
}

void translate(const Network& network, Index<NatGateway> gateway, Packet& packet) {
  if (packet.destination.is_v6()) {
    packet.destination = protocol::Ipv4{static_cast<std::uint32_t>(packet.destination.low())};
    if (packet.protocol == IpProtocol::icmpv6) {
      packet.protocol = IpProtocol::icmp;
      packet.icmp_type = echo;
    }
  }
  packet.source = network[network[gateway].network_interface].primary_address().private_ip;
  if (packet.protocol.has_ports()) packet.source_ports = nat_gateway_ports;
}

}  // namespace vpcsim::network
