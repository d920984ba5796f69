// Where a network's rules tell ports and addresses apart.
#pragma once

#include <vector>

#include "simulator/insights/vocabulary.hpp"
#include "simulator/network/address_borders.hpp"

namespace vpcsim::insights {

/// `range` cut at the borders of every rule's port range, in ascending order.
std::vector<protocol::PortRange> port_pieces(const Network& network, protocol::PortRange range);

/// The addresses in `within` that a host can have and that are in none of `without`, cut at the borders of
/// what all rules and routes of the network contain, in ascending order. Each address of `apart` gets a piece
/// of its own.
std::vector<AddressPiece> pieces_within(const Network& network, const std::vector<IpBlock>& within,
                                        const std::vector<IpBlock>& without, const std::vector<Ipv4>& apart);

/// The addresses that aren't private, shared or link-local, cut at the borders of what the VPC's rules and
/// routes contain, in ascending order. Each address of `apart` gets a piece of its own.
std::vector<AddressPiece> public_pieces(const Network& network, Index<Vpc> vpc,
                                        const std::vector<Ipv4>& apart);

}  // namespace vpcsim::insights
