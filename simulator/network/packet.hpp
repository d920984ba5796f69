// The question (a flow) and what travels to answer it (packets).
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "simulator/network/components.hpp"

namespace vpcsim::network {

/// Linux's net.ipv4.ip_local_port_range. Why a range, and why whole: security groups and network ACLs look at
/// destination ports only, so the client's port matters once, when the reply passes network ACLs. AWS's
/// Reachability Analyzer calls a flow reachable if *some* client port gets through. A client doesn't choose
/// the lucky port, and a network that works for one connection in three is broken; we therefore pass a range
/// only if every port in it passes. Who knows the port (a socket that is open) sets `Flow::source_ports` to
/// it.
inline constexpr PortRange linux_ephemeral_ports{32768, 60999};
/// The source ports of a NAT gateway [VPC user guide, NAT gateway basics].
inline constexpr PortRange nat_gateway_ports{1024, 65535};

/// An address as a source is a host on the internet, whoever else may hold that address. As a destination it
/// is looked for where the packet goes. Instances speak through their primary interface and its primary
/// address.
using Endpoint = std::variant<Index<Instance>, Index<NetworkInterface>, Ip>;

struct Flow {
  Endpoint source;
  Endpoint destination;
  IpProtocol protocol = IpProtocol::tcp;
  std::uint16_t destination_port = 0;  ///< TCP, UDP
  PortRange source_ports = linux_ephemeral_ports;
  std::int16_t icmp_type = 8;  ///< ICMP; 8 is echo, 128 is ICMPv6's
  std::int16_t icmp_code = 0;
  /// What an instance or interface writes as its source address; its primary one by default.
  std::optional<Ip> source_address = {};
  /// Between ends that aren't addresses: by their first IPv6 addresses.
  bool ipv6 = false;
};

struct Packet {
  Ip source;
  Ip destination;
  IpProtocol protocol;
  PortRange source_ports;
  PortRange destination_ports;
  std::int16_t icmp_type = -1;
  std::int16_t icmp_code = -1;

  friend auto operator<=>(const Packet&, const Packet&) = default;
};

/// Makes of a request what its receiver answers. False, and nothing changes, if there is no answer: ICMP
/// other than echo and timestamp requests (nobody answers an error message). UDP is answered, as by DNS or
/// NTP.
bool turn_into_reply(Packet& packet);

/// ICMP or ICMPv6
inline bool is_icmp(IpProtocol protocol) {
  return protocol == IpProtocol::icmp || protocol == IpProtocol::icmpv6;
}

/// Protocol, and ICMP type and code; ports are the caller's.
inline bool speaks_of(const Traffic& traffic, const Packet& packet) {
  if (traffic.protocol == IpProtocol::all) return true;
  if (traffic.protocol != packet.protocol) return false;
  if (!is_icmp(packet.protocol)) return true;
  return (traffic.icmp_type == -1 || traffic.icmp_type == packet.icmp_type) &&
         (traffic.icmp_code == -1 || traffic.icmp_code == packet.icmp_code);
}

/// The ports that the rule is about: all of them, unless it is a rule for TCP or UDP.
inline PortRange ports_of(const Traffic& traffic) {
  return traffic.protocol.has_ports() ? traffic.ports : PortRange{};
}

}  // namespace vpcsim::network
