// A packet's story: what happened to it at each component, and how it ended. The vocabulary is closed; the
// CLI, the API, the map and the SSH gate all read this one story. Everything here is plain data (indices and
// values, no string, nothing allocated); describe.hpp puts it into English.
#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "simulator/network/explanation_code.hpp"
#include "simulator/network/link_local_service.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network {

/// As seen from the interface or the subnet: ingress comes in.
enum class Direction : std::uint8_t { ingress, egress };
enum class Leg : std::uint8_t { request, reply };

struct RouteReference {
  Index<RouteTable> table;
  std::uint32_t route = 0;  ///< in the Network's order
  friend auto operator<=>(const RouteReference&, const RouteReference&) = default;
};

/// A part of the network. A RouteReference stands for the OtherTarget that the route leads to; monostate for
/// what isn't in the description.
using Component =
    std::variant<std::monostate, Index<Vpc>, Index<Subnet>, Index<RouteTable>, Index<NetworkAcl>,
                 Index<InternetGateway>, Index<NatGateway>, Index<VpcPeeringConnection>,
                 Index<NetworkInterface>, Index<Instance>, RouteReference, Index<EgressOnlyInternetGateway>,
                 Index<VpnGateway>, Index<VpcEndpoint>, Index<TransitGateway>,
                 Index<TransitGatewayAttachment>, Index<TransitGatewayRouteTable>>;

// ---- steps
// -------------------------------------------------------------------------------------------------

/// The source interface took the packet: the instance runs, and the source/destination check holds.
struct SentByInterface {
  Index<NetworkInterface> interface;
  bool checked = true;  ///< false: the check is off
};

struct SecurityGroupsPassed {
  Index<NetworkInterface> interface;
  Direction direction;
  Index<SecurityGroup> group;
  std::uint32_t rule = 0;  ///< in the group's list for the direction
};
/// A reply: security groups remember the request, whatever their rules say.
struct SecurityGroupsTracked {
  Index<NetworkInterface> interface;
  Direction direction;
};
struct SecurityGroupsDenied {
  Index<NetworkInterface> interface;
  Direction direction;
};

struct NetworkAclPassed {
  Index<NetworkAcl> acl;
  Index<Subnet> subnet;
  Direction direction;
  std::uint32_t entry = 0;  ///< in the Network's order, of the direction's list
};
struct NetworkAclDenied {
  Index<NetworkAcl> acl;
  Index<Subnet> subnet;
  Direction direction;
  std::optional<std::uint32_t> entry;  ///< none: the final "*"
  std::uint16_t port = 0;              ///< the first destination port that doesn't pass
};

struct RouteChosen {
  RouteReference route;
  Ip destination;
};
struct NoRoute {
  Index<RouteTable> table;
  Ip destination;
};

/// Source and destination share a subnet: no network ACL, no route table.
struct DeliveredInSubnet {
  Index<Subnet> subnet;
};
/// The VPC's router found the destination in one of its subnets.
struct EnteredSubnet {
  Index<Vpc> vpc;
  Index<Subnet> subnet;
};

struct PeeringCrossed {
  Index<VpcPeeringConnection> peering;
  Index<Vpc> from;
  Index<Vpc> to;
};

/// 1:1 NAT: of the source when leaving (egress), of the destination when entering.
struct InternetGatewayTranslated {
  Index<InternetGateway> gateway;
  Direction direction;
  Ip before;
  Ip after;
};
/// The source of a request, the destination of its reply.
struct NatGatewayTranslated {
  Index<NatGateway> gateway;
  Leg leg;
  Ip before;
  Ip after;
};

/// IPv6: nothing is translated.
struct InternetGatewayPassed {
  Index<InternetGateway> gateway;
  Direction direction;
};
/// IPv6: a request outward, or its reply.
struct EgressOnlyInternetGatewayPassed {
  Index<EgressOnlyInternetGateway> gateway;
  Leg leg;
};

