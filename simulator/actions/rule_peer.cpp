#include "simulator/actions/rule_peer.hpp"

#include <algorithm>

#include "simulator/actions/group_reference.hpp"
#include "simulator/actions/prefix_list.hpp"

namespace vpcsim {
namespace {

PrefixListId list_from(const ReadCall& call, const SecurityGroup& own, const ec2::PrefixListId& request) {
  const PrefixListId list = get_prefix_list_to_refer_to(call, request.prefix_list_id).id;
  const bool refers_already =
      std::any_of(own.rules.begin(), own.rules.end(),
                  [&](const SecurityGroupRule& rule) { return rule.peer == RulePeer(list); });
  if (!refers_already) check_reference_quota(call, list, PrefixListReferrer::security_group);
  return list;
}

struct Lookup {
  const ReadCall& call;
  const SecurityGroup& own;
  bool egress;

  RulePeer operator()(const Cidr& cidr) const { return cidr; }
  RulePeer operator()(const Ipv6Cidr& cidr) const { return cidr; }
  RulePeer operator()(const ec2::PrefixListId& list) const { return list_from(call, own, list); }
  RulePeer operator()(const ec2::UserIdGroupPair& pair) const {
    return reference_from(call, own, pair, egress);
  }
};

/// How many rules one counts as.
struct Count {
  std::size_t ipv4 = 0, ipv6 = 0;
};

struct CountOf {
  const ReadCall& call;

  Count operator()(const Cidr&) const { return {1, 0}; }
  Count operator()(const Ipv6Cidr&) const { return {0, 1}; }
  Count operator()(const GroupReference&) const { return {1, 1}; }
  Count operator()(const PrefixListId& id) const {
    // What a rule refers to can't be deleted.
    const PrefixList& list = call.region.prefix_lists.get(id);
    const auto entries = static_cast<std::size_t>(list.max_entries);
    return list.family == AddressFamily::ipv6 ? Count{0, entries} : Count{entries, 0};
  }
};

struct Show {
  ShownPeer operator()(const Cidr& cidr) const { return {.cidr_ipv4 = cidr.text()}; }
  ShownPeer operator()(const Ipv6Cidr& cidr) const { return {.cidr_ipv6 = cidr.text()}; }
  ShownPeer operator()(const PrefixListId& list) const { return {.prefix_list_id = list.text()}; }
  ShownPeer operator()(const GroupReference& reference) const { return {.group = &reference}; }
};

}  // namespace

RulePeer peer_from(const ReadCall& call, const SecurityGroup& own, const RuleRequest& request, bool egress) {
  return std::visit(Lookup{call, own, egress}, request.peer);
}

bool means_peer(const ReadCall& call, const SecurityGroup& own, const RuleRequest& request,
                const RulePeer& peer) {
  if (const auto* cidr = std::get_if<Cidr>(&request.peer)) return peer == RulePeer(*cidr);
  if (const auto* cidr = std::get_if<Ipv6Cidr>(&request.peer)) return peer == RulePeer(*cidr);
  if (const auto* named = std::get_if<ec2::PrefixListId>(&request.peer)) {
    const auto* list = std::get_if<PrefixListId>(&peer);
    return list != nullptr && list->text() == named->prefix_list_id;
  }
  const auto* reference = std::get_if<GroupReference>(&peer);
  return reference != nullptr && means(call, own, std::get<ec2::UserIdGroupPair>(request.peer), *reference);
}

bool is_same_peer(const RulePeer& a, const RulePeer& b) {
  const auto* reference = std::get_if<GroupReference>(&a);
  const auto* other = std::get_if<GroupReference>(&b);
  if (reference == nullptr || other == nullptr) return a == b;
  return reference->group == other->group && reference->account == other->account;
}

bool exceeds_rule_quota(const ReadCall& call, const std::vector<SecurityGroupRule>& rules, bool egress) {
  Count total;
  for (const SecurityGroupRule& rule : rules) {
    if (rule.egress != egress) continue;
    const Count count = std::visit(CountOf{call}, rule.peer);
    total.ipv4 += count.ipv4;
    total.ipv6 += count.ipv6;
  }
  const std::size_t quota = call.settings.quotas.rules_per_security_group;
  return total.ipv4 > quota || total.ipv6 > quota;
}

void check_rule_quota(const ReadCall& call, const std::vector<SecurityGroupRule>& rules, bool egress) {
  if (exceeds_rule_quota(call, rules, egress)) {
    refuse("RulesPerSecurityGroupLimitExceeded",
           "The maximum number of rules per security group has been reached.");
  }
}

ShownPeer show(const RulePeer& peer) {
  return std::visit(Show{}, peer);
}

}  // namespace vpcsim
