#pragma once

#include <array>
#include <variant>

#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

struct LocalTarget {
  friend bool operator==(const LocalTarget&, const LocalTarget&) = default;
};
/// A new kind of target needs a rule wherever targets are visited, or it doesn't compile.
using RouteTarget = std::variant<LocalTarget, InternetGatewayId, NatGatewayId, PeeringId, NetworkInterfaceId>;

struct Route {
  Cidr destination;
  RouteTarget target;
};

struct RouteTableAssociation {
  RouteTableAssociationId id;
  std::optional<SubnetId> subnet;  ///< whose `route_table` is this one; none: the main association
};

struct RouteTable {
  RouteTableId id;
  VpcId vpc;
  std::vector<Route> routes;  ///< local routes first, then in the order of creation; destinations are unique
  std::vector<RouteTableAssociation> associations;
  std::string client_token;  ///< of the call that made it; empty if it had none
  Tags tags;

  static constexpr std::array<std::string_view, 1> indexed = {"vpc-id"};
  void index(IndexKeys& keys) const { keys.add("vpc-id", vpc); }
};

}  // namespace vpcsim