/// Between a VPC and what is described behind its VPN gateway or gateway endpoint; ingress is into the VPC.
struct GatewayPassed {
  Component gateway;
  Direction direction;
};

/// An appliance got a packet that wasn't addressed to it, and sends it on.
struct ForwardedByInterface {
  Index<NetworkInterface> interface;
};

/// Into a transit gateway by an attachment: of a VPC, by its network interface in `subnet`, or of a peer.
struct TransitGatewayEntered {
  Index<TransitGatewayAttachment> attachment;
  Index<Subnet> subnet;  ///< nowhere: from a peer
};
struct TransitGatewayRouteChosen {
  Index<TransitGatewayRouteTable> table;
  std::uint32_t route = 0;  ///< in the Network's order
  Ip destination;
};
struct NoTransitGatewayRoute {
  Index<TransitGatewayRouteTable> table;
  Ip destination;
};
/// Out of it, into a VPC by the attachment's network interface in `subnet`.
struct TransitGatewayLeft {
  Index<TransitGatewayAttachment> attachment;
  Index<Subnet> subnet;
};

/// A gateway, peering, interface or instance refused; the disposition says why.
struct Refused {
  Component component;
};

struct Arrived {
  Index<NetworkInterface> interface;
};

using Step = std::variant<SentByInterface, SecurityGroupsPassed, SecurityGroupsTracked, SecurityGroupsDenied,
                          NetworkAclPassed, NetworkAclDenied, RouteChosen, NoRoute, DeliveredInSubnet,
                          EnteredSubnet, PeeringCrossed, InternetGatewayTranslated, NatGatewayTranslated,
                          Refused, Arrived, InternetGatewayPassed, EgressOnlyInternetGatewayPassed,
                          ForwardedByInterface, TransitGatewayEntered, TransitGatewayRouteChosen,
                          NoTransitGatewayRoute, TransitGatewayLeft, GatewayPassed>;

// ---- endings
// -----------------------------------------------------------------------------------------------

/// One thing that keeps a packet from passing, with what is needed to explain and to mend it.
struct Blocker {
  ExplanationCode code = ExplanationCode::no_path;
  Leg leg = Leg::request;
  std::optional<Direction> direction = {};
  Component component = {};
  /// What the packet should have been sent to, or the other end of a broken attachment.
  Component wanted = {};
  std::optional<std::uint32_t> acl_entry = {};  ///< the network ACL's entry that denied; none: the final "*"
  std::optional<RouteReference> route = {};     ///< the route that was taken, or that shadows
  /// The same in the transit gateway route table that is the component.
  std::optional<std::uint32_t> transit_gateway_route = {};
  std::uint16_t port = 0;  ///< the first destination port that a network ACL denies
  Index<Vpc> vpc = {};     ///< where it happened
  Packet packet = {};      ///< as it was there
};

struct Delivered {
  Index<NetworkInterface> interface;
};
/// Left AWS by an internet gateway, or an egress-only one. Whether somebody out there listens isn't our
/// concern.
struct SentToInternet {
  Index<InternetGateway> gateway;
  Index<EgressOnlyInternetGateway> egress_only_gateway = {};
};
/// Answered by AWS itself: a service behind a gateway endpoint, or one of the host's
/// (link_local_service.hpp).
struct SentToService {
  Index<VpcEndpoint> endpoint;  ///< nowhere: the host's
  LinkLocalService service = LinkLocalService::instance_metadata;
};
struct Dropped {
  Blocker reason;
};
using Disposition = std::variant<Delivered, SentToInternet, SentToService, Dropped>;

enum class Verdict : std::uint8_t {
  reachable,     ///< the request arrives and so does its reply
  forward_only,  ///< the request arrives, its reply is lost
  unreachable,   ///< the request is dropped
  misdelivered,  ///< the request or its reply arrives somewhere else
};

}  // namespace vpcsim::network
