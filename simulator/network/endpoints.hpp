// From a flow's end points to interfaces, addresses and the first packet.
#pragma once

#include <optional>

#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

struct Endpoints {
  Index<NetworkInterface> source;  ///< nowhere: a host on the internet
  Index<NetworkInterface>
      destination;  ///< where the flow wants to arrive; nowhere: wherever its address leads
  Packet request;
  /// Why there is no first packet. In order: UNASSOCIATED_COMPONENT (an instance without an interface, or an
  /// interface without an address of the flow's family), NO_SOURCE_OR_DESTINATION (from the internet to an
  /// address nobody has), NO_PATH (from the internet into a VPC without an internet gateway),
  /// IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS (from the internet to an interface without a public address).
  /// After the last one, `request` is addressed to the private address.
  std::optional<Blocker> fault;
};

Endpoints resolve(const Network& network, const Flow& flow);

}  // namespace vpcsim::network
