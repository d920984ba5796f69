#include "simulator/actions/security_group.hpp"

#include <algorithm>

#include "simulator/actions/default_vpc.hpp"
#include "simulator/actions/ip_permission.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/security_group_describe.hpp"
#include "simulator/actions/security_group_stale.hpp"
#include "simulator/actions/security_group_vpc.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

bool is_given(const std::optional<std::string>& text) {
  return text && !text->empty();
}

}  // namespace

const SecurityGroup* find_security_group(const Region& region, VpcId vpc, std::string_view name) {
  for (const SecurityGroup& group : region.security_groups.with("group-name", name)) {
    if (group.vpc == vpc && group.name == name) return &group;
  }
  return nullptr;
}

const SecurityGroup& security_group_in_default_vpc(const Region& region, std::string_view name) {
  const Vpc* vpc = find_default_vpc(region);
  const SecurityGroup* group = vpc == nullptr ? nullptr : find_security_group(region, vpc->id, name);
  if (group == nullptr) {
    refuse("InvalidGroup.NotFound", "The security group '{}' does not exist in default VPC '{}'", name,
           vpc == nullptr ? "none" : vpc->id.text());
  }
  return *group;
}

const SecurityGroup& security_group_of(const Region& region, const std::optional<std::string>& id,
                                       const std::optional<std::string>& name) {
  if (is_given(id) && is_given(name)) {
    refuse("InvalidParameterCombination",
           "The parameters groupId and groupName may not be specified together");
  }
  if (is_given(id)) return region.security_groups.get(*id);
  if (!is_given(name)) refuse_missing("groupName or groupId");
  if (find_default_vpc(region) == nullptr) {
    refuse("VPCIdNotSpecified",
           "No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.");
  }
  return security_group_in_default_vpc(region, *name);
}

namespace {

void check_name(const std::string& name) {
  if (name.size() > 255 || !has_only_group_characters(name)) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter GroupName is invalid. Character sets beyond ASCII are not supported.",
           name);
  }
  if (name.starts_with("sg-")) {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter GroupName is invalid. Group names may not be in the format sg-*", name);
  }
}

void check_group_description(const std::string& description) {
  if (description.size() > 255 || !has_only_group_characters(description)) {
    refuse("InvalidParameterValue",
           "Invalid security group description. Valid descriptions are strings less than 256 characters from "
           "the "
           "following set:  a-zA-Z0-9. _-:/()#,@[]+=&;{{}}!$*");
  }
}

VpcId vpc_for(const Region& region, const std::optional<std::string>& id, const std::string& name) {
  if (is_given(id)) {
    VpcId vpc = region.vpcs.get(*id).id;
    if (name == "default") {
      refuse("InvalidParameterValue", "Cannot use reserved security group name: {}", name);
    }
    return vpc;
  }
  if (name == "default") refuse("InvalidGroup.Reserved", "The security group '{}' is reserved", name);
  const Vpc* vpc = find_default_vpc(region);
  if (vpc == nullptr) refuse("VPCIdNotSpecified", "No default VPC for this user");
  return vpc->id;
}

SecurityGroupRule rule_to_everywhere(Region& region, RulePeer everywhere) {
  return {.id = region.ids.id<SecurityGroupRuleId>(),
          .egress = true,
          .protocol = IpProtocol::all,
          .peer = std::move(everywhere),
          .description = {},
          .tags = {}};
}

/// Its outbound rules are still what it was made with in a VPC without IPv6.
bool lets_out_all_ipv4_alone(const SecurityGroup& group) {
  const SecurityGroupRule* only = nullptr;
  for (const SecurityGroupRule& rule : group.rules) {
    if (!rule.egress) continue;
    if (only != nullptr) return false;
    only = &rule;
  }
  return only != nullptr && only->protocol == IpProtocol::all && only->peer == RulePeer(Cidr{});
}

}  // namespace

void let_groups_out_by_ipv6(Region& region, VpcId vpc) {
  std::vector<SecurityGroupId> groups;
  for (const SecurityGroup& group : region.security_groups.with("vpc-id", vpc)) {
    if (group.vpc == vpc && lets_out_all_ipv4_alone(group)) groups.push_back(group.id);
  }
  for (SecurityGroupId id : groups) {
    auto rule = rule_to_everywhere(region, Ipv6Cidr{});
    region.security_groups.update(id, [&](SecurityGroup& group) { group.rules.push_back(rule); });
  }
}

