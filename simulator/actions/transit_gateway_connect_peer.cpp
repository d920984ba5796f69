// Connect peers: GRE tunnels, each with two BGP sessions inside. Their appliances aren't simulated: the
// sessions stay down, and no route is learned.
#include <algorithm>
#include <array>

#include <fmt/ranges.h>

#include "protocol/ec2/transit_gateway_connect.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/transit_gateway.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/transit_gateway_block.hpp"
#include "simulator/actions/transit_gateway_connect.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

using State = ec2::TransitGatewayConnectPeerState;
using Record = ec2::TransitGatewayConnectPeer;
using Values = std::vector<std::string>;
using Address = std::variant<Ipv4, Ipv6>;

State state_at(const TransitGatewayConnectPeer& peer, Timestamp now, const Timing& timing) {
  if (peer.deleted) {
    bool is_over = now >= peer.deleted->plus(timing.transit_gateway_connect_peer_deleting);
    return is_over ? State::deleted : State::deleting;
  }
  bool is_made = now >= peer.created.plus(timing.transit_gateway_connect_peer_pending);
  return is_made ? State::available : State::pending;
}

bool is_visible(const ReadCall& call, const TransitGatewayConnectPeer& peer) {
  return !peer.deleted ||
         call.now < peer.deleted->plus(call.settings.timing.transit_gateway_connect_peer_deleting +
                                       transit_gateway_visibility);
}

std::optional<Address> parse_address(std::string_view text) {
  if (auto address = Ipv4::parse(text)) return *address;
  if (auto address = Ipv6::parse(text)) return *address;
  return std::nullopt;
}

std::string text_of(const Address& address) {
  return std::visit([](const auto& own) { return own.text(); }, address);
}

bool contains(const TransitGatewayBlock& block, const Address& address) {
  if (const auto* ipv4 = std::get_if<Ipv4>(&address)) {
    const Cidr* cidr = std::get_if<Cidr>(&block.block);
    return cidr != nullptr && cidr->contains(*ipv4);
  }
  const Ipv6Cidr* cidr = std::get_if<Ipv6Cidr>(&block.block);
  return cidr != nullptr && cidr->contains(std::get<Ipv6>(address));
}

/// The appliance has the first address of the block, the gateway's two sessions have the next ones.
template <class Block>
void add_sessions(const Block& inside, std::int64_t gateway_asn, std::int64_t peer_asn,
                  std::vector<ec2::TransitGatewayAttachmentBgpConfiguration>& sessions) {
  for (std::uint32_t session = 2; session <= 3; ++session) {
    sessions.push_back({.transit_gateway_asn = gateway_asn,
                        .peer_asn = peer_asn,
                        .transit_gateway_address = inside.first().plus(session).text(),
                        .peer_address = inside.first().plus(1).text(),
                        .bgp_status = ec2::BgpStatus::down});
  }
}

Record to_record(const ReadCall& call, const TransitGatewayConnectPeer& peer, Timestamp at) {
  Record record{.transit_gateway_attachment_id = peer.attachment.text(),
                .transit_gateway_connect_peer_id = peer.id.text(),
                .state = state_at(peer, at, call.settings.timing),
                .creation_time = peer.created,
                .connect_peer_configuration = {.transit_gateway_address = peer.transit_gateway_address,
                                               .peer_address = peer.peer_address,
                                               .inside_cidr_blocks = {peer.inside.text()},
                                               .protocol = ec2::TunnelProtocol::gre,
                                               .bgp_configurations = {}},
                .tags = peer.tags};
  auto& configuration = record.connect_peer_configuration;
  const auto gateway_asn = call.region.transit_gateways.get(peer.transit_gateway).amazon_side_asn;
  add_sessions(peer.inside, gateway_asn, peer.peer_asn, configuration.bgp_configurations);
  if (peer.inside_ipv6) {
    configuration.inside_cidr_blocks.push_back(peer.inside_ipv6->text());
    add_sessions(*peer.inside_ipv6, gateway_asn, peer.peer_asn, configuration.bgp_configurations);
  }
  return record;
}

/// Reserved by AWS (transit gateway guide, "Connect peers").
bool is_reserved(const Cidr& inside) {
  static constexpr auto reserved =
      std::to_array<std::string_view>({"169.254.0.0/29", "169.254.1.0/29", "169.254.2.0/29", "169.254.3.0/29",
                                       "169.254.4.0/29", "169.254.5.0/29", "169.254.169.248/29"});
  return std::find(reserved.begin(), reserved.end(), inside.text()) != reserved.end();
}

bool is_usable(const Cidr& inside) {
  static const Cidr link_local = *Cidr::parse("169.254.0.0/16");
  return inside.prefix_length() == 29 && link_local.contains(inside) && !is_reserved(inside);
}
bool is_usable(const Ipv6Cidr& inside) {
  static const Ipv6Cidr local = *Ipv6Cidr::parse("fd00::/8");
  return inside.prefix_length() == 125 && local.contains(inside);
}

