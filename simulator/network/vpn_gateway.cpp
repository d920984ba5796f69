#include "simulator/network/vpn_gateway.hpp"

namespace vpcsim::network {

ExplanationCode exit_fault(const Network& network, Index<VpnGateway> gateway, Index<Vpc> vpc,
                           const Packet& packet) {
  using enum ExplanationCode;
  if (network[gateway].vpc != vpc) return bad_state_attachment;
  if (!network.holder_of_private(vpc, packet.source)) return vgw_private_ip_association_for_egress;
  return no_possible_destination;
}

}  // namespace vpcsim::network
