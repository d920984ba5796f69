// What AWS puts into a region before anybody calls: the DHCP options, AWS's prefix lists and the
// default VPC.
#pragma once

#include "simulator/cloud.hpp"
#include "simulator/settings.hpp"

namespace vpcsim {

/// Makes the region of `home` as a new account finds it.
void bear_region(Cloud& cloud, const Home& home, const Settings& settings);

}  // namespace vpcsim
