// What other nouns need of DHCP options.
#pragma once

#include "simulator/cloud.hpp"

namespace vpcsim {

/// The set that new VPCs of the region get: Amazon's (facts 2.1). Made if it isn't there.
DhcpOptionsId default_dhcp_options(Region& region);

}  // namespace vpcsim
