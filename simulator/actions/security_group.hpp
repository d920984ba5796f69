// What other nouns need of security groups.
#pragma once

#include "protocol/ec2/security_group_rule.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// nullptr if the VPC has no group of that name.
const SecurityGroup* find_security_group(const Region& region, VpcId vpc, std::string_view name);
/// Throws InvalidGroup.NotFound.
const SecurityGroup& security_group_in_default_vpc(const Region& region, std::string_view name);
/// The group that a request names by its id or, in the default VPC, by its name. Throws MissingParameter,
/// InvalidParameterCombination, InvalidGroup.NotFound or VPCIdNotSpecified.
const SecurityGroup& security_group_of(const Region& region, const std::optional<std::string>& id,
                                       const std::optional<std::string>& name);

/// The VPC got its first IPv6 block: groups whose outbound rules are still AWS's own let everything out by
/// IPv6, too (VPC user guide, "Default security groups").
void let_groups_out_by_ipv6(Region& region, VpcId vpc);

/// Of the caller's group; rules that share protocol and ports become one permission.
ec2::SecurityGroup to_record(const ReadCall& call, const SecurityGroup& group);
ec2::SecurityGroupRule to_record(const ReadCall& call, const SecurityGroup& group,
                                 const SecurityGroupRule& rule);
ec2::UserIdGroupPair to_pair(const ReadCall& call, const SecurityGroup& group,
                             const GroupReference& reference);

}  // namespace vpcsim
