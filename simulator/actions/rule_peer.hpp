// The other end of a security group rule, of whatever kind: looked up from a request, compared, counted,
// shown.
#pragma once

#include "simulator/actions/ip_permission.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The peer that `request` names for a rule of `own`. Throws InvalidPrefixListID.NotFound, and what
/// reference_from() throws.
RulePeer peer_from(const ReadCall& call, const SecurityGroup& own, const RuleRequest& request, bool egress);

/// True if `request` means that peer of a rule of `own`, which needn't exist any more.
bool means_peer(const ReadCall& call, const SecurityGroup& own, const RuleRequest& request,
                const RulePeer& peer);

/// True if the two are the same to AWS, whatever the peering that leads to a group.
bool is_same_peer(const RulePeer& a, const RulePeer& b);

/// Whether `rules` has too many of a direction: IPv4 and IPv6 count apart, a group counts in both, a prefix
/// list as often as it has room for entries (VPC quotas).
bool exceeds_rule_quota(const ReadCall& call, const std::vector<SecurityGroupRule>& rules, bool egress);
/// Throws RulesPerSecurityGroupLimitExceeded then.
void check_rule_quota(const ReadCall& call, const std::vector<SecurityGroupRule>& rules, bool egress);

/// The member of a record that shows such a peer; the others stay empty.
struct ShownPeer {
  std::optional<std::string> cidr_ipv4, cidr_ipv6, prefix_list_id;
  const GroupReference* group = nullptr;  ///< points into the peer
};
ShownPeer show(const RulePeer& peer);

}  // namespace vpcsim
