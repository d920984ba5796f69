// The part of Walker (walker.hpp, which includes this) that crosses transit gateways.
#pragma once

#include "simulator/network/walker.hpp"

namespace vpcsim::network {

template <class Recorder>
void Walker<Recorder>::pass_to(Index<TransitGateway> index) {
  // From the internet there is no zone: no gateway route table leads to a transit gateway on AWS.
  if (!here_)
    return refuse({.code = ExplanationCode::unsupported_component, .component = index, .route = route_});
  auto attachment = attachment_to(network_, index, vpc_);
  auto zone = network_.zone_of(here_);
  if (auto code = entry_fault(network_, index, attachment, zone, packet_)) {
    Component at = index;
    if (attachment && *code != ExplanationCode::bad_state) at = attachment;
    return refuse({.code = *code, .component = at, .wanted = vpc_, .route = route_});
  }
  auto subnet = subnet_in(network_, attachment, zone);
  if (subnet != here_ && !pass_network_acl(subnet, Direction::ingress)) return;
  recorder_.step(TransitGatewayEntered{attachment, subnet});
  return route_in_transit_gateway(attachment, zone);
}

template <class Recorder>
void Walker<Recorder>::route_in_transit_gateway(Index<TransitGatewayAttachment> from, std::uint32_t zone) {
  auto index = network_[from].route_table;
  if (!index) {
    return refuse({.code = ExplanationCode::tgw_attach_missing_tgw_rtb_association, .component = from});
  }
  const auto& table = network_[index];
  auto position = network_.route_for(index, packet_.destination);
  if (!position) {
    recorder_.step(NoTransitGatewayRoute{index, packet_.destination});
    return drop({.code = ExplanationCode::tgw_rtb_no_route_to_tgw_attachment, .component = index});
  }
  recorder_.step(TransitGatewayRouteChosen{index, *position, packet_.destination});
  const auto& route = table.routes[*position];
  if (route.blackhole || !route.attachment) {
    return drop({.code = ExplanationCode::tgw_rtb_bad_state_route,
                 .component = index,
                 .transit_gateway_route = position});
  }
  if (++routes_ > max_routes) return refuse({.code = ExplanationCode::no_path, .component = index});
  return leave_transit_gateway(route.attachment, zone);
}

template <class Recorder>
void Walker<Recorder>::leave_transit_gateway(Index<TransitGatewayAttachment> index, std::uint32_t zone) {
  using enum ExplanationCode;
  const auto& attachment = network_[index];
  if (!attachment.available) return refuse({.code = bad_state, .component = index});
  if (auto* vpc = std::get_if<Index<Vpc>>(&attachment.resource)) {
    if (packet_.destination.is_v6() && !attachment.ipv6)
      return refuse({.code = protocol_restriction, .component = index});
    vpc_ = *vpc;
    cross(Crossed::transit_gateway);
    by_transit_gateway_ = true;
    auto subnet = subnet_out(network_, index, zone);
    recorder_.step(TransitGatewayLeft{index, subnet});
    return forward_from(subnet);
  }
  if (std::holds_alternative<std::monostate>(attachment.resource))
    return refuse({.code = no_possible_destination, .component = index});
  auto peer = peer_of(network_, index);
  if (!peer) return refuse({.code = unknown_resource, .component = index});
  if (!network_[peer].available) return refuse({.code = bad_state, .component = peer});
  // Groups aren't known across Regions.
  recorder_.step(TransitGatewayEntered{peer, {}});
  crossed_ = Crossed::appliance;
  return route_in_transit_gateway(peer, zone);
}

}  // namespace vpcsim::network
