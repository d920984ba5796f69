#include "simulator/network/packet.hpp"

#include <utility>

namespace vpcsim::network {

std::optional<Packet> reply_to(const Packet& request) {
  Packet reply = request;
  std::swap(reply.source, reply.destination);
  std::swap(reply.source_ports, reply.destination_ports);
  if (request.protocol != IpProtocol::icmp) return reply;
  constexpr std::int16_t echo = 8, echo_reply = 0, timestamp = 13, timestamp_reply = 14;
  if (request.icmp_type == echo) {
    reply.icmp_type = echo_reply;
    return reply;
  }
  if (request.icmp_type == timestamp) {
    reply.icmp_type = timestamp_reply;
    return reply;
  }
  return std::nullopt;
}

}  // namespace vpcsim::network
