// Transit gateways: from one attachment to another by a route table of their own [Transit Gateway guide, "How
// transit gateways work"]. The table is the one associated with the attachment that the packet came by; the
// longest prefix wins, static before propagated.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "simulator/network/explanation_code.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

/// Makes the first route that contains an address the one that decides.
void sort_by_precedence(std::vector<TransitGatewayRouteTable::Route>& routes);

/// The position of the route that decides; the table must come from a Network (routes in order).
std::optional<std::uint32_t> route_for(const TransitGatewayRouteTable& table, const Ip& destination);

/// The VPC's attachment to the gateway, one that works if there is any; nowhere: none.
Index<TransitGatewayAttachment> attachment_to(const Network& network, Index<TransitGateway> gateway,
                                              Index<Vpc> vpc);

/// Whether a packet from a subnet in `zone` gets in by the attachment. In order: BAD_STATE (the gateway),
/// BAD_STATE_ATTACHMENT (none, or it doesn't work), PROTOCOL_RESTRICTION (IPv6, which the attachment doesn't
/// carry), TGW_ROUTE_AZ_RESTRICTION (no subnet of the attachment in the zone).
std::optional<ExplanationCode> entry_fault(const Network& network, Index<TransitGateway> gateway,
                                           Index<TransitGatewayAttachment> attachment, std::uint32_t zone,
                                           const Packet& packet);

/// Where a packet gets in or out: in the zone if the attachment has a subnet there, else in its first one. In
/// appliance mode what leaves does so in the first one, both ways of a flow [Transit Gateway guide,
/// "Appliance in a shared services VPC": one network interface for the life of a flow].
Index<Subnet> subnet_in(const Network& network, Index<TransitGatewayAttachment> attachment,
                        std::uint32_t zone);
Index<Subnet> subnet_out(const Network& network, Index<TransitGatewayAttachment> attachment,
                         std::uint32_t zone);

/// The other gateway's attachment to this one's; nowhere: it isn't in the description.
Index<TransitGatewayAttachment> peer_of(const Network& network, Index<TransitGatewayAttachment> attachment);

/// Whether references to groups are good across the gateway, which both attachments lead to: it and both
/// attachments have security group referencing on [Transit Gateway guide, "Security group referencing"].
bool carries_references(const Network& network, Index<TransitGatewayAttachment> from,
                        Index<TransitGatewayAttachment> to);

}  // namespace vpcsim::network
