// The walk behind blockers.hpp: along the path that was meant, past every fault.
#pragma once

#include <vector>

#include "simulator/network/intended_hop.hpp"
#include "simulator/network/network_interface.hpp"
#include "simulator/network/security_group.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

/// Walks both legs; each function notes its faults and hands the packet on as if there were none. `false`:
/// the way ends here, because nobody can say where it would go on.
class BlockerSearch {
 public:
  BlockerSearch(const Network& network, const Endpoints& ends)
      : network_(network), ends_(ends), packet_(ends.request) {}

  /// In the order of the walk; empty when nothing was found on the meant path.
  std::vector<Blocker> run();

 private:
  bool walk_request_leg();
  void walk_reply_leg();
  bool source_is_borrowed() const;

  // ---- hops, in the order of walker.hpp; those to a target are in blocker_hops.cpp ----

  bool send_from(Index<NetworkInterface> index);
  bool forward_from(Index<Subnet> index);
  bool pass_to(const NoHop&, const Goal&) { return false; }
  bool pass_to(const LocalTarget&, const Goal& goal);
  bool pass_to(Index<VpcPeeringConnection> index, const Goal& goal);
  bool pass_to(Index<InternetGateway> index, const Goal&);
  bool pass_to(Index<NatGateway> index, const Goal&);
  bool pass_to(Index<EgressOnlyInternetGateway> index, const Goal&);
  bool pass_to(Index<VpcEndpoint> index, const Goal& goal);
  bool pass_to(Index<VpnGateway> index, const Goal& goal);

  /// An appliance forwards, unless the packet is for the interface itself.
  bool pass_to(Index<NetworkInterface> index, const Goal&);
  bool pass_to(Index<TransitGateway> index, const Goal& goal);
  bool route_in_transit_gateway(Index<TransitGatewayAttachment> from, std::uint32_t zone, const Goal& goal);
  bool enter_from_internet();
  bool enter_subnet_of(Index<NetworkInterface> index);
  bool arrive_at(Index<NetworkInterface> index);
  bool arrive_at(Index<NatGateway> index);

  /// To which the gateway's edge route table sends what comes in.
  Index<NetworkInterface> appliance_at_edge(Index<InternetGateway> gateway) const;
  bool pass_to_edge_appliance(Index<NetworkInterface> index);

  // ---- checks ----

  void check_security_groups(Index<NetworkInterface> index, Direction direction);

  /// A rule names a group of the sender's, and what lies between doesn't carry the name.
  void note_lost_reference(Index<NetworkInterface> index);
  void check_network_acl(Index<Subnet> subnet, Direction direction);
  /// Does the route table send the packet to the hop that is meant?
  void check_route(const RouteTarget& target, const Component& wanted);

  /// Nothing joins the two sides. If a route leads somewhere nevertheless, its target says why that won't do.
  bool note_no_hop(const Goal& goal);
  Blocker disconnection(const Goal& goal) const;

  // ---- notes ----

  void note_at_interface(const InterfaceFault& fault, Direction direction);
  void note(Blocker blocker);

  /// For a component that both legs meet in the same condition.
  void note_once(const Blocker& blocker);

  static constexpr int max_routes = 32;  ///< as in walker.hpp

  const Network& network_;
  const Endpoints& ends_;
  std::vector<Blocker> found_;
  Leg leg_ = Leg::request;
  Packet packet_;
  Connections connections_;
  Index<Vpc> vpc_;
  Index<Subnet> here_;                ///< the subnet that the packet leaves
  Index<RouteTable> table_;           ///< the last one asked
  Index<NetworkInterface> receiver_;  ///< where the leg ended; nowhere: on the internet
  Crossed crossed_ = Crossed::nothing;
  Index<NetworkInterface> appliance_;           ///< the last one passed
  Index<TransitGatewayAttachment> attachment_;  ///< the last one by which it left a transit gateway
  int routes_ = 0;                              ///< asked so far
  bool by_transit_gateway_ = false;             ///< into this VPC
  bool by_service_ = false;                     ///< a service behind a gateway endpoint answers
  bool untranslated_ = false;                   ///< a public address is missing, and has been noted
  bool disconnected_ = false;                   ///< nothing joins the two sides, and that has been noted
};

}  // namespace vpcsim::network
