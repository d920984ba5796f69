// What other nouns need of transit gateways.
#pragma once

#include "protocol/ec2/transit_gateway.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// What is deleted, rejected or failed is still shown for two hours, in milliseconds (transit gateway guide,
/// "VPC attachment lifecycle").
inline constexpr std::int64_t transit_gateway_visibility = 2 * 3'600'000;

ec2::TransitGatewayState state_at(const TransitGateway& gateway, Timestamp now, const Timing& timing);

/// The caller's gateway of that id. Throws InvalidTransitGatewayID.NotFound, or IncorrectState unless it is
/// available.
const TransitGateway& get_available_transit_gateway(const ReadCall& call, std::string_view id_text);

/// `IncorrectState: ID is in invalid state`.
[[noreturn]] void refuse_transit_gateway_state(std::string_view id_text);

inline ec2::TransitGatewayOptionValue option_value(bool enabled) {
  return enabled ? ec2::TransitGatewayOptionValue::enable : ec2::TransitGatewayOptionValue::disable;
}
/// `otherwise` if the request doesn't say.
inline bool is_enabled(std::optional<ec2::TransitGatewayOptionValue> option, bool otherwise) {
  return option ? *option == ec2::TransitGatewayOptionValue::enable : otherwise;
}

}  // namespace vpcsim
