#include "simulator/hypervisor/zone.hpp"

#include <fmt/format.h>

#include "simulator/dns_name.hpp"

namespace vpcsim::hypervisor {
namespace {

using instance::NameRecord;

bool is_in(std::string_view name, std::string_view zone) {
  if (!name.ends_with(zone)) return false;
  return name.size() == zone.size() || name[name.size() - zone.size() - 1] == '.';
}

NameRecord private_zone(std::string_view domain) {
  return {std::string(domain), 60, "SOA",
          fmt::format("ns0.{}. hostmaster.amazon.com. 2012103100 3600 3600 3600 60", domain)};
}

/// The root's serial number is the day's.
NameRecord root_zone(Timestamp now) {
  const std::string text = now.text();  // 2026-01-01T00:00:00.000Z
  return {"", 86'400, "SOA",
          fmt::format("a.root-servers.net. nstld.verisign-grs.com. {}{}{}00 1800 900 604800 86400",
                      text.substr(0, 4), text.substr(5, 2), text.substr(8, 2))};
}

}  // namespace

const CatalogRegion* region_of_public_domain(std::string_view domain) {
  const auto name = domain.substr(0, domain.find('.'));
  const CatalogRegion* region = find_region(name == "compute-1" ? "us-east-1" : name);
  return region != nullptr && public_domain(region->name) == domain ? region : nullptr;
}

std::optional<std::vector<NameRecord>> zone_apex(std::string_view name, std::string_view region) {
  const std::string domain = private_domain(region);
  if (name != domain) return std::nullopt;
  return std::vector{NameRecord{domain, 60, "NS", "ns0." + domain + "."}, private_zone(domain)};
}

NameRecord start_of_authority(std::string_view name, const ReadCall& call) {
  const std::string domain = private_domain(call.region.home.region);
  if (is_in(name, domain)) return private_zone(domain);
  if (is_in(name, "amazonaws.com")) {
    return {"amazonaws.com", 60, "SOA",
            "dns-external-master.amazon.com. root.amazon.com. 2012103100 3600 900 7776000 60"};
  }
  return root_zone(call.now);
}

}  // namespace vpcsim::hypervisor
