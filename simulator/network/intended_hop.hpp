// Where a packet was meant to go, for blockers.cpp: which VPC and interface, and by which next hop.
#pragma once

#include <variant>

#include "simulator/network/connections.hpp"
#include "simulator/network/endpoints.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

struct Goal {
  Index<Vpc> vpc;                       ///< nowhere: the internet, or a VPC that can't be seen
  Index<NetworkInterface> interface;    ///< nowhere: nobody holds the address
  Index<VpcPeeringConnection> peering;  ///< towards a VPC that can't be seen

  /// Nowhere stands for the internet.
  static Goal at(const Network& network, Index<NetworkInterface> interface) {
    return interface ? Goal{network[interface].vpc, interface, {}} : Goal{};
  }
};

/// A request in `from` is on its way to the flow's destination, or to whoever holds the address: in `from`,
/// in a peer, in any VPC of the description.
Goal request_goal(const Network& network, const Endpoints& ends, Index<Vpc> from, Ip destination);

/// A reply is on its way to the flow's source, or to the interface of a NAT gateway that the request passed;
/// nowhere if the address is none of theirs: it leaves for the internet.
Index<NetworkInterface> reply_goal(const Network& network, const Endpoints& ends,
                                   const Connections& connections, Ip destination);

/// Nothing joins `from` and the goal.
struct NoHop {};
using Hop = std::variant<NoHop, LocalTarget, Index<VpcPeeringConnection>, Index<InternetGateway>,
                         Index<NatGateway>, Index<EgressOnlyInternetGateway>, Index<NetworkInterface>,
                         Index<TransitGateway>, Index<VpcEndpoint>, Index<VpnGateway>>;

/// An appliance or a gateway endpoint counts as meant when the deciding route leads to it, and a transit
/// gateway when it leads to it or nothing else joins the two VPCs. A NAT gateway counts as meant when the
/// deciding route leads to it (to the internet, or by a route that isn't the default one), or when the source
/// has no public address and the VPC has an available NAT gateway.
Hop intended_hop(const Network& network, Index<RouteTable> table, Index<Vpc> from, const Goal& goal,
                 const Packet& packet, const Connections& connections);

/// Into which attachment the gateway should send a packet for the goal that came by `from`: the goal's VPC's,
/// or the one to the peer that has it; for the internet, the one that the table chooses. Nowhere: none.
Index<TransitGatewayAttachment> intended_attachment(const Network& network,
                                                    Index<TransitGatewayAttachment> from, const Goal& goal,
                                                    const Ip& destination);

}  // namespace vpcsim::network
