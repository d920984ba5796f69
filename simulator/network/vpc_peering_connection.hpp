// VPC peering connections: what crosses one [VPC peering guide, "How VPC peering connections work" and "VPC
// peering limitations"]. Not transitive, and no way to a peer's internet gateway, NAT gateway or VPN.
#pragma once

#include <optional>

#include "simulator/network/explanation_code.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

const PeeredVpc& own_side(const VpcPeeringConnection& peering, Index<Vpc> vpc);
const PeeredVpc& other_side(const VpcPeeringConnection& peering, Index<Vpc> vpc);

/// Whether the connection is able to carry anything at all: BAD_STATE unless it is active.
std::optional<ExplanationCode> peering_fault(const VpcPeeringConnection& peering);

/// Whether it carries this packet out of `from`: PCX_REQUIRES_ADDRESS_IN_VPC_CIDR unless the destination lies
/// in the far VPC and the source in `from`; UNKNOWN_RESOURCE if the far VPC isn't in the description.
std::optional<ExplanationCode> crossing_fault(const Network& network, const VpcPeeringConnection& peering,
                                              Index<Vpc> from, const Packet& packet);

/// Of several connections between two VPCs the active one, else the one that is closest to it; or none.
Index<VpcPeeringConnection> best_peering_between(const Network& network, Index<Vpc> a, Index<Vpc> b);

}  // namespace vpcsim::network
