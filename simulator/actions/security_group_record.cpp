// Security groups and rules as AWS shows them.
#include <algorithm>

#include "simulator/actions/group_reference.hpp"
#include "simulator/actions/ip_permission.hpp"
#include "simulator/actions/rule_peer.hpp"
#include "simulator/actions/security_group.hpp"

namespace vpcsim {
namespace {

std::string arn(const Home& home, std::string_view resource) {
  return fmt::format("arn:aws:ec2:{}:{}:{}", home.region, home.account, resource);
}

/// The permission of `permissions` for that traffic, made if there is none yet.
ec2::IpPermission& permission_for(std::vector<ec2::IpPermission>& permissions, const Traffic& traffic) {
  const auto protocol = traffic.protocol.name();
  std::optional<std::int32_t> from, to;
  if (shows_ports(traffic)) {
    from = traffic.from_port;
    to = traffic.to_port;
  }
  auto same = [&](const ec2::IpPermission& permission) {
    return permission.ip_protocol == protocol && permission.from_port == from && permission.to_port == to;
  };
  auto found = std::find_if(permissions.begin(), permissions.end(), same);
  if (found != permissions.end()) return *found;
  return permissions.emplace_back(
      ec2::IpPermission{.from_port = from, .ip_protocol = protocol, .to_port = to});
}

}  // namespace

ec2::UserIdGroupPair to_pair(const ReadCall& call, const SecurityGroup& group,
                             const GroupReference& reference) {
  ec2::UserIdGroupPair pair{.group_id = reference.group.text()};
  auto state = state_of(call, group, reference);
  if (state.group != nullptr) pair.user_id = reference.account;
  if (state.is_remote) {
    pair.vpc_id = reference.vpc.text();
    if (state.peering) pair.vpc_peering_connection_id = state.peering->text();
    pair.peering_status = state.peering_status;
  }
  return pair;
}

ec2::SecurityGroup to_record(const ReadCall& call, const SecurityGroup& group) {
  const Home& home = call.caller();
  ec2::SecurityGroup record{.description = group.description,
                            .group_name = group.name,
                            .owner_id = home.account,
                            .group_id = group.id.text(),
                            .tags = group.tags,
                            .vpc_id = group.vpc.text(),
                            .security_group_arn = arn(home, "security-group/" + group.id.text())};
  for (const SecurityGroupRule& rule : group.rules) {
    auto& permission =
        permission_for(rule.egress ? record.ip_permissions_egress : record.ip_permissions, traffic_of(rule));
    const ShownPeer peer = show(rule.peer);
    if (peer.cidr_ipv4) permission.ip_ranges.push_back({*peer.cidr_ipv4, rule.description});
    if (peer.cidr_ipv6) permission.ipv6_ranges.push_back({*peer.cidr_ipv6, rule.description});
    if (peer.prefix_list_id) permission.prefix_list_ids.push_back({rule.description, *peer.prefix_list_id});
    if (peer.group != nullptr) {
      auto pair = to_pair(call, group, *peer.group);
      pair.description = rule.description;
      permission.user_id_group_pairs.push_back(std::move(pair));
    }
  }
  return record;
}

ec2::SecurityGroupRule to_record(const ReadCall& call, const SecurityGroup& group,
                                 const SecurityGroupRule& rule) {
  const Home& home = call.caller();
  ec2::SecurityGroupRule record{
      .security_group_rule_id = rule.id.text(),
      .group_id = group.id.text(),
      .group_owner_id = home.account,
      .is_egress = rule.egress,
      .ip_protocol = rule.protocol.name(),
      .from_port = rule.from_port,
      .to_port = rule.to_port,
      .cidr_ipv4 = {},
      .cidr_ipv6 = {},
      .prefix_list_id = {},
      .referenced_group_info = {},
      .description = rule.description,
      .tags = rule.tags,
      .security_group_rule_arn = arn(home, "security-group-rule/" + rule.id.text())};
  ShownPeer peer = show(rule.peer);
  record.cidr_ipv4 = std::move(peer.cidr_ipv4);
  record.cidr_ipv6 = std::move(peer.cidr_ipv6);
  record.prefix_list_id = std::move(peer.prefix_list_id);
  if (peer.group != nullptr) {
    auto pair = to_pair(call, group, *peer.group);
    record.referenced_group_info = {.group_id = *pair.group_id,
                                    .peering_status = pair.peering_status,
                                    .user_id = peer.group->account,
                                    .vpc_id = pair.vpc_id,
                                    .vpc_peering_connection_id = pair.vpc_peering_connection_id};
  }
  return record;
}

}  // namespace vpcsim
