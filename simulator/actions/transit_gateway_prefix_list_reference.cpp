// Routes of a transit gateway's route table to all the CIDRs of a prefix list.
#include "protocol/ec2/transit_gateway_prefix_list_reference.hpp"

#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/prefix_list.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/transit_gateway_route.hpp"
#include "simulator/actions/transit_gateway_route_table.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"

namespace vpcsim {
namespace {

using Record = ec2::TransitGatewayPrefixListReference;
using State = ec2::TransitGatewayPrefixListReferenceState;
using Values = std::vector<std::string>;

State state_at(const TransitGatewayPrefixListReference& reference, Timestamp now, const Timing& timing) {
  if (now >= reference.since.plus(timing.transit_gateway_prefix_list_reference_changing))
    return State::available;
  return reference.modified ? State::modifying : State::pending;
}

Record to_record(const ReadCall& call, TransitGatewayRouteTableId table, PrefixListId list,
                 const TransitGatewayPrefixListReference& reference, Timestamp at) {
  Record record{.transit_gateway_route_table_id = table.text(),
                .prefix_list_id = list.text(),
                .prefix_list_owner_id = owner_of(call, get_prefix_list(call, list.text())),
                .state = state_at(reference, at, call.settings.timing),
                .blackhole = is_blackhole(call, reference.target),
                .transit_gateway_attachment = {}};
  if (reference.target) {
    const auto& attachment = call.region.transit_gateway_attachments.get(*reference.target);
    record.transit_gateway_attachment = {attachment.id.text(), resource_type(attachment),
                                         attachment.resource_id()};
  }
  return record;
}

void set_reference(WriteCall& call, TransitGatewayRouteTableId table, PrefixListId list,
                   const TransitGatewayPrefixListReference& reference) {
  call.region.transit_gateway_route_tables.update(
      table, [&](TransitGatewayRouteTable& changed) { changed.prefix_lists.set(list, reference); });
}

ec2::CreateTransitGatewayPrefixListReferenceResult create_transit_gateway_prefix_list_reference(
    WriteCall& call, const ec2::CreateTransitGatewayPrefixListReferenceRequest& request) {
  const auto& table =
      get_available_transit_gateway_route_table(call.read(), request.transit_gateway_route_table_id);
  const PrefixList& list = get_prefix_list_to_refer_to(call.read(), request.prefix_list_id);
  const auto target = transit_gateway_route_target(call.read(), table, request.transit_gateway_attachment_id,
                                                   request.blackhole);
  if (table.prefix_lists.contains(list.id)) {
    refuse("RouteAlreadyExists", "Route {} already exists in Transit Gateway Route Table {}.", list.id.text(),
           table.id.text());
  }
  check_transit_gateway_route_quota(call.read(), table.transit_gateway,
                                    static_cast<std::size_t>(list.max_entries));
  check_reference_quota(call.read(), list.id, PrefixListReferrer::transit_gateway_route_table);
  const TransitGatewayPrefixListReference reference{.target = target, .since = call.now};
  const auto table_id = table.id;
  set_reference(call, table_id, list.id, reference);
  return {to_record(call.read(), table_id, list.id, reference, call.answered())};
}

/// The reference of a table to a list. Throws InvalidPrefixListID.NotFound or InvalidRoute.NotFound.
const TransitGatewayPrefixListReference& get_reference(const ReadCall& call,
                                                       const TransitGatewayRouteTable& table,
                                                       const std::string& list_id) {
  const PrefixList& list = get_prefix_list(call, list_id);
  const auto* reference = table.prefix_lists.find(list.id);
  if (reference == nullptr) {
    refuse("InvalidRoute.NotFound", "Route {} does not exist in Transit Gateway Route Table {}.", list_id,
           table.id.text());
  }
  return *reference;
}

ec2::ModifyTransitGatewayPrefixListReferenceResult modify_transit_gateway_prefix_list_reference(
    WriteCall& call, const ec2::ModifyTransitGatewayPrefixListReferenceRequest& request) {
  const auto& table =
      get_available_transit_gateway_route_table(call.read(), request.transit_gateway_route_table_id);
  get_reference(call.read(), table, request.prefix_list_id);
  const auto list = get_prefix_list(call.read(), request.prefix_list_id).id;
  const TransitGatewayPrefixListReference reference{
      .target = transit_gateway_route_target(call.read(), table, request.transit_gateway_attachment_id,
                                             request.blackhole),
      .since = call.now,
      .modified = true};
  const auto table_id = table.id;
  set_reference(call, table_id, list, reference);
  return {to_record(call.read(), table_id, list, reference, call.answered())};
}

ec2::DeleteTransitGatewayPrefixListReferenceResult delete_transit_gateway_prefix_list_reference(
    WriteCall& call, const ec2::DeleteTransitGatewayPrefixListReferenceRequest& request) {
  const auto& table =
      get_available_transit_gateway_route_table(call.read(), request.transit_gateway_route_table_id);
  const auto& reference = get_reference(call.read(), table, request.prefix_list_id);
  const auto list = get_prefix_list(call.read(), request.prefix_list_id).id;
  auto record = to_record(call.read(), table.id, list, reference, call.now);
  record.state = State::deleting;
  call.region.transit_gateway_route_tables.update(
      TransitGatewayRouteTableId{table.id},
      [&](TransitGatewayRouteTable& changed) { changed.prefix_lists.erase(list); });
  return {std::move(record)};
}

template <auto member>
Values of_attachment(const Record& record) {
  if (!record.transit_gateway_attachment) return {};
  return {(*record.transit_gateway_attachment).*member};
}

constexpr auto filters = std::to_array<FilterField<Record>>({
    {"attachment.resource-id", of_attachment<&ec2::TransitGatewayPrefixListAttachment::resource_id>},
    {"attachment.resource-type",
     [](const Record& record) {
       return record.transit_gateway_attachment ? name_value(record.transit_gateway_attachment->resource_type)
                                                : Values{};
     }},
    {"attachment.transit-gateway-attachment-id",
     of_attachment<&ec2::TransitGatewayPrefixListAttachment::transit_gateway_attachment_id>},
    {"is-blackhole", [](const Record& record) { return values_of(record.blackhole); }},
    {"prefix-list-id", [](const Record& record) { return Values{record.prefix_list_id}; }},
    {"prefix-list-owner-id", [](const Record& record) { return Values{record.prefix_list_owner_id}; }},
    {"state", [](const Record& record) { return name_value(record.state); }},
});

ec2::GetTransitGatewayPrefixListReferencesResult get_transit_gateway_prefix_list_references(
    const ReadCall& call, const ec2::GetTransitGatewayPrefixListReferencesRequest& request) {
  const auto& table = get_transit_gateway_route_table(call, request.transit_gateway_route_table_id);
  std::vector<Record> records;
  for (const auto& [list, reference] : table.prefix_lists)
    records.push_back(to_record(call, table.id, list, reference, call.now));
  auto described = describe_list<Record>(
      std::move(records), {{}, request.filters, "", request.max_results, request.next_token}, filters);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions transit_gateway_prefix_list_reference_actions() {
  return {
      action<create_transit_gateway_prefix_list_reference>(
          "Creates routes to a prefix list's CIDRs in a transit gateway's route table"),
      action<modify_transit_gateway_prefix_list_reference>("Gives these routes another target"),
      action<delete_transit_gateway_prefix_list_reference>("Deletes these routes"),
      action<get_transit_gateway_prefix_list_references>(
          "Lists the prefix lists that a transit gateway's route table routes to"),
  };
}

}  // namespace vpcsim
