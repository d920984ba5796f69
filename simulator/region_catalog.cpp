#include "simulator/region_catalog.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace vpcsim {
namespace {

struct Row {
  std::string_view name, long_name, id_prefix;
  std::string_view letters;  ///< of the zones' names
  std::string_view numbers;  ///< of their ids, in the order of the letters
  bool opt_in = false;
};

/// Source: the facts' section 2.6 (counts, letters and numbers; us-east-1a and b as recorded), and "AWS
/// Availability Zones" of the guide to AWS's Regions.
constexpr std::array rows{
    Row{"us-east-1", "US East (N. Virginia)", "use1", "abcdef", "612435"},
    Row{"us-east-2", "US East (Ohio)", "use2", "abc", "123"},
    Row{"us-west-1", "US West (N. California)", "usw1", "ac", "13"},
    Row{"us-west-2", "US West (Oregon)", "usw2", "abcd", "1234"},
    Row{"ca-central-1", "Canada (Central)", "cac1", "abd", "124"},
    Row{"eu-west-1", "Europe (Ireland)", "euw1", "abc", "123"},
    Row{"eu-west-2", "Europe (London)", "euw2", "abc", "123"},
    Row{"eu-west-3", "Europe (Paris)", "euw3", "abc", "123"},
    Row{"eu-central-1", "Europe (Frankfurt)", "euc1", "abc", "123"},
    Row{"eu-north-1", "Europe (Stockholm)", "eun1", "abc", "123"},
    Row{"ap-northeast-1", "Asia Pacific (Tokyo)", "apne1", "acd", "124"},
    Row{"ap-northeast-2", "Asia Pacific (Seoul)", "apne2", "abcd", "1234"},
    Row{"ap-northeast-3", "Asia Pacific (Osaka)", "apne3", "abc", "123"},
    Row{"ap-southeast-1", "Asia Pacific (Singapore)", "apse1", "abc", "123"},
    Row{"ap-southeast-2", "Asia Pacific (Sydney)", "apse2", "abc", "123"},
    Row{"ap-south-1", "Asia Pacific (Mumbai)", "aps1", "abc", "123"},
    Row{"sa-east-1", "South America (Sao Paulo)", "sae1", "abc", "123"},
    Row{"af-south-1", "Africa (Cape Town)", "afs1", "abc", "123", true},
    Row{"ap-east-1", "Asia Pacific (Hong Kong)", "ape1", "abc", "123", true},
    Row{"ap-east-2", "Asia Pacific (Taipei)", "ape2", "abc", "123", true},
    Row{"ap-south-2", "Asia Pacific (Hyderabad)", "aps2", "abc", "123", true},
    Row{"ap-southeast-3", "Asia Pacific (Jakarta)", "apse3", "abc", "123", true},
    Row{"ap-southeast-4", "Asia Pacific (Melbourne)", "apse4", "abc", "123", true},
    Row{"ap-southeast-5", "Asia Pacific (Malaysia)", "apse5", "abc", "123", true},
    Row{"ap-southeast-6", "Asia Pacific (New Zealand)", "apse6", "abc", "123", true},
    Row{"ap-southeast-7", "Asia Pacific (Thailand)", "apse7", "abc", "123", true},
    Row{"eu-south-1", "Europe (Milan)", "eus1", "abc", "123", true},
    Row{"eu-south-2", "Europe (Spain)", "eus2", "abc", "123", true},
    Row{"eu-central-2", "Europe (Zurich)", "euc2", "abc", "123", true},
    Row{"il-central-1", "Israel (Tel Aviv)", "ilc1", "abc", "123", true},
    Row{"me-south-1", "Middle East (Bahrain)", "mes1", "abc", "123", true},
    Row{"me-central-1", "Middle East (UAE)", "mec1", "abc", "123", true},
    Row{"ca-west-1", "Canada West (Calgary)", "caw1", "abc", "123", true},
    Row{"mx-central-1", "Mexico (Central)", "mxc1", "abc", "123", true},
};

struct LocalZoneRow {
  std::string_view region, group, id, long_name, parent_id;
};

/// Some of those that AWS has (Local Zones user guide, "Available Local Zones"); each group has one zone.
constexpr std::array local_zone_rows{
    LocalZoneRow{"us-east-1", "us-east-1-atl-2", "use1-atl2-az1", "US East (Atlanta) 2", "use1-az5"},
    LocalZoneRow{"us-east-1", "us-east-1-bos-1", "use1-bos1-az1", "US East (Boston)", "use1-az4"},
    LocalZoneRow{"us-east-1", "us-east-1-chi-2", "use1-chi2-az1", "US East (Chicago) 2", "use1-az6"},
    LocalZoneRow{"us-east-1", "us-east-1-dfw-2", "use1-dfw2-az1", "US East (Dallas) 2", "use1-az4"},
};

CatalogRegion from_row(const Row& row) {
  CatalogRegion region{std::string(row.name), std::string(row.long_name), row.opt_in, {}, {}};
  for (std::size_t i = 0; i < row.letters.size(); ++i) {
    region.zones.push_back({fmt::format("{}{}", row.name, row.letters[i]),
                            fmt::format("{}-az{}", row.id_prefix, row.numbers[i]),
                            fmt::format("{}-zg-1", row.name),
                            fmt::format("{} 1", row.long_name),
                            {}});
  }
  for (const LocalZoneRow& local : local_zone_rows) {
    if (local.region != row.name) continue;
    region.local_zones.push_back({fmt::format("{}a", local.group), std::string(local.id),
                                  std::string(local.group), std::string(local.long_name),
                                  std::string(local.parent_id)});
  }
  return region;
}

}  // namespace

std::span<const CatalogRegion> region_catalog() {
  static const std::vector<CatalogRegion> catalog = [] {
    std::vector<CatalogRegion> regions;
    for (const Row& row : rows) regions.push_back(from_row(row));
    return regions;
  }();
  return catalog;
}

const CatalogRegion* find_region(std::string_view name) {
  auto catalog = region_catalog();
  auto found = std::find_if(catalog.begin(), catalog.end(),
                            [&](const CatalogRegion& region) { return region.name == name; });
  return found == catalog.end() ? nullptr : &*found;
}

bool is_enabled_region(std::string_view name) {
  const CatalogRegion* region = find_region(name);
  return region != nullptr && !region->opt_in;
}

std::span<const AvailabilityZone> zones_of(std::string_view region_name) {
  const CatalogRegion* region = find_region(region_name);
  return region == nullptr ? std::span<const AvailabilityZone>{} : region->zones;
}

std::span<const AvailabilityZone> local_zones_of(std::string_view region_name) {
  const CatalogRegion* region = find_region(region_name);
  return region == nullptr ? std::span<const AvailabilityZone>{} : region->local_zones;
}

const AvailabilityZone* find_zone(std::string_view region, std::string_view name) {
  for (auto zones : {zones_of(region), local_zones_of(region)}) {
    for (const AvailabilityZone& zone : zones) {
      if (zone.name == name) return &zone;
    }
  }
  return nullptr;
}

}  // namespace vpcsim
