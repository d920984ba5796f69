// The default VPC: what AWS puts into a region so that instances can be launched before anything is made.
#pragma once

#include "simulator/call.hpp"

namespace vpcsim {

/// 172.31.0.0/16 with a public /20 subnet in each zone, an internet gateway and a route to it (facts 2.2).
/// The region must have no default VPC.
VpcId make_default_vpc(Region& region, Timestamp now);

/// The region's default VPC, or nullptr.
const Vpc* find_default_vpc(const Region& region);
/// Its default subnet in the zone, or nullptr.
const Subnet* find_default_subnet(const Region& region, const Vpc& default_vpc,
                                  std::string_view availability_zone);

}  // namespace vpcsim