namespace {

ec2::CreateSecurityGroupResult create_security_group(WriteCall& call,
                                                     const ec2::CreateSecurityGroupRequest& request) {
  std::string name = request.group_name.substr(0, request.group_name.find_last_not_of(' ') + 1);
  check_name(name);
  check_group_description(request.description);
  VpcId vpc = vpc_for(call.region, request.vpc_id, name);
  auto tags = tags_from(request.tag_specifications, "security-group", call.settings);
  if (find_security_group(call.region, vpc, name) != nullptr) {
    refuse("InvalidGroup.Duplicate", "The security group '{}' already exists for VPC '{}'", name, vpc.text());
  }
  if (call.region.security_groups.size() >= call.settings.quotas.security_groups) {
    refuse("SecurityGroupLimitExceeded",
           "The maximum number of security groups for VPC '{}' has been reached.", vpc.text());
  }
  SecurityGroup group{.id = call.region.ids.id<SecurityGroupId>(),
                      .vpc = vpc,
                      .name = std::move(name),
                      .description = request.description,
                      .rules = {},
                      .tags = std::move(tags)};
  group.rules.push_back(rule_to_everywhere(call.region, Cidr{}));
  if (!call.region.vpcs.get(vpc).ipv6_cidrs.empty()) {
    group.rules.push_back(rule_to_everywhere(call.region, Ipv6Cidr{}));
  }
  auto record = to_record(call.read(), group);
  call.region.security_groups.insert(std::move(group));
  return {.group_id = record.group_id, .tags = record.tags, .security_group_arn = record.security_group_arn};
}

bool has_interfaces(const Region& region, SecurityGroupId id) {
  for (const NetworkInterface& interface : region.network_interfaces.with("group-id", id)) {
    if (std::find(interface.groups.begin(), interface.groups.end(), id) != interface.groups.end())
      return true;
  }
  return false;
}

/// A rule of another group of the VPC names it. Rules of other networks don't hold a group: they go stale.
bool is_referenced(const Region& region, SecurityGroupId id) {
  auto names_it = [&](const SecurityGroupRule& rule) {
    const auto* reference = std::get_if<GroupReference>(&rule.peer);
    return reference != nullptr && reference->group == id && !reference->is_remote();
  };
  for (std::string_view key : {"ip-permission.group-id", "egress.ip-permission.group-id"}) {
    for (const SecurityGroup& other : region.security_groups.with(key, id)) {
      if (other.id != id && std::any_of(other.rules.begin(), other.rules.end(), names_it)) return true;
    }
  }
  return false;
}

ec2::DeleteSecurityGroupResult delete_security_group(WriteCall& call,
                                                     const ec2::DeleteSecurityGroupRequest& request) {
  const SecurityGroup& group = security_group_of(call.region, request.group_id, request.group_name);
  const auto id = group.id;
  if (call.region.vpcs.get(group.vpc).default_security_group == id) {
    refuse("CannotDelete", "the specified group: \"{}\" name: \"{}\" cannot be deleted by a user", id.text(),
           group.name);
  }
  if (has_interfaces(call.region, id) || is_referenced(call.region, id) ||
      has_associations(call.read(), group) ||
      call.region.vpc_endpoints.first_with("group-id", id) != nullptr) {
    refuse("DependencyViolation", "resource {} has a dependent object", id.text());
  }
  call.region.security_groups.erase(id);
  return {.group_id = id.text()};
}

}  // namespace

Actions security_group_actions() {
  return {
      action<create_security_group>("Creates a security group that lets everything out"),
      action<delete_security_group>(
          "Deletes a security group that no interface and no group of its VPC uses"),
      action<describe_security_groups>(
          "Describes security groups, their rules grouped by protocol and ports"),
      action<describe_security_group_references>("Tells which peer VPCs reference security groups"),
      action<describe_stale_security_groups>(
          "Describes rules whose peer group or peering connection is gone"),
  };
}

}  // namespace vpcsim
