#include "simulator/network/vpn_gateway.hpp"

namespace vpcsim::network {

std::optional<ExplanationCode> exit_fault(const Network& network, Index<VpnGateway> gateway, Index<Vpc> vpc,
                                          const Packet& packet) {
  using enum ExplanationCode;
  if (network[gateway].vpc != vpc) return bad_state_attachment;
  if (!network.holder_of_private(vpc, packet.source)) return vgw_private_ip_association_for_egress;
  if (!network[gateway].behind) return no_possible_destination;
  return std::nullopt;
}

std::optional<ExplanationCode> entry_fault(const Network& network, Index<VpnGateway> gateway,
                                           const Packet& packet) {
  if (network.holder_of_private(network[gateway].vpc, packet.destination)) return std::nullopt;
  return ExplanationCode::vgw_private_ip_association_for_ingress;
}

}  // namespace vpcsim::network
