#include "simulator/actions/transit_gateway.hpp"

#include <algorithm>
#include <array>

#include <fmt/ranges.h>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/transit_gateway_multicast.hpp"
#include "simulator/actions/transit_gateway_options.hpp"
#include "simulator/actions/transit_gateway_route_table.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

using State = ec2::TransitGatewayState;
using protocol::name_of;

State state_at(const TransitGateway& gateway, Timestamp now, const Timing& timing) {
  if (gateway.deleted) {
    return now >= gateway.deleted->plus(timing.transit_gateway_deleting) ? State::deleted : State::deleting;
  }
  if (gateway.modified) {  // which only an available one can be
    bool modifying = now < gateway.modified->plus(timing.transit_gateway_modifying);
    return modifying ? State::modifying : State::available;
  }
  return now < gateway.created.plus(timing.transit_gateway_pending) ? State::pending : State::available;
}

void refuse_transit_gateway_state(std::string_view id_text) {
  refuse("IncorrectState", "{} is in invalid state", id_text);
}

const TransitGateway& get_available_transit_gateway(const ReadCall& call, std::string_view id_text) {
  const TransitGateway& gateway = call.region.transit_gateways.get(id_text);
  auto state = state_at(gateway, call.now, call.settings.timing);
  if (state == State::deleted) NotFound<TransitGatewayId>::refuse(id_text);
  if (state != State::available) refuse_transit_gateway_state(id_text);
  return gateway;
}

