// Hosts that stand for what is behind a component. A path may begin or end at a component that isn't a host:
// a peering connection, a transit gateway or an attachment to one, a VPN gateway, a gateway endpoint. What
// comes from there, or goes there, is then some host's that nobody describes: one is put there for each
// address, of those that the network's rules tell apart, which the component can emit or take. Its own side
// lets everything pass, so that the walk tells of the component and of what lies before it, nothing else.
#pragma once

#include <set>
#include <vector>

#include "simulator/insights/search.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim::insights {

enum class Role { source, destination };

/// What the analysis asks of the hosts behind a component.
struct BehindAsked {
  Role role = Role::source;
  std::optional<Ipv4> address = {};  ///< that one alone, whether the component emits it or not
  std::vector<Ipv4> apart = {};      ///< addresses that the analysis tells apart from others
  /// The VPCs at the other end: what the packet does on this side of the component.
  std::set<Index<Vpc>> others = {};
  std::vector<IpBlock> service = {};  ///< a gateway endpoint's: the blocks of its prefix list
};

class Stage {
 public:
  /// Both must outlive it. `caller` owns what has no owner.
  Stage(const Network& network, const Home& caller)
      : seen_(network), caller_(caller), network_(network.description()) {}

  /// The far VPC of a peering connection: that of the two which isn't at the other end.
  std::vector<Host> behind(Index<VpcPeeringConnection> peering, const BehindAsked& asked);
  /// Any of its attachments.
  std::vector<Host> behind(Index<TransitGateway> gateway, const BehindAsked& asked);
  /// What is attached; the rest of the gateway, if that is at the other end.
  std::vector<Host> behind(Index<TransitGatewayAttachment> attachment, const BehindAsked& asked);
  std::vector<Host> behind(Index<VpnGateway> gateway, const BehindAsked& asked);
  /// A gateway endpoint.
  std::vector<Host> behind(Index<VpcEndpoint> endpoint, const BehindAsked& asked);

  /// The network with the hosts in it.
  Network build() && { return Network(std::move(network_)); }

 private:
  /// A VPC that lets everything pass, and sends everything to `exit`.
  struct Place {
    Index<Vpc> vpc;
    std::vector<Index<Subnet>> subnets = {};  ///< one in each zone
    Index<SecurityGroup> group = {};
  };
  Place add_place(Vpc vpc, const std::vector<std::string>& zones, RouteTarget exit);

  /// Of nobody that can be seen.
  Vpc nameless_vpc() const;

  /// One for each piece of the addresses and each zone. Of a VPC that can be seen, one for each set of
  /// security groups too: rules may refer to them.
  std::vector<Host> add_hosts(const Place& place, const std::vector<AddressPiece>& pieces);
  std::vector<Host> add_members(const Place& place, Index<Vpc> real, const BehindAsked& asked);
  Host add_host(const Place& place, Index<Subnet> subnet, Ipv4 address, const AddressPiece& piece);

  std::vector<AddressPiece> pieces_of(const BehindAsked& asked, const std::vector<IpBlock>& within,
                                      const std::vector<IpBlock>& without) const;

  std::vector<std::string> zones_of(Index<TransitGateway> gateway) const;
  /// Attached to the gateway by a new attachment with the table.
  Place add_attached_place(Index<TransitGateway> gateway, Index<TransitGatewayRouteTable> table,
                           const std::vector<std::string>& zones);
  /// A table of the gateway that sends everything to the attachment.
  Index<TransitGatewayRouteTable> add_table(Index<TransitGateway> gateway,
                                            Index<TransitGatewayAttachment> target);
  std::vector<Host> replace_attached(Index<TransitGatewayAttachment> attachment, const BehindAsked& asked);

  const Network& seen_;
  const Home& caller_;
  Description network_;
  std::set<std::pair<Index<Vpc>, std::uint32_t>> taken_;  ///< addresses of the hosts
};

}  // namespace vpcsim::insights
