// A packet's story as the analyzer's list of components.
#pragma once

#include <vector>

#include "protocol/ec2/network_insights_analysis.hpp"
#include "simulator/insights/names.hpp"
#include "simulator/insights/vocabulary.hpp"

namespace vpcsim::insights {

/// How packets look in headers. The evaluator follows one packet; what the path left open is shown as the set
/// of packets that fare alike.
struct HeaderView {
  /// Stands for a host on the internet, and is shown as these blocks.
  std::optional<Ip> internet = {};
  std::vector<Cidr> internet_blocks = {};
  /// The same for a second one, at the other end.
  std::optional<Ip> remote = {};
  std::vector<Cidr> remote_blocks = {};
  /// The port of the service, and the range that it stands for.
  std::uint16_t port = 0;
  protocol::PortRange ports = {};
};

/// Whether the walk's first and last interface are shown with their instance: when the path names it.
struct ShownInstances {
  bool first = false, last = false;
};

ec2::AnalysisPacketHeader header_of(const Packet& packet, const HeaderView& view);

/// Numbered from 1, in the order of the guide's sample: instance, interface, security group, network ACL,
/// route table, gateway...
std::vector<ec2::PathComponent> components_of(const Names& names, const Walk& walk, const HeaderView& view,
                                              ShownInstances shown);

}  // namespace vpcsim::insights
