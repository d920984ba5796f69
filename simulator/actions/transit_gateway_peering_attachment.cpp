// Transit gateways attached to each other, across regions and accounts. Each side has an attachment of its
// own: with the same id in both regions, or with two ids within one.
#include "protocol/ec2/transit_gateway_peering_attachment.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/transit_gateway.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

using Life = TransitGatewayAttachmentLife;
using Record = ec2::TransitGatewayPeeringAttachment;
using Values = std::vector<std::string>;

ec2::TransitGatewayPeeringAttachment to_record(const ReadCall& call,
                                               const TransitGatewayAttachment& attachment, Timestamp at) {
  const AttachedPeer& peer = *attachment.peer();
  ec2::PeeringTgwInfo own_side{attachment.transit_gateway.text(), call.caller().account,
                               call.caller().region};
  ec2::PeeringTgwInfo peer_side{peer.transit_gateway, peer.home.account, peer.home.region};
  Record record{.transit_gateway_attachment_id = attachment.id.text(),
                .accepter_transit_gateway_attachment_id = {},
                .requester_tgw_info = peer.is_requester ? peer_side : own_side,
                .accepter_tgw_info = peer.is_requester ? own_side : peer_side,
                .options = {},
                .status = {},
                .state = state_at(attachment, at, call.settings.timing),
                .creation_time = attachment.created,
                .tags = attachment.tags};
  if (!peer.request_is_bad) {
    record.accepter_transit_gateway_attachment_id =
        peer.is_requester ? attachment.id.text() : peer.attachment;
  }
  if (record.state == AttachmentState::failed) {
    record.status = {"InvalidTransitGatewayID.NotFound",
                     fmt::format("Transit Gateway {} was deleted or does not exist.", peer.transit_gateway)};
  }
  return record;
}

/// AWS finds out only after the request is made: it then turns `failed`.
bool request_is_bad(const WriteCall& call, const AttachedPeer& peer) {
  const Region* region = call.cloud.find(peer.home);
  auto id = TransitGatewayId::parse(peer.transit_gateway);
  const auto* gateway = region != nullptr && id ? region->transit_gateways.find(*id) : nullptr;
  return gateway == nullptr ||
         state_at(*gateway, call.now, call.settings.timing) != ec2::TransitGatewayState::available;
}

/// Two gateways have at most one peering (transit gateway guide, "Quotas").
void check_not_peered(const WriteCall& call, TransitGatewayId gateway, const std::string& peer) {
  for (const auto& attachment : call.region.transit_gateway_attachments.with("live-of-resource", peer)) {
    if (attachment.transit_gateway != gateway) continue;
    refuse("DuplicateTransitGatewayAttachment",
           "{} has non-deleted Transit Gateway Attachments with same peer Transit Gateway ID.",
           gateway.text());
  }
}

void check_quotas(const WriteCall& call, TransitGatewayId gateway) {
  check_attachment_quota(call, gateway);
  std::size_t peerings = 0, pending = 0;
  for (const auto& attachment :
       call.region.transit_gateway_attachments.with("peerings-of-gateway", gateway)) {
    ++peerings;
    if (attachment.life == Life::requested) ++pending;
  }
  if (peerings >= call.settings.quotas.peerings_per_transit_gateway ||
      pending >= call.settings.quotas.pending_peerings_per_transit_gateway) {
    refuse("TransitGatewayLimitExceeded", "The maximum number of peering attachments of {} has been reached.",
           gateway.text());
  }
}

/// The accepter's attachment for the requester's.
TransitGatewayAttachment counterpart(const TransitGatewayAttachment& requested, const Home& requester) {
  const AttachedPeer& accepter = *requested.peer();
  TransitGatewayAttachment attachment = requested;
  attachment.id = *TransitGatewayAttachmentId::parse(accepter.attachment);
  attachment.transit_gateway = *TransitGatewayId::parse(accepter.transit_gateway);
  attachment.resource = AttachedPeer{.home = requester,
                                     .transit_gateway = requested.transit_gateway.text(),
                                     .attachment = requested.id.text(),
                                     .is_requester = true};
  attachment.tags.clear();
  return attachment;
}

