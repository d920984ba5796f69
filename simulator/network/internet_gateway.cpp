#include "simulator/network/internet_gateway.hpp"

#include "simulator/network/route_table.hpp"

namespace vpcsim::network {
namespace {

/// fc00::/7: IPv6 addresses that the internet doesn't route.
bool is_unique_local(const Ip& address) {
  return address.is_v6() && address.high() >> 57 == 0xfc >> 1;
}

}  // namespace

InternetGatewayDecision translate_outbound(const Network& network, Index<InternetGateway> gateway,
                                           Index<Vpc> vpc, const Packet& packet) {
  using enum ExplanationCode;
  if (network[gateway].vpc != vpc) return bad_state_attachment;
  if (protocol::is_rfc1918(packet.destination)) return igw_destination_address_not_in_rfc1918_egress;
  if (protocol::is_rfc6598(packet.destination)) return igw_destination_address_not_in_rfc6598_egress;
  if (is_unique_local(packet.destination)) return no_possible_destination;
  if (!network.owns(vpc, packet.source)) return gateway_rejects_spoofed_traffic;
  auto holder = network.holder_of_private(vpc, packet.source);
  if (!holder) return igw_public_ip_association_for_egress;
  auto public_ip = network.public_ip_of(*holder, packet.source);
  if (!public_ip || is_unique_local(*public_ip)) return igw_public_ip_association_for_egress;
  return *public_ip;
}

InternetGatewayDecision translate_inbound(const Network& network, Index<InternetGateway> gateway,
                                          const Packet& packet) {
  using enum ExplanationCode;
  if (protocol::is_rfc1918(packet.source)) return igw_source_address_not_in_rfc1918_ingress;
  if (protocol::is_rfc6598(packet.source)) return igw_source_address_not_in_rfc6598_ingress;
  if (is_unique_local(packet.source)) return gateway_rejects_spoofed_traffic;
  auto holder = network.holder_of_public(packet.destination);
  if (!holder) return igw_private_ip_association_for_ingress;
  const auto& interface = network[holder->interface];
  if (interface.vpc != network[gateway].vpc) return igw_private_ip_association_for_ingress;
  if (packet.destination.is_v6()) return packet.destination;
  return interface.addresses[holder->address].private_ip;
}

bool is_redirected(const Network& network, Index<InternetGateway> gateway, Index<Subnet> from,
                   const Packet& packet) {
  auto edge = network[gateway].edge_route_table;
  if (!edge) return false;
  const auto& table = network[edge];
  auto position = route_for(table, packet.source);
  if (!position) return false;
  const auto* appliance = std::get_if<Index<NetworkInterface>>(&table.routes[*position].target);
  return appliance && network[*appliance].subnet != from;
}

}  // namespace vpcsim::network
