#include "simulator/actions/transit_gateway_attachment.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/transit_gateway.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"

namespace vpcsim {

using Life = TransitGatewayAttachmentLife;
using AssociationState = ec2::TransitGatewayAssociationState;

namespace {

AttachmentState requested_state_at(const TransitGatewayAttachment& attachment, Timestamp now,
                                   const Timing& timing) {
  if (now < attachment.created.plus(timing.transit_gateway_peering_initiating))
    return AttachmentState::initiating_request;
  bool is_bad = attachment.peer() != nullptr && attachment.peer()->request_is_bad;
  return is_bad ? AttachmentState::failed : AttachmentState::pending_acceptance;
}

AttachmentState accepted_state_at(const TransitGatewayAttachment& attachment, Timestamp now,
                                  const Timing& timing) {
  if (attachment.modified) {  // which only an available one can be
    bool modifying = now < attachment.modified->plus(timing.transit_gateway_attachment_modifying);
    return modifying ? AttachmentState::modifying : AttachmentState::available;
  }
  return now < attachment.since.plus(timing.transit_gateway_attachment_pending) ? AttachmentState::pending
                                                                                : AttachmentState::available;
}

bool is_serving(AttachmentState state) {
  return state == AttachmentState::available || state == AttachmentState::modifying;
}

}  // namespace

AttachmentState state_at(const TransitGatewayAttachment& attachment, Timestamp now, const Timing& timing) {
  const bool is_over = now >= attachment.since.plus(timing.transit_gateway_attachment_deleting);
  switch (attachment.life) {
    case Life::requested:
      return requested_state_at(attachment, now, timing);
    case Life::accepted:
      return accepted_state_at(attachment, now, timing);
    case Life::rejected:
      return is_over ? AttachmentState::rejected : AttachmentState::rejecting;
    case Life::deleted:
      return is_over ? AttachmentState::deleted : AttachmentState::deleting;
  }
  return AttachmentState::deleted;
}

bool is_in_service(const ReadCall& call, const TransitGatewayAttachment& attachment) {
  return is_serving(state_at(attachment, call.now, call.settings.timing));
}

bool is_visible(const ReadCall& call, const TransitGatewayAttachment& attachment) {
  const Timing& timing = call.settings.timing;
  switch (state_at(attachment, call.now, timing)) {
    case AttachmentState::initiating_request:
      // The request is still on its way to the peer.
      return attachment.peer() == nullptr || !attachment.peer()->is_requester;
    case AttachmentState::failed:
      return call.now <
             attachment.created.plus(timing.transit_gateway_peering_initiating + transit_gateway_visibility);
    case AttachmentState::rejected:
    case AttachmentState::deleted:
      return call.now <
             attachment.since.plus(timing.transit_gateway_attachment_deleting + transit_gateway_visibility);
    default:
      return true;
  }
}

const TransitGatewayAttachment& get_transit_gateway_attachment(const ReadCall& call,
                                                               std::string_view id_text) {
  const TransitGatewayAttachment& attachment = call.region.transit_gateway_attachments.get(id_text);
  bool is_there = is_visible(call, attachment) &&
                  state_at(attachment, call.now, call.settings.timing) != AttachmentState::deleted;
  if (!is_there) NotFound<TransitGatewayAttachmentId>::refuse(id_text);
  return attachment;
}

const TransitGatewayAttachment& get_attachment_for(const ReadCall& call,
                                                   const TransitGatewayRouteTable& table,
                                                   std::string_view id_text) {
  const TransitGatewayAttachment& attachment = get_transit_gateway_attachment(call, id_text);
  if (attachment.transit_gateway != table.transit_gateway) {
    refuse("InvalidParameterValue", "{} and {} belong to different transit gateways", id_text,
           table.id.text());
  }
  if (!is_in_service(call, attachment)) refuse_transit_gateway_state(id_text);
  return attachment;
}

std::optional<AssociationState> association_state_at(const TransitGatewayAttachment& attachment,
                                                     Timestamp now, const Timing& timing) {
  if (!attachment.association) return std::nullopt;
  const TransitGatewayAssociation& association = *attachment.association;
  if (!association.ending) {
    bool is_over = now >= association.since.plus(timing.transit_gateway_associating);
    return is_over ? AssociationState::associated : AssociationState::associating;
  }
  if (now >= association.since.plus(timing.transit_gateway_disassociating)) return std::nullopt;
  return AssociationState::disassociating;
}

ec2::TransitGatewayAttachmentResourceType resource_type(const TransitGatewayAttachment& attachment) {
  using Type = ec2::TransitGatewayAttachmentResourceType;
  if (attachment.connect() != nullptr) return Type::connect;
  return attachment.vpc() != nullptr ? Type::vpc : Type::peering;
}

void apply_default_route_tables(const TransitGateway& gateway, Timestamp now,
                                TransitGatewayAttachment& attachment) {
  if (gateway.association_default_route_table) {
    attachment.association =
        TransitGatewayAssociation{.route_table = *gateway.association_default_route_table, .since = now};
  }
  // A peering has static routes only.
  if (gateway.propagation_default_route_table && attachment.peer() == nullptr)
    attachment.propagates_to = {*gateway.propagation_default_route_table};
}

void check_attachment_quota(const WriteCall& call, TransitGatewayId gateway) {
  if (call.region.transit_gateway_attachments.count_with("live-of-gateway", gateway) <
      call.settings.quotas.attachments_per_transit_gateway)
    return;
  refuse("TransitGatewayLimitExceeded", "The maximum number of attachments of {} has been reached.",
         gateway.text());
}

const TransitGatewayAttachment* attachment_between(const ReadCall& call, VpcId vpc,
                                                   TransitGatewayId gateway) {
  for (const auto& attachment : call.region.transit_gateway_attachments.with("live-of-resource", vpc)) {
    if (attachment.transit_gateway == gateway && is_in_service(call, attachment)) return &attachment;
  }
  return nullptr;
}

std::optional<TransitGatewayId> gateway_for_references(const ReadCall& call, VpcId one, VpcId other) {
  for (const auto& attachment : call.region.transit_gateway_attachments.with("live-of-resource", one)) {
    const auto* twin = attachment_between(call, other, attachment.transit_gateway);
    bool is_supported =
        twin != nullptr && is_in_service(call, attachment) &&
        attachment.vpc()->security_group_referencing_support &&
        twin->vpc()->security_group_referencing_support &&
        call.region.transit_gateways.get(attachment.transit_gateway).security_group_referencing_support;
    if (is_supported) return attachment.transit_gateway;
  }
  return std::nullopt;
}

bool is_attached_to_transit_gateway(const ReadCall& call, VpcId vpc) {
  auto attachments = call.region.transit_gateway_attachments.with("vpc-id", vpc);
  return std::any_of(attachments.begin(), attachments.end(), [&](const auto& attachment) {
    return state_at(attachment, call.now, call.settings.timing) != AttachmentState::deleted;
  });
}

namespace {

using Record = ec2::TransitGatewayAttachment;
using Values = std::vector<std::string>;

Record to_record(const ReadCall& call, const TransitGatewayAttachment& attachment) {
  const Timing& timing = call.settings.timing;
  Record record{.transit_gateway_attachment_id = attachment.id.text(),
                .transit_gateway_id = attachment.transit_gateway.text(),
                .transit_gateway_owner_id = call.caller().account,
                .resource_owner_id =
                    attachment.peer() != nullptr ? attachment.peer()->home.account : call.caller().account,
                .resource_type = resource_type(attachment),
                .resource_id = attachment.resource_id(),
                .state = state_at(attachment, call.now, timing),
                .association = {},
                .creation_time = attachment.created,
                .tags = attachment.tags};
  if (auto state = association_state_at(attachment, call.now, timing))
    record.association = {attachment.association->route_table.text(), *state};
  return record;
}

constexpr auto filters = std::to_array<FilterField<Record>>({
    {"association.state",
     [](const Record& record) {
       return record.association ? name_value(record.association->state) : Values{};
     }},
    {"association.transit-gateway-route-table-id",
     [](const Record& record) {
       return record.association ? Values{record.association->transit_gateway_route_table_id} : Values{};
     }},
    {"resource-id", [](const Record& record) { return Values{record.resource_id}; }},
    {"resource-owner-id", [](const Record& record) { return Values{record.resource_owner_id}; }},
    {"resource-type", [](const Record& record) { return name_value(record.resource_type); }},
    {"state", [](const Record& record) { return name_value(record.state); }},
    {"transit-gateway-attachment-id",
     [](const Record& record) { return Values{record.transit_gateway_attachment_id}; }},
    {"transit-gateway-id", [](const Record& record) { return Values{record.transit_gateway_id}; }},
    {"transit-gateway-owner-id",
     [](const Record& record) { return Values{record.transit_gateway_owner_id}; }},
});

ec2::DescribeTransitGatewayAttachmentsResult describe_transit_gateway_attachments(
    const ReadCall& call, const ec2::DescribeTransitGatewayAttachmentsRequest& request) {
  auto described =
      describe<Record>(call.region.transit_gateway_attachments,
                       {request.transit_gateway_attachment_ids, request.filters,
                        "TransitGatewayAttachmentIds", request.max_results, request.next_token},
                       filters, [&](const TransitGatewayAttachment& attachment) -> std::optional<Record> {
                         if (!is_visible(call, attachment)) return std::nullopt;
                         return to_record(call, attachment);
                       });
  return {std::move(described.records), std::move(described.next_token)};
}

using PropagationRecord = ec2::TransitGatewayAttachmentPropagation;

constexpr std::array<FilterField<PropagationRecord>, 1> propagation_filters{{
    {"transit-gateway-route-table-id",
     [](const PropagationRecord& record) { return Values{record.transit_gateway_route_table_id}; }},
}};

ec2::GetTransitGatewayAttachmentPropagationsResult get_transit_gateway_attachment_propagations(
    const ReadCall& call, const ec2::GetTransitGatewayAttachmentPropagationsRequest& request) {
  const auto& attachment = get_transit_gateway_attachment(call, request.transit_gateway_attachment_id);
  std::vector<PropagationRecord> records;
  for (const TransitGatewayRouteTableId& table : attachment.propagates_to)
    records.push_back({table.text(), ec2::TransitGatewayPropagationState::enabled});
  auto described = describe_list<PropagationRecord>(
      std::move(records), {{}, request.filters, "", request.max_results, request.next_token},
      propagation_filters);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions transit_gateway_attachment_actions() {
  return {
      action<describe_transit_gateway_attachments>("Describes what is attached to transit gateways"),
      action<get_transit_gateway_attachment_propagations>(
          "Lists the route tables that an attachment propagates to"),
  };
}

}  // namespace vpcsim
