#include "simulator/actions/security_group_rule_change.hpp"

#include <algorithm>

#include "simulator/actions/rule_peer.hpp"
#include "simulator/actions/security_group.hpp"
#include "simulator/actions/security_group_rule.hpp"

namespace vpcsim {
namespace {

RuleRequest request_from(const Traffic& traffic, const ec2::SecurityGroupRuleRequest& wanted) {
  const int peers = int{wanted.cidr_ipv4.has_value()} + int{wanted.cidr_ipv6.has_value()} +
                    int{wanted.prefix_list_id.has_value()} + int{wanted.referenced_group_id.has_value()};
  if (peers > 1) {
    refuse("InvalidParameterCombination",
           "Only one of cidrIp, cidrIpv6, prefixListId, or referencedGroupId can be specified");
  }
  if (wanted.cidr_ipv4) return {traffic, rule_cidr_from(*wanted.cidr_ipv4), wanted.description};
  if (wanted.cidr_ipv6) return {traffic, rule_ipv6_cidr_from(*wanted.cidr_ipv6), wanted.description};
  if (wanted.prefix_list_id) {
    return {traffic, ec2::PrefixListId{.description = {}, .prefix_list_id = *wanted.prefix_list_id},
            wanted.description};
  }
  if (wanted.referenced_group_id) {
    return {traffic, ec2::UserIdGroupPair{.group_id = wanted.referenced_group_id}, wanted.description};
  }
  refuse("MissingParameter",
         "The request must contain exactly one of: cidrIp, cidrIpv6, prefixListId, or referencedGroupId");
}

/// The rule of either direction.
SecurityGroupRule& rule_of(SecurityGroup& group, std::string_view id_text) {
  auto id = SecurityGroupRuleId::parse(id_text);
  auto found = std::find_if(group.rules.begin(), group.rules.end(),
                            [&](const SecurityGroupRule& rule) { return rule.id == id; });
  if (found == group.rules.end()) NotFound<SecurityGroupRuleId>::refuse(id_text);
  return *found;
}

void refuse_twins(const SecurityGroup& group) {
  for (auto rule = group.rules.begin(); rule != group.rules.end(); ++rule) {
    auto is_twin = [&](const SecurityGroupRule& other) { return is_same_rule(*rule, other); };
    if (std::any_of(group.rules.begin(), rule, is_twin)) refuse_duplicate(*rule);
  }
}

}  // namespace

/// The order of the checks is recorded: group, rule ids, protocol, ports, source.
ec2::ReturnResult modify_security_group_rules(WriteCall& call,
                                              const ec2::ModifySecurityGroupRulesRequest& request) {
  SecurityGroup changed = call.region.security_groups.get(request.group_id);
  for (const auto& update : request.security_group_rules) rule_of(changed, update.security_group_rule_id);
  for (const auto& [id, wanted] : request.security_group_rules) {
    Traffic traffic = traffic_from(wanted.ip_protocol, wanted.from_port, wanted.to_port);
    RulePeer peer =
        peer_from(call.read(), changed, request_from(traffic, wanted), rule_of(changed, id).egress);
    check_rule_description(wanted.description);
    SecurityGroupRule& rule = rule_of(changed, id);
    rule.protocol = traffic.protocol;
    rule.from_port = traffic.from_port;
    rule.to_port = traffic.to_port;
    rule.peer = peer;
    rule.description = wanted.description;
  }
  refuse_twins(changed);
  for (bool egress : {false, true}) check_rule_quota(call.read(), changed.rules, egress);
  call.region.security_groups.update(changed.id, [&](SecurityGroup& group) { group = changed; });
  return {};
}

namespace {

/// A description that isn't given is taken away ("You can remove a description for a security group rule by
/// omitting the description parameter in the request").
ec2::ReturnResult update_descriptions(WriteCall& call, SecurityGroup changed, bool egress,
                                      const std::vector<ec2::IpPermission>& permissions,
                                      const std::vector<ec2::SecurityGroupRuleDescription>& descriptions) {
  if (!permissions.empty() && !descriptions.empty()) {
    refuse("InvalidParameterCombination", "Rule ids and IP permissions may not be specified together");
  }
  if (!descriptions.empty()) {
    for (const auto& [id, description] : descriptions) {
      check_rule_description(description);
      rule_of(changed, get_rule(changed, egress, id).id.text()).description = description;
    }
  } else {
    for (const RuleRequest& request : rule_requests_from(permissions)) {
      const SecurityGroupRule* rule = find_rule(call.read(), changed, egress, request);
      if (rule == nullptr) refuse_unmatched_rule();
      rule_of(changed, rule->id.text()).description = request.description;
    }
  }
  call.region.security_groups.update(changed.id, [&](SecurityGroup& group) { group = changed; });
  return {};
}

}  // namespace

ec2::ReturnResult update_security_group_rule_descriptions_ingress(
    WriteCall& call, const ec2::UpdateSecurityGroupRuleDescriptionsIngressRequest& request) {
  return update_descriptions(call, security_group_of(call.region, request.group_id, request.group_name),
                             false, request.ip_permissions, request.security_group_rule_descriptions);
}

ec2::ReturnResult update_security_group_rule_descriptions_egress(
    WriteCall& call, const ec2::UpdateSecurityGroupRuleDescriptionsEgressRequest& request) {
  return update_descriptions(call, security_group_of(call.region, request.group_id, request.group_name), true,
                             request.ip_permissions, request.security_group_rule_descriptions);
}

}  // namespace vpcsim