namespace {

bool is_visible_at(const TransitGateway& gateway, Timestamp now, const Timing& timing) {
  return !gateway.deleted ||
         now < gateway.deleted->plus(timing.transit_gateway_deleting + transit_gateway_visibility);
}

std::optional<std::string> text_of(const std::optional<TransitGatewayRouteTableId>& table) {
  return table ? std::optional(table->text()) : std::nullopt;
}

ec2::TransitGateway to_record(const Home& home, const TransitGateway& gateway, State state) {
  ec2::TransitGateway record{.transit_gateway_id = gateway.id.text(),
                             .transit_gateway_arn = fmt::format("arn:aws:ec2:{}:{}:transit-gateway/{}",
                                                                home.region, home.account, gateway.id.text()),
                             .state = state,
                             .owner_id = home.account,
                             .description = gateway.description,
                             .creation_time = gateway.created,
                             .tags = gateway.tags};
  auto& options = record.options;
  options.amazon_side_asn = gateway.amazon_side_asn;
  options.auto_accept_shared_attachments = option_value(gateway.auto_accept_shared_attachments);
  options.default_route_table_association = option_value(gateway.association_default_route_table.has_value());
  options.association_default_route_table_id = text_of(gateway.association_default_route_table);
  options.default_route_table_propagation = option_value(gateway.propagation_default_route_table.has_value());
  options.propagation_default_route_table_id = text_of(gateway.propagation_default_route_table);
  options.vpn_ecmp_support = option_value(gateway.vpn_ecmp_support);
  options.dns_support = option_value(gateway.dns_support);
  options.security_group_referencing_support = option_value(gateway.security_group_referencing_support);
  options.multicast_support = option_value(gateway.multicast_support);
  for (const TransitGatewayBlock& block : gateway.cidr_blocks)
    options.transit_gateway_cidr_blocks.push_back(block.text());
  return record;
}

ec2::CreateTransitGatewayResult create_transit_gateway(WriteCall& call,
                                                       const ec2::CreateTransitGatewayRequest& request) {
  const auto options = request.options.value_or(ec2::TransitGatewayRequestOptions{});
  TransitGateway gateway{.id = {},
                         .description = request.description,
                         .amazon_side_asn = options.amazon_side_asn.value_or(default_amazon_side_asn),
                         .multicast_support = is_enabled(options.multicast_support, false),
                         .association_default_route_table = {},
                         .propagation_default_route_table = {},
                         .cidr_blocks = {},
                         .created = call.now,
                         .modified = {},
                         .deleted = {},
                         .tags = tags_from(request.tag_specifications, "transit-gateway", call.settings)};
  check_amazon_side_asn(gateway.amazon_side_asn);
  add_cidr_blocks(options.transit_gateway_cidr_blocks, gateway);
  set_plain_options(options, gateway);
  if (call.region.transit_gateways.count_with("existing", std::string_view("true")) >=
      call.settings.quotas.transit_gateways) {
    refuse("TransitGatewayLimitExceeded", "The maximum number of transit gateways has been reached.");
  }
  gateway.id = call.region.ids.id<TransitGatewayId>();
  const bool associates = is_enabled(options.default_route_table_association, true);
  const bool propagates = is_enabled(options.default_route_table_propagation, true);
  if (associates || propagates) {
    auto table = make_transit_gateway_route_table(call, gateway.id, {});
    if (associates) gateway.association_default_route_table = table;
    if (propagates) gateway.propagation_default_route_table = table;
  }
  call.region.transit_gateways.insert(gateway);
  return {to_record(call.caller(), gateway, state_at(gateway, call.answered(), call.settings.timing))};
}

/// Throws IncorrectState while anything is attached (recorded).
void check_nothing_attached(const WriteCall& call, const TransitGateway& gateway) {
  std::vector<std::string> vpcs, peerings, connects;
  for (const auto& attachment :
       call.region.transit_gateway_attachments.with("transit-gateway-id", gateway.id)) {
    auto state = state_at(attachment, call.now, call.settings.timing);
    bool is_over = state == AttachmentState::deleted || state == AttachmentState::rejected ||
                   state == AttachmentState::failed;
    if (is_over || attachment.transit_gateway != gateway.id) continue;
    (attachment.connect() != nullptr ? connects
     : attachment.vpc() != nullptr   ? vpcs
                                     : peerings)
        .push_back(attachment.id.text());
  }
  if (!connects.empty()) {
    refuse("IncorrectState", "{} has non-deleted Connect Attachments: {}.", gateway.id.text(),
           fmt::join(connects, ", "));
  }
  if (!vpcs.empty()) {
    refuse("IncorrectState", "{} has non-deleted VPC Attachments: {}.", gateway.id.text(),
           fmt::join(vpcs, ", "));
  }
  if (!peerings.empty()) {
    refuse("IncorrectState", "{} has non-deleted Transit Gateway Cross Region Peering Attachments: {}.",
           gateway.id.text(), fmt::join(peerings, ", "));
  }
}

/// Its route tables go along.
ec2::DeleteTransitGatewayResult delete_transit_gateway(WriteCall& call,
                                                       const ec2::DeleteTransitGatewayRequest& request) {
  const auto id = get_available_transit_gateway(call.read(), request.transit_gateway_id).id;
  check_nothing_attached(call, call.region.transit_gateways.get(id));
  check_has_no_multicast_domains(call.read(), id);
  delete_transit_gateway_route_tables(call, id);
  call.region.transit_gateways.update(id, [&](TransitGateway& changed) { changed.deleted = call.now; });
  return {to_record(call.caller(), call.region.transit_gateways.get(id), State::deleting)};
}

ec2::ModifyTransitGatewayResult modify_transit_gateway(WriteCall& call,
                                                       const ec2::ModifyTransitGatewayRequest& request) {
  if (!request.description && !request.options) {
    refuse("MissingParameter", "The request must contain at least one of description or options");
  }
  TransitGateway gateway = get_available_transit_gateway(call.read(), request.transit_gateway_id);
  if (request.description) gateway.description = request.description;
  if (request.options) modify_options(call.read(), *request.options, gateway);
  gateway.modified = call.now;
  call.region.transit_gateways.update(gateway.id, [&](TransitGateway& changed) { changed = gateway; });
  return {to_record(call.caller(), gateway, state_at(gateway, call.answered(), call.settings.timing))};
}

using Record = ec2::TransitGateway;
using Values = std::vector<std::string>;

template <auto option>
Values of_option(const Record& record) {
  return {std::string(name_of(record.options.*option))};
}

constexpr auto filters = std::to_array<FilterField<Record>>({
    {"options.amazon-side-asn",
     [](const Record& record) { return Values{std::to_string(record.options.amazon_side_asn)}; }},
    {"options.association-default-route-table-id",
     [](const Record& record) { return values_of(record.options.association_default_route_table_id); }},
    {"options.auto-accept-shared-attachments",
     of_option<&ec2::TransitGatewayOptions::auto_accept_shared_attachments>},
    {"options.default-route-table-association",
     of_option<&ec2::TransitGatewayOptions::default_route_table_association>},
    {"options.default-route-table-propagation",
     of_option<&ec2::TransitGatewayOptions::default_route_table_propagation>},
    {"options.dns-support", of_option<&ec2::TransitGatewayOptions::dns_support>},
    {"options.propagation-default-route-table-id",
     [](const Record& record) { return values_of(record.options.propagation_default_route_table_id); }},
    {"options.vpn-ecmp-support", of_option<&ec2::TransitGatewayOptions::vpn_ecmp_support>},
    {"owner-id", [](const Record& record) { return Values{record.owner_id}; }},
    {"state", [](const Record& record) { return name_value(record.state); }},
    {"transit-gateway-id", [](const Record& record) { return Values{record.transit_gateway_id}; }},
});

ec2::DescribeTransitGatewaysResult describe_transit_gateways(
    const ReadCall& call, const ec2::DescribeTransitGatewaysRequest& request) {
  auto described = describe<Record>(call.region.transit_gateways,
                                    {request.transit_gateway_ids, request.filters, "TransitGatewayIds",
                                     request.max_results, request.next_token},
                                    filters, [&](const TransitGateway& gateway) -> std::optional<Record> {
                                      if (!is_visible_at(gateway, call.now, call.settings.timing))
                                        return std::nullopt;
                                      return to_record(call.caller(), gateway,
                                                       state_at(gateway, call.now, call.settings.timing));
                                    });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions transit_gateway_actions() {
  return {
      action<create_transit_gateway>("Creates a transit gateway and its default route table"),
      action<delete_transit_gateway>("Deletes a transit gateway that nothing is attached to"),
      action<modify_transit_gateway>("Changes a transit gateway's options for new attachments"),
      action<describe_transit_gateways>("Describes transit gateways"),
  };
}

}  // namespace vpcsim
