#include "simulator/actions/security_group_stale.hpp"

#include <algorithm>

#include "simulator/actions/group_reference.hpp"
#include "simulator/actions/ip_permission.hpp"
#include "simulator/actions/security_group.hpp"
#include "simulator/describe.hpp"

namespace vpcsim {
namespace {

using References = std::vector<ec2::SecurityGroupReference>;

/// `other`, a group of `region`, may reference `group` from another VPC.
void append_reference(const ReadCall& call, const Region& region, const SecurityGroup& other,
                      const SecurityGroup& group, References& references) {
  for (const SecurityGroupRule& rule : other.rules) {
    const auto* reference = std::get_if<GroupReference>(&rule.peer);
    if (reference == nullptr || reference->group != group.id || !reference->is_remote()) continue;
    auto state = state_of({call.cloud, region, call.now, call.settings}, other, *reference);
    if (state.is_stale()) continue;
    ec2::SecurityGroupReference found{group.id.text(), other.vpc.text(), {}, {}};
    if (state.peering) found.vpc_peering_connection_id = state.peering->text();
    if (state.transit_gateway) found.transit_gateway_id = state.transit_gateway->text();
    auto is_known = [&](const ec2::SecurityGroupReference& known) {
      return known.group_id == found.group_id && known.referencing_vpc_id == found.referencing_vpc_id;
    };
    if (std::none_of(references.begin(), references.end(), is_known)) references.push_back(found);
  }
}

/// One answer per VPC that references the group, whoever owns that VPC.
void append_references(const ReadCall& call, const SecurityGroup& group, References& references) {
  for (const auto& [home, region] : call.cloud.regions()) {
    if (home.region != call.caller().region) continue;
    for (std::string_view key : {"ip-permission.group-id", "egress.ip-permission.group-id"}) {
      for (const SecurityGroup& other : region->security_groups.with(key, group.id)) {
        append_reference(call, *region, other, group, references);
      }
    }
  }
}

}  // namespace

ec2::DescribeSecurityGroupReferencesResult describe_security_group_references(
    const ReadCall& call, const ec2::DescribeSecurityGroupReferencesRequest& request) {
  std::vector<const SecurityGroup*> groups;
  for (const std::string& id : request.group_ids) groups.push_back(&call.region.security_groups.get(id));
  ec2::DescribeSecurityGroupReferencesResult result;
  for (const SecurityGroup* group : groups) append_references(call, *group, result.security_group_references);
  return result;
}

namespace {

void append_stale(const ReadCall& call, const SecurityGroup& group, const SecurityGroupRule& rule,
                  std::vector<ec2::StaleIpPermission>& permissions) {
  const auto* reference = std::get_if<GroupReference>(&rule.peer);
  if (reference == nullptr) return;
  auto state = state_of(call, group, *reference);
  if (!state.is_stale()) return;
  ec2::StaleIpPermission wanted{.ip_protocol = rule.protocol.name()};
  if (shows_ports(traffic_of(rule))) {
    wanted.from_port = rule.from_port;
    wanted.to_port = rule.to_port;
  }
  auto same = [&](const ec2::StaleIpPermission& other) {
    return other.ip_protocol == wanted.ip_protocol && other.from_port == wanted.from_port &&
           other.to_port == wanted.to_port;
  };
  auto permission = std::find_if(permissions.begin(), permissions.end(), same);
  if (permission == permissions.end()) permission = permissions.insert(permission, std::move(wanted));
  auto pair = to_pair(call, group, *reference);
  if (state.group != nullptr) pair.group_name = state.group->name;  // shown here alone (recorded)
  pair.description = rule.description;
  permission->user_id_group_pairs.push_back(std::move(pair));
}

std::vector<ec2::StaleSecurityGroup> stale_groups(const ReadCall& call, VpcId vpc) {
  std::vector<ec2::StaleSecurityGroup> records;
  for (const SecurityGroup& group : call.region.security_groups.with("vpc-id", vpc)) {
    ec2::StaleSecurityGroup record{.description = group.description,
                                   .group_id = group.id.text(),
                                   .group_name = group.name,
                                   .vpc_id = vpc.text()};
    for (const SecurityGroupRule& rule : group.rules) {
      append_stale(call, group, rule,
                   rule.egress ? record.stale_ip_permissions_egress : record.stale_ip_permissions);
    }
    if (!record.stale_ip_permissions.empty() || !record.stale_ip_permissions_egress.empty()) {
      records.push_back(std::move(record));
    }
  }
  return records;
}

}  // namespace

ec2::DescribeStaleSecurityGroupsResult describe_stale_security_groups(
    const ReadCall& call, const ec2::DescribeStaleSecurityGroupsRequest& request) {
  VpcId vpc = call.region.vpcs.get(request.vpc_id).id;
  auto described = describe_list<ec2::StaleSecurityGroup>(
      stale_groups(call, vpc), {{}, {}, "", request.max_results, request.next_token, 5, 255}, {});
  return {std::move(described.next_token), std::move(described.records)};
}

}  // namespace vpcsim
