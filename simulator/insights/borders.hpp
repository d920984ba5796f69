// Where a network's rules tell ports and addresses apart.
#pragma once

#include <vector>

#include "simulator/insights/vocabulary.hpp"

namespace vpcsim::insights {

/// `range` cut at the borders of every rule's port range, in ascending order.
std::vector<protocol::PortRange> port_pieces(const Network& network, protocol::PortRange range);

struct AddressPiece {
  Ipv4 first, last;
};

/// The addresses that aren't private, shared or link-local, cut at the borders of what the VPC's rules and
/// routes contain, in ascending order.
std::vector<AddressPiece> public_pieces(const Network& network, Index<Vpc> vpc);

}  // namespace vpcsim::insights
