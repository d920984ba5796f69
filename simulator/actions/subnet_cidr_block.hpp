// IPv6 blocks of subnets.
#pragma once

#include "protocol/ec2/subnet.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The block that a request names for a subnet of the VPC. Throws InvalidParameterValue, InvalidSubnet.Range
/// or InvalidSubnet.Conflict.
Ipv6Cidr wanted_ipv6_block(const ReadCall& call, const Vpc& vpc, const std::string& text);

/// The associations as described at `at`, those included that AWS still lists after they ended.
std::vector<ec2::SubnetIpv6CidrBlockAssociation> ipv6_cidr_records(const Subnet& subnet, Timestamp at,
                                                                   const Timing& timing);

}  // namespace vpcsim
