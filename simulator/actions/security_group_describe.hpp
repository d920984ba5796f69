// DescribeSecurityGroups and its filters; its registry row is in security_group.cpp.
#pragma once

#include "protocol/ec2/security_group.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

ec2::DescribeSecurityGroupsResult describe_security_groups(const ReadCall& call,
                                                           const ec2::DescribeSecurityGroupsRequest& request);

}  // namespace vpcsim
