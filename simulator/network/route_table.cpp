#include "simulator/network/route_table.hpp"

#include <algorithm>
#include <tuple>

namespace vpcsim::network {
namespace {

/// The local route stays one when its target is replaced.
bool is_local(const Route& route) {
  return route.origin == RouteOrigin::local || std::holds_alternative<LocalTarget>(route.target);
}

int rank(const Route& route) {
  if (is_local(route)) return 0;
  return route.origin == RouteOrigin::propagated ? 2 : 1;
}

std::vector<IpBlock> local_blocks(const std::vector<Route>& routes) {
  std::vector<IpBlock> blocks;
  for (const auto& route : routes) {
    if (is_local(route)) blocks.push_back(route.destination);
  }
  return blocks;
}

}  // namespace

void sort_by_precedence(std::vector<Route>& routes) {
  // A propagated route that a local one covers can never decide: it goes behind everything.
  auto powerless = [local = local_blocks(routes)](const Route& route) {
    if (route.origin != RouteOrigin::propagated) return false;
    return std::any_of(local.begin(), local.end(),
                       [&](const IpBlock& block) { return block.contains(route.destination); });
  };
  auto key = [&](const Route& route) {
    return std::tuple(powerless(route), -route.destination.prefix_length(), rank(route));
  };
  std::stable_sort(routes.begin(), routes.end(),
                   [&](const Route& a, const Route& b) { return key(a) < key(b); });
}

std::optional<std::uint32_t> route_for(const RouteTable& table, Ip destination) {
  for (std::uint32_t i = 0; i < table.routes.size(); ++i) {
    if (table.routes[i].destination.contains(destination)) return i;
  }
  return std::nullopt;
}

bool same_target(const RouteTarget& a, const RouteTarget& b) {
  if (a.index() != b.index()) return false;
  return std::visit(
      [&](const auto& target) {
        using Target = std::decay_t<decltype(target)>;
        const auto& other = std::get<Target>(b);
        if constexpr (std::is_same_v<Target, LocalTarget>)
          return true;
        else if constexpr (std::is_same_v<Target, OtherTarget>)
          return target.id == other.id;
        else
          return target == other;
      },
      a);
}

std::optional<std::uint32_t> route_with_target(const RouteTable& table, const RouteTarget& target,
                                               Ip destination) {
  for (std::uint32_t i = 0; i < table.routes.size(); ++i) {
    const auto& route = table.routes[i];
    if (route.destination.contains(destination) && same_target(route.target, target)) return i;
  }
  return std::nullopt;
}

}  // namespace vpcsim::network