ec2::CreateTransitGatewayPeeringAttachmentResult create_transit_gateway_peering_attachment(
    WriteCall& call, const ec2::CreateTransitGatewayPeeringAttachmentRequest& request) {
  if (request.options && is_enabled(request.options->dynamic_routing, false)) {
    refuse_unsupported_parameter("Options.DynamicRouting=enable");
  }
  auto tags = tags_from(request.tag_specifications, "transit-gateway-attachment", call.settings);
  const auto gateway = get_available_transit_gateway(call.read(), request.transit_gateway_id).id;
  if (request.peer_transit_gateway_id == gateway.text()) {
    refuse("InvalidParameterValue", "{} can't be attached to itself", gateway.text());
  }
  check_not_peered(call, gateway, request.peer_transit_gateway_id);
  check_quotas(call, gateway);
  TransitGatewayAttachment attachment{.id = call.region.ids.id<TransitGatewayAttachmentId>(),
                                      .transit_gateway = gateway,
                                      .resource = {},
                                      .life = Life::requested,
                                      .created = call.now,
                                      .since = call.now,
                                      .modified = {},
                                      .association = {},
                                      .propagates_to = {},
                                      .tags = std::move(tags)};
  AttachedPeer peer{.home = {request.peer_account_id, request.peer_region},
                    .transit_gateway = request.peer_transit_gateway_id,
                    .attachment = attachment.id.text()};
  peer.request_is_bad = request_is_bad(call, peer);
  if (peer.home.region == call.caller().region && !peer.request_is_bad)
    peer.attachment = call.region.ids.id<TransitGatewayAttachmentId>().text();
  attachment.resource = peer;
  call.region.transit_gateway_attachments.insert(attachment);
  if (!peer.request_is_bad) {
    call.cloud.change(peer.home).transit_gateway_attachments.insert(counterpart(attachment, call.caller()));
  }
  return {to_record(call.read(), attachment, call.answered())};
}

const TransitGatewayAttachment& get_peering_attachment(const ReadCall& call, const std::string& id_text) {
  auto id = TransitGatewayAttachmentId::parse(id_text);
  const auto* attachment = id ? call.region.transit_gateway_attachments.find(*id) : nullptr;
  bool is_there = attachment != nullptr && attachment->peer() != nullptr && is_visible(call, *attachment) &&
                  state_at(*attachment, call.now, call.settings.timing) != AttachmentState::deleted;
  if (!is_there) {
    refuse("InvalidTransitGatewayAttachmentID.NotFound",
           "Transit Gateway Peering Attachment {} was deleted or does not exist.", id_text);
  }
  return *attachment;
}

/// The accepter's attachment that waits for an answer. Throws InvalidParameterValue on the requester's side
/// (recorded for accepting), or IncorrectState.
TransitGatewayAttachment get_pending(const ReadCall& call, const std::string& id_text,
                                     std::string_view verb) {
  const auto& attachment = get_peering_attachment(call, id_text);
  if (!attachment.peer()->is_requester) {
    refuse("InvalidParameterValue", "Cannot {} {} as the source of the peering request.", verb, id_text);
  }
  if (state_at(attachment, call.now, call.settings.timing) != AttachmentState::pending_acceptance)
    refuse_transit_gateway_state(id_text);
  return attachment;
}

/// Calls `change(attachment, its region)` for both sides.
template <class Change>
void change_both(WriteCall& call, const TransitGatewayAttachment& own, Change&& change) {
  auto change_side = [&](Region& region, TransitGatewayAttachmentId id) {
    region.transit_gateway_attachments.update(
        id, [&](TransitGatewayAttachment& changed) { change(changed, region); });
  };
  const AttachedPeer& peer = *own.peer();
  change_side(call.region, own.id);
  change_side(call.cloud.change(peer.home), *TransitGatewayAttachmentId::parse(peer.attachment));
}

ec2::AcceptTransitGatewayPeeringAttachmentResult accept_transit_gateway_peering_attachment(
    WriteCall& call, const ec2::AcceptTransitGatewayPeeringAttachmentRequest& request) {
  const auto attachment = get_pending(call.read(), request.transit_gateway_attachment_id, "accept");
  change_both(call, attachment, [&](TransitGatewayAttachment& changed, const Region& region) {
    changed.life = Life::accepted;
    changed.since = call.now;
    apply_default_route_tables(region.transit_gateways.get(changed.transit_gateway), call.now, changed);
  });
  const auto& accepted = call.region.transit_gateway_attachments.get(attachment.id);
  return {to_record(call.read(), accepted, call.answered())};
}

