#include "simulator/actions/security_group_vpc.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/describe.hpp"

namespace vpcsim {

using State = ec2::SecurityGroupVpcAssociationState;

State association_state_at(const GroupVpcAssociation& association, Timestamp now, const Timing& timing) {
  if (association.undone) {
    return now < association.undone->plus(timing.security_group_disassociating) ? State::disassociating
                                                                                : State::disassociated;
  }
  return now < association.since.plus(timing.security_group_associating) ? State::associating
                                                                         : State::associated;
}

namespace {

/// What is over isn't described any more: clients wait for it to vanish.
bool is_over(const ReadCall& call, const GroupVpcAssociation& association) {
  return association_state_at(association, call.now, call.settings.timing) == State::disassociated;
}

const GroupVpcAssociation* find_association(const ReadCall& call, const SecurityGroup& group, VpcId vpc) {
  auto found = std::find_if(group.vpc_associations.begin(), group.vpc_associations.end(),
                            [&](const GroupVpcAssociation& association) {
                              return association.vpc == vpc && !is_over(call, association);
                            });
  return found == group.vpc_associations.end() ? nullptr : &*found;
}

}  // namespace

bool is_usable_in(const ReadCall& call, const SecurityGroup& group, VpcId vpc) {
  if (group.vpc == vpc) return true;
  const GroupVpcAssociation* association = find_association(call, group, vpc);
  return association != nullptr &&
         association_state_at(*association, call.now, call.settings.timing) == State::associated;
}

bool share_vpc(const ReadCall& call, const SecurityGroup& a, const SecurityGroup& b) {
  if (is_usable_in(call, a, b.vpc) || is_usable_in(call, b, a.vpc)) return true;
  return std::any_of(
      a.vpc_associations.begin(), a.vpc_associations.end(), [&](const GroupVpcAssociation& association) {
        return is_usable_in(call, a, association.vpc) && is_usable_in(call, b, association.vpc);
      });
}

bool has_associations(const ReadCall& call, const SecurityGroup& group) {
  return std::any_of(group.vpc_associations.begin(), group.vpc_associations.end(),
                     [&](const GroupVpcAssociation& association) { return !is_over(call, association); });
}

bool has_associated_groups(const ReadCall& call, VpcId vpc) {
  for (const SecurityGroup& group : call.region.security_groups.with("association.vpc-id", vpc)) {
    if (find_association(call, group, vpc) != nullptr) return true;
  }
  return false;
}

namespace {

/// "You cannot use this feature with default security groups", nor "with the default VPC" (API reference).
void check_may_be_shared(const Region& region, const SecurityGroup& group, const Vpc& vpc) {
  if (region.vpcs.get(group.vpc).default_security_group == group.id) {
    refuse("InvalidParameterValue", "The default security group {} can't be associated with other VPCs.",
           group.id.text());
  }
  if (vpc.is_default || region.vpcs.get(group.vpc).is_default) {
    refuse("InvalidParameterValue", "Security groups can't be associated with or from the default VPC.");
  }
  if (group.vpc == vpc.id) {
    refuse("InvalidParameterValue", "The security group {} was created in VPC {}.", group.id.text(),
           vpc.id.text());
  }
}

/// Associating again what is associated changes nothing.
ec2::SecurityGroupVpcAssociationResult associate_security_group_vpc(
    WriteCall& call, const ec2::AssociateSecurityGroupVpcRequest& request) {
  const SecurityGroup& group = call.region.security_groups.get(request.group_id);
  const Vpc& vpc = call.region.vpcs.get(request.vpc_id);
  check_may_be_shared(call.region, group, vpc);
  if (const auto* present = find_association(call.read(), group, vpc.id);
      present != nullptr && !present->undone) {
    return {association_state_at(*present, call.now, call.settings.timing)};
  }
  GroupVpcAssociation made{.vpc = vpc.id, .since = call.now, .undone = {}};
  call.region.security_groups.update(group.id, [&](SecurityGroup& changed) {
    std::erase_if(changed.vpc_associations,
                  [&](const GroupVpcAssociation& other) { return other.vpc == made.vpc; });
    changed.vpc_associations.push_back(made);
  });
  return {association_state_at(made, call.answered(), call.settings.timing)};
}

bool is_used_in(const Region& region, const SecurityGroup& group, VpcId vpc) {
  for (const NetworkInterface& interface : region.network_interfaces.with("group-id", group.id)) {
    if (interface.vpc == vpc &&
        std::find(interface.groups.begin(), interface.groups.end(), group.id) != interface.groups.end())
      return true;
  }
  return false;
}

ec2::SecurityGroupVpcAssociationResult disassociate_security_group_vpc(
    WriteCall& call, const ec2::DisassociateSecurityGroupVpcRequest& request) {
  const SecurityGroup& group = call.region.security_groups.get(request.group_id);
  const VpcId vpc = call.region.vpcs.get(request.vpc_id).id;
  const auto* present = find_association(call.read(), group, vpc);
  if (present == nullptr) {
    refuse("InvalidParameterValue", "The security group {} is not associated with VPC {}.", request.group_id,
           request.vpc_id);
  }
  if (is_used_in(call.region, group, vpc)) {
    refuse("DependencyViolation", "resource {} has a dependent object", request.group_id);
  }
  GroupVpcAssociation undone = *present;
  if (!undone.undone) undone.undone = call.now;
  call.region.security_groups.update(group.id, [&](SecurityGroup& changed) {
    for (GroupVpcAssociation& association : changed.vpc_associations) {
      if (association.vpc == vpc) association = undone;
    }
  });
  return {association_state_at(undone, call.answered(), call.settings.timing)};
}

using Values = std::vector<std::string>;
using Association = ec2::SecurityGroupVpcAssociation;

constexpr std::array<FilterField<Association>, 5> association_filters{{
    {"group-id", [](const Association& row) { return Values{row.group_id}; }},
    {"group-owner-id", [](const Association& row) { return Values{row.group_owner_id}; }},
    {"state", [](const Association& row) { return Values{std::string(name_of(row.state))}; }},
    {"vpc-id", [](const Association& row) { return Values{row.vpc_id}; }},
    {"vpc-owner-id", [](const Association& row) { return Values{row.vpc_owner_id}; }},
}};

std::vector<Association> associations_of(const ReadCall& call) {
  const std::string& owner = call.caller().account;
  std::vector<Association> records;
  for (const SecurityGroup& group : call.region.security_groups.with("association", "true")) {
    for (const GroupVpcAssociation& association : group.vpc_associations) {
      if (is_over(call, association)) continue;
      records.push_back({group.id.text(), association.vpc.text(), owner,
                         association_state_at(association, call.now, call.settings.timing), owner});
    }
  }
  return records;
}

ec2::DescribeSecurityGroupVpcAssociationsResult describe_security_group_vpc_associations(
    const ReadCall& call, const ec2::DescribeSecurityGroupVpcAssociationsRequest& request) {
  auto described = describe_list<Association>(
      associations_of(call), {{}, request.filters, "", request.max_results, request.next_token},
      association_filters);
  return {std::move(described.records), std::move(described.next_token)};
}

using ForVpc = ec2::SecurityGroupForVpc;

constexpr std::array<FilterField<ForVpc>, 5> for_vpc_filters{{
    {"description", [](const ForVpc& group) { return Values{group.description}; }},
    {"group-id", [](const ForVpc& group) { return Values{group.group_id}; }},
    {"group-name", [](const ForVpc& group) { return Values{group.group_name}; }},
    {"owner-id", [](const ForVpc& group) { return Values{group.owner_id}; }},
    {"primary-vpc-id", [](const ForVpc& group) { return Values{group.primary_vpc_id}; }},
}};

ec2::GetSecurityGroupsForVpcResult get_security_groups_for_vpc(
    const ReadCall& call, const ec2::GetSecurityGroupsForVpcRequest& request) {
  const VpcId vpc = call.region.vpcs.get(request.vpc_id).id;
  std::vector<ForVpc> records;
  auto add = [&](const SecurityGroup& group) {
    if (!is_usable_in(call, group, vpc)) return;
    records.push_back({group.description, group.name, call.caller().account, group.id.text(), group.tags,
                       group.vpc.text()});
  };
  for (const SecurityGroup& group : call.region.security_groups.with("vpc-id", vpc)) add(group);
  for (const SecurityGroup& group : call.region.security_groups.with("association.vpc-id", vpc)) add(group);
  auto described = describe_list<ForVpc>(std::move(records),
                                         {{}, request.filters, "", request.max_results, request.next_token},
                                         for_vpc_filters);
  return {std::move(described.next_token), std::move(described.records)};
}

}  // namespace

Actions security_group_vpc_actions() {
  return {
      action<associate_security_group_vpc>("Lets interfaces of another VPC use a security group"),
      action<disassociate_security_group_vpc>("Takes a security group back from another VPC"),
      action<describe_security_group_vpc_associations>("Describes which security groups other VPCs may use"),
      action<get_security_groups_for_vpc>("Lists the security groups that a VPC's interfaces may have"),
  };
}

}  // namespace vpcsim
