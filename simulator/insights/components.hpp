// A packet's story as the analyzer's list of components.
#pragma once

#include <vector>

#include "protocol/ec2/network_insights_analysis.hpp"
#include "simulator/insights/names.hpp"
#include "simulator/insights/vocabulary.hpp"

namespace vpcsim::insights {

/// An address of the walk that stands for many, and is shown as these blocks.
struct OpenAddress {
  Ip address;
  std::vector<Cidr> blocks;
};

/// How packets look in headers. The evaluator follows one packet; what the path left open is shown as the set
/// of packets that fare alike.
struct HeaderView {
  std::vector<OpenAddress> open = {};
  /// The port of the service, and the range that it stands for.
  std::uint16_t port = 0;
  protocol::PortRange ports = {};
};

/// What an interface at an end of the walk is there for.
enum class EndKind { interface, instance, endpoint, endpoint_service };

/// How a walk's end is shown.
struct ShownEnd {
  EndKind kind = EndKind::interface;
  ec2::AnalysisComponent service = {};  ///< if the kind is endpoint_service
  /// The component that the path begins or ends at: what is beyond it isn't shown. monostate: the walk's end.
  Component component = {};
};

ec2::AnalysisPacketHeader header_of(const Packet& packet, const HeaderView& view);

/// Numbered from 1, in the order of the guide's sample: instance, interface, security group, network ACL,
/// route table, gateway...
std::vector<ec2::PathComponent> components_of(const Names& names, const Walk& walk, const HeaderView& view,
                                              const ShownEnd& first, const ShownEnd& last);

}  // namespace vpcsim::insights
