// All paths of a network that a scope wants, in groups that differ in their hosts only.
#pragma once

#include <optional>
#include <vector>

#include "simulator/insights/access_ends.hpp"
#include "simulator/network/entry.hpp"

namespace vpcsim::insights {

/// Where a walk could be said to end.
struct Ending {
  Component to;
  std::size_t steps = 0;  ///< of the walk's, those that lead there
};

/// At the walk's own end, and on the way at each peering connection and transit gateway attachment. None
/// behind what no path leads through: an appliance, an internet gateway.
std::vector<Ending> endings_of(const Network& network, const Walk& walk);

/// The packet as it is after the first `steps`.
Packet packet_after(const Walk& walk, std::size_t steps);

/// Paths by the same rules and routes. Each side is a class of hosts, or what stands outside of the network.
struct AccessPaths {
  network::Entry entry;                     ///< of a class: of its first host
  const HostClass* sources = nullptr;       ///< null: from outside
  const HostClass* destinations = nullptr;  ///< null: to outside
  std::vector<Remote> far_sources, far_destinations;
  Component from, to;
  IpProtocol protocol;
  protocol::PortRange ports, source_ports;

  std::size_t size() const;
};

/// `ends` must be made of the two, and outlive the answer. Those from outside come first. Once there are
/// `limit`, no other source is tried.
std::vector<AccessPaths> search_access(const Network& network, const AccessFilter& filter,
                                       const AccessEnds& ends, std::size_t limit);

/// One of them: the walk, cut where the path ends.
struct AccessPath {
  Walk walk;
  Component from, to;
};
/// `at` is below `size()`. Nothing for a host and itself.
std::optional<AccessPath> path_at(const Network& network, const AccessPaths& paths, std::size_t at);

}  // namespace vpcsim::insights
