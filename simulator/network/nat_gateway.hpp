// NAT gateways: many-to-one NAT of the source, for connections that start in the gateway's VPC [VPC user
// guide, "NAT gateway basics"], or that reach it by a transit gateway. IPv6 packets to 64:ff9b::/96 come out
// as IPv4 ("DNS64 and NAT64"). A public one differs from a private one by the public address of its
// interface, which the internet gateway then applies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "simulator/network/explanation_code.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

/// What NAT gateways remember of one request, in the order in which it passed them.
class NatConnections {
 public:
  /// A packet may pass this many gateways (a private one before a public one is usual); a further one drops
  /// it.
  static constexpr std::size_t capacity = 4;

  bool full() const { return size_ == capacity; }
  bool has(Index<NatGateway> gateway) const;
  void remember(Index<NatGateway> gateway, const Packet& before);
  /// The reply's destination becomes the source that `gateway` translated (and its source the IPv6 address
  /// that was asked), and the connection is used up, so that no packet goes in circles. False: no such
  /// connection.
  bool restore(Index<NatGateway> gateway, Packet& reply);

 private:
  struct Connection {
    Index<NatGateway> gateway;
    Ip source;
    Ip destination;
    PortRange source_ports;
  };

  std::array<Connection, capacity> connections_;
  std::size_t size_ = 0;
};

/// Whether the gateway forwards a packet that a route sends to it. In order: BAD_STATE (not available),
/// PROTOCOL_RESTRICTION (TCP, UDP and ICMP only; IPv6 to other addresses than NAT64's),
/// NGW_REQUIRES_SOURCE_IN_VPC (unless `by_transit_gateway`), NO_POSSIBLE_DESTINATION (it
/// passed here already, or passed too many).
std::optional<ExplanationCode> forwarding_fault(const Network& network, Index<NatGateway> gateway,
                                                const Packet& packet, const NatConnections& connections,
                                                bool by_transit_gateway);

/// The source becomes the gateway's private address, and its ports. NAT64: the destination becomes the IPv4
/// address that is the last part of the IPv6 one, and ICMPv6's echo is ICMP's.
void translate(const Network& network, Index<NatGateway> gateway, Packet& packet);

}  // namespace vpcsim::network
