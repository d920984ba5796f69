// NAT gateways: many-to-one NAT of the source, for connections that start in the gateway's VPC [VPC user
// guide, "NAT gateway basics"]. A public one differs from a private one by the public address of its
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
  /// The reply's destination becomes the source that `gateway` translated, and the connection is used up, so
  /// that no packet goes in circles. False: no such connection.
  bool restore(Index<NatGateway> gateway, Packet& reply);

 private:
  struct Connection {
    Index<NatGateway> gateway;
    Ipv4 source;
    PortRange source_ports;
  };

  std::array<Connection, capacity> connections_;
  std::size_t size_ = 0;
};

/// Whether the gateway forwards a packet that a route sends to it. In order: BAD_STATE (not available),
/// PROTOCOL_RESTRICTION (TCP, UDP and ICMP only), NGW_REQUIRES_SOURCE_IN_VPC, NO_POSSIBLE_DESTINATION (it
/// passed here already, or passed too many).
std::optional<ExplanationCode> forwarding_fault(const Network& network, Index<NatGateway> gateway,
                                                const Packet& packet, const NatConnections& connections);

/// The source becomes the gateway's private address, and its ports.
void translate_source(const Network& network, Index<NatGateway> gateway, Packet& packet);

}  // namespace vpcsim::network
