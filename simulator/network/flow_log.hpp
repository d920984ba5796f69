// Flow logs: what AWS would write of a flow, record by record [VPC user guide, "Flow log records"]. A record
// says of one packet at one network interface whether security groups and network ACLs let it pass there.
//
// What an evaluated flow can't tell is the same in every record: one packet, of as many bytes as its headers
// have; a range of client ports by its first one.
#pragma once

#include <string>
#include <vector>

#include "protocol/timestamp.hpp"
#include "simulator/network/path.hpp"

namespace vpcsim::network {

/// A packet at an interface: sent by it (egress) or to it (ingress).
struct Crossing {
  Index<NetworkInterface> interface;
  Direction direction = Direction::egress;
  Leg leg = Leg::request;
  Packet packet;
  bool accepted = true;                 ///< false: a security group or a network ACL dropped it here
  std::optional<RouteReference> route;  ///< egress: the one that was taken
  bool within_subnet = false;           ///< egress: to a neighbor, without a route
};

/// In the order in which they happen. A packet that something else dropped (no route, a detached gateway) was
/// accepted where it passed the filters before that.
std::vector<Crossing> crossings_of(const Network& network, const Path& path);

struct FlowLogRecord {
  Index<FlowLog> log;
  Index<NetworkInterface> interface;
  std::string text;  ///< in the flow log's format, without a line's end
};

/// One for each crossing of an interface and each flow log that covers the interface and wants such traffic.
/// `at` is when the packet was seen.
std::vector<FlowLogRecord> flow_log_records(const Network& network, const Path& path, protocol::Timestamp at);

}  // namespace vpcsim::network
