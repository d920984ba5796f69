#include "simulator/actions/security_group.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/group_reference.hpp"
#include "simulator/actions/ip_permission.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/security_group_stale.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

const Vpc* find_default_vpc(const Region& region) {
  auto found =
      std::find_if(region.vpcs.begin(), region.vpcs.end(), [](const Vpc& vpc) { return vpc.is_default; });
  return found == region.vpcs.end() ? nullptr : &*found;
}

bool is_given(const std::optional<std::string>& text) {
  return text && !text->empty();
}

}  // namespace

const SecurityGroup* find_security_group(const Region& region, VpcId vpc, std::string_view name) {
  auto found =
      std::find_if(region.security_groups.begin(), region.security_groups.end(),
                   [&](const SecurityGroup& group) { return group.vpc == vpc && group.name == name; });
  return found == region.security_groups.end() ? nullptr : &*found;
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
  group.rules.push_back({.id = call.region.ids.id<SecurityGroupRuleId>(),
                         .egress = true,
                         .protocol = IpProtocol::all,
                         .peer = Cidr{},
                         .description = {},
                         .tags = {}});
  auto record = to_record(call.read(), group);
  call.region.security_groups.insert(std::move(group));
  return {.group_id = record.group_id, .tags = record.tags, .security_group_arn = record.security_group_arn};
}

/// An interface has it, or a rule of another group of the VPC names it. Rules of peer VPCs don't hold a
/// group: they go stale.
bool is_in_use(const Region& region, const SecurityGroup& group) {
  auto names_it = [&](const SecurityGroupRule& rule) {
    const auto* reference = std::get_if<GroupReference>(&rule.peer);
    return reference != nullptr && reference->group == group.id;
  };
  auto holds_it = [&](const SecurityGroup& other) {
    return other.id != group.id && other.vpc == group.vpc &&
           std::any_of(other.rules.begin(), other.rules.end(), names_it);
  };
  auto has_it = [&](const NetworkInterface& interface) {
    return std::find(interface.groups.begin(), interface.groups.end(), group.id) != interface.groups.end();
  };
  return std::any_of(region.network_interfaces.begin(), region.network_interfaces.end(), has_it) ||
         std::any_of(region.security_groups.begin(), region.security_groups.end(), holds_it);
}

ec2::DeleteSecurityGroupResult delete_security_group(WriteCall& call,
                                                     const ec2::DeleteSecurityGroupRequest& request) {
  const SecurityGroup& group = security_group_of(call.region, request.group_id, request.group_name);
  const auto id = group.id;
  if (call.region.vpcs.get(group.vpc).default_security_group == id) {
    refuse("CannotDelete", "the specified group: \"{}\" name: \"{}\" cannot be deleted by a user", id.text(),
           group.name);
  }
  if (is_in_use(call.region, group)) {
    refuse("DependencyViolation", "resource {} has a dependent object", id.text());
  }
  call.region.security_groups.erase(id);
  return {.group_id = id.text()};
}

/// What the filters look at: the record, and the names of the groups that its rules reference, which AWS
/// doesn't show.
struct FilteredGroup : ec2::SecurityGroup {
  std::vector<std::string> ingress_names, egress_names;
};

using Values = std::vector<std::string>;
using Permissions = std::vector<ec2::IpPermission> ec2::SecurityGroup::*;

template <Permissions permissions>
Values cidrs(const FilteredGroup& group) {
  Values values;
  for (const auto& permission : group.*permissions) {
    for (const auto& range : permission.ip_ranges) values.push_back(range.cidr_ip);
  }
  return values;
}

template <Permissions permissions, std::optional<std::int32_t> ec2::IpPermission::*port>
Values ports(const FilteredGroup& group) {
  Values values;
  for (const auto& permission : group.*permissions) {
    if (permission.*port) values.push_back(std::to_string(*(permission.*port)));
  }
  return values;
}

template <Permissions permissions, std::optional<std::string> ec2::UserIdGroupPair::*field>
Values pairs(const FilteredGroup& group) {
  Values values;
  for (const auto& permission : group.*permissions) {
    for (const auto& pair : permission.user_id_group_pairs) {
      if (pair.*field) values.push_back(*(pair.*field));
    }
  }
  return values;
}

