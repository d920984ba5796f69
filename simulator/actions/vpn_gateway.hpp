// What other nouns need of virtual private gateways.
#pragma once

#include "simulator/call.hpp"

namespace vpcsim {

/// The gateway that a client names; deleted ones aren't. Throws InvalidVpnGatewayID.NotFound.
const VpnGateway& get_vpn_gateway(const ReadCall& call, std::string_view id_text);

/// The VPC that the gateway is attached to, or is being attached to.
std::optional<VpcId> attached_vpc(const VpnGateway& gateway);
/// Whether the attachment carries packets by now.
bool is_attached_at(const VpnGateway& gateway, VpcId vpc, Timestamp now, const Timing& timing);
/// The gateway that is attached to the VPC, or not yet detached; nullptr if there is none. AWS allows one.
const VpnGateway* vpn_gateway_of(const ReadCall& call, VpcId vpc);

}  // namespace vpcsim
