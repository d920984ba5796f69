// The targets of routes: finding the one that a request names, its state, and how a route shows it.
#pragma once

#include "protocol/ec2/route.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The target parameters of CreateRoute and ReplaceRoute. One is set.
struct NamedTarget {
  const std::optional<std::string>& gateway;
  const std::optional<std::string>& nat_gateway;
  const std::optional<std::string>& network_interface;
  const std::optional<std::string>& instance;
  const std::optional<std::string>& peering;
  const std::optional<std::string>& egress_only_internet_gateway;
  const std::optional<std::string>& transit_gateway;
  const std::optional<std::string>& endpoint;
};

/// The target that `named` names. Throws its NotFound error, InvalidInstanceID (an instance with several
/// interfaces), or InvalidParameterValue if it belongs to another VPC than the route table.
RouteTarget route_target(const ReadCall& call, const RouteTable& table, const NamedTarget& named);

/// Fills the record's members that name the target.
void show_target(const ReadCall& call, const RouteTarget& target, ec2::Route& record);

}  // namespace vpcsim
