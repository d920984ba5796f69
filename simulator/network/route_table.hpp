// Route tables: where a subnet's packets go [VPC user guide, "Route priority"]. The longest prefix wins;
// among equal prefixes local, then static, then propagated. A local route beats even a longer propagated
// prefix. A blackhole route matches like any other, and so shadows shorter prefixes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "simulator/network/network.hpp"

namespace vpcsim::network {

/// Makes the first route that contains an address the one that decides.
void sort_by_precedence(std::vector<Route>& routes);

/// The position of the route that decides; the table must come from a Network (routes in order).
std::optional<std::uint32_t> route_for(const RouteTable& table, Ip destination);

/// The first route with this target that contains the address, whether or not another one decides.
std::optional<std::uint32_t> route_with_target(const RouteTable& table, const RouteTarget& target,
                                               Ip destination);

/// OtherTargets are the same when their ids are.
bool same_target(const RouteTarget& a, const RouteTarget& b);

}  // namespace vpcsim::network
