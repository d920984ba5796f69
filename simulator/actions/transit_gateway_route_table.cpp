#include "simulator/actions/transit_gateway_route_table.hpp"

#include <array>

#include <fmt/ranges.h>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/transit_gateway.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

using State = ec2::TransitGatewayRouteTableState;

State state_at(const TransitGatewayRouteTable& table, Timestamp now, const Timing& timing) {
  if (table.deleted) {
    return now >= table.deleted->plus(timing.transit_gateway_route_table_deleting) ? State::deleted
                                                                                   : State::deleting;
  }
  return now < table.created.plus(timing.transit_gateway_route_table_pending) ? State::pending
                                                                              : State::available;
}

const TransitGatewayRouteTable& get_transit_gateway_route_table(const ReadCall& call,
                                                                std::string_view id_text) {
  const auto& table = call.region.transit_gateway_route_tables.get(id_text);
  if (state_at(table, call.now, call.settings.timing) == State::deleted)
    NotFound<TransitGatewayRouteTableId>::refuse(id_text);
  return table;
}

const TransitGatewayRouteTable& get_available_transit_gateway_route_table(const ReadCall& call,
                                                                          std::string_view id_text) {
  const auto& table = get_transit_gateway_route_table(call, id_text);
  if (state_at(table, call.now, call.settings.timing) != State::available)
    refuse_transit_gateway_state(id_text);
  return table;
}

TransitGatewayRouteTableId make_transit_gateway_route_table(WriteCall& call, TransitGatewayId gateway,
                                                            Tags tags) {
  TransitGatewayRouteTable table{.id = call.region.ids.id<TransitGatewayRouteTableId>(),
                                 .transit_gateway = gateway,
                                 .routes = {},
                                 .prefix_lists = {},
                                 .created = call.now,
                                 .deleted = {},
                                 .tags = std::move(tags)};
  auto id = table.id;
  call.region.transit_gateway_route_tables.insert(std::move(table));
  return id;
}

namespace {

/// Nothing refers to the table or is referred to by it any more; associations that have ended are forgotten.
void mark_deleted(WriteCall& call, TransitGatewayRouteTableId id) {
  auto& attachments = call.region.transit_gateway_attachments;
  std::vector<TransitGatewayAttachmentId> referring;
  for (const auto& attachment : attachments.with("propagates-to", id)) referring.push_back(attachment.id);
  for (const auto& attachment : attachments.with("association.transit-gateway-route-table-id", id))
    referring.push_back(attachment.id);
  for (const auto& attachment : referring) {
    attachments.update(attachment, [&](TransitGatewayAttachment& changed) {
      std::erase(changed.propagates_to, id);
      if (changed.association && changed.association->route_table == id) changed.association.reset();
    });
  }
  call.region.transit_gateway_route_tables.update(id, [&](TransitGatewayRouteTable& changed) {
    changed.deleted = call.now;
    changed.routes = {};
    changed.prefix_lists = {};
  });
}

}  // namespace

void delete_transit_gateway_route_tables(WriteCall& call, TransitGatewayId gateway) {
  std::vector<TransitGatewayRouteTableId> ids;
  for (const auto& table : call.region.transit_gateway_route_tables.with("existing-of-gateway", gateway))
    ids.push_back(table.id);
  for (const auto& id : ids) mark_deleted(call, id);
}

