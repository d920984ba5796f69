// Virtual private gateways as a route's target, and as the way in. Unless what is behind one (VPN
// connections, Direct Connect) is described, nothing is delivered there.
#pragma once

#include <optional>

#include "simulator/network/explanation_code.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

/// Why the gateway refuses a packet of `vpc`. In order: BAD_STATE_ATTACHMENT (attached elsewhere or nowhere),
/// VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS (no interface of the VPC holds the source), NO_POSSIBLE_DESTINATION
/// (what is behind isn't known).
std::optional<ExplanationCode> exit_fault(const Network& network, Index<VpnGateway> gateway, Index<Vpc> vpc,
                                          const Packet& packet);

/// Of a packet that comes from behind it: VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS unless an interface of its
/// VPC holds the destination.
std::optional<ExplanationCode> entry_fault(const Network& network, Index<VpnGateway> gateway,
                                           const Packet& packet);

}  // namespace vpcsim::network
