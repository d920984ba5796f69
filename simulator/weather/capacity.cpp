#include "simulator/weather/capacity.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "simulator/region_catalog.hpp"

namespace vpcsim::weather {
namespace {

std::vector<InstanceId> instances_in(std::string_view answer) {
  constexpr std::string_view tag = "<instanceId>";
  std::vector<InstanceId> ids;
  for (auto at = answer.find(tag); at != answer.npos; at = answer.find(tag, at)) {
    at += tag.size();
    if (const auto id = InstanceId::parse(answer.substr(at, answer.find('<', at) - at))) ids.push_back(*id);
  }
  return ids;
}

const Instance* find_instance(const Cloud& cloud, const Home& home, InstanceId id) {
  const Region* region = cloud.find(home);
  return region == nullptr ? nullptr : region->instances.find(id);
}

}  // namespace

std::vector<Capacity> capacity_wanted(std::string_view answer, const Home& caller, const Cloud& before,
                                      const Cloud& after) {
  std::vector<Capacity> wanted;
  for (const InstanceId id : instances_in(answer)) {
    const Instance* was = find_instance(before, caller, id);
    const Instance* is = find_instance(after, caller, id);
    if (is == nullptr || (was != nullptr && was->life == is->life)) continue;
    wanted.push_back({is->instance_type, is->availability_zone});
  }
  return wanted;
}

protocol::ApiError insufficient_capacity(const Capacity& wanted, std::string_view region) {
  std::vector<std::string_view> others;
  for (const AvailabilityZone& zone : zones_of(region)) {
    if (zone.name != wanted.availability_zone) others.push_back(zone.name);
  }
  return {
      "InsufficientInstanceCapacity",
      fmt::format("We currently do not have sufficient {0} capacity in the Availability Zone you requested "
                  "({1}). Our system will be working on provisioning additional capacity. You can currently "
                  "get {0} capacity by not specifying an Availability Zone in your request or choosing {2}.",
                  wanted.instance_type, wanted.availability_zone, fmt::join(others, ", "))};
}

}  // namespace vpcsim::weather