void end_both(WriteCall& call, const TransitGatewayAttachment& attachment, Life life) {
  change_both(call, attachment, [&](TransitGatewayAttachment& changed, const Region&) {
    changed.life = life;
    changed.since = call.now;
    changed.association.reset();
  });
}

ec2::RejectTransitGatewayPeeringAttachmentResult reject_transit_gateway_peering_attachment(
    WriteCall& call, const ec2::RejectTransitGatewayPeeringAttachmentRequest& request) {
  const auto attachment = get_pending(call.read(), request.transit_gateway_attachment_id, "reject");
  end_both(call, attachment, Life::rejected);
  const auto& rejected = call.region.transit_gateway_attachments.get(attachment.id);
  return {to_record(call.read(), rejected, call.answered())};
}

/// From either side, accepted or not yet.
ec2::DeleteTransitGatewayPeeringAttachmentResult delete_transit_gateway_peering_attachment(
    WriteCall& call, const ec2::DeleteTransitGatewayPeeringAttachmentRequest& request) {
  const auto attachment = get_peering_attachment(call.read(), request.transit_gateway_attachment_id);
  auto state = state_at(attachment, call.now, call.settings.timing);
  if (state != AttachmentState::available && state != AttachmentState::pending_acceptance)
    refuse_transit_gateway_state(request.transit_gateway_attachment_id);
  end_both(call, attachment, Life::deleted);
  const auto& deleted = call.region.transit_gateway_attachments.get(attachment.id);
  return {to_record(call.read(), deleted, call.answered())};
}

/// The record as one side sees it: some filters tell the sides apart.
struct Viewed : Record {
  std::string local_owner, remote_owner;
};

constexpr auto filters = std::to_array<FilterField<Viewed>>({
    {"local-owner-id", [](const Viewed& record) { return Values{record.local_owner}; }},
    {"remote-owner-id", [](const Viewed& record) { return Values{record.remote_owner}; }},
    {"state", [](const Viewed& record) { return name_value(record.state); }},
    {"transit-gateway-attachment-id",
     [](const Viewed& record) { return Values{record.transit_gateway_attachment_id}; }},
    {"transit-gateway-id",
     [](const Viewed& record) {
       return Values{record.requester_tgw_info.transit_gateway_id,
                     record.accepter_tgw_info.transit_gateway_id};
     }},
});

ec2::DescribeTransitGatewayPeeringAttachmentsResult describe_transit_gateway_peering_attachments(
    const ReadCall& call, const ec2::DescribeTransitGatewayPeeringAttachmentsRequest& request) {
  auto described =
      describe<Viewed>(call.region.transit_gateway_attachments,
                       {request.transit_gateway_attachment_ids, request.filters,
                        "TransitGatewayAttachmentIds", request.max_results, request.next_token},
                       filters, [&](const TransitGatewayAttachment& attachment) -> std::optional<Viewed> {
                         if (attachment.peer() == nullptr || !is_visible(call, attachment))
                           return std::nullopt;
                         return Viewed{to_record(call, attachment, call.now), call.caller().account,
                                       attachment.peer()->home.account};
                       });
  ec2::DescribeTransitGatewayPeeringAttachmentsResult result{.transit_gateway_peering_attachments = {},
                                                             .next_token = std::move(described.next_token)};
  for (Viewed& record : described.records)
    result.transit_gateway_peering_attachments.push_back(std::move(record));
  return result;
}

}  // namespace

Actions transit_gateway_peering_attachment_actions() {
  return {
      action<accept_transit_gateway_peering_attachment>(
          "Accepts a transit gateway's request to be attached to one of the caller's"),
      action<create_transit_gateway_peering_attachment>(
          "Asks for a transit gateway, of any account and region, to be attached to one of the caller's"),
      action<delete_transit_gateway_peering_attachment>("Detaches two transit gateways from each other"),
      action<describe_transit_gateway_peering_attachments>(
          "Describes the attachments of transit gateways to each other"),
      action<reject_transit_gateway_peering_attachment>("Rejects such a request"),
  };
}

}  // namespace vpcsim
