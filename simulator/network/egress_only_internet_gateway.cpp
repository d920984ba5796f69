#include "simulator/network/egress_only_internet_gateway.hpp"

namespace vpcsim::network {

std::optional<ExplanationCode> exit_fault(const Network& network, Index<EgressOnlyInternetGateway> gateway,
                                          Index<Vpc> vpc, Leg leg, const Packet& packet) {
  using enum ExplanationCode;
  if (network[gateway].vpc != vpc) return bad_state_attachment;
  if (!packet.destination.is_v6()) return protocol_restriction;
  if (leg == Leg::reply) return no_path;
  if (!network.holder_of_private(vpc, packet.source)) return gateway_rejects_spoofed_traffic;
  return std::nullopt;
}

}  // namespace vpcsim::network
