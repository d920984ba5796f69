#pragma once

#include <array>
#include <variant>

#include "protocol/ipv6.hpp"
#include "simulator/index_keys.hpp"
#include "simulator/persistent_map.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim {

/// An IPv4 or IPv6 block. In order: IPv4 first, then by address, the wider block first.
struct TransitGatewayBlock {
  std::variant<Cidr, Ipv6Cidr> block;

  std::string text() const {
    return std::visit([](const auto& own) { return own.text(); }, block);
  }
  int prefix_length() const {
    return std::visit([](const auto& own) { return own.prefix_length(); }, block);
  }
  /// Equal blocks contain each other; blocks of different families never do.
  bool contains(const TransitGatewayBlock& other) const {
    return std::visit(
        [&]<class Block>(const Block& own) {
          const Block* same_family = std::get_if<Block>(&other.block);
          return same_family != nullptr && own.contains(*same_family);
        },
        block);
  }
  bool overlaps(const TransitGatewayBlock& other) const { return contains(other) || other.contains(*this); }
  friend auto operator<=>(const TransitGatewayBlock&, const TransitGatewayBlock&) = default;
};

struct TransitGateway {
  TransitGatewayId id;
  std::optional<std::string> description;
  std::int64_t amazon_side_asn = 0;
  bool auto_accept_shared_attachments = false;
  bool dns_support = true;
  bool vpn_ecmp_support = true;
  bool security_group_referencing_support = false;
  bool multicast_support = false;  ///< from the start or never
  /// What new attachments are associated with and propagate to; none: nothing by itself.
  std::optional<TransitGatewayRouteTableId> association_default_route_table, propagation_default_route_table;
  std::vector<TransitGatewayBlock> cidr_blocks;
  Timestamp created;
  std::optional<Timestamp> modified, deleted;  ///< when the last such call was made
  Tags tags;

  /// "existing" counts those that nobody has deleted.
  static constexpr std::array indexed = {std::string_view("existing")};
  void index(IndexKeys& keys) const {
    if (!deleted) keys.add("existing", std::string_view("true"));
  }
};

/// The interface that an attachment has in a subnet: in one subnet for each availability zone that it serves.
struct TransitGatewayInterface {
  SubnetId subnet;
  NetworkInterfaceId network_interface;
};

struct AttachedVpc {
  VpcId vpc;
  std::vector<TransitGatewayInterface> interfaces;  ///< in the order of the requests; none once deleted
  std::vector<SubnetId> subnets() const {
    std::vector<SubnetId> ids;
    for (const TransitGatewayInterface& own : interfaces) ids.push_back(own.subnet);
    return ids;
  }
  bool dns_support = true;
  bool security_group_referencing_support = true;
  bool ipv6_support = false;
  bool appliance_mode_support = false;
};

/// The other gateway of a peering. Each of the two homes has its own attachment for it, and whatever changes
/// one changes the other: they have one id if the gateways are in different regions.
struct AttachedPeer {
  Home home;
  std::string transit_gateway;  ///< as the request named it: of a request that failed, any text
  std::string attachment;       ///< the peer's id for it
  bool is_requester = false;    ///< the peer asked for it
  bool request_is_bad = false;  ///< found when the request was made: it fails
};

/// A GRE tunnel's attachment, over the VPC's attachment that carries it.
struct AttachedConnect {
  TransitGatewayAttachmentId transport;
};

/// What was last done to an attachment; `state_at` (actions/transit_gateway_attachment.hpp) adds the passing
/// of time.
enum class TransitGatewayAttachmentLife { requested, accepted, rejected, deleted };

struct TransitGatewayAssociation {
  TransitGatewayRouteTableId route_table;
  bool ending = false;  ///< disassociated
  Timestamp since;      ///< when the call was made
};

struct TransitGatewayAttachment {
  TransitGatewayAttachmentId id;
  TransitGatewayId transit_gateway;
  std::variant<AttachedVpc, AttachedPeer, AttachedConnect> resource;
  TransitGatewayAttachmentLife life = TransitGatewayAttachmentLife::requested;
  Timestamp created;
  Timestamp since;  ///< of `life`
  std::optional<Timestamp> modified;
  std::optional<TransitGatewayAssociation> association;   ///< the table that routes what it sends
  std::vector<TransitGatewayRouteTableId> propagates_to;  ///< the tables that learn its CIDRs
  Tags tags;

