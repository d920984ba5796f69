// Which attachments a transit gateway's route table routes for (associations: at most one table for each
// attachment), and whose CIDRs it learns (propagations).
#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/transit_gateway_route_table.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"

namespace vpcsim {
namespace {

using AssociationState = ec2::TransitGatewayAssociationState;
using PropagationState = ec2::TransitGatewayPropagationState;
using Values = std::vector<std::string>;

ec2::TransitGatewayAssociation association_record(const TransitGatewayAttachment& attachment,
                                                  TransitGatewayRouteTableId table, AssociationState state) {
  return {.transit_gateway_route_table_id = table.text(),
          .transit_gateway_attachment_id = attachment.id.text(),
          .resource_id = attachment.resource_id(),
          .resource_type = resource_type(attachment),
          .state = state};
}

ec2::AssociateTransitGatewayRouteTableResult associate_transit_gateway_route_table(
    WriteCall& call, const ec2::AssociateTransitGatewayRouteTableRequest& request) {
  const auto& table =
      get_available_transit_gateway_route_table(call.read(), request.transit_gateway_route_table_id);
  const auto& attachment = get_attachment_for(call.read(), table, request.transit_gateway_attachment_id);
  if (association_state_at(attachment, call.now, call.settings.timing)) {
    refuse("Resource.AlreadyAssociated",
           "Transit Gateway Attachment {} is already associated to a route table.", attachment.id.text());
  }
  auto record = association_record(attachment, table.id, AssociationState::associating);
  call.region.transit_gateway_attachments.update(
      TransitGatewayAttachmentId{attachment.id}, [&](TransitGatewayAttachment& changed) {
        changed.association = TransitGatewayAssociation{.route_table = table.id, .since = call.now};
      });
  return {std::move(record)};
}

ec2::DisassociateTransitGatewayRouteTableResult disassociate_transit_gateway_route_table(
    WriteCall& call, const ec2::DisassociateTransitGatewayRouteTableRequest& request) {
  const auto& table = get_transit_gateway_route_table(call.read(), request.transit_gateway_route_table_id);
  const auto& attachment = get_transit_gateway_attachment(call.read(), request.transit_gateway_attachment_id);
  auto state = association_state_at(attachment, call.now, call.settings.timing);
  bool is_there =
      state && *state != AssociationState::disassociating && attachment.association->route_table == table.id;
  if (!is_there) {
    refuse("InvalidAssociation.NotFound", "Association {} does not exist in Transit Gateway Route Table {}.",
           attachment.id.text(), table.id.text());
  }
  auto record = association_record(attachment, table.id, AssociationState::disassociating);
  call.region.transit_gateway_attachments.update(TransitGatewayAttachmentId{attachment.id},
                                                 [&](TransitGatewayAttachment& changed) {
                                                   changed.association->ending = true;
                                                   changed.association->since = call.now;
                                                 });
  return {std::move(record)};
}

template <class Record>
constexpr std::array<FilterField<Record>, 3> filters{{
    {"resource-id", [](const Record& record) { return Values{record.resource_id}; }},
    {"resource-type", [](const Record& record) { return name_value(record.resource_type); }},
    {"transit-gateway-attachment-id",
     [](const Record& record) { return Values{record.transit_gateway_attachment_id}; }},
}};

ec2::GetTransitGatewayRouteTableAssociationsResult get_transit_gateway_route_table_associations(
    const ReadCall& call, const ec2::GetTransitGatewayRouteTableAssociationsRequest& request) {
  using Record = ec2::TransitGatewayRouteTableAssociation;
  const auto& table = get_transit_gateway_route_table(call, request.transit_gateway_route_table_id);
  std::vector<Record> records;
  for (const auto& attachment :
       call.region.transit_gateway_attachments.with("association.transit-gateway-route-table-id", table.id)) {
    if (auto state = association_state_at(attachment, call.now, call.settings.timing)) {
      records.push_back({.transit_gateway_attachment_id = attachment.id.text(),
                         .resource_id = attachment.resource_id(),
                         .resource_type = resource_type(attachment),
                         .state = *state});
    }
  }
  auto described = describe_list<Record>(std::move(records),
                                         {{}, request.filters, "", request.max_results, request.next_token},
                                         filters<Record>);
  return {std::move(described.records), std::move(described.next_token)};
}

ec2::TransitGatewayPropagation propagation_record(const TransitGatewayAttachment& attachment,
                                                  TransitGatewayRouteTableId table, PropagationState state) {
  return {.transit_gateway_attachment_id = attachment.id.text(),
          .resource_id = attachment.resource_id(),
          .resource_type = resource_type(attachment),
          .transit_gateway_route_table_id = table.text(),
          .state = state};
}

bool propagates(const TransitGatewayAttachment& attachment, TransitGatewayRouteTableId table) {
  return std::find(attachment.propagates_to.begin(), attachment.propagates_to.end(), table) !=
         attachment.propagates_to.end();
}

ec2::EnableTransitGatewayRouteTablePropagationResult enable_transit_gateway_route_table_propagation(
    WriteCall& call, const ec2::EnableTransitGatewayRouteTablePropagationRequest& request) {
  if (!request.transit_gateway_attachment_id) refuse_missing("transitGatewayAttachmentId");
  const auto& table =
      get_available_transit_gateway_route_table(call.read(), request.transit_gateway_route_table_id);
  const auto& attachment = get_attachment_for(call.read(), table, *request.transit_gateway_attachment_id);
  if (attachment.peer() != nullptr) {
    refuse("InvalidParameterValue", "{} is a peering attachment, which has static routes only",
           attachment.id.text());
  }
  if (propagates(attachment, table.id)) {
    refuse("TransitGatewayRouteTablePropagation.Duplicate",
           "Propagation {} already exists in Transit Gateway Route Table {}.", attachment.id.text(),
           table.id.text());
  }
  auto record = propagation_record(attachment, table.id, PropagationState::enabled);
  call.region.transit_gateway_attachments.update(
      TransitGatewayAttachmentId{attachment.id},
      [&](TransitGatewayAttachment& changed) { changed.propagates_to.push_back(table.id); });
  return {std::move(record)};
}

ec2::DisableTransitGatewayRouteTablePropagationResult disable_transit_gateway_route_table_propagation(
    WriteCall& call, const ec2::DisableTransitGatewayRouteTablePropagationRequest& request) {
  if (!request.transit_gateway_attachment_id) refuse_missing("transitGatewayAttachmentId");
  const auto& table = get_transit_gateway_route_table(call.read(), request.transit_gateway_route_table_id);
  const auto& attachment =
      get_transit_gateway_attachment(call.read(), *request.transit_gateway_attachment_id);
  if (!propagates(attachment, table.id)) {
    refuse("TransitGatewayRouteTablePropagation.NotFound",
           "Propagation {} does not exist in Transit Gateway Route Table {}.", attachment.id.text(),
           table.id.text());
  }
  auto record = propagation_record(attachment, table.id, PropagationState::disabled);
  call.region.transit_gateway_attachments.update(
      TransitGatewayAttachmentId{attachment.id},
      [&](TransitGatewayAttachment& changed) { std::erase(changed.propagates_to, table.id); });
  return {std::move(record)};
}

ec2::GetTransitGatewayRouteTablePropagationsResult get_transit_gateway_route_table_propagations(
    const ReadCall& call, const ec2::GetTransitGatewayRouteTablePropagationsRequest& request) {
  using Record = ec2::TransitGatewayRouteTablePropagation;
  const auto& table = get_transit_gateway_route_table(call, request.transit_gateway_route_table_id);
  std::vector<Record> records;
  for (const auto& attachment : call.region.transit_gateway_attachments.with("propagates-to", table.id)) {
    records.push_back({.transit_gateway_attachment_id = attachment.id.text(),
                       .resource_id = attachment.resource_id(),
                       .resource_type = resource_type(attachment),
                       .state = PropagationState::enabled});
  }
  auto described = describe_list<Record>(std::move(records),
                                         {{}, request.filters, "", request.max_results, request.next_token},
                                         filters<Record>);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions transit_gateway_association_actions() {
  return {
      action<associate_transit_gateway_route_table>(
          "Lets a transit gateway's route table route what an attachment sends"),
      action<disassociate_transit_gateway_route_table>("Ends such an association"),
      action<get_transit_gateway_route_table_associations>(
          "Lists the attachments that a transit gateway's route table routes for"),
      action<enable_transit_gateway_route_table_propagation>(
          "Lets a transit gateway's route table learn the CIDRs of an attached VPC"),
      action<disable_transit_gateway_route_table_propagation>("Ends such a propagation"),
      action<get_transit_gateway_route_table_propagations>(
          "Lists the attachments whose CIDRs a transit gateway's route table learns"),
  };
}

}  // namespace vpcsim
