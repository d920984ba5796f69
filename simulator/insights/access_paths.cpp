#include <algorithm>

#include "simulator/insights/access_search.hpp"

namespace vpcsim::insights {
namespace {

/// Where a walk ended that was let go by everything on its way.
struct FinalEnd {
  const Network& network;

  Component operator()(const Delivered& end) const {
    if (network.nat_gateway_of(end.interface)) return {};
    return end.interface;
  }
  Component operator()(const SentToInternet& end) const {
    return end.gateway ? Component(end.gateway) : Component();
  }
  Component operator()(const SentToService& end) const {
    return end.endpoint ? Component(end.endpoint) : Component();
  }
  /// To what isn't described.
  Component operator()(const Dropped& end) const {
    using enum ExplanationCode;
    const auto& [code, component] = std::tie(end.reason.code, end.reason.component);
    if (code == no_possible_destination && std::holds_alternative<Index<VpnGateway>>(component))
      return component;
    if (code == unknown_resource && std::holds_alternative<Index<VpcPeeringConnection>>(component))
      return component;
    const auto* attachment = std::get_if<Index<TransitGatewayAttachment>>(&component);
    if (attachment && code == no_possible_destination &&
        std::holds_alternative<std::monostate>(network[*attachment].resource))
      return component;
    return {};
  }
};

/// What no path leads through [Network Access Analyzer guide, "Unsupported network configurations"].
bool ends_all(const Step& step, std::size_t at) {
  if (std::holds_alternative<ForwardedByInterface>(step)) return true;
  const auto* translated = std::get_if<InternetGatewayTranslated>(&step);
  return translated && translated->direction == Direction::ingress && at > 0;
}

/// Pairs of `paths`: hosts at both sides, or at one.
std::pair<std::size_t, std::size_t> pair_at(const AccessPaths& paths, std::size_t at) {
  const std::size_t width = paths.destinations ? paths.destinations->hosts.size() : 1;
  return {at / width, at % width};
}

}  // namespace

std::vector<Ending> endings_of(const Network& network, const Walk& walk) {
  std::vector<Ending> endings;
  for (std::size_t at = 0; at < walk.steps.size(); ++at) {
    const Step& step = walk.steps[at];
    if (ends_all(step, at)) return endings;
    if (at == 0) continue;  // a path's begin
    if (const auto* crossed = std::get_if<PeeringCrossed>(&step))
      endings.push_back({crossed->peering, at + 1});
    const auto* entered = std::get_if<TransitGatewayEntered>(&step);
    if (entered && entered->subnet) endings.push_back({entered->attachment, at + 1});
  }
  const Component to = std::visit(FinalEnd{network}, walk.disposition);
  if (!std::holds_alternative<std::monostate>(to)) endings.push_back({to, walk.steps.size()});
  return endings;
}

Packet packet_after(const Walk& walk, std::size_t steps) {
  Packet packet = walk.sent;
  for (std::size_t at = 0; at < steps; ++at) {
    if (const auto* nat = std::get_if<NatGatewayTranslated>(&walk.steps[at])) {
      packet.source = nat->after;
      packet.source_ports = nat_gateway_ports;
    }
    if (const auto* gateway = std::get_if<InternetGatewayTranslated>(&walk.steps[at]))
      (gateway->direction == Direction::egress ? packet.source : packet.destination) = gateway->after;
  }
  return packet;
}

std::size_t AccessPaths::size() const {
  return (sources ? sources->hosts.size() : 1) * (destinations ? destinations->hosts.size() : 1);
}

std::optional<AccessPath> path_at(const Network& network, const AccessPaths& paths, std::size_t at) {
  const auto [source, destination] = pair_at(paths, at);
  Packet packet{.source = {},
                .destination = {},
                .protocol = paths.protocol,
                .source_ports = paths.source_ports,
                .destination_ports = {paths.ports.from, paths.ports.from}};
  network::Entry entry = paths.entry;
  AccessPath found{.walk = {}, .from = paths.from, .to = paths.to};
  if (paths.sources) {
    const HostAddress& host = paths.sources->hosts[source];
    entry = network::FromInterface{host.interface};
    packet.source = host.address;
    found.from = host.interface;
  } else {
    packet.source = paths.far_sources.front().address;
  }
  if (paths.destinations) {
    const HostAddress& host = paths.destinations->hosts[destination];
    if (paths.sources && paths.sources->hosts[source].interface == host.interface) return std::nullopt;
    const bool is_public = std::holds_alternative<network::FromInternet>(entry);
    packet.destination = is_public ? host.public_ip.value() : host.address;
    found.to = host.interface;
  } else {
    packet.destination = paths.far_destinations.front().address;
  }
  found.walk = network::walk_from(network, entry, packet);
  const auto endings = endings_of(network, found.walk);
  const auto end = std::find_if(endings.begin(), endings.end(),
                                [&](const Ending& ending) { return ending.to == found.to; });
  if (end == endings.end()) return std::nullopt;
  found.walk.received = packet_after(found.walk, end->steps);
  found.walk.steps.resize(end->steps);
  return found;
}

}  // namespace vpcsim::insights
