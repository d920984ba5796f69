// A Network Access Scope as the analyzer reads it: patterns that paths match or don't [Network Access
// Analyzer guide, "Network Access Scopes"].
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/ec2/network_insights_access_scope.hpp"
#include "simulator/insights/resource.hpp"

namespace vpcsim::insights {

/// What a statement may name by type.
enum class ResourceType {
  internet_gateway,
  nat_gateway,
  network_interface,
  transit_gateway_attachment,
  vpc_endpoint,
  vpc_endpoint_service,
  vpc_peering_connection,
  vpn_gateway,
  of_other_services,  ///< load balancers and firewalls: nobody has any
};

/// Resources or types, never both.
struct ResourcePattern {
  std::vector<Resource> resources;
  std::vector<ResourceType> types;
};

/// Where a list is empty, everything is admitted.
struct HeaderPattern {
  std::vector<protocol::Cidr> sources, destinations;
  std::vector<Resource> source_lists, destination_lists;  ///< prefix lists, instead of the former
  std::vector<protocol::PortRange> source_ports, destination_ports;
  bool tcp = true, udp = true;
};

struct EndPattern {
  std::optional<ResourcePattern> resource;
  std::optional<HeaderPattern> header;
};

struct PathPattern {
  std::optional<EndPattern> source, destination;
  std::vector<ResourcePattern> through;  ///< each must be on the way, ends included
};

struct AccessScope {
  std::vector<PathPattern> match, exclude;
};

/// Checks the form alone; what is named need not be there. Throws MissingParameter (no match path),
/// InvalidParameterCombination (ids with types, addresses with prefix lists), InvalidParameterValue (what has
/// no form that is known, or can't stand there), UnsupportedOperation (ARNs of resource groups,
/// load balancers and firewalls).
AccessScope read_access_scope(const std::vector<ec2::AccessScopePath>& match,
                              const std::vector<ec2::AccessScopePath>& exclude, const Home& caller);

}  // namespace vpcsim::insights
