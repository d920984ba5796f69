// Internet gateways: 1:1 NAT between an interface's private and public IPv4 address; IPv6 addresses pass as
// they are [VPC user guide, "Enable internet access for a VPC using internet gateways"].
#pragma once

#include <variant>

#include "simulator/network/explanation_code.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

/// The address after translation, or why the gateway refuses.
using InternetGatewayDecision = std::variant<Ip, ExplanationCode>;

/// A packet leaves `vpc`. In order: BAD_STATE_ATTACHMENT (attached elsewhere or nowhere),
/// IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS, ..._RFC6598_EGRESS, NO_POSSIBLE_DESTINATION (a unique local
/// IPv6 address), GATEWAY_REJECTS_SPOOFED_TRAFFIC (source not the VPC's),
/// IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS. The answer is the new source.
InternetGatewayDecision translate_outbound(const Network& network, Index<InternetGateway> gateway,
                                           Index<Vpc> vpc, const Packet& packet);

/// A packet comes in from the internet. In order: IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS,
/// ..._RFC6598_INGRESS, GATEWAY_REJECTS_SPOOFED_TRAFFIC (a unique local IPv6 source),
/// IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS. The answer is the new destination.
InternetGatewayDecision translate_inbound(const Network& network, Index<InternetGateway> gateway,
                                          const Packet& packet);

/// INGRESS_RTB_TRAFFIC_REDIRECTION: the gateway's edge route table sends what comes in for the source to an
/// appliance, and the packet leaves from another subnet than the appliance's [VPC user guide, "Gateway route
/// tables"].
bool is_redirected(const Network& network, Index<InternetGateway> gateway, Index<Subnet> from,
                   const Packet& packet);

}  // namespace vpcsim::network
