#include "simulator/network/route_fault.hpp"

#include <algorithm>

#include "simulator/network/route_table.hpp"
#include "simulator/network/transit_gateway.hpp"

namespace vpcsim::network {
namespace {

using enum ExplanationCode;

/// There is a route to the target, for other addresses.
std::optional<std::uint32_t> route_to_elsewhere(const RouteTable& table, const RouteTarget& target, bool v6) {
  for (std::uint32_t i = 0; i < table.routes.size(); ++i) {
    const auto& route = table.routes[i];
    if (route.destination.is_v6() == v6 && same_target(route.target, target)) return i;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Blocker> route_fault(const Network& network, Index<RouteTable> index, const RouteTarget& target,
                                   const Component& wanted, const Ip& destination) {
  const auto& table = network[index];
  Blocker blocker{
      .code = no_route_to_destination, .direction = Direction::egress, .component = index, .wanted = wanted};
  auto decides = route_for(table, destination);
  if (!decides) {
    if (auto elsewhere = route_to_elsewhere(table, target, destination.is_v6())) {
      blocker.code = cannot_route;
      blocker.route = RouteReference{index, *elsewhere};
    }
    return blocker;
  }
  const auto& route = table.routes[*decides];
  blocker.route = RouteReference{index, *decides};
  if (same_target(route.target, target)) {
    if (route.state != RouteState::blackhole) return std::nullopt;
    blocker.code = bad_state_route;
    return blocker;
  }
  if (auto shadowed = route_with_target(table, target, destination)) {
    bool longer = route.destination.prefix_length() > table.routes[*shadowed].destination.prefix_length();
    blocker.code = longer ? more_specific_route : higher_priority_route;
  } else if (std::holds_alternative<LocalTarget>(route.target)) {
    blocker.code = higher_priority_route;  // no route could win against it: the CIDRs overlap
  }
  return blocker;
}

std::optional<Blocker> route_fault(const Network& network, Index<TransitGatewayRouteTable> index,
                                   Index<TransitGatewayAttachment> wanted, const Ip& destination) {
  const auto& routes = network[index].routes;
  Blocker blocker{.code = tgw_rtb_no_route_to_tgw_attachment, .component = index, .wanted = wanted};
  auto to_wanted = [&](bool containing) -> std::optional<std::uint32_t> {
    for (std::uint32_t i = 0; i < routes.size(); ++i) {
      bool fits = routes[i].destination.is_v6() == destination.is_v6() &&
                  (!containing || routes[i].destination.contains(destination));
      if (fits && routes[i].attachment == wanted) return i;
    }
    return std::nullopt;
  };
  auto decides = route_for(network[index], destination);
  if (!decides) {
    blocker.transit_gateway_route = to_wanted(false);
    if (blocker.transit_gateway_route) blocker.code = tgw_rtb_cannot_route;
    return blocker;
  }
  const auto& route = routes[*decides];
  blocker.transit_gateway_route = decides;
  if (route.attachment == wanted) {
    if (!route.blackhole) return std::nullopt;
    blocker.code = tgw_rtb_bad_state_route;
    return blocker;
  }
  if (auto shadowed = to_wanted(true)) {
    bool longer = route.destination.prefix_length() > routes[*shadowed].destination.prefix_length();
    blocker.code = longer ? tgw_rtb_more_specific_route : tgw_rtb_higher_priority_route;
  } else if (route.blackhole || !route.attachment) {
    blocker.code = tgw_rtb_bad_state_route;
  }
  return blocker;
}

}  // namespace vpcsim::network
