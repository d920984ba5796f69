// Security groups and network ACLs.
#include <algorithm>
#include <set>

#include "scenarios/export/draft.hpp"

namespace vpcsim::scenarios {
namespace {

constexpr int final_rule = 32767;

std::string protocol_text(const std::string& protocol) {
  const auto parsed = protocol::IpProtocol::parse(protocol);
  if (!parsed || *parsed == protocol::IpProtocol::all) return "all";
  return parsed->name();
}

bool has_ports(const std::string& protocol) {
  const auto parsed = protocol::IpProtocol::parse(protocol);
  return parsed && parsed->has_ports();
}

bool is_icmp(const std::string& protocol) {
  const auto parsed = protocol::IpProtocol::parse(protocol);
  return parsed && (*parsed == protocol::IpProtocol::icmp || *parsed == protocol::IpProtocol::icmpv6);
}

std::optional<Ports> ports_of(const std::string& protocol, const std::optional<std::int32_t>& from,
                              const std::optional<std::int32_t>& to) {
  if (!has_ports(protocol) || !from || !to || (*from == 0 && *to == 65535)) return std::nullopt;
  return Ports{*from, *to};
}

// ---- security groups
// -------------------------------------------------------------------------------------------

/// People see a group's Name tag, and its name where it has none. The provisioner may have written "group "
/// before a name that looks like an id.
std::string name_of(const ec2::SecurityGroup& group, const std::string& vpc) {
  if (std::string tag = name_tag_of(group.tags); !tag.empty()) return tag;
  if (group.group_name == "default") return "default-" + vpc;
  return group.group_name.starts_with("group sg-") ? group.group_name.substr(6) : group.group_name;
}

bool lets_everything_out(const std::vector<ec2::IpPermission>& permissions) {
  return permissions.size() == 1 && permissions[0].ip_protocol == "-1" &&
         permissions[0].ip_ranges.size() == 1 && permissions[0].ip_ranges[0].cidr_ip == "0.0.0.0/0" &&
         permissions[0].user_id_group_pairs.empty() && permissions[0].prefix_list_ids.empty();
}

/// Groups that interfaces are in or rules name.
std::set<std::string> used_groups(const Draft& draft) {
  std::set<std::string> used;
  for (const ExportedHome& home : draft.homes) {
    for (const auto& interface : home.records.network_interfaces) {
      for (const auto& group : interface.groups) used.insert(group.group_id);
    }
    for (const auto& group : home.records.security_groups) {
      for (const auto* permissions : {&group.ip_permissions, &group.ip_permissions_egress}) {
        for (const auto& permission : *permissions) {
          for (const auto& pair : permission.user_id_group_pairs) {
            if (pair.group_id && *pair.group_id != group.group_id) used.insert(*pair.group_id);
          }
        }
      }
    }
  }
  return used;
}

/// VPC and region of each group.
struct GroupHome {
  std::string vpc, region;
};
using GroupHomes = std::map<std::string, GroupHome>;

bool are_peered(const Draft& draft, const std::string& one, const std::string& other) {
  for (const ExportedHome& home : draft.homes) {
    for (const auto& peering : home.records.vpc_peering_connections) {
      const std::set<std::string> ends{peering.requester_vpc_info.vpc_id, peering.accepter_vpc_info.vpc_id};
      if (peering.status.code == ec2::VpcPeeringConnectionStateReasonCode::active && ends.contains(one) &&
          ends.contains(other))
        return true;
    }
  }
  return false;
}

class RuleWriter {
 public:
  RuleWriter(Draft& draft, const GroupHomes& groups, const ec2::SecurityGroup& group)
      : draft_(draft), groups_(groups), group_(group) {}

  std::vector<SecurityGroupRule> rules(const std::vector<ec2::IpPermission>& permissions) {
    std::vector<SecurityGroupRule> out;
    for (const auto& permission : permissions) add(permission, out);
    return out;
  }

 private:
  std::string what() const { return told(group_.group_id, draft_.named(group_.group_id).text); }

  void add(const ec2::IpPermission& permission, std::vector<SecurityGroupRule>& out) {
    const std::string protocol = permission.ip_protocol.value_or("-1");
    if (is_icmp(protocol) && permission.from_port.value_or(-1) != -1) {
      return draft_.note("security group {}: its rule for ICMP type {} is left out", what(),
                         *permission.from_port);
    }
    SecurityGroupRule rule;
    rule.protocol.text = protocol_text(protocol);
    rule.ports = ports_of(protocol, permission.from_port, permission.to_port);
    for (const auto& range : permission.ip_ranges) {
      rule.peer.text = range.cidr_ip;
      out.push_back(rule);
    }
    for (const auto& pair : permission.user_id_group_pairs) {
      if (!may_name(pair.group_id.value_or(""))) continue;
      rule.peer = draft_.named(*pair.group_id);
      out.push_back(rule);
    }
    for (const auto& range : permission.ipv6_ranges)
      draft_.note("security group {}: its rule for {} is left out", what(), range.cidr_ipv6);
    for (const auto& list : permission.prefix_list_ids)
      draft_.note("security group {}: its rule for {} is left out", what(), list.prefix_list_id);
  }

