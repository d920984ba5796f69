// Egress-only internet gateways: IPv6, for connections that start inside [VPC user guide, "Enable outbound
// IPv6 traffic using an egress-only internet gateway"].
#pragma once

#include <optional>

#include "simulator/network/explanation_code.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

/// Whether a packet that leaves `vpc` passes. In order: BAD_STATE_ATTACHMENT (attached elsewhere or nowhere),
/// PROTOCOL_RESTRICTION (IPv4), NO_PATH (a reply to what came in by another gateway),
/// GATEWAY_REJECTS_SPOOFED_TRAFFIC (no interface of the VPC holds the source).
std::optional<ExplanationCode> exit_fault(const Network& network, Index<EgressOnlyInternetGateway> gateway,
                                          Index<Vpc> vpc, Leg leg, const Packet& packet);

}  // namespace vpcsim::network
