// What other nouns need of NAT gateways: their state at an instant.
#pragma once

#include "protocol/ec2/nat_gateway.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

ec2::NatGatewayState nat_gateway_state_at(const NatGateway& gateway, Timestamp now, const Timing& timing);
/// Deleted and failed gateways are shown for about an hour.
bool is_visible_at(const NatGateway& gateway, Timestamp now, const Timing& timing);

ec2::NatGateway to_record(const NatGateway& gateway, ec2::NatGatewayState state);

}  // namespace vpcsim
