#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

/// As text: of either family.
template <>
struct KeyText<TransitGatewayBlock> {
  static std::string text(const TransitGatewayBlock& key) { return key.text(); }
  static TransitGatewayBlock parse(std::string_view text, JsonReader& in) {
    if (const auto block = Cidr::parse(text)) return {*block};
    if (const auto block = Ipv6Cidr::parse(text)) return {*block};
    refuse_text(in, text, "an IPv4 or IPv6 block");
  }
};
template <>
struct FormOf<TransitGatewayBlock> {
  using Key = KeyText<TransitGatewayBlock>;
  static constexpr Form form{[](const void* value, std::string& out) {
                               append_text(out, Key::text(*static_cast<const TransitGatewayBlock*>(value)));
                             },
                             [](void* value, JsonReader& in) {
                               *static_cast<TransitGatewayBlock*>(value) = Key::parse(in.text(), in);
                             }};
};

VPCSIM_STORED(TransitGateway, id, description, amazon_side_asn, auto_accept_shared_attachments, dns_support,
              vpn_ecmp_support, security_group_referencing_support, multicast_support,
              association_default_route_table, propagation_default_route_table, cidr_blocks, created,
              modified, deleted, tags);
VPCSIM_STORED_HERE(TransitGatewayInterface, subnet, network_interface);
VPCSIM_STORED_HERE(AttachedVpc, vpc, interfaces, dns_support, security_group_referencing_support,
                   ipv6_support, appliance_mode_support);
VPCSIM_STORED_HERE(AttachedPeer, home, transit_gateway, attachment, is_requester, request_is_bad);
VPCSIM_STORED_HERE(AttachedConnect, transport);
using AttachedResource = decltype(TransitGatewayAttachment::resource);
VPCSIM_KINDS(AttachedResource, "vpc", "peering", "connect");
VPCSIM_STORED_ENUM(TransitGatewayAttachmentLife, requested, accepted, rejected, deleted);
VPCSIM_STORED_HERE(TransitGatewayAssociation, route_table, ending, since);
VPCSIM_STORED(TransitGatewayAttachment, id, transit_gateway, resource, life, created, since, modified,
              association, propagates_to, tags);
VPCSIM_STORED(TransitGatewayConnectPeer, id, attachment, transit_gateway, transit_gateway_address,
              peer_address, inside, inside_ipv6, peer_asn, created, deleted, tags);
VPCSIM_STORED_HERE(TransitGatewayPrefixListReference, target, since, modified);
VPCSIM_STORED(TransitGatewayRouteTable, id, transit_gateway, routes, prefix_lists, created, deleted, tags);

}  // namespace vpcsim::snapshot
