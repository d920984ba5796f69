#include "simulator/actions/security_group_describe.hpp"

#include <array>

#include "simulator/actions/group_reference.hpp"
#include "simulator/actions/security_group.hpp"
#include "simulator/describe.hpp"

namespace vpcsim {
namespace {

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

template <Permissions permissions>
Values ipv6_cidrs(const FilteredGroup& group) {
  Values values;
  for (const auto& permission : group.*permissions) {
    for (const auto& range : permission.ipv6_ranges) values.push_back(range.cidr_ipv6);
  }
  return values;
}

template <Permissions permissions>
Values prefix_lists(const FilteredGroup& group) {
  Values values;
  for (const auto& permission : group.*permissions) {
    for (const auto& list : permission.prefix_list_ids) values.push_back(list.prefix_list_id);
  }
  return values;
}

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
    {"egress.ip-permission.ipv6-cidr", ipv6_cidrs<egress>},
    {"egress.ip-permission.prefix-list-id", prefix_lists<egress>},
    {"egress.ip-permission.protocol", protocols<egress>},
    {"egress.ip-permission.to-port", ports<egress, to_port>},
    {"egress.ip-permission.user-id", pairs<egress, &ec2::UserIdGroupPair::user_id>},
    {"group-id", [](const FilteredGroup& group) { return Values{group.group_id}; }},
    {"group-name", [](const FilteredGroup& group) { return Values{group.group_name}; }},
    {"ip-permission.cidr", cidrs<ingress>},
    {"ip-permission.from-port", ports<ingress, from_port>},
    {"ip-permission.group-id", pairs<ingress, &ec2::UserIdGroupPair::group_id>},
    {"ip-permission.group-name", [](const FilteredGroup& group) { return group.ingress_names; }},
    {"ip-permission.ipv6-cidr", ipv6_cidrs<ingress>},
    {"ip-permission.prefix-list-id", prefix_lists<ingress>},
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

}  // namespace

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

}  // namespace vpcsim