void set_inside_blocks(const std::vector<std::string>& texts, TransitGatewayConnectPeer& peer) {
  bool has_ipv4 = false;
  for (const std::string& text : texts) {
    auto block = parse_block(text);
    bool is_good = block && starts_with_first_address(*block, text) &&
                   std::visit([](const auto& own) { return is_usable(own); }, block->block);
    if (!is_good) {
      refuse("InvalidParameterValue",
             "Inside CIDR block {} must be a /29 from 169.254.0.0/16 that isn't reserved, or a /125 from "
             "fd00::/8.",
             text);
    }
    const Cidr* ipv4 = std::get_if<Cidr>(&block->block);
    if (ipv4 != nullptr ? has_ipv4 : peer.inside_ipv6.has_value()) {
      refuse("InvalidParameterValue", "Only one inside CIDR block of each address family can be specified.");
    }
    if (ipv4 == nullptr) {
      peer.inside_ipv6 = std::get<Ipv6Cidr>(block->block);
    } else {
      peer.inside = *ipv4;
      has_ipv4 = true;
    }
  }
  if (!has_ipv4) refuse("InvalidParameterValue", "An IPv4 inside CIDR block must be specified.");
}

bool is_used(const ReadCall& call, TransitGatewayId gateway, const std::string& text) {
  return call.region.transit_gateway_connect_peers.first_with(
             "used-of-gateway", TransitGatewayConnectPeer::use_of(gateway, text)) != nullptr;
}

/// "Unique across all tunnels on a transit gateway" (transit gateway guide).
void check_inside_blocks_are_free(const ReadCall& call, const TransitGatewayConnectPeer& peer) {
  std::vector<std::string> blocks{peer.inside.text()};
  if (peer.inside_ipv6) blocks.push_back(peer.inside_ipv6->text());
  for (const std::string& block : blocks) {
    if (!is_used(call, peer.transit_gateway, block)) continue;
    refuse("InvalidParameterValue", "Inside CIDR block {} is already in use on {}.", block,
           peer.transit_gateway.text());
  }
}

/// The first of the block that no peer has; the block's own address isn't given out.
template <class Block>
std::optional<std::string> free_address_in(const ReadCall& call, TransitGatewayId gateway,
                                           const Block& block) {
  for (auto address = block.first().plus(1); block.contains(address); address = address.plus(1)) {
    if (!is_used(call, gateway, address.text())) return address.text();
  }
  return std::nullopt;
}

std::string free_address(const ReadCall& call, const TransitGateway& gateway, const Address& peer) {
  for (const TransitGatewayBlock& block : gateway.cidr_blocks) {
    if (std::holds_alternative<Cidr>(block.block) != std::holds_alternative<Ipv4>(peer)) continue;
    auto free =
        std::visit([&](const auto& own) { return free_address_in(call, gateway.id, own); }, block.block);
    if (free) return *free;
  }
  refuse("InvalidParameterValue", "{} has no free address of the family of {} in its CIDR blocks.",
         gateway.id.text(), text_of(peer));
}

std::string gateway_address(const ReadCall& call, const TransitGateway& gateway, const std::string& text,
                            const Address& peer) {
  auto address = parse_address(text);
  if (!address)
    refuse("InvalidParameterValue", "Value ({}) for parameter transitGatewayAddress is invalid.", text);
  if (address->index() != peer.index()) {
    refuse("InvalidParameterValue", "{} and {} must be of the same address family.", text, text_of(peer));
  }
  bool is_own = std::any_of(gateway.cidr_blocks.begin(), gateway.cidr_blocks.end(),
                            [&](const TransitGatewayBlock& block) { return contains(block, *address); });
  if (!is_own) {
    refuse("InvalidParameterValue", "{} is not in a CIDR block of {}.", text, gateway.id.text());
  }
  if (is_used(call, gateway.id, text_of(*address))) {
    refuse("InvalidParameterValue", "{} is already in use on {}.", text, gateway.id.text());
  }
  return text_of(*address);
}

std::int64_t peer_asn(const ec2::CreateTransitGatewayConnectPeerRequest& request,
                      const TransitGateway& gateway) {
  constexpr std::int64_t asn_max = 4'294'967'295;
  if (!request.bgp_options || !request.bgp_options->peer_asn) return gateway.amazon_side_asn;
  const std::int64_t asn = *request.bgp_options->peer_asn;
  if (asn < 1 || asn > asn_max)
    refuse("InvalidParameterValue", "Value ({}) for parameter peerAsn is invalid.", asn);
  return asn;
}

