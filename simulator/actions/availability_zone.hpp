// What other nouns need of zones.
#pragma once

#include "simulator/cloud.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim {

/// Whether the account can use the zone: always an Availability Zone, a Local Zone after it opted in.
bool is_opted_in(const Region& region, const AvailabilityZone& zone);

}  // namespace vpcsim