namespace {

using Record = ec2::TransitGatewayRouteTable;
using Values = std::vector<std::string>;

Record to_record(const ReadCall& call, const TransitGatewayRouteTable& table, Timestamp at) {
  const TransitGateway& gateway = call.region.transit_gateways.get(table.transit_gateway);
  return {.transit_gateway_route_table_id = table.id.text(),
          .transit_gateway_id = table.transit_gateway.text(),
          .state = state_at(table, at, call.settings.timing),
          .default_association_route_table = gateway.association_default_route_table == table.id,
          .default_propagation_route_table = gateway.propagation_default_route_table == table.id,
          .creation_time = table.created,
          .tags = table.tags};
}

ec2::CreateTransitGatewayRouteTableResult create_transit_gateway_route_table(
    WriteCall& call, const ec2::CreateTransitGatewayRouteTableRequest& request) {
  auto tags = tags_from(request.tag_specifications, "transit-gateway-route-table", call.settings);
  const auto gateway = get_available_transit_gateway(call.read(), request.transit_gateway_id).id;
  auto& tables = call.region.transit_gateway_route_tables;
  if (tables.count_with("existing-of-gateway", gateway) >=
      call.settings.quotas.route_tables_per_transit_gateway) {
    refuse("TransitGatewayLimitExceeded", "The maximum number of route tables of {} has been reached.",
           gateway.text());
  }
  auto id = make_transit_gateway_route_table(call, gateway, std::move(tags));
  return {to_record(call.read(), tables.get(id), call.answered())};
}

/// Throws IncorrectState while attachments are associated with the table.
void check_no_associations(const ReadCall& call, const TransitGatewayRouteTable& table) {
  std::vector<std::string> associated;
  for (const auto& attachment :
       call.region.transit_gateway_attachments.with("association.transit-gateway-route-table-id", table.id)) {
    if (association_state_at(attachment, call.now, call.settings.timing))
      associated.push_back(attachment.id.text());
  }
  if (associated.empty()) return;
  refuse("IncorrectState", "{} has non-deleted associations: {}.", table.id.text(),
         fmt::join(associated, ", "));
}

ec2::DeleteTransitGatewayRouteTableResult delete_transit_gateway_route_table(
    WriteCall& call, const ec2::DeleteTransitGatewayRouteTableRequest& request) {
  const auto& table =
      get_available_transit_gateway_route_table(call.read(), request.transit_gateway_route_table_id);
  const auto id = table.id;
  const TransitGateway& gateway = call.region.transit_gateways.get(table.transit_gateway);
  if (gateway.association_default_route_table == id || gateway.propagation_default_route_table == id) {
    refuse("IncorrectState", "{} is a default route table of {}.", id.text(), gateway.id.text());
  }
  check_no_associations(call.read(), table);
  mark_deleted(call, id);
  auto record = to_record(call.read(), call.region.transit_gateway_route_tables.get(id), call.answered());
  record.state = State::deleting;
  return {std::move(record)};
}

constexpr std::array<FilterField<Record>, 5> filters{{
    {"default-association-route-table",
     [](const Record& record) { return values_of(record.default_association_route_table); }},
    {"default-propagation-route-table",
     [](const Record& record) { return values_of(record.default_propagation_route_table); }},
    {"state", [](const Record& record) { return name_value(record.state); }},
    {"transit-gateway-id", [](const Record& record) { return Values{record.transit_gateway_id}; }},
    {"transit-gateway-route-table-id",
     [](const Record& record) { return Values{record.transit_gateway_route_table_id}; }},
}};

ec2::DescribeTransitGatewayRouteTablesResult describe_transit_gateway_route_tables(
    const ReadCall& call, const ec2::DescribeTransitGatewayRouteTablesRequest& request) {
  const Timing& timing = call.settings.timing;
  auto described = describe<Record>(
      call.region.transit_gateway_route_tables,
      {request.transit_gateway_route_table_ids, request.filters, "TransitGatewayRouteTableIds",
       request.max_results, request.next_token},
      filters, [&](const TransitGatewayRouteTable& table) -> std::optional<Record> {
        auto shown_for = timing.transit_gateway_route_table_deleting + transit_gateway_visibility;
        if (table.deleted && call.now >= table.deleted->plus(shown_for)) return std::nullopt;
        return to_record(call, table, call.now);
      });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions transit_gateway_route_table_actions() {
  return {
      action<create_transit_gateway_route_table>("Creates a route table of a transit gateway"),
      action<delete_transit_gateway_route_table>(
          "Deletes a route table of a transit gateway that no attachment is associated with"),
      action<describe_transit_gateway_route_tables>("Describes the route tables of transit gateways"),
  };
}

}  // namespace vpcsim
