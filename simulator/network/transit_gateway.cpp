#include "simulator/network/transit_gateway.hpp"

#include <algorithm>
#include <tuple>

namespace vpcsim::network {

void sort_by_precedence(std::vector<TransitGatewayRouteTable::Route>& routes) {
  auto key = [](const auto& route) {
    return std::tuple(-route.destination.prefix_length(), route.propagated);
  };
  std::stable_sort(routes.begin(), routes.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

std::optional<std::uint32_t> route_for(const TransitGatewayRouteTable& table, const Ip& destination) {
  for (std::uint32_t i = 0; i < table.routes.size(); ++i) {
    if (table.routes[i].destination.contains(destination)) return i;
  }
  return std::nullopt;
}

Index<TransitGatewayAttachment> attachment_to(const Network& network, Index<TransitGateway> gateway,
                                              Index<Vpc> vpc) {
  Index<TransitGatewayAttachment> found;
  for (auto index : network.attachments_of(vpc)) {
    if (network[index].transit_gateway != gateway) continue;
    if (!found || (network[index].available && !network[found].available)) found = index;
  }
  return found;
}

std::optional<ExplanationCode> entry_fault(const Network& network, Index<TransitGateway> gateway,
                                           Index<TransitGatewayAttachment> attachment, std::uint32_t zone,
                                           const Packet& packet) {
  using enum ExplanationCode;
  if (!network[gateway].available) return bad_state;
  if (!attachment || !network[attachment].available) return bad_state_attachment;
  if (packet.destination.is_v6() && !network[attachment].ipv6) return protocol_restriction;
  if (network.zone_of(subnet_in(network, attachment, zone)) != zone) return tgw_route_az_restriction;
  return std::nullopt;
}

Index<Subnet> subnet_in(const Network& network, Index<TransitGatewayAttachment> attachment,
                        std::uint32_t zone) {
  const auto& subnets = network[attachment].subnets;
  auto found = std::find_if(subnets.begin(), subnets.end(),
                            [&](auto subnet) { return network.zone_of(subnet) == zone; });
  return found != subnets.end() ? *found : subnets.front();
}

Index<Subnet> subnet_out(const Network& network, Index<TransitGatewayAttachment> attachment,
                         std::uint32_t zone) {
  if (network[attachment].appliance_mode) return network[attachment].subnets.front();
  return subnet_in(network, attachment, zone);
}

Index<TransitGatewayAttachment> peer_of(const Network& network, Index<TransitGatewayAttachment> attachment) {
  const auto* far = std::get_if<Index<TransitGateway>>(&network[attachment].resource);
  if (!far) return {};
  for (auto index : network.attachments_of(*far)) {
    const auto* back = std::get_if<Index<TransitGateway>>(&network[index].resource);
    if (back && *back == network[attachment].transit_gateway) return index;
  }
  return {};
}

bool carries_references(const Network& network, Index<TransitGatewayAttachment> from,
                        Index<TransitGatewayAttachment> to) {
  return network[network[from].transit_gateway].security_group_referencing &&
         network[from].security_group_referencing && network[to].security_group_referencing;
}

}  // namespace vpcsim::network
