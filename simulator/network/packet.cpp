#include "simulator/network/packet.hpp"

#include <utility>

namespace vpcsim::network {

bool turn_into_reply(Packet& packet) {
  constexpr std::int16_t echo = 8, echo_reply = 0, timestamp = 13, timestamp_reply = 14;
  constexpr std::int16_t echo_v6 = 128, echo_reply_v6 = 129;
  if (packet.protocol == IpProtocol::icmp) {
    if (packet.icmp_type != echo && packet.icmp_type != timestamp) return false;
    packet.icmp_type = packet.icmp_type == echo ? echo_reply : timestamp_reply;
  }
  if (packet.protocol == IpProtocol::icmpv6) {
    if (packet.icmp_type != echo_v6) return false;
    packet.icmp_type = echo_reply_v6;
  }
  std::swap(packet.source, packet.destination);
  std::swap(packet.source_ports, packet.destination_ports);
  return true;
}

}  // namespace vpcsim::network