  bool may_name(const std::string& id) {
    const auto other = groups_.find(id);
    if (other != groups_.end() && draft_.has(id)) {
      const GroupHome& own = groups_.at(group_.group_id);
      const bool near = other->second.vpc == own.vpc || (other->second.region == own.region &&
                                                         are_peered(draft_, other->second.vpc, own.vpc));
      if (near) return true;
    }
    draft_.note("security group {}: its rule for {} is left out, which is stale or isn't there", what(), id);
    return false;
  }

  Draft& draft_;
  const GroupHomes& groups_;
  const ec2::SecurityGroup& group_;
};

// ---- network ACLs
// -------------------------------------------------------------------------------------------

bool is_allow_all(const ec2::NetworkAclEntry& entry) {
  return entry.rule_number == 100 && entry.protocol == "-1" && entry.cidr_block == "0.0.0.0/0" &&
         entry.rule_action == ec2::RuleAction::allow;
}

bool is_untouched_default(const ec2::NetworkAcl& acl) {
  if (!acl.is_default) return false;
  int others = 0, all = 0;
  for (const auto& entry : acl.entries) {
    if (entry.rule_number == final_rule || entry.ipv6_cidr_block) continue;
    is_allow_all(entry) ? ++all : ++others;
  }
  return all == 2 && others == 0;
}

void export_entries(Draft& draft, const ec2::NetworkAcl& acl, const std::string& what, NetworkAcl& out) {
  for (const auto& entry : acl.entries) {
    if (entry.rule_number == final_rule) continue;
    const bool one_icmp = is_icmp(entry.protocol) && entry.icmp_type_code && entry.icmp_type_code->type != -1;
    if (!entry.cidr_block || one_icmp) {
      draft.note("network ACL {}: its {} rule {} is left out", what, entry.egress ? "outbound" : "inbound",
                 entry.rule_number);
      continue;
    }
    NetworkAclEntry& row = (entry.egress ? out.egress : out.ingress).emplace_back();
    row.rule_number = entry.rule_number;
    row.protocol.text = protocol_text(entry.protocol);
    if (entry.port_range) row.ports = ports_of(entry.protocol, entry.port_range->from, entry.port_range->to);
    row.peer.text = *entry.cidr_block;
    row.allow = entry.rule_action == ec2::RuleAction::allow;
  }
}

void export_acl(Draft& draft, const ec2::NetworkAcl& acl) {
  if (!draft.has(acl.vpc_id) || is_untouched_default(acl)) return;
  std::string tag = name_tag_of(acl.tags);
  if (tag.empty() && acl.is_default) tag = "default-acl-" + draft.named(acl.vpc_id).text;
  NetworkAcl& out = draft.network().network_acls.at(draft.name(acl.network_acl_id, tag));
  out.vpc = draft.named(acl.vpc_id);
  for (const auto& association : acl.associations) {
    if (draft.has(association.subnet_id)) out.subnets.push_back(draft.named(association.subnet_id));
  }
  const std::string what = told(acl.network_acl_id, tag);
  export_entries(draft, acl, what, out);
  if (acl.is_default) draft.note("network ACL {}: becomes one that isn't its VPC's default", what);
}

}  // namespace

void export_security_groups(Draft& draft) {
  const std::set<std::string> used = used_groups(draft);
  GroupHomes groups;
  std::vector<const ec2::SecurityGroup*> chosen;
  for (const ExportedHome& home : draft.homes) {
    for (const auto& group : home.records.security_groups) {
      groups[group.group_id] = {group.vpc_id, home.records.region};
      const bool is_idle_default = group.group_name == "default" && !used.contains(group.group_id);
      if (!draft.has(group.vpc_id) || is_idle_default) continue;
      draft.name(group.group_id, name_of(group, draft.named(group.vpc_id).text));
      chosen.push_back(&group);
    }
  }
  for (const auto* group : chosen) {  // names first: rules may name any of them
    SecurityGroup& out = draft.network().security_groups.at(draft.named(group->group_id));
    out.vpc = draft.named(group->vpc_id);
    out.description.text = group->description;
    RuleWriter writer(draft, groups, *group);
    out.ingress = writer.rules(group->ip_permissions);
    if (!lets_everything_out(group->ip_permissions_egress))
      out.egress = writer.rules(group->ip_permissions_egress);
    if (group->group_name == "default") {
      draft.note("security group {}: becomes one that isn't its VPC's default",
                 told(group->group_id, draft.named(group->group_id).text));
    }
  }
}

void export_network_acls(Draft& draft) {
  for (const ExportedHome& home : draft.homes) {
    for (const auto& acl : home.records.network_acls) export_acl(draft, acl);
  }
}

}  // namespace vpcsim::scenarios
