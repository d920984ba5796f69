// The DNS zones that names of AWS's are in, for what is said of a zone itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "simulator/call.hpp"
#include "simulator/instance/network.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim::hypervisor {

/// The region whose instances' public names are in `domain`: "compute-1.amazonaws.com"; nullptr if there is
/// none.
const CatalogRegion* region_of_public_domain(std::string_view domain);

/// The records of the zone `name` of the region's private names, or of the root; nothing if it is neither.
std::optional<std::vector<instance::NameRecord>> zone_apex(std::string_view name, std::string_view region);

/// What goes with a negative answer: the SOA of the zone that `name` is or would be in. Names are in lower
/// case, without the dot at their end.
instance::NameRecord start_of_authority(std::string_view name, const ReadCall& call);

}  // namespace vpcsim::hypervisor
