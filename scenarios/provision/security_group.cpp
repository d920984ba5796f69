#include "protocol/ec2/security_group.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "protocol/ec2/security_group_rule.hpp"
#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

std::optional<ec2::SecurityGroup> find_shown(Session& session, const Home& home, const std::string& name) {
  ec2::DescribeSecurityGroupsRequest request{.filters = session.mine(name)};
  auto groups = session.call(home, request, {name}).security_groups;
  if (groups.empty()) return std::nullopt;
  session.remember(name, groups[0].group_id);
  return groups[0];
}

std::optional<ec2::SecurityGroup> find(Session& session, const Home& home, const std::string& name) {
  return session.look(home, name, "CreateSecurityGroup", [&] { return find_shown(session, home, name); });
}

/// AWS takes no group name that looks like an id. People see the Name tag.
std::string group_name_of(const std::string& name) {
  return name.starts_with("sg-") ? "group " + name : name;
}

// ---- rules
// -------------------------------------------------------------------------------------------------

/// A rule as AWS knows it. `from` and `to` are -1 where there are no ports.
struct Rule {
  std::string protocol;
  int from = -1, to = -1;
  std::string cidr;   ///< or
  std::string group;  ///< its id
  std::string user;   ///< its account; doesn't make another rule

  auto key() const { return std::tie(protocol, from, to, cidr, group); }
  friend bool operator==(const Rule& a, const Rule& b) { return a.key() == b.key(); }
};
using Rules = std::vector<Rule>;

Rule rule_of(Session& session, const SecurityGroupRule& wanted) {
  auto ip_protocol = protocol_of(wanted.protocol.text);
  if (!ip_protocol) throw ScenarioError(wanted.protocol.text + " is no protocol");
  Rule rule{.protocol = ip_protocol->name()};
  if (ip_protocol->has_ports()) {
    Ports ports = wanted.ports.value_or(Ports{0, 65535});
    rule.from = ports.from;
    rule.to = ports.to;
  }
  if (const SecurityGroup* group = session.network.security_groups.find(wanted.peer.text)) {
    rule.group = session.id(wanted.peer);
    rule.user = session.vpc_owners[group->vpc.text];
  } else {
    rule.cidr = session.cidr(wanted.peer);
  }
  return rule;
}

Rules rules_of(const std::vector<ec2::IpPermission>& permissions) {
  Rules rules;
  for (const auto& permission : permissions) {
    Rule rule{permission.ip_protocol.value_or("-1"),
              permission.from_port.value_or(-1),
              permission.to_port.value_or(-1),
              "",
              "",
              ""};
    for (const auto& range : permission.ip_ranges) {
      rules.push_back(rule);
      rules.back().cidr = range.cidr_ip;
    }
    for (const auto& pair : permission.user_id_group_pairs) {
      rules.push_back(rule);
      rules.back().group = pair.group_id.value_or("");
      rules.back().user = pair.user_id.value_or("");
    }
  }
  return rules;
}

Rules rules_of(Session& session, const std::vector<SecurityGroupRule>& wanted) {
  Rules rules;
  for (const auto& rule : wanted) rules.push_back(rule_of(session, rule));
  return rules;
}

ec2::IpPermission permission_of(const Rule& rule) {
  ec2::IpPermission permission;
  permission.ip_protocol = rule.protocol;
  if (rule.protocol != "-1") {
    permission.from_port = rule.from;
    permission.to_port = rule.to;
  }
  if (!rule.cidr.empty()) permission.ip_ranges.push_back({.cidr_ip = rule.cidr});
  if (!rule.group.empty()) {
    ec2::UserIdGroupPair pair;
    pair.group_id = rule.group;
    if (!rule.user.empty()) pair.user_id = rule.user;
    permission.user_id_group_pairs.push_back(std::move(pair));
  }
  return permission;
}

std::string text_of(const Session& session, const Rule& rule, std::string_view preposition) {
  std::string protocol = rule.protocol == "-1" ? "all traffic" : rule.protocol;
  std::string ports = rule.from < 0          ? ""
                      : rule.from == rule.to ? fmt::format("/{}", rule.from)
                                             : fmt::format("/{}-{}", rule.from, rule.to);
  return fmt::format("{}{} {} {}", protocol, ports, preposition,
                     rule.cidr.empty() ? session.name_of(rule.group) : rule.cidr);
}

