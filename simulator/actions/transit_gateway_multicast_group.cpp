// Who receives and who sends in a multicast group, as registered by calls. Hosts that would join by IGMP
// aren't simulated: every membership is static.
#include "protocol/ec2/transit_gateway_multicast_group.hpp"

#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/transit_gateway_multicast.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"

namespace vpcsim {
namespace {

using Values = std::vector<std::string>;
using Role = bool MulticastMembership::*;
constexpr Role member = &MulticastMembership::is_member, source = &MulticastMembership::is_source;

/// 224.0.0.0/4 or ff00::/8, in its canonical form.
std::string group_address(const std::optional<std::string>& text) {
  if (!text) refuse_missing("groupIpAddress");
  static const Cidr ipv4_groups = *Cidr::parse("224.0.0.0/4");
  static const Ipv6Cidr ipv6_groups = *Ipv6Cidr::parse("ff00::/8");
  if (auto address = Ipv4::parse(*text); address && ipv4_groups.contains(*address)) return address->text();
  if (auto address = Ipv6::parse(*text); address && ipv6_groups.contains(*address)) return address->text();
  refuse("InvalidParameterValue", "Value ({}) for parameter groupIpAddress is not a multicast address.",
         *text);
}

/// What the four calls name.
struct Named {
  const TransitGatewayMulticastDomain& domain;
  std::string group;
  std::string in_domain;  ///< the group, as memberships are indexed by it
};

template <class Request>
Named named_by(const ReadCall& call, const Request& request) {
  if (request.network_interface_ids.empty()) refuse_missing("networkInterfaceIds");
  std::string group = group_address(request.group_ip_address);
  const auto& domain = get_available_multicast_domain(call, request.transit_gateway_multicast_domain_id);
  return {domain, group, MulticastMembership::group_in(domain.id, group)};
}

const MulticastMembership* find(const Region& region, const Named& named, NetworkInterfaceId interface) {
  for (const auto& membership : region.multicast_memberships.with("network-interface", interface)) {
    if (membership.domain == named.domain.id && membership.group == named.group) return &membership;
  }
  return nullptr;
}

/// Throws InvalidParameterValue unless its subnet is in the domain.
void check_is_in_domain(const ReadCall& call, const Named& named, const NetworkInterface& interface) {
  const auto* association = multicast_association_of(call, interface.subnet);
  bool is_inside = association != nullptr && association->domain == named.domain.id &&
                   state_at(*association, call.now, call.settings.timing) ==
                       ec2::TransitGatewayMulticastDomainAssociationState::associated;
  if (is_inside) return;
  refuse("InvalidParameterValue", "The subnet of {} is not associated with {}.", interface.id.text(),
         named.domain.id.text());
}

void check_quotas(const WriteCall& call, const Named& named, Role role) {
  const Quotas& quotas = call.settings.quotas;
  const auto& memberships = call.region.multicast_memberships;
  bool is_full =
      role == member
          ? memberships.count_with("members", named.in_domain) >= quotas.multicast_members_per_group
          : memberships.count_with("sources", named.in_domain) >= quotas.multicast_sources_per_group;
  if (is_full || memberships.count_with("transit-gateway", named.domain.transit_gateway) >=
                     quotas.multicast_memberships_per_transit_gateway) {
    refuse("TransitGatewayLimitExceeded",
           "The maximum number of multicast group members or sources of {} has been reached.",
           named.domain.id.text());
  }
}

void register_one(WriteCall& call, const Named& named, const std::string& id_text, Role role) {
  const NetworkInterface& interface = call.region.network_interfaces.get(id_text);
  check_is_in_domain(call.read(), named, interface);
  const auto* present = find(call.region, named, interface.id);
  if (present != nullptr && present->*role) {
    refuse("InvalidParameterValue", "{} is already registered with group {}.", id_text, named.group);
  }
  check_quotas(call, named, role);
  if (present != nullptr) {
    call.region.multicast_memberships.update(MulticastMembershipId{present->id},
                                             [&](MulticastMembership& changed) { changed.*role = true; });
    return;
  }
  MulticastMembership made{.id = call.region.ids.id<MulticastMembershipId>(),
                           .transit_gateway = named.domain.transit_gateway,
                           .domain = named.domain.id,
                           .group = named.group,
                           .network_interface = interface.id,
                           .subnet = interface.subnet};
  made.*role = true;
  call.region.multicast_memberships.insert(made);
}

void deregister_one(WriteCall& call, const Named& named, const std::string& id_text, Role role) {
  const auto interface = call.region.network_interfaces.get(id_text).id;
  const auto* present = find(call.region, named, interface);
  if (present == nullptr || !(present->*role)) {
    refuse("InvalidParameterValue", "{} is not registered with group {}.", id_text, named.group);
  }
  const MulticastMembershipId id = present->id;
  const bool is_last = present->is_member != present->is_source;
  if (is_last) return call.region.multicast_memberships.erase(id);
  call.region.multicast_memberships.update(id, [&](MulticastMembership& changed) { changed.*role = false; });
}

ec2::RegisterTransitGatewayMulticastGroupMembersResult register_transit_gateway_multicast_group_members(
    WriteCall& call, const ec2::RegisterTransitGatewayMulticastGroupMembersRequest& request) {
  const Named named = named_by(call.read(), request);
  for (const std::string& id_text : request.network_interface_ids) register_one(call, named, id_text, member);
  return {{named.domain.id.text(), request.network_interface_ids, named.group}};
}

ec2::RegisterTransitGatewayMulticastGroupSourcesResult register_transit_gateway_multicast_group_sources(
    WriteCall& call, const ec2::RegisterTransitGatewayMulticastGroupSourcesRequest& request) {
  const Named named = named_by(call.read(), request);
  if (!named.domain.static_sources_support) {
    refuse("InvalidParameterValue", "Static sources support is not enabled on {}.", named.domain.id.text());
  }
  for (const std::string& id_text : request.network_interface_ids) register_one(call, named, id_text, source);
  return {{named.domain.id.text(), request.network_interface_ids, named.group}};
}

ec2::DeregisterTransitGatewayMulticastGroupMembersResult deregister_transit_gateway_multicast_group_members(
    WriteCall& call, const ec2::DeregisterTransitGatewayMulticastGroupMembersRequest& request) {
  const Named named = named_by(call.read(), request);
  for (const std::string& id_text : request.network_interface_ids)
    deregister_one(call, named, id_text, member);
  return {{named.domain.id.text(), request.network_interface_ids, named.group}};
}

ec2::DeregisterTransitGatewayMulticastGroupSourcesResult deregister_transit_gateway_multicast_group_sources(
    WriteCall& call, const ec2::DeregisterTransitGatewayMulticastGroupSourcesRequest& request) {
  const Named named = named_by(call.read(), request);
  for (const std::string& id_text : request.network_interface_ids)
    deregister_one(call, named, id_text, source);
  return {{named.domain.id.text(), request.network_interface_ids, named.group}};
}

using Record = ec2::TransitGatewayMulticastGroup;

Values yes_or_no(bool value) {
  return {value ? "true" : "false"};
}
Values type_value(const std::optional<ec2::MembershipType>& type) {
  return type ? name_value(*type) : Values{};
}

constexpr std::array<FilterField<Record>, 9> filters{{
    {"group-ip-address", [](const Record& record) { return Values{record.group_ip_address}; }},
    {"is-group-member", [](const Record& record) { return yes_or_no(record.group_member); }},
    {"is-group-source", [](const Record& record) { return yes_or_no(record.group_source); }},
    {"member-type", [](const Record& record) { return type_value(record.member_type); }},
    {"resource-id", [](const Record& record) { return Values{record.resource_id}; }},
    {"resource-type", [](const Record& record) { return name_value(record.resource_type); }},
    {"source-type", [](const Record& record) { return type_value(record.source_type); }},
    {"subnet-id", [](const Record& record) { return Values{record.subnet_id}; }},
    {"transit-gateway-attachment-id",
     [](const Record& record) { return Values{record.transit_gateway_attachment_id}; }},
}};

Record to_record(const ReadCall& call, const MulticastMembership& membership) {
  // Members and sources leave with their subnet's association.
  const auto& association = *multicast_association_of(call, membership.subnet);
  Record record{.group_ip_address = membership.group,
                .transit_gateway_attachment_id = association.attachment.text(),
                .subnet_id = membership.subnet.text(),
                .resource_id = association.vpc.text(),
                .resource_type = ec2::TransitGatewayAttachmentResourceType::vpc,
                .resource_owner_id = call.caller().account,
                .network_interface_id = membership.network_interface.text(),
                .group_member = membership.is_member,
                .group_source = membership.is_source,
                .member_type = {},
                .source_type = {}};
  if (membership.is_member) record.member_type = ec2::MembershipType::static_;
  if (membership.is_source) record.source_type = ec2::MembershipType::static_;
  return record;
}

ec2::SearchTransitGatewayMulticastGroupsResult search_transit_gateway_multicast_groups(
    const ReadCall& call, const ec2::SearchTransitGatewayMulticastGroupsRequest& request) {
  check_filters<Record>(request.filters, filters);
  const auto& domain = get_available_multicast_domain(call, request.transit_gateway_multicast_domain_id);
  std::vector<Record> records;
  for (const auto& membership : call.region.multicast_memberships.with("domain", domain.id))
    records.push_back(to_record(call, membership));
  auto described = describe_list<Record>(
      std::move(records), {{}, request.filters, "", request.max_results, request.next_token}, filters);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions transit_gateway_multicast_group_actions() {
  return {
      action<register_transit_gateway_multicast_group_members>(
          "Lets interfaces receive what a group is sent"),
      action<register_transit_gateway_multicast_group_sources>("Lets interfaces send to a group"),
      action<deregister_transit_gateway_multicast_group_members>("Takes interfaces out of a group"),
      action<deregister_transit_gateway_multicast_group_sources>("Ends what interfaces may send to a group"),
      action<search_transit_gateway_multicast_groups>("Lists who is in the groups of a multicast domain"),
  };
}

}  // namespace vpcsim
