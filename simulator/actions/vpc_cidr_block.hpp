// CIDR blocks of VPCs: what their associations look like over time, and what comes and goes with them.
#pragma once

#include "protocol/ec2/vpc_cidr_block.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// A block that was disassociated is described for about half an hour more, in milliseconds (published).
inline constexpr std::int64_t cidr_remembered = 1'800'000;

/// Subnets can be made in a block once it is associated.
bool is_associated(const VpcCidr& own, Timestamp now, const Timing& timing);
bool is_associated(const VpcIpv6Cidr& own, Timestamp now, const Timing& timing);

/// The associations as described at `at`, those included that AWS still lists after they ended.
std::vector<ec2::VpcCidrBlockAssociation> cidr_records(const Vpc& vpc, Timestamp at, const Timing& timing);
std::vector<ec2::VpcIpv6CidrBlockAssociation> ipv6_cidr_records(const Region& region, const Vpc& vpc,
                                                                Timestamp at, const Timing& timing);

/// Throws InvalidParameterValue unless it is the region's own: the others belong to Local Zones and
/// Wavelength Zones.
void check_border_group(const Region& region, const std::optional<std::string>& group);

/// Gives the VPC a /56 of Amazon's pool, and what comes with it: local routes, and with the first one the
/// IPv6 rules of default groups and ACLs. The caller has checked the quota.
void associate_ipv6_block(WriteCall& call, VpcId vpc);
/// The VPC is being deleted: its IPv6 blocks are free again.
void release_ipv6_blocks(WriteCall& call, const Vpc& vpc);

}  // namespace vpcsim
