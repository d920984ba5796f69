// The subnets of multicast domains. Accounts share no domains (AWS RAM is another service): no association
// waits to be accepted.
#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/transit_gateway.hpp"
#include "simulator/actions/transit_gateway_attachment.hpp"
#include "simulator/actions/transit_gateway_multicast.hpp"
#include "simulator/describe.hpp"
#include "simulator/filter_values.hpp"

namespace vpcsim {

using State = ec2::TransitGatewayMulticastDomainAssociationState;

State state_at(const MulticastAssociation& association, Timestamp now, const Timing& timing) {
  if (association.ending) {
    bool is_over = now >= association.since.plus(timing.multicast_domain_disassociating);
    return is_over ? State::disassociated : State::disassociating;
  }
  bool is_made = now >= association.since.plus(timing.multicast_domain_associating);
  return is_made ? State::associated : State::associating;
}

const MulticastAssociation* multicast_association_of(const ReadCall& call, SubnetId subnet) {
  const auto* association = call.region.multicast_associations.first_with("subnet", subnet);
  bool is_there = association != nullptr &&
                  state_at(*association, call.now, call.settings.timing) != State::disassociated;
  return is_there ? association : nullptr;
}

namespace {

using Id = MulticastAssociationId;
using Associations = ec2::TransitGatewayMulticastDomainAssociations;
using Values = std::vector<std::string>;

void leave_groups_of_subnet(Region& region, SubnetId subnet) {
  while (const auto* membership = region.multicast_memberships.first_with("subnet", subnet))
    region.multicast_memberships.erase(membership->id);
}

}  // namespace

void leave_multicast_groups(Region& region, NetworkInterfaceId network_interface) {
  auto& memberships = region.multicast_memberships;
  while (const auto* membership = memberships.first_with("network-interface", network_interface))
    memberships.erase(membership->id);
}

void leave_multicast_domain(Region& region, SubnetId subnet) {
  leave_groups_of_subnet(region, subnet);
  while (const auto* association = region.multicast_associations.first_with("subnet", subnet))
    region.multicast_associations.erase(association->id);
}

void leave_multicast_domains(Region& region, TransitGatewayAttachmentId attachment) {
  while (const auto* association = region.multicast_associations.first_with("attachment", attachment))
    leave_multicast_domain(region, SubnetId{association->subnet});
}

namespace {

/// What the four calls on associations name.
struct Named {
  const TransitGatewayMulticastDomain& domain;
  const TransitGatewayAttachment& attachment;
};

/// Throws MissingParameter, what doesn't exist, IncorrectState or InvalidParameterValue.
template <class Request>
Named named_by(const ReadCall& call, const Request& request) {
  if (!request.transit_gateway_attachment_id) refuse_missing("transitGatewayAttachmentId");
  if (request.subnet_ids.empty()) refuse_missing("subnetIds");
  const auto& domain = get_available_multicast_domain(call, request.transit_gateway_multicast_domain_id);
  const auto& attachment = get_transit_gateway_attachment(call, *request.transit_gateway_attachment_id);
  if (attachment.vpc() == nullptr || attachment.transit_gateway != domain.transit_gateway) {
    refuse("InvalidParameterValue", "{} is no VPC attachment of the transit gateway of {}.",
           attachment.id.text(), domain.id.text());
  }
  if (!is_in_service(call, attachment)) refuse_transit_gateway_state(*request.transit_gateway_attachment_id);
  return {domain, attachment};
}

Associations record_of(const ReadCall& call, const Named& named) {
  return {.transit_gateway_multicast_domain_id = named.domain.id.text(),
          .transit_gateway_attachment_id = named.attachment.id.text(),
          .resource_id = named.attachment.resource_id(),
          .resource_type = resource_type(named.attachment),
          .resource_owner_id = call.caller().account,
          .subnets = {}};
}

/// A subnet is in one domain at most (transit gateway guide, "Considerations").
SubnetId subnet_to_associate(const WriteCall& call, const std::string& id_text, VpcId vpc) {
  const Subnet& subnet = call.region.subnets.get(id_text);
  if (subnet.vpc != vpc) {
    refuse("InvalidParameterValue", "The subnet {} does not belong to {}", id_text, vpc.text());
  }
  if (multicast_association_of(call.read(), subnet.id) != nullptr) {
    refuse("Resource.AlreadyAssociated", "Subnet {} is already associated to a multicast domain.", id_text);
  }
  return subnet.id;
}

void check_association_quota(const WriteCall& call, VpcId vpc) {
  if (call.region.multicast_associations.count_with("lasting-of-vpc", vpc) <
      call.settings.quotas.multicast_domain_associations_per_vpc)
    return;
  refuse("TransitGatewayLimitExceeded",
         "The maximum number of multicast domain associations of {} has been reached.", vpc.text());
}

ec2::AssociateTransitGatewayMulticastDomainResult associate_transit_gateway_multicast_domain(
    WriteCall& call, const ec2::AssociateTransitGatewayMulticastDomainRequest& request) {
  const Named named = named_by(call.read(), request);
  const VpcId vpc = named.attachment.vpc()->vpc;
  Associations record = record_of(call.read(), named);
  for (const std::string& id_text : request.subnet_ids) {
    const SubnetId subnet = subnet_to_associate(call, id_text, vpc);
    check_association_quota(call, vpc);
    leave_multicast_domain(call.region, subnet);  // what is left of an association that is over
    MulticastAssociation made{.id = call.region.ids.id<Id>(),
                              .domain = named.domain.id,
                              .attachment = named.attachment.id,
                              .vpc = vpc,
                              .subnet = subnet,
                              .since = call.now};
    call.region.multicast_associations.insert(made);
    record.subnets.push_back({id_text, State::associating});
  }
  return {std::move(record)};
}

ec2::DisassociateTransitGatewayMulticastDomainResult disassociate_transit_gateway_multicast_domain(
    WriteCall& call, const ec2::DisassociateTransitGatewayMulticastDomainRequest& request) {
  const Named named = named_by(call.read(), request);
  Associations record = record_of(call.read(), named);
  for (const std::string& id_text : request.subnet_ids) {
    const SubnetId subnet = call.region.subnets.get(id_text).id;
    const auto* association = multicast_association_of(call.read(), subnet);
    if (association == nullptr || association->ending || association->domain != named.domain.id ||
        association->attachment != named.attachment.id) {
      refuse("InvalidAssociation.NotFound",
             "Association {} does not exist in Transit Gateway Multicast Domain {}.", id_text,
             named.domain.id.text());
    }
    call.region.multicast_associations.update(Id{association->id}, [&](MulticastAssociation& changed) {
      changed.ending = true;
      changed.since = call.now;
    });
    leave_groups_of_subnet(call.region, subnet);
    record.subnets.push_back({id_text, State::disassociating});
  }
  return {std::move(record)};
}

template <class Request>
[[noreturn]] void refuse_unless_pending_acceptance(const WriteCall& call, const Request& request) {
  const Named named = named_by(call.read(), request);
  for (const std::string& id_text : request.subnet_ids) call.region.subnets.get(id_text);
  refuse("IncorrectState", "No association of {} with {} is pending acceptance.", named.attachment.id.text(),
         named.domain.id.text());
}

ec2::AcceptTransitGatewayMulticastDomainAssociationsResult
accept_transit_gateway_multicast_domain_associations(
    WriteCall& call, const ec2::AcceptTransitGatewayMulticastDomainAssociationsRequest& request) {
  refuse_unless_pending_acceptance(call, request);
}

ec2::RejectTransitGatewayMulticastDomainAssociationsResult
reject_transit_gateway_multicast_domain_associations(
    WriteCall& call, const ec2::RejectTransitGatewayMulticastDomainAssociationsRequest& request) {
  refuse_unless_pending_acceptance(call, request);
}

using Record = ec2::TransitGatewayMulticastDomainAssociation;

constexpr std::array<FilterField<Record>, 5> filters{{
    {"resource-id", [](const Record& record) { return Values{record.resource_id}; }},
    {"resource-type", [](const Record& record) { return name_value(record.resource_type); }},
    {"state", [](const Record& record) { return name_value(record.subnet.state); }},
    {"subnet-id", [](const Record& record) { return Values{record.subnet.subnet_id}; }},
    {"transit-gateway-attachment-id",
     [](const Record& record) { return Values{record.transit_gateway_attachment_id}; }},
}};

ec2::GetTransitGatewayMulticastDomainAssociationsResult get_transit_gateway_multicast_domain_associations(
    const ReadCall& call, const ec2::GetTransitGatewayMulticastDomainAssociationsRequest& request) {
  check_filters<Record>(request.filters, filters);
  const auto& domain = get_available_multicast_domain(call, request.transit_gateway_multicast_domain_id);
  std::vector<Record> records;
  for (const auto& association : call.region.multicast_associations.with("domain", domain.id)) {
    auto state = state_at(association, call.now, call.settings.timing);
    if (state == State::disassociated) continue;
    records.push_back({.transit_gateway_attachment_id = association.attachment.text(),
                       .resource_id = association.vpc.text(),
                       .resource_type = ec2::TransitGatewayAttachmentResourceType::vpc,
                       .resource_owner_id = call.caller().account,
                       .subnet = {association.subnet.text(), state}});
  }
  auto described = describe_list<Record>(
      std::move(records), {{}, request.filters, "", request.max_results, request.next_token}, filters);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions transit_gateway_multicast_association_actions() {
  return {
      action<associate_transit_gateway_multicast_domain>("Puts subnets of an attached VPC into a domain"),
      action<disassociate_transit_gateway_multicast_domain>("Takes subnets out of a multicast domain"),
      action<accept_transit_gateway_multicast_domain_associations>(
          "Refused: domains aren't shared between accounts, so that no association waits"),
      action<reject_transit_gateway_multicast_domain_associations>(
          "Refused: domains aren't shared between accounts, so that no association waits"),
      action<get_transit_gateway_multicast_domain_associations>("Lists the subnets of a multicast domain"),
  };
}

}  // namespace vpcsim
