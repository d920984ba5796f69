// The destinations of routes: reading the one that a request names, and what every table asks of it.
#pragma once

#include "protocol/ec2/route.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The destination parameters of CreateRoute, ReplaceRoute and DeleteRoute.
struct NamedDestination {
  const std::optional<std::string>& cidr;
  const std::optional<std::string>& ipv6_cidr;
  const std::optional<std::string>& prefix_list;
};

template <class Request>
NamedDestination named_destination(const Request& request) {
  return {request.destination_cidr_block, request.destination_ipv6_cidr_block,
          request.destination_prefix_list_id};
}

/// Throws unless exactly one is named (MissingParameter, InvalidParameterCombination) and a CIDR block is one
/// (InvalidParameterValue).
void check_syntax(const NamedDestination& named);
/// Throws InvalidParameterValue for the addresses that AWS keeps for its own services (VPC user guide, "Route
/// table concepts"). `named` has been checked.
void check_not_reserved(const NamedDestination& named);
/// In canonical form. `named` has been checked; throws InvalidPrefixListID.NotFound.
RouteDestination route_destination(const ReadCall& call, const NamedDestination& named);

/// As in a route: "10.0.0.0/16", "2001:db8::/32", "pl-…".
std::string text(const RouteDestination& destination);
/// The name of the parameter, as AWS's messages write it: "destination-cidr-block"…
std::string_view parameter_of(const RouteDestination& destination);
/// Fills the record's member for it.
void show_destination(const RouteDestination& destination, ec2::Route& record);

bool is_local(const Route& route);
/// The route of that destination, or nullptr.
const Route* find_route(const RouteTable& table, const RouteDestination& destination);
/// The local route whose block contains the destination, or nullptr. A prefix list is in none.
const Route* local_route_around(const RouteTable& table, const RouteDestination& destination);
/// Whether it is the whole IPv4 or IPv6 block of a subnet of the VPC.
bool is_subnet_block(const Region& region, VpcId vpc, const RouteDestination& destination);

AddressFamily family_of(const ReadCall& call, const RouteDestination& destination);
/// What the destination counts for in the quota of routes: a prefix list counts its maximum of entries.
std::size_t weight_of(const ReadCall& call, const RouteDestination& destination);

}  // namespace vpcsim
