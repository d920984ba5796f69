// What other nouns need of VPCs.
#pragma once

#include "simulator/call.hpp"

namespace vpcsim {

/// A VPC with all that AWS makes along with it: main route table, default security group, default network
/// ACL. The caller has checked `cidr` and the quota. Returns the new VPC's id.
VpcId make_vpc(Region& region, const Cidr& cidr, ec2::Tenancy tenancy, Tags tags, Timestamp now = {});
/// Throws VpcLimitExceeded.
void check_vpc_quota(const WriteCall& call);

/// As described at `at`.
ec2::Vpc to_record(const ReadCall& call, const Vpc& vpc, Timestamp at);

/// True if `address` lies in one of the VPC's CIDRs.
bool contains(const Vpc& vpc, Ipv4 address);
/// The VPC CIDR that contains `block`, or nullptr.
const VpcCidr* cidr_around(const Vpc& vpc, const Cidr& block);

}  // namespace vpcsim
