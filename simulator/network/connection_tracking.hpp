// Connections that began earlier, in a network that has changed since: do their packets still pass?
//
// Route tables, network ACLs, gateways and peerings know nothing of connections: each packet asks them
// afresh. Security groups track connections, and let a tracked one live when its rule goes [EC2 user guide,
// "Amazon EC2 security group connection tracking"]:
// - A flow of TCP or UDP isn't tracked at an interface where a rule admits it from (or to) 0.0.0.0/0 or ::/0,
//   while another permits all answers to there, on all ports. It is cut at once when no rule admits it.
// - Everything else is tracked, as is whatever passes a NAT gateway, an egress-only internet gateway, a
// transit
//   gateway, an interface endpoint, or DynamoDB's gateway endpoint.
// Other groups at an interface are like other rules. A narrower rule that still admits an untracked flow
// makes it a tracked one; an open one does the contrary.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

/// What was remembered of a connection. Components are known by their ids: in another network they stand in
/// other places.
struct Tracked {
  struct Place {
    std::string interface;
    Leg leg = Leg::request;
    Direction direction = Direction::ingress;
    bool tracked = true;  ///< false: rules are asked for each packet
  };
  std::vector<Place> places;
  std::string sender, receiver;  ///< interfaces; empty: none, but the internet or a service
  Ip source, destination;        ///< as the receiver sees them

  const Place* at(const std::string& interface, Leg leg, Direction direction) const;
};

/// Of a connection that begins. The flow is reachable.
Tracked tracked_at_start(const Network& network, const Flow& flow);

struct Carried {
  bool carried = true;
  /// Why not. NO_PATH where packets arrive, but elsewhere or under another address than before.
  std::optional<Blocker> reason = {};
};
/// `flow` is the connection's own, in this network's indices.
Carried established(const Network& network, const Flow& flow, const Tracked& tracked);

/// What is remembered after a change over which the connection was carried.
Tracked tracked_after(const Network& network, const Flow& flow, const Tracked& before);

}  // namespace vpcsim::network