  const AttachedVpc* vpc() const { return std::get_if<AttachedVpc>(&resource); }
  const AttachedPeer* peer() const { return std::get_if<AttachedPeer>(&resource); }
  const AttachedConnect* connect() const { return std::get_if<AttachedConnect>(&resource); }
  std::string resource_id() const {
    if (connect() != nullptr) return connect()->transport.text();
    return vpc() != nullptr ? vpc()->vpc.text() : peer()->transit_gateway;
  }
  /// Neither deleted nor rejected nor failed.
  bool is_live() const {
    return life == TransitGatewayAttachmentLife::accepted ||
           (life == TransitGatewayAttachmentLife::requested &&
            (peer() == nullptr || !peer()->request_is_bad));
  }

  /// Besides the filters' names: the live attachments of a gateway and of a resource, and the tables that an
  /// attachment propagates to.
  static constexpr std::array indexed = {
      std::string_view("resource-id"),         std::string_view("vpc-id"),
      std::string_view("transit-gateway-id"),  std::string_view("association.transit-gateway-route-table-id"),
      std::string_view("live-of-gateway"),     std::string_view("live-of-resource"),
      std::string_view("peerings-of-gateway"), std::string_view("propagates-to")};
  void index(IndexKeys& keys) const {
    keys.add("resource-id", resource_id());
    keys.add("transit-gateway-id", transit_gateway);
    if (vpc() != nullptr) keys.add("vpc-id", vpc()->vpc);
    if (peer() != nullptr) keys.add("transit-gateway-id", peer()->transit_gateway);
    if (association) keys.add("association.transit-gateway-route-table-id", association->route_table);
    if (is_live()) {
      keys.add("live-of-gateway", transit_gateway);
      keys.add("live-of-resource", resource_id());
      if (peer() != nullptr) keys.add("peerings-of-gateway", transit_gateway);
    }
    for (const TransitGatewayRouteTableId& table : propagates_to) keys.add("propagates-to", table);
  }
};

/// One end of a GRE tunnel over a Connect attachment, with the BGP sessions inside of it.
struct TransitGatewayConnectPeer {
  TransitGatewayConnectPeerId id;
  TransitGatewayAttachmentId attachment;
  TransitGatewayId transit_gateway;
  std::string transit_gateway_address, peer_address;  ///< outer ones, of one family
  Cidr inside;                                        ///< of 8 addresses, the appliance's first
  std::optional<Ipv6Cidr> inside_ipv6;
  std::int64_t peer_asn = 0;
  Timestamp created;
  std::optional<Timestamp> deleted;
  Tags tags;

  /// The existing ones of an attachment; what they use up of a gateway: "GATEWAY ADDRESS" or "GATEWAY BLOCK".
  static constexpr std::array indexed = {
      std::string_view("transit-gateway-attachment-id"), std::string_view("existing-of-attachment"),
      std::string_view("existing-of-gateway"), std::string_view("used-of-gateway")};
  void index(IndexKeys& keys) const {
    keys.add("transit-gateway-attachment-id", attachment);
    if (deleted) return;
    keys.add("existing-of-attachment", attachment);
    keys.add("existing-of-gateway", transit_gateway);
    keys.add("used-of-gateway", use_of(transit_gateway, transit_gateway_address));
    keys.add("used-of-gateway", use_of(transit_gateway, inside.text()));
    if (inside_ipv6) keys.add("used-of-gateway", use_of(transit_gateway, inside_ipv6->text()));
  }
  static std::string use_of(TransitGatewayId gateway, const std::string& text) {
    return gateway.text() + " " + text;
  }
};

/// Where a static route of a transit gateway leads; none: it drops what it matches.
using TransitGatewayRouteTarget = std::optional<TransitGatewayAttachmentId>;

/// Routes to all the CIDRs of a prefix list.
struct TransitGatewayPrefixListReference {
  TransitGatewayRouteTarget target;
  Timestamp since;  ///< made or modified
  bool modified = false;
};

struct TransitGatewayRouteTable {
  TransitGatewayRouteTableId id;
  TransitGatewayId transit_gateway;
  PersistentMap<TransitGatewayBlock, TransitGatewayRouteTarget> routes;  ///< the static ones
  PersistentMap<PrefixListId, TransitGatewayPrefixListReference> prefix_lists;
  Timestamp created;
  std::optional<Timestamp> deleted;
  Tags tags;

  static constexpr std::array indexed = {std::string_view("transit-gateway-id"),
                                         std::string_view("existing-of-gateway"),
                                         std::string_view("prefix-list-id")};
  void index(IndexKeys& keys) const {
    keys.add("transit-gateway-id", transit_gateway);
    if (!deleted) keys.add("existing-of-gateway", transit_gateway);
    for (const auto& [list, reference] : prefix_lists) keys.add("prefix-list-id", list);
  }
};

}  // namespace vpcsim
