// Connect attachments: GRE tunnels to appliances, over a VPC's attachment. Over Direct Connect there are
// none: it is another service.
#include "simulator/actions/transit_gateway_connect.hpp"

#include <array>

#include <fmt/ranges.h>

#include "protocol/ec2/transit_gateway_connect.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/transit_gateway.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

const TransitGatewayAttachment& get_connect_attachment(const ReadCall& call, const std::string& id_text) {
  auto id = TransitGatewayAttachmentId::parse(id_text);
  const auto* attachment = id ? call.region.transit_gateway_attachments.find(*id) : nullptr;
  bool is_there = attachment != nullptr && attachment->connect() != nullptr &&
                  state_at(*attachment, call.now, call.settings.timing) != AttachmentState::deleted;
  if (!is_there) {
    refuse("InvalidTransitGatewayAttachmentID.NotFound",
           "Transit Gateway Connect Attachment {} was deleted or does not exist.", id_text);
  }
  return *attachment;
}

void check_carries_no_connect(const ReadCall& call, const TransitGatewayAttachment& transport) {
  std::vector<std::string> ids;
  for (const auto& attachment :
       call.region.transit_gateway_attachments.with("resource-id", transport.id.text())) {
    if (state_at(attachment, call.now, call.settings.timing) != AttachmentState::deleted)
      ids.push_back(attachment.id.text());
  }
  if (ids.empty()) return;
  refuse("IncorrectState", "{} has non-deleted Connect Attachments: {}.", transport.id.text(),
         fmt::join(ids, ", "));
}

namespace {

using Record = ec2::TransitGatewayConnect;
using Values = std::vector<std::string>;

Record to_record(const ReadCall& call, const TransitGatewayAttachment& attachment, Timestamp at) {
  return {.transit_gateway_attachment_id = attachment.id.text(),
          .transport_transit_gateway_attachment_id = attachment.resource_id(),
          .transit_gateway_id = attachment.transit_gateway.text(),
          .state = state_at(attachment, at, call.settings.timing),
          .creation_time = attachment.created,
          .options = {.protocol = ec2::TunnelProtocol::gre},
          .tags = attachment.tags};
}

const TransitGatewayAttachment& get_transport(const ReadCall& call, const std::string& id_text) {
  const auto& transport = get_transit_gateway_attachment(call, id_text);
  if (transport.vpc() == nullptr) {
    refuse("InvalidParameterValue",
           "{} is no VPC attachment: a Connect attachment needs one as its transport", id_text);
  }
  if (state_at(transport, call.now, call.settings.timing) != AttachmentState::available)
    refuse_transit_gateway_state(id_text);
  return transport;
}

ec2::CreateTransitGatewayConnectResult create_transit_gateway_connect(
    WriteCall& call, const ec2::CreateTransitGatewayConnectRequest& request) {
  auto tags = tags_from(request.tag_specifications, "transit-gateway-attachment", call.settings);
  const auto& transport = get_transport(call.read(), request.transport_transit_gateway_attachment_id);
  check_attachment_quota(call, transport.transit_gateway);
  TransitGatewayAttachment attachment{.id = call.region.ids.id<TransitGatewayAttachmentId>(),
                                      .transit_gateway = transport.transit_gateway,
                                      .resource = AttachedConnect{transport.id},
                                      .life = TransitGatewayAttachmentLife::accepted,
                                      .created = call.now,
                                      .since = call.now,
                                      .modified = {},
                                      .association = {},
                                      .propagates_to = {},
                                      .tags = std::move(tags)};
  apply_default_route_tables(call.region.transit_gateways.get(transport.transit_gateway), call.now,
                             attachment);
  call.region.transit_gateway_attachments.insert(attachment);
  return {to_record(call.read(), attachment, call.answered())};
}

ec2::DeleteTransitGatewayConnectResult delete_transit_gateway_connect(
    WriteCall& call, const ec2::DeleteTransitGatewayConnectRequest& request) {
  TransitGatewayAttachment attachment =
      get_connect_attachment(call.read(), request.transit_gateway_attachment_id);
  if (state_at(attachment, call.now, call.settings.timing) != AttachmentState::available)
    refuse_transit_gateway_state(request.transit_gateway_attachment_id);
  check_has_no_peers(call.read(), attachment);
  attachment.life = TransitGatewayAttachmentLife::deleted;
  attachment.since = call.now;
  attachment.association.reset();
  attachment.propagates_to.clear();
  call.region.transit_gateway_attachments.update(
      attachment.id, [&](TransitGatewayAttachment& changed) { changed = attachment; });
  return {to_record(call.read(), attachment, call.answered())};
}

constexpr std::array<FilterField<Record>, 5> filters{{
    {"options.protocol", [](const Record& record) { return name_value(record.options.protocol); }},
    {"state", [](const Record& record) { return name_value(record.state); }},
    {"transit-gateway-attachment-id",
     [](const Record& record) { return Values{record.transit_gateway_attachment_id}; }},
    {"transit-gateway-id", [](const Record& record) { return Values{record.transit_gateway_id}; }},
    {"transport-transit-gateway-attachment-id",
     [](const Record& record) { return Values{record.transport_transit_gateway_attachment_id}; }},
}};

ec2::DescribeTransitGatewayConnectsResult describe_transit_gateway_connects(
    const ReadCall& call, const ec2::DescribeTransitGatewayConnectsRequest& request) {
  auto described =
      describe<Record>(call.region.transit_gateway_attachments,
                       {request.transit_gateway_attachment_ids, request.filters,
                        "TransitGatewayAttachmentIds", request.max_results, request.next_token},
                       filters, [&](const TransitGatewayAttachment& attachment) -> std::optional<Record> {
                         if (attachment.connect() == nullptr || !is_visible(call, attachment))
                           return std::nullopt;
                         return to_record(call, attachment, call.now);
                       });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions transit_gateway_connect_actions() {
  return {
      action<create_transit_gateway_connect>("Attaches GRE tunnels over a VPC's attachment"),
      action<delete_transit_gateway_connect>("Deletes a Connect attachment without peers"),
      action<describe_transit_gateway_connects>("Describes Connect attachments"),
  };
}

}  // namespace vpcsim
