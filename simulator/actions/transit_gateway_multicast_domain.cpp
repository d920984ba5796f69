// Multicast domains: parts of a transit gateway's multicast network.
#include "protocol/ec2/transit_gateway_multicast_domain.hpp"

#include <array>

#include <fmt/ranges.h>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/transit_gateway.hpp"
#include "simulator/actions/transit_gateway_multicast.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

using State = ec2::TransitGatewayMulticastDomainState;
using Record = ec2::TransitGatewayMulticastDomain;
using Values = std::vector<std::string>;

State state_at(const TransitGatewayMulticastDomain& domain, Timestamp now, const Timing& timing) {
  if (domain.deleted) {
    return now >= domain.deleted->plus(timing.multicast_domain_deleting) ? State::deleted : State::deleting;
  }
  return now < domain.created.plus(timing.multicast_domain_pending) ? State::pending : State::available;
}

}  // namespace

const TransitGatewayMulticastDomain& get_available_multicast_domain(
    const ReadCall& call, const std::optional<std::string>& id_text) {
  if (!id_text) refuse_missing("transitGatewayMulticastDomainId");
  const auto& domain = call.region.transit_gateway_multicast_domains.get(*id_text);
  auto state = state_at(domain, call.now, call.settings.timing);
  if (state == State::deleted) NotFound<TransitGatewayMulticastDomainId>::refuse(*id_text);
  if (state != State::available) refuse_transit_gateway_state(*id_text);
  return domain;
}

void check_has_no_multicast_domains(const ReadCall& call, TransitGatewayId gateway) {
  std::vector<std::string> ids;
  for (const auto& domain :
       call.region.transit_gateway_multicast_domains.with("transit-gateway-id", gateway)) {
    if (state_at(domain, call.now, call.settings.timing) != State::deleted) ids.push_back(domain.id.text());
  }
  if (ids.empty()) return;
  refuse("IncorrectState", "{} has non-deleted Transit Gateway Multicast Domains: {}.", gateway.text(),
         fmt::join(ids, ", "));
}

namespace {

Record to_record(const ReadCall& call, const TransitGatewayMulticastDomain& domain, Timestamp at) {
  const Home& home = call.caller();
  return {
      .transit_gateway_multicast_domain_id = domain.id.text(),
      .transit_gateway_id = domain.transit_gateway.text(),
      .transit_gateway_multicast_domain_arn =
          fmt::format("arn:aws:ec2:{}:{}:transit-gateway-multicast-domain/{}", home.region, home.account,
                      domain.id.text()),
      .owner_id = home.account,
      .options = {.igmpv2_support = option_value(domain.igmpv2_support),
                  .static_sources_support = option_value(domain.static_sources_support),
                  .auto_accept_shared_associations = option_value(domain.auto_accept_shared_associations)},
      .state = state_at(domain, at, call.settings.timing),
      .creation_time = domain.created,
      .tags = domain.tags};
}

ec2::CreateTransitGatewayMulticastDomainResult create_transit_gateway_multicast_domain(
    WriteCall& call, const ec2::CreateTransitGatewayMulticastDomainRequest& request) {
  const auto options = request.options.value_or(ec2::CreateTransitGatewayMulticastDomainRequestOptions{});
  auto tags = tags_from(request.tag_specifications, "transit-gateway-multicast-domain", call.settings);
  const TransitGateway& gateway = get_available_transit_gateway(call.read(), request.transit_gateway_id);
  if (!gateway.multicast_support) {
    refuse("InvalidParameterValue", "Multicast support is not enabled on {}.", gateway.id.text());
  }
  if (call.region.transit_gateway_multicast_domains.count_with("existing-of-gateway", gateway.id) >=
      call.settings.quotas.multicast_domains_per_transit_gateway) {
    refuse("TransitGatewayLimitExceeded", "The maximum number of multicast domains of {} has been reached.",
           gateway.id.text());
  }
  TransitGatewayMulticastDomain domain{
      .id = call.region.ids.id<TransitGatewayMulticastDomainId>(),
      .transit_gateway = gateway.id,
      .igmpv2_support = is_enabled(options.igmpv2_support, false),
      .static_sources_support = is_enabled(options.static_sources_support, false),
      .auto_accept_shared_associations = is_enabled(options.auto_accept_shared_associations, false),
      .created = call.now,
      .deleted = {},
      .tags = std::move(tags)};
  call.region.transit_gateway_multicast_domains.insert(domain);
  return {to_record(call.read(), domain, call.answered())};
}

/// Throws IncorrectState while subnets are in the domain.
void check_is_empty(const WriteCall& call, TransitGatewayMulticastDomainId domain) {
  if (call.region.multicast_associations.count_with("lasting-of-domain", domain) > 0)
    refuse("IncorrectState", "{} has associated subnets.", domain.text());
}

ec2::DeleteTransitGatewayMulticastDomainResult delete_transit_gateway_multicast_domain(
    WriteCall& call, const ec2::DeleteTransitGatewayMulticastDomainRequest& request) {
  const auto id = get_available_multicast_domain(call.read(), request.transit_gateway_multicast_domain_id).id;
  check_is_empty(call, id);
  while (const auto* ending = call.region.multicast_associations.first_with("domain", id))
    call.region.multicast_associations.erase(ending->id);
  call.region.transit_gateway_multicast_domains.update(
      id, [&](TransitGatewayMulticastDomain& changed) { changed.deleted = call.now; });
  return {to_record(call.read(), call.region.transit_gateway_multicast_domains.get(id), call.answered())};
}

constexpr std::array<FilterField<Record>, 3> filters{{
    {"state", [](const Record& record) { return name_value(record.state); }},
    {"transit-gateway-id", [](const Record& record) { return Values{record.transit_gateway_id}; }},
    {"transit-gateway-multicast-domain-id",
     [](const Record& record) { return Values{record.transit_gateway_multicast_domain_id}; }},
}};

bool is_visible(const ReadCall& call, const TransitGatewayMulticastDomain& domain) {
  return !domain.deleted || call.now < domain.deleted->plus(call.settings.timing.multicast_domain_deleting +
                                                            transit_gateway_visibility);
}

ec2::DescribeTransitGatewayMulticastDomainsResult describe_transit_gateway_multicast_domains(
    const ReadCall& call, const ec2::DescribeTransitGatewayMulticastDomainsRequest& request) {
  auto described =
      describe<Record>(call.region.transit_gateway_multicast_domains,
                       {request.transit_gateway_multicast_domain_ids, request.filters,
                        "TransitGatewayMulticastDomainIds", request.max_results, request.next_token},
                       filters, [&](const TransitGatewayMulticastDomain& domain) -> std::optional<Record> {
                         if (!is_visible(call, domain)) return std::nullopt;
                         return to_record(call, domain, call.now);
                       });
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions transit_gateway_multicast_domain_actions() {
  return {
      action<create_transit_gateway_multicast_domain>("Makes a multicast domain of a transit gateway"),
      action<delete_transit_gateway_multicast_domain>("Deletes a multicast domain without subnets"),
      action<describe_transit_gateway_multicast_domains>("Describes multicast domains"),
  };
}

}  // namespace vpcsim
