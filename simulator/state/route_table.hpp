#pragma once

#include <array>
#include <variant>

#include "protocol/ec2/route.hpp"
#include "protocol/ipv6.hpp"
#include "simulator/idempotency.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

struct LocalTarget {
  friend bool operator==(const LocalTarget&, const LocalTarget&) = default;
};
/// A new kind of target needs a rule wherever targets are visited, or it doesn't compile.
using RouteTarget = std::variant<LocalTarget, InternetGatewayId, NatGatewayId, PeeringId, NetworkInterfaceId,
                                 EgressOnlyInternetGatewayId, VpnGatewayId, VpcEndpointId, TransitGatewayId>;

/// A prefix list stands for the entries it has at the time.
using RouteDestination = std::variant<Cidr, Ipv6Cidr, PrefixListId>;

struct Route {
  RouteDestination destination;
  RouteTarget target;
  ec2::RouteOrigin origin = ec2::RouteOrigin::create_route;  ///< CreateRouteTable: a local route, for good
};

/// A gateway whose arriving packets a table routes: an edge association.
using EdgeGateway = std::variant<InternetGatewayId, VpnGatewayId>;

/// With a subnet, with a gateway, or with neither: the main association.
struct RouteTableAssociation {
  RouteTableAssociationId id;
  std::optional<SubnetId> subnet = {};  ///< whose `route_table` is this one
  std::optional<EdgeGateway> gateway = {};

  bool is_main() const { return !subnet && !gateway; }
};

struct RouteTable {
  RouteTableId id;
  VpcId vpc;
  std::vector<Route> routes;  ///< local routes first, then in the order of creation; destinations are unique
  std::vector<RouteTableAssociation> associations;
  std::vector<VpnGatewayId> propagating_vgws = {};  ///< attached to the VPC
  Idempotency idempotency = {};
  Tags tags;

  static constexpr std::array<std::string_view, 6> indexed = {"vpc-id",
                                                              "association.route-table-association-id",
                                                              "association.subnet-id",
                                                              "association.gateway-id",
                                                              "propagating-vgw",
                                                              "route.destination-prefix-list-id"};
  void index(IndexKeys& keys) const {
    keys.add("vpc-id", vpc);
    for (const RouteTableAssociation& own : associations) {
      keys.add("association.route-table-association-id", own.id);
      keys.add("association.subnet-id", own.subnet);
      if (!own.gateway) continue;
      std::visit([&](const auto& gateway) { keys.add("association.gateway-id", gateway); }, *own.gateway);
    }
    for (const VpnGatewayId& gateway : propagating_vgws) keys.add("propagating-vgw", gateway);
    for (const Route& route : routes) {
      if (const auto* list = std::get_if<PrefixListId>(&route.destination))
        keys.add("route.destination-prefix-list-id", *list);
      if (const auto* endpoint = std::get_if<VpcEndpointId>(&route.target))
        keys.add("route.vpc-endpoint-id", *endpoint);
    }
  }
};

}  // namespace vpcsim
