// What the calls on security group rules share.
#pragma once

#include <string>

#include "simulator/actions/ip_permission.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// True if both let the same traffic through between the same peers: AWS has at most one such rule per group.
bool is_same_rule(const SecurityGroupRule& a, const SecurityGroupRule& b);

/// The rule of `group` that `request` describes, or nullptr. Descriptions don't matter.
const SecurityGroupRule* find_rule(const ReadCall& call, const SecurityGroup& group, bool egress,
                                   const RuleRequest& request);
/// The rule of `group` with that id. Throws InvalidSecurityGroupRuleId.NotFound, also for a rule of the other
/// direction.
const SecurityGroupRule& get_rule(const SecurityGroup& group, bool egress, std::string_view id_text);

/// The group that has a rule of that id, or nullptr.
const SecurityGroup* group_of_rule(const Region& region, SecurityGroupRuleId id);

[[noreturn]] void refuse_unmatched_rule();
/// InvalidPermission.Duplicate, with the rule quoted.
[[noreturn]] void refuse_duplicate(const SecurityGroupRule& rule);

}  // namespace vpcsim
