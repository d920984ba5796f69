// DescribeNetworkAcls and its filters; its registry row is in network_acl.cpp.
#pragma once

#include "protocol/ec2/network_acl.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

ec2::DescribeNetworkAclsResult describe_network_acls(const ReadCall& call,
                                                     const ec2::DescribeNetworkAclsRequest& request);

}  // namespace vpcsim
