#include "simulator/actions/security_group_rule.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/nouns.hpp"
#include "simulator/actions/rule_peer.hpp"
#include "simulator/actions/security_group.hpp"
#include "simulator/actions/security_group_rule_change.hpp"
#include "simulator/describe.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {

bool is_same_rule(const SecurityGroupRule& a, const SecurityGroupRule& b) {
  if (a.egress != b.egress || traffic_of(a) != traffic_of(b)) return false;
  return is_same_peer(a.peer, b.peer);
}

const SecurityGroupRule* find_rule(const ReadCall& call, const SecurityGroup& group, bool egress,
                                   const RuleRequest& request) {
  auto is_meant = [&](const SecurityGroupRule& rule) {
    if (rule.egress != egress || traffic_of(rule) != request.traffic) return false;
    return means_peer(call, group, request, rule.peer);
  };
  auto found = std::find_if(group.rules.begin(), group.rules.end(), is_meant);
  return found == group.rules.end() ? nullptr : &*found;
}

const SecurityGroupRule& get_rule(const SecurityGroup& group, bool egress, std::string_view id_text) {
  auto id = SecurityGroupRuleId::parse(id_text);
  auto found = std::find_if(group.rules.begin(), group.rules.end(), [&](const SecurityGroupRule& rule) {
    return rule.egress == egress && rule.id == id;
  });
  if (found == group.rules.end()) NotFound<SecurityGroupRuleId>::refuse(id_text);
  return *found;
}

const SecurityGroup* group_of_rule(const Region& region, SecurityGroupRuleId id) {
  for (const SecurityGroup& group : region.security_groups.with("security-group-rule-id", id)) {
    if (std::any_of(group.rules.begin(), group.rules.end(),
                    [&](const SecurityGroupRule& rule) { return rule.id == id; }))
      return &group;
  }
  return nullptr;
}

