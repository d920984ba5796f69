#include "simulator/actions/transit_gateway_route.hpp"

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/prefix_list.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/transit_gateway_block.hpp"
#include "simulator/actions/transit_gateway_route_table.hpp"

namespace vpcsim {

TransitGatewayRouteTarget transit_gateway_route_target(const ReadCall& call,
                                                       const TransitGatewayRouteTable& table,
                                                       const std::optional<std::string>& attachment,
                                                       std::optional<bool> blackhole) {
  const bool drops = blackhole.value_or(false);
  if (drops && attachment) {
    refuse("InvalidParameterCombination",
           "The parameters blackhole and transitGatewayAttachmentId can't be used together");
  }
  if (drops) return std::nullopt;
  if (!attachment) {
    refuse("MissingParameter",
           "The request must contain exactly one of transitGatewayAttachmentId or blackhole");
  }
  const auto& found = get_attachment_for(call, table, *attachment);
  if (found.connect() != nullptr) {
    refuse("InvalidParameterValue", "{} is a Connect attachment, which has no static routes",
           found.id.text());
  }
  return found.id;
}

bool is_blackhole(const ReadCall& call, const TransitGatewayRouteTarget& target) {
  const auto* attachment = target ? call.region.transit_gateway_attachments.find(*target) : nullptr;
  return attachment == nullptr || !is_in_service(call, *attachment);
}

ec2::TransitGatewayRoute static_route_record(const ReadCall& call, const TransitGatewayBlock& destination,
                                             const TransitGatewayRouteTarget& target) {
  ec2::TransitGatewayRoute record{.destination_cidr_block = destination.text(),
                                  .prefix_list_id = {},
                                  .transit_gateway_attachments = {},
                                  .type = ec2::TransitGatewayRouteType::static_,
                                  .state = is_blackhole(call, target)
                                               ? ec2::TransitGatewayRouteState::blackhole
                                               : ec2::TransitGatewayRouteState::active};
  if (target) {
    const auto& attachment = call.region.transit_gateway_attachments.get(*target);
    record.transit_gateway_attachments.push_back(
        {attachment.resource_id(), attachment.id.text(), resource_type(attachment)});
  }
  return record;
}

std::size_t static_routes_of(const ReadCall& call, TransitGatewayId gateway) {
  std::size_t routes = 0;
  for (const auto& table : call.region.transit_gateway_route_tables.with("existing-of-gateway", gateway)) {
    routes += table.routes.size();
    for (const auto& [list, reference] : table.prefix_lists)
      routes += static_cast<std::size_t>(get_prefix_list(call, list.text()).max_entries);
  }
  return routes;
}

void check_transit_gateway_route_quota(const ReadCall& call, TransitGatewayId gateway, std::size_t more) {
  if (static_routes_of(call, gateway) + more <= call.settings.quotas.routes_per_transit_gateway) return;
  refuse("TransitGatewayLimitExceeded", "The maximum number of routes of {} has been reached.",
         gateway.text());
}

namespace {

TransitGatewayBlock destination_of(const std::string& text) {
  auto block = parse_block(text);
  if (!block) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.", text);
  }
  return *block;
}

[[noreturn]] void refuse_unknown_route(const TransitGatewayRouteTable& table,
                                       const TransitGatewayBlock& destination) {
  refuse("InvalidRoute.NotFound", "Route {} does not exist in Transit Gateway Route Table {}.",
         destination.text(), table.id.text());
}

void set_route(WriteCall& call, TransitGatewayRouteTableId table, const TransitGatewayBlock& destination,
               const TransitGatewayRouteTarget& target) {
  call.region.transit_gateway_route_tables.update(
      table, [&](TransitGatewayRouteTable& changed) { changed.routes.set(destination, target); });
}

ec2::CreateTransitGatewayRouteResult create_transit_gateway_route(
    WriteCall& call, const ec2::CreateTransitGatewayRouteRequest& request) {
  const auto destination = destination_of(request.destination_cidr_block);
  const auto& table =
      get_available_transit_gateway_route_table(call.read(), request.transit_gateway_route_table_id);
  const auto target = transit_gateway_route_target(call.read(), table, request.transit_gateway_attachment_id,
                                                   request.blackhole);
  if (table.routes.contains(destination)) {
    refuse("RouteAlreadyExists", "Route {} already exists in Transit Gateway Route Table {}.",
           destination.text(), table.id.text());
  }
  check_transit_gateway_route_quota(call.read(), table.transit_gateway, 1);
  set_route(call, TransitGatewayRouteTableId{table.id}, destination, target);
  return {static_route_record(call.read(), destination, target)};
}

ec2::ReplaceTransitGatewayRouteResult replace_transit_gateway_route(
    WriteCall& call, const ec2::ReplaceTransitGatewayRouteRequest& request) {
  const auto destination = destination_of(request.destination_cidr_block);
  const auto& table =
      get_available_transit_gateway_route_table(call.read(), request.transit_gateway_route_table_id);
  const auto target = transit_gateway_route_target(call.read(), table, request.transit_gateway_attachment_id,
                                                   request.blackhole);
  if (!table.routes.contains(destination)) refuse_unknown_route(table, destination);
  set_route(call, TransitGatewayRouteTableId{table.id}, destination, target);
  return {static_route_record(call.read(), destination, target)};
}

ec2::DeleteTransitGatewayRouteResult delete_transit_gateway_route(
    WriteCall& call, const ec2::DeleteTransitGatewayRouteRequest& request) {
  const auto destination = destination_of(request.destination_cidr_block);
  const auto& table =
      get_available_transit_gateway_route_table(call.read(), request.transit_gateway_route_table_id);
  const TransitGatewayRouteTarget* target = table.routes.find(destination);
  if (target == nullptr) refuse_unknown_route(table, destination);
  auto record = static_route_record(call.read(), destination, *target);
  record.state = ec2::TransitGatewayRouteState::deleted;
  call.region.transit_gateway_route_tables.update(
      TransitGatewayRouteTableId{table.id},
      [&](TransitGatewayRouteTable& changed) { changed.routes.erase(destination); });
  return {std::move(record)};
}

}  // namespace

Actions transit_gateway_route_actions() {
  return {
      action<create_transit_gateway_route>("Creates a static route in a transit gateway's route table"),
      action<replace_transit_gateway_route>("Gives a static route of a transit gateway another target"),
      action<delete_transit_gateway_route>("Deletes a static route of a transit gateway"),
  };
}

}  // namespace vpcsim
