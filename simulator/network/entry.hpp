// One packet from anywhere: of an interface, from the internet, and out of what isn't described (an
// on-premises network behind a virtual private gateway, a peer, a transit gateway). Only the request is
// walked; path.hpp has whole flows.
#pragma once

#include <variant>

#include "simulator/network/path.hpp"

namespace vpcsim::network {

struct FromInterface {
  Index<NetworkInterface> interface;
};
/// To a public address that somebody holds.
struct FromInternet {
  Index<InternetGateway> gateway;  ///< of that somebody's VPC
};
struct FromVpnGateway {
  Index<VpnGateway> gateway;
};
/// Into `vpc`, one of the connection's two.
struct FromPeer {
  Index<VpcPeeringConnection> peering;
  Index<Vpc> vpc;
};
/// Out of the transit gateway into the attachment's VPC, by its subnet in the zone (Network::zone_of).
struct FromTransitGateway {
  Index<TransitGatewayAttachment> attachment;
  std::uint32_t zone = 0;
};
using Entry = std::variant<FromInterface, FromInternet, FromVpnGateway, FromPeer, FromTransitGateway>;

/// Of what isn't described nothing is asked: the packet is there.
Walk walk_from(const Network& network, const Entry& entry, const Packet& packet);

/// The same without a story, and without allocating.
Disposition end_of_walk_from(const Network& network, const Entry& entry, const Packet& packet);

}  // namespace vpcsim::network