template <class Request>
void change(Session& session, const Home& home, const std::string& name, const Rule& rule,
            std::string_view preposition) {
  Request request;
  request.group_id = *session.find_id(name);
  request.ip_permissions = {permission_of(rule)};
  session.call(home, request, {name, text_of(session, rule, preposition)});
}

bool contains(const Rules& rules, const Rule& rule) {
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

template <class Authorize, class Revoke>
void converge_rules(Session& session, const Home& home, const std::string& name, const Rules& found,
                    const Rules& wanted, std::string_view preposition) {
  Rules done = found;
  for (const Rule& rule : found) {
    if (!contains(wanted, rule)) change<Revoke>(session, home, name, rule, preposition);
  }
  for (const Rule& rule : wanted) {
    if (contains(done, rule)) continue;
    change<Authorize>(session, home, name, rule, preposition);
    done.push_back(rule);
  }
}

void converge_ingress(Session& session, const Home& home, const std::string& name, const Rules& found,
                      const Rules& wanted) {
  converge_rules<ec2::AuthorizeSecurityGroupIngressRequest, ec2::RevokeSecurityGroupIngressRequest>(
      session, home, name, found, wanted, "from");
}

void converge_egress(Session& session, const Home& home, const std::string& name, const Rules& found,
                     const Rules& wanted) {
  converge_rules<ec2::AuthorizeSecurityGroupEgressRequest, ec2::RevokeSecurityGroupEgressRequest>(
      session, home, name, found, wanted, "to");
}

Rules without_groups(Rules rules) {
  std::erase_if(rules, [](const Rule& rule) { return !rule.group.empty(); });
  return rules;
}

}  // namespace

void converge(Session& session, const Word& name, const SecurityGroup& wanted) {
  const Home home = home_of(session.network, wanted);
  if (auto found = find(session, home, name.text)) {
    require_same(session, name.text, "VPC", session.name_of(found->vpc_id), wanted.vpc.text);
    if (!wanted.description.empty()) {
      require_same(session, name.text, "description", found->description, wanted.description.text);
    }
    return;
  }
  ec2::CreateSecurityGroupRequest request{
      .description = wanted.description.empty() ? name.text : wanted.description.text,
      .group_name = group_name_of(name.text),
      .vpc_id = session.id(wanted.vpc),
      .tag_specifications = session.tags("security-group", name.text)};
  auto made = session.call(home, request, {name.text, "in " + wanted.vpc.text},
                           [](const auto& result) { return result.group_id; });
  session.remember(name.text, made.group_id);
}

void converge_rules(Session& session, const Word& name, const SecurityGroup& wanted) {
  const Home home = home_of(session.network, wanted);
  auto found = find(session, home, name.text);
  const Rules everything{{.protocol = "-1", .cidr = "0.0.0.0/0"}};
  if (!found) {
    if (!session.plan) throw ScenarioError(name.text + " has vanished");
    found.emplace();
    found->ip_permissions_egress.push_back(permission_of(everything[0]));
  }
  converge_ingress(session, home, name.text, rules_of(found->ip_permissions),
                   rules_of(session, wanted.ingress));
  converge_egress(session, home, name.text, rules_of(found->ip_permissions_egress),
                  wanted.egress ? rules_of(session, *wanted.egress) : everything);
}

void destroy_rules(Session& session, const Word& name, const SecurityGroup& wanted) {
  const Home home = home_of(session.network, wanted);
  auto found = find(session, home, name.text);
  if (!found) return;
  const Rules ingress = rules_of(found->ip_permissions), egress = rules_of(found->ip_permissions_egress);
  converge_ingress(session, home, name.text, ingress, without_groups(ingress));
  converge_egress(session, home, name.text, egress, without_groups(egress));
}

void destroy(Session& session, const Word& name, const SecurityGroup& wanted) {
  const Home home = home_of(session.network, wanted);
  if (auto found = find(session, home, name.text)) {
    session.call(home, ec2::DeleteSecurityGroupRequest{.group_id = found->group_id}, {name.text});
  }
}

}  // namespace vpcsim::scenarios