void refuse_unmatched_rule() {
  refuse("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
}

void refuse_duplicate(const SecurityGroupRule& rule) {
  refuse("InvalidPermission.Duplicate", "the specified rule \"{}\" already exists", quote(rule));
}

namespace {

std::vector<ec2::IpPermission> permissions_of(const std::vector<ec2::IpPermission>& permissions,
                                              const FlatPermission& flat) {
  if (!flat.is_given()) return permissions;
  if (!permissions.empty()) {
    refuse("InvalidParameterCombination",
           "IpPermissions may not be specified along with the parameters of one rule");
  }
  return permissions_from(flat);
}

template <class Request>
FlatPermission flat_of(const Request& request) {
  return {request.cidr_ip,
          request.ip_protocol,
          request.source_security_group_name,
          request.source_security_group_owner_id,
          request.from_port,
          request.to_port};
}

/// "Not supported. Use a set of IP permissions": the parameters are in the model of the egress calls, and
/// that is all.
void refuse_flat(const FlatPermission& flat) {
  if (flat.is_given()) {
    refuse("UnsupportedOperation",
           "The parameters of one rule are not supported for egress rules. Use a set of IP permissions.");
  }
}

SecurityGroupRule rule_from(const ReadCall& call, const SecurityGroup& group, bool egress,
                            const RuleRequest& request) {
  return {.id = {},
          .egress = egress,
          .protocol = request.traffic.protocol,
          .from_port = request.traffic.from_port,
          .to_port = request.traffic.to_port,
          .peer = peer_from(call, group, request, egress),
          .description = request.description,
          .tags = {}};
}

/// All or nothing: one bad or duplicate rule, and none is added.
ec2::AuthorizeSecurityGroupResult authorize(WriteCall& call, const SecurityGroup& group, bool egress,
                                            const std::vector<ec2::IpPermission>& permissions,
                                            const std::vector<ec2::TagSpecification>& tag_specifications) {
  std::vector<SecurityGroupRule> added;
  for (const RuleRequest& request : rule_requests_from(permissions)) {
    added.push_back(rule_from(call.read(), group, egress, request));
  }
  auto tags = tags_from(tag_specifications, "security-group-rule", call.settings);
  for (auto rule = added.begin(); rule != added.end(); ++rule) {
    auto is_twin = [&](const SecurityGroupRule& other) { return is_same_rule(*rule, other); };
    if (std::any_of(added.begin(), rule, is_twin)) {
      refuse("InvalidParameterValue", "The same permission must not appear multiple times");
    }
    if (std::any_of(group.rules.begin(), group.rules.end(), is_twin)) refuse_duplicate(*rule);
  }
  std::vector<SecurityGroupRule> all = group.rules;
  all.insert(all.end(), added.begin(), added.end());
  check_rule_quota(call.read(), all, egress);
  ec2::AuthorizeSecurityGroupResult result;
  for (SecurityGroupRule& rule : added) {
    rule.id = call.region.ids.id<SecurityGroupRuleId>();
    rule.tags = tags;
    result.security_group_rules.push_back(to_record(call.read(), group, rule));
  }
  call.region.security_groups.update(group.id, [&](SecurityGroup& changed) {
    changed.rules.insert(changed.rules.end(), added.begin(), added.end());
  });
  return result;
}

ec2::AuthorizeSecurityGroupResult authorize_security_group_ingress(
    WriteCall& call, const ec2::AuthorizeSecurityGroupIngressRequest& request) {
  const SecurityGroup group = security_group_of(call.region, request.group_id, request.group_name);
  return authorize(call, group, false, permissions_of(request.ip_permissions, flat_of(request)),
                   request.tag_specifications);
}

ec2::AuthorizeSecurityGroupResult authorize_security_group_egress(
    WriteCall& call, const ec2::AuthorizeSecurityGroupEgressRequest& request) {
  const SecurityGroup group = security_group_of(call.region, request.group_id, {});
  refuse_flat(flat_of(request));
  return authorize(call, group, true, request.ip_permissions, request.tag_specifications);
}

ec2::RevokedSecurityGroupRule to_revoked(const SecurityGroup& group, const SecurityGroupRule& rule) {
  ec2::RevokedSecurityGroupRule record{.security_group_rule_id = rule.id.text(),
                                       .group_id = group.id.text(),
                                       .is_egress = rule.egress,
                                       .ip_protocol = rule.protocol.name(),
                                       .from_port = rule.from_port,
                                       .to_port = rule.to_port,
                                       .cidr_ipv4 = {},
                                       .cidr_ipv6 = {},
                                       .prefix_list_id = {},
                                       .referenced_group_id = {},
                                       .description = rule.description};
  ShownPeer peer = show(rule.peer);
  record.cidr_ipv4 = std::move(peer.cidr_ipv4);
  record.cidr_ipv6 = std::move(peer.cidr_ipv6);
  record.prefix_list_id = std::move(peer.prefix_list_id);
  if (peer.group != nullptr) record.referenced_group_id = peer.group->group.text();
  return record;
}

/// The permission that holds nothing but what `request` was made of.
ec2::IpPermission to_permission(const RuleRequest& request) {
  ec2::IpPermission permission{.ip_protocol = request.traffic.protocol.name()};
  if (shows_ports(request.traffic)) {
    permission.from_port = request.traffic.from_port;
    permission.to_port = request.traffic.to_port;
  }
  if (const auto* cidr = std::get_if<Cidr>(&request.peer)) {
    permission.ip_ranges.push_back({cidr->text(), request.description});
  } else if (const auto* ipv6 = std::get_if<Ipv6Cidr>(&request.peer)) {
    permission.ipv6_ranges.push_back({ipv6->text(), request.description});
  } else if (const auto* list = std::get_if<ec2::PrefixListId>(&request.peer)) {
    permission.prefix_list_ids.push_back(*list);
  } else {
    permission.user_id_group_pairs.push_back(std::get<ec2::UserIdGroupPair>(request.peer));
  }
  return permission;
}

/// By ids or by permissions. In the default VPC permissions that match no rule come back as unknown; in
/// another VPC they are an error, and nothing is revoked (API reference).
ec2::RevokeSecurityGroupResult revoke(WriteCall& call, const SecurityGroup& group, bool egress,
                                      const std::vector<std::string>& ids,
                                      const std::vector<ec2::IpPermission>& permissions) {
  if (!ids.empty() && !permissions.empty()) {
    refuse("InvalidParameterCombination", "Rule ids and IP permissions may not be specified together");
  }
  ec2::RevokeSecurityGroupResult result;
  std::vector<SecurityGroupRuleId> revoked;
  auto take = [&](const SecurityGroupRule& rule) {
    if (std::find(revoked.begin(), revoked.end(), rule.id) != revoked.end()) return;
    revoked.push_back(rule.id);
    result.revoked_security_group_rules.push_back(to_revoked(group, rule));
  };
  if (!ids.empty()) {
    for (const std::string& id : ids) take(get_rule(group, egress, id));
  } else {
    bool tolerant = call.region.vpcs.get(group.vpc).is_default;
    for (const RuleRequest& request : rule_requests_from(permissions)) {
      const SecurityGroupRule* rule = find_rule(call.read(), group, egress, request);
      if (rule != nullptr) {
        take(*rule);
      } else if (tolerant) {
        result.unknown_ip_permissions.push_back(to_permission(request));
      } else {
        refuse_unmatched_rule();
      }
    }
  }
  call.region.security_groups.update(group.id, [&](SecurityGroup& changed) {
    std::erase_if(changed.rules, [&](const SecurityGroupRule& rule) {
      return std::find(revoked.begin(), revoked.end(), rule.id) != revoked.end();
    });
  });
  return result;
}

ec2::RevokeSecurityGroupResult revoke_security_group_ingress(
    WriteCall& call, const ec2::RevokeSecurityGroupIngressRequest& request) {
  const SecurityGroup group = security_group_of(call.region, request.group_id, request.group_name);
  return revoke(call, group, false, request.security_group_rule_ids,
                permissions_of(request.ip_permissions, flat_of(request)));
}

ec2::RevokeSecurityGroupResult revoke_security_group_egress(
    WriteCall& call, const ec2::RevokeSecurityGroupEgressRequest& request) {
  const SecurityGroup group = security_group_of(call.region, request.group_id, {});
  refuse_flat(flat_of(request));
  return revoke(call, group, true, request.security_group_rule_ids, request.ip_permissions);
}

constexpr std::array<FilterField<ec2::SecurityGroupRule>, 2> rule_filters{{
    {"group-id", [](const ec2::SecurityGroupRule& rule) { return std::vector{rule.group_id}; }},
    {"security-group-rule-id",
     [](const ec2::SecurityGroupRule& rule) { return std::vector{rule.security_group_rule_id}; }},
}};

/// The one filter whose values AWS looks at before it filters (recorded).
void check_group_ids(const std::vector<ec2::Filter>& filters) {
  auto is_hex = [](std::string_view digits) {
    return (digits.size() == 8 || digits.size() == 17) &&
           digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  };
  for (const ec2::Filter& filter : filters) {
    if (filter.name != "group-id") continue;
    for (const std::string& value : filter.values) {
      if (!value.starts_with("sg-") || !is_hex(std::string_view(value).substr(3))) {
        refuse("InvalidGroupId.Malformed", "The security group ID '{}' is malformed", value);
      }
    }
  }
}

/// The groups whose rules can pass the filters: those that a filter names, else all.
std::vector<const SecurityGroup*> groups_for(const Region& region, const std::vector<ec2::Filter>& filters) {
  std::vector<const SecurityGroup*> groups;
  for (const ec2::Filter& filter : filters) {
    if (filter.name != "group-id") continue;
    for (const std::string& value : filter.values) {
      auto id = SecurityGroupId::parse(value);
      const SecurityGroup* group = id ? region.security_groups.find(*id) : nullptr;
      bool is_new = std::find(groups.begin(), groups.end(), group) == groups.end();
      if (group != nullptr && is_new) groups.push_back(group);
    }
    return groups;
  }
  for (const ec2::Filter& filter : filters) {
    if (!filter.name.starts_with("tag:")) continue;
    for (const SecurityGroup& group :
         region.security_groups.with("rule.tag-key", std::string_view(filter.name).substr(4))) {
      groups.push_back(&group);
    }
    return groups;
  }
  for (const SecurityGroup& group : region.security_groups) groups.push_back(&group);
  return groups;
}

std::vector<ec2::SecurityGroupRule> rules_of(const ReadCall& call,
                                             const std::vector<const SecurityGroup*>& groups) {
  std::vector<ec2::SecurityGroupRule> records;
  for (const SecurityGroup* group : groups) {
    for (const SecurityGroupRule& rule : group->rules) records.push_back(to_record(call, *group, rule));
  }
  return records;
}

std::vector<ec2::SecurityGroupRule> rules_by_id(const ReadCall& call, const std::vector<std::string>& ids) {
  std::vector<ec2::SecurityGroupRule> records;
  std::vector<std::string> missing;
  for (const std::string& id_text : ids) {
    auto id = SecurityGroupRuleId::parse(id_text);
    const SecurityGroup* group = id ? group_of_rule(call.region, *id) : nullptr;
    if (group == nullptr) {
      missing.push_back(id_text);
      continue;
    }
    auto is_known = [&](const ec2::SecurityGroupRule& known) {
      return known.security_group_rule_id == id_text;
    };
    if (std::any_of(records.begin(), records.end(), is_known)) continue;
    records.push_back(to_record(call, *group,
                                *std::find_if(group->rules.begin(), group->rules.end(),
                                              [&](const auto& rule) { return rule.id == id; })));
  }
  using Kind = NotFound<SecurityGroupRuleId>;
  if (!missing.empty()) refuse_not_found(Kind::code, Kind::message, missing);
  return records;
}

ec2::DescribeSecurityGroupRulesResult describe_security_group_rules(
    const ReadCall& call, const ec2::DescribeSecurityGroupRulesRequest& request) {
  const auto& ids = request.security_group_rule_ids;
  const Selection selection{ids, request.filters, "SecurityGroupRuleIds", request.max_results,
                            request.next_token};
  check_page(selection);
  check_group_ids(request.filters);
  std::vector<ec2::SecurityGroupRule> records =
      ids.empty() ? rules_of(call, groups_for(call.region, request.filters)) : rules_by_id(call, ids);
  auto described = describe_list<ec2::SecurityGroupRule>(std::move(records), selection, rule_filters);
  return {std::move(described.records), std::move(described.next_token)};
}

}  // namespace

Actions security_group_rule_actions() {
  return {
      action<authorize_security_group_ingress>("Adds inbound rules to a security group"),
      action<authorize_security_group_egress>("Adds outbound rules to a security group"),
      action<revoke_security_group_ingress>("Removes inbound rules, by id or by what they allow"),
      action<revoke_security_group_egress>("Removes outbound rules, by id or by what they allow"),
      action<describe_security_group_rules>("Describes security group rules one by one"),
      action<modify_security_group_rules>("Replaces rules of a security group, which keep their ids"),
      action<update_security_group_rule_descriptions_ingress>("Changes the descriptions of inbound rules"),
      action<update_security_group_rule_descriptions_egress>("Changes the descriptions of outbound rules"),
  };
}

}  // namespace vpcsim