ec2::CreateTransitGatewayConnectPeerResult create_transit_gateway_connect_peer(
    WriteCall& call, const ec2::CreateTransitGatewayConnectPeerRequest& request) {
  auto tags = tags_from(request.tag_specifications, "transit-gateway-connect-peer", call.settings);
  auto outer = parse_address(request.peer_address);
  if (!outer)
    refuse("InvalidParameterValue", "Value ({}) for parameter peerAddress is invalid.", request.peer_address);
  TransitGatewayConnectPeer peer{.id = {},
                                 .attachment = {},
                                 .transit_gateway = {},
                                 .transit_gateway_address = {},
                                 .peer_address = text_of(*outer),
                                 .inside = {},
                                 .inside_ipv6 = {},
                                 .created = call.now,
                                 .deleted = {},
                                 .tags = std::move(tags)};
  set_inside_blocks(request.inside_cidr_blocks, peer);
  const auto& attachment = get_connect_attachment(call.read(), request.transit_gateway_attachment_id);
  if (!is_in_service(call.read(), attachment))
    refuse_transit_gateway_state(request.transit_gateway_attachment_id);
  const TransitGateway& gateway = call.region.transit_gateways.get(attachment.transit_gateway);
  peer.attachment = attachment.id;
  peer.transit_gateway = gateway.id;
  peer.peer_asn = peer_asn(request, gateway);
  check_inside_blocks_are_free(call.read(), peer);
  peer.transit_gateway_address =
      request.transit_gateway_address
          ? gateway_address(call.read(), gateway, *request.transit_gateway_address, *outer)
          : free_address(call.read(), gateway, *outer);
  if (call.region.transit_gateway_connect_peers.count_with("existing-of-attachment", attachment.id) >=
      call.settings.quotas.peers_per_connect_attachment) {
    refuse("TransitGatewayLimitExceeded", "The maximum number of Connect peers of {} has been reached.",
           attachment.id.text());
  }
  peer.id = call.region.ids.id<TransitGatewayConnectPeerId>();
  call.region.transit_gateway_connect_peers.insert(peer);
  return {to_record(call.read(), peer, call.answered())};
}

ec2::DeleteTransitGatewayConnectPeerResult delete_transit_gateway_connect_peer(
    WriteCall& call, const ec2::DeleteTransitGatewayConnectPeerRequest& request) {
  const auto& peer = call.region.transit_gateway_connect_peers.get(request.transit_gateway_connect_peer_id);
  const auto id = peer.id;
  auto state = state_at(peer, call.now, call.settings.timing);
  if (state == State::deleted)
    NotFound<TransitGatewayConnectPeerId>::refuse(request.transit_gateway_connect_peer_id);
  if (state != State::available) refuse_transit_gateway_state(request.transit_gateway_connect_peer_id);
  call.region.transit_gateway_connect_peers.update(
      id, [&](TransitGatewayConnectPeer& changed) { changed.deleted = call.now; });
  return {to_record(call.read(), call.region.transit_gateway_connect_peers.get(id), call.answered())};
}

constexpr std::array<FilterField<Record>, 3> filters{{
    {"state", [](const Record& record) { return name_value(record.state); }},
    {"transit-gateway-attachment-id",
     [](const Record& record) { return Values{record.transit_gateway_attachment_id}; }},
    {"transit-gateway-connect-peer-id",
     [](const Record& record) { return Values{record.transit_gateway_connect_peer_id}; }},
}};

ec2::DescribeTransitGatewayConnectPeersResult describe_transit_gateway_connect_peers(
    const ReadCall& call, const ec2::DescribeTransitGatewayConnectPeersRequest& request) {
  auto described =
      describe<Record>(call.region.transit_gateway_connect_peers,
                       {request.transit_gateway_connect_peer_ids, request.filters,
                        "TransitGatewayConnectPeerIds", request.max_results, request.next_token},
                       filters, [&](const TransitGatewayConnectPeer& peer) -> std::optional<Record> {
                         if (!is_visible(call, peer)) return std::nullopt;
                         return to_record(call, peer, call.now);
                       });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

void check_has_no_peers(const ReadCall& call, const TransitGatewayAttachment& connect) {
  std::vector<std::string> ids;
  for (const auto& peer :
       call.region.transit_gateway_connect_peers.with("transit-gateway-attachment-id", connect.id)) {
    if (state_at(peer, call.now, call.settings.timing) != State::deleted) ids.push_back(peer.id.text());
  }
  if (ids.empty()) return;
  refuse("IncorrectState", "{} has non-deleted Connect Peers: {}.", connect.id.text(), fmt::join(ids, ", "));
}

void check_block_is_unused(const ReadCall& call, TransitGatewayId gateway, const TransitGatewayBlock& block) {
  for (const auto& peer : call.region.transit_gateway_connect_peers.with("existing-of-gateway", gateway)) {
    if (!contains(block, *parse_address(peer.transit_gateway_address))) continue;
    refuse("InvalidParameterValue", "CIDR block {} is in use by Connect Peer {}.", block.text(),
           peer.id.text());
  }
}

Actions transit_gateway_connect_peer_actions() {
  return {
      action<create_transit_gateway_connect_peer>("Makes a GRE tunnel of a Connect attachment"),
      action<delete_transit_gateway_connect_peer>("Deletes such a tunnel"),
      action<describe_transit_gateway_connect_peers>("Describes the tunnels of Connect attachments"),
  };
}

}  // namespace vpcsim
