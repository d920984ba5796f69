#include "simulator/network/vpc_endpoint.hpp"

namespace vpcsim::network {
namespace {

bool is_echo_request(const Packet& packet) {
  return (packet.protocol == IpProtocol::icmp && packet.icmp_type == 8) ||
         (packet.protocol == IpProtocol::icmpv6 && packet.icmp_type == 128);
}

}  // namespace

std::optional<ExplanationCode> entry_fault(const Network& network, Index<VpcEndpoint> endpoint,
                                           Index<Vpc> vpc, const Packet& packet) {
  using enum ExplanationCode;
  if (auto code = state_fault(network[endpoint])) return code;
  if (network[endpoint].vpc != vpc) return bad_state_attachment;
  if (packet.protocol != IpProtocol::tcp && !is_echo_request(packet))
    return vpce_gateway_protocol_restriction;
  if (!network.holder_of_private(vpc, packet.source)) return gateway_rejects_spoofed_traffic;
  return std::nullopt;
}

std::optional<ExplanationCode> state_fault(const VpcEndpoint& endpoint) {
  if (!endpoint.available) return ExplanationCode::bad_state;
  return std::nullopt;
}

}  // namespace vpcsim::network
