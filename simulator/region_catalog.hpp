// The regions and availability zones that AWS has: constants, the same for every account. (On AWS each
// account has its own pairing of zone names with zone ids; here all have the pairing that AWS recorded for
// one.)
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vpcsim {

/// An Availability Zone or a Local Zone.
struct AvailabilityZone {
  std::string name;       ///< us-east-1a; us-east-1-bos-1a
  std::string id;         ///< use1-az6; use1-bos1-az1
  std::string group;      ///< us-east-1-zg-1; us-east-1-bos-1, which is its network border group, too
  std::string long_name;  ///< of its group: US East (N. Virginia) 1; US East (Boston)
  std::string parent_id;  ///< of a Local Zone: the zone that it is run from, by id

  bool is_local() const { return !parent_id.empty(); }
};

struct CatalogRegion {
  std::string name;       ///< us-east-1
  std::string long_name;  ///< US East (N. Virginia)
  bool opt_in = false;    ///< an account must opt in to it first; no account of ours has
  std::vector<AvailabilityZone> zones;
  std::vector<AvailabilityZone> local_zones;
};

/// Every region, those without opt-in first.
std::span<const CatalogRegion> region_catalog();
/// nullptr if AWS has no such region.
const CatalogRegion* find_region(std::string_view name);
/// True for a region that accounts can call: it exists and needs no opt-in.
bool is_enabled_region(std::string_view name);

/// The Availability Zones of a region in the order of their names; none if there is no such region.
std::span<const AvailabilityZone> zones_of(std::string_view region);
/// Its Local Zones: places of their own that an account opts in to.
std::span<const AvailabilityZone> local_zones_of(std::string_view region);
/// The region's zone of that name, of either kind, or nullptr.
const AvailabilityZone* find_zone(std::string_view region, std::string_view name);

}  // namespace vpcsim
