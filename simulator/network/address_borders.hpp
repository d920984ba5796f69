// IPv4 cut into pieces: all addresses of a piece are the same to every block that was named.
#pragma once

#include <vector>

#include "protocol/ip.hpp"
#include "protocol/ipv4_range.hpp"
#include "simulator/network/index.hpp"

namespace vpcsim::network {

using protocol::Cidr;
using protocol::Ipv4;
using AddressPiece = protocol::Ipv4Range;

class AddressBorders {
 public:
  void add(Ipv4 first, Ipv4 last);
  void add(const Cidr& block) { add(block.first(), block.last()); }
  /// IPv6 blocks part no IPv4 addresses.
  void add(const IpBlock& block);

  /// What internet gateways and the host's own services treat apart: private, shared and link-local
  /// addresses.
  void add_reserved();

  /// All of IPv4, in ascending order.
  std::vector<AddressPiece> pieces() const;

 private:
  std::vector<std::uint32_t> begins_ = {0};
};

/// The place of the piece with that address; `pieces` are all of IPv4.
std::size_t piece_with(const std::vector<AddressPiece>& pieces, Ipv4 address);

/// `range` cut where a port of `begins` begins. `begins` is sorted by this.
std::vector<protocol::PortRange> cut_ports(std::vector<std::uint32_t>& begins,
                                           protocol::PortRange range = {});

}  // namespace vpcsim::network
