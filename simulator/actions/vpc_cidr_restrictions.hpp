// Which IPv4 blocks a VPC may have, and which it may add (VPC user guide, "IPv4 CIDR block association
// restrictions"; facts 2.3).
#pragma once

#include "simulator/state/vpc.hpp"

namespace vpcsim {

/// /16 to /28, and not of "this" network, loopback, link-local, multicast or reserved addresses.
bool is_vpc_cidr(const Cidr& cidr);

/// True if a VPC with these blocks, the primary one first, may not add `added` because of the ranges that
/// they come from.
bool is_restricted(const std::vector<VpcCidr>& present, const Cidr& added);

}  // namespace vpcsim
