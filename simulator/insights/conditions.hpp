// What a path and its analysis ask of packets and of the way, besides the two ends.
#pragma once

#include <string>
#include <vector>

#include "protocol/ec2/network_insights_analysis.hpp"
#include "simulator/insights/analyze.hpp"
#include "simulator/insights/names.hpp"
#include "simulator/insights/search.hpp"

namespace vpcsim::insights {

/// The packet header at one end: of the filter, or of the path's older parameters.
struct HeaderFilter {
  std::optional<Ipv4> source, destination;
  std::optional<protocol::PortRange> source_ports, destination_ports;
};
HeaderFilter filter_of(const std::optional<ec2::PathFilter>& filter);

/// FILTER_AT_DESTINATION_…: what of the packet that arrives isn't as the filter wants it. Ports of the packet
/// that stand for more are `service_ports`. A NAT gateway on the way that keeps it from being so is named,
/// too: NGW_SOURCE_ADDRESS_REASSIGN, REMAP_EPHEMERAL_PORT.
std::vector<ec2::Explanation> faults_at_destination(const Names& names, const HeaderFilter& filter,
                                                    const Walk& request, protocol::PortRange service_ports);

/// COMPONENT_FILTER_RESTRICTION of each resource that the way should traverse and doesn't,
/// COMPONENT_FILTER_RESTRICTION_REMOVED_COMPONENT of each that it mustn't and does.
std::vector<ec2::Explanation> faults_of_way(const Conditions& conditions,
                                            const std::vector<ec2::PathComponent>& way);

/// IGW_NAT_REFLECTION, if the way leads out by an internet gateway and in again: the analyzer looks at halves
/// of such a way only.
std::optional<ec2::Explanation> reflection(const Names& names, const Walk& request);

}  // namespace vpcsim::insights
