// The regions and availability zones that AWS has: constants, the same for every account. (On AWS each
// account has its own pairing of zone names with zone ids; here all have the pairing that AWS recorded for
// one.)
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vpcsim {

struct AvailabilityZone {
  std::string name;       ///< us-east-1a
  std::string id;         ///< use1-az6
  std::string long_name;  ///< of its group: US East (N. Virginia) 1
};

struct CatalogRegion {
  std::string name;       ///< us-east-1
  std::string long_name;  ///< US East (N. Virginia)
  bool opt_in = false;    ///< an account must opt in to it first; no account of ours has
  std::vector<AvailabilityZone> zones;
};

/// Every region, those without opt-in first.
std::span<const CatalogRegion> region_catalog();
/// nullptr if AWS has no such region.
const CatalogRegion* find_region(std::string_view name);
/// True for a region that accounts can call: it exists and needs no opt-in.
bool is_enabled_region(std::string_view name);

/// The zones of a region in the order of their names; none if there is no such region.
std::span<const AvailabilityZone> zones_of(std::string_view region);
/// The region's zone of that name, or nullptr.
const AvailabilityZone* find_zone(std::string_view region, std::string_view name);

}  // namespace vpcsim