/// Both the name and the number of a protocol that has a name.
template <Permissions permissions>
Values protocols(const FilteredGroup& group) {
  Values values;
  for (const auto& permission : group.*permissions) {
    values.push_back(*permission.ip_protocol);
    values.push_back(std::to_string(IpProtocol::parse(*permission.ip_protocol)->number));
  }
  return values;
}

Values nothing(const FilteredGroup&) {
  return {};
}  // of IPv6 ranges and prefix lists

constexpr auto ingress = &ec2::SecurityGroup::ip_permissions;
constexpr auto egress = &ec2::SecurityGroup::ip_permissions_egress;
constexpr auto from_port = &ec2::IpPermission::from_port;
constexpr auto to_port = &ec2::IpPermission::to_port;

constexpr std::array<FilterField<FilteredGroup>, 23> group_filters{{
    {"description", [](const FilteredGroup& group) { return Values{group.description}; }},
    {"egress.ip-permission.cidr", cidrs<egress>},
    {"egress.ip-permission.from-port", ports<egress, from_port>},
    {"egress.ip-permission.group-id", pairs<egress, &ec2::UserIdGroupPair::group_id>},
    {"egress.ip-permission.group-name", [](const FilteredGroup& group) { return group.egress_names; }},
    {"egress.ip-permission.ipv6-cidr", nothing},
    {"egress.ip-permission.prefix-list-id", nothing},
    {"egress.ip-permission.protocol", protocols<egress>},
    {"egress.ip-permission.to-port", ports<egress, to_port>},
    {"egress.ip-permission.user-id", pairs<egress, &ec2::UserIdGroupPair::user_id>},
    {"group-id", [](const FilteredGroup& group) { return Values{group.group_id}; }},
    {"group-name", [](const FilteredGroup& group) { return Values{group.group_name}; }},
    {"ip-permission.cidr", cidrs<ingress>},
    {"ip-permission.from-port", ports<ingress, from_port>},
    {"ip-permission.group-id", pairs<ingress, &ec2::UserIdGroupPair::group_id>},
    {"ip-permission.group-name", [](const FilteredGroup& group) { return group.ingress_names; }},
    {"ip-permission.ipv6-cidr", nothing},
    {"ip-permission.prefix-list-id", nothing},
    {"ip-permission.protocol", protocols<ingress>},
    {"ip-permission.to-port", ports<ingress, to_port>},
    {"ip-permission.user-id", pairs<ingress, &ec2::UserIdGroupPair::user_id>},
    {"owner-id", [](const FilteredGroup& group) { return Values{group.owner_id}; }},
    {"vpc-id", [](const FilteredGroup& group) { return Values{group.vpc_id}; }},
}};

FilteredGroup to_filtered(const ReadCall& call, const SecurityGroup& group) {
  FilteredGroup filtered{to_record(call, group), {}, {}};
  for (const SecurityGroupRule& rule : group.rules) {
    const auto* reference = std::get_if<GroupReference>(&rule.peer);
    const auto* named = reference == nullptr ? nullptr : state_of(call, group, *reference).group;
    if (named != nullptr)
      (rule.egress ? filtered.egress_names : filtered.ingress_names).push_back(named->name);
  }
  return filtered;
}

ec2::DescribeSecurityGroupsResult describe_security_groups(
    const ReadCall& call, const ec2::DescribeSecurityGroupsRequest& request) {
  std::vector<std::string> ids = request.group_ids;
  for (const std::string& name : request.group_names) {
    // "You can specify either the security group name or the security group ID."
    ids.push_back(name.starts_with("sg-") ? name : security_group_of(call.region, {}, name).id.text());
  }
  auto described = describe<FilteredGroup>(
      call.region.security_groups,
      {ids, request.filters, "GroupIds", request.max_results, request.next_token}, group_filters,
      [&](const SecurityGroup& group) { return to_filtered(call, group); });
  ec2::DescribeSecurityGroupsResult result{{}, std::move(described.next_token)};
  for (FilteredGroup& group : described.records) result.security_groups.push_back(std::move(group));
  return result;
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
