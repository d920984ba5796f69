// VPC endpoints. A gateway endpoint is a route's target, and serves the VPC's own interfaces [AWS PrivateLink
// guide, "Gateway endpoints"]. An interface endpoint is a network interface that takes requests, and starts
// none.
#pragma once

#include <optional>

#include "simulator/network/explanation_code.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

/// Whether a gateway endpoint takes a packet that a route of `vpc` sends to it. In order: BAD_STATE,
/// BAD_STATE_ATTACHMENT (another VPC's), VPCE_GATEWAY_PROTOCOL_RESTRICTION (neither TCP nor ICMP echo),
/// GATEWAY_REJECTS_SPOOFED_TRAFFIC (no interface of the VPC holds the source: no way in from a peer).
std::optional<ExplanationCode> entry_fault(const Network& network, Index<VpcEndpoint> endpoint,
                                           Index<Vpc> vpc, const Packet& packet);

/// BAD_STATE unless the interface endpoint is available.
std::optional<ExplanationCode> state_fault(const VpcEndpoint& endpoint);

}  // namespace vpcsim::network
