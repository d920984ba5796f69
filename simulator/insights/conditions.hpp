// What a path and its analysis ask of packets and of the way, besides the two ends.
#pragma once

#include <string>
#include <vector>

#include "protocol/ec2/network_insights_analysis.hpp"
#include "simulator/insights/analyze.hpp"
#include "simulator/insights/search.hpp"

namespace vpcsim::insights {

/// The packet header at one end: of the filter, or of the path's older parameters.
struct HeaderFilter {
  std::optional<Ipv4> source, destination;
  std::optional<protocol::PortRange> source_ports, destination_ports;
};
HeaderFilter filter_of(const std::optional<ec2::PathFilter>& filter);

/// FILTER_AT_DESTINATION_…: what of the packet that arrives isn't as the filter wants it. Ports of the packet
/// that stand for more are `service_ports`.
std::vector<ec2::Explanation> faults_at_destination(const HeaderFilter& filter, const Packet& received,
                                                    protocol::PortRange service_ports);

/// COMPONENT_FILTER_RESTRICTION of each resource that the way should traverse and doesn't,
/// REMOVED_COMPONENT of each that it mustn't and does.
std::vector<ec2::Explanation> faults_of_way(const Conditions& conditions,
                                            const std::vector<ec2::PathComponent>& way);

}  // namespace vpcsim::insights
