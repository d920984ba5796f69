// The calls that change rules in place; their registry rows are in security_group_rule.cpp.
#pragma once

#include "protocol/ec2/security_group_rule.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

ec2::ReturnResult modify_security_group_rules(WriteCall& call,
                                              const ec2::ModifySecurityGroupRulesRequest& request);
ec2::ReturnResult update_security_group_rule_descriptions_ingress(
    WriteCall& call, const ec2::UpdateSecurityGroupRuleDescriptionsIngressRequest& request);
ec2::ReturnResult update_security_group_rule_descriptions_egress(
    WriteCall& call, const ec2::UpdateSecurityGroupRuleDescriptionsEgressRequest& request);

}  // namespace vpcsim
