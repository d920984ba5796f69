// Virtual private gateways as a route's target. What is behind one (VPN connections, Direct Connect) isn't
// modeled: nothing is delivered there.
#pragma once

#include "simulator/network/explanation_code.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

/// Why the gateway refuses a packet of `vpc`. In order: BAD_STATE_ATTACHMENT (attached elsewhere or nowhere),
/// VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS (no interface of the VPC holds the source), NO_POSSIBLE_DESTINATION.
ExplanationCode exit_fault(const Network& network, Index<VpnGateway> gateway, Index<Vpc> vpc,
                           const Packet& packet);

}  // namespace vpcsim::network
