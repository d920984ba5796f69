#include "simulator/network/internet_gateway.hpp"

namespace vpcsim::network {

InternetGatewayDecision translate_outbound(const Network& network, Index<InternetGateway> gateway,
                                           Index<Vpc> vpc, const Packet& packet) {
  using enum ExplanationCode;
  if (network[gateway].vpc != vpc) return bad_state_attachment;
  if (protocol::is_rfc1918(packet.destination)) return igw_destination_address_not_in_rfc1918_egress;
  if (protocol::is_rfc6598(packet.destination)) return igw_destination_address_not_in_rfc6598_egress;
  if (!network.owns(vpc, packet.source)) return gateway_rejects_spoofed_traffic;
  auto holder = network.holder_of_private(vpc, packet.source);
  if (!holder) return igw_public_ip_association_for_egress;
  auto public_ip = network[holder->interface].addresses[holder->address].public_ip;
  if (!public_ip) return igw_public_ip_association_for_egress;
  return *public_ip;
}

InternetGatewayDecision translate_inbound(const Network& network, Index<InternetGateway> gateway,
                                          const Packet& packet) {
  using enum ExplanationCode;
  if (protocol::is_rfc1918(packet.source)) return igw_source_address_not_in_rfc1918_ingress;
  if (protocol::is_rfc6598(packet.source)) return igw_source_address_not_in_rfc6598_ingress;
  auto holder = network.holder_of_public(packet.destination);
  if (!holder) return igw_private_ip_association_for_ingress;
  const auto& interface = network[holder->interface];
  if (interface.vpc != network[gateway].vpc) return igw_private_ip_association_for_ingress;
  if (!network[gateway].edge_route_table_id.empty()) return unsupported_component;
  return interface.addresses[holder->address].private_ip;
}

}  // namespace vpcsim::network
