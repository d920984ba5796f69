// The calls on references between groups of peer VPCs; their registry rows are in security_group.cpp.
#pragma once

#include "protocol/ec2/security_group.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

ec2::DescribeSecurityGroupReferencesResult describe_security_group_references(
    const ReadCall& call, const ec2::DescribeSecurityGroupReferencesRequest& request);
ec2::DescribeStaleSecurityGroupsResult describe_stale_security_groups(
    const ReadCall& call, const ec2::DescribeStaleSecurityGroupsRequest& request);

}  // namespace vpcsim
