// From where on the internet a service can be reached: for a filter in front of a listener, which can't ask
// the evaluator about each packet.
#pragma once

#include <cstdint>
#include <vector>

#include "protocol/ipv4_range.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

/// The sources from which a connection to a public address and TCP port is reachable, sorted, disjoint and as
/// few as possible. Exact but for addresses that somebody in the network holds (answers to these don't leave
/// it): they may stand among their neighbors.
///
/// The cost grows with the rules, entries and routes that the packets meet, not with the network.
std::vector<protocol::Ipv4Range> admitted_sources(const Network& network, protocol::Ipv4 destination,
                                                  std::uint16_t port,
                                                  PortRange source_ports = linux_ephemeral_ports);

}  // namespace vpcsim::network
