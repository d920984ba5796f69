#include "simulator/actions/availability_zone.hpp"

#include <algorithm>
#include <array>

#include <fmt/ranges.h>

#include "protocol/ec2/availability_zone.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/filter.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim {

bool is_opted_in(const Region& region, const AvailabilityZone& zone) {
  return !zone.is_local() || region.opted_in_zone_groups.contains(zone.group);
}

namespace {

using Values = std::vector<std::string>;

/// Zones and regions have no tags.
void check_no_tag_filter(const std::vector<ec2::Filter>& filters) {
  for (const ec2::Filter& filter : filters) {
    if (is_tag_filter(filter.name)) refuse_filter(filter.name);
  }
}

bool contains(const Values& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

using OptIn = ec2::AvailabilityZoneOptInStatus;

ec2::AvailabilityZone to_record(const Region& region, const AvailabilityZone& zone) {
  const std::string& region_name = region.home.region;
  ec2::AvailabilityZone record{.messages = {},
                               .region_name = region_name,
                               .zone_name = zone.name,
                               .zone_id = zone.id,
                               .group_name = zone.group,
                               .network_border_group = region_name,
                               .group_long_name = zone.long_name};
  if (!zone.is_local()) return record;
  record.zone_type = "local-zone";
  record.opt_in_status = is_opted_in(region, zone) ? OptIn::opted_in : OptIn::not_opted_in;
  record.network_border_group = zone.group;
  record.parent_zone_id = zone.parent_id;
  for (const AvailabilityZone& parent : zones_of(region_name)) {
    if (parent.id == zone.parent_id) record.parent_zone_name = parent.name;
  }
  return record;
}

/// Throws InvalidParameterValue for the values that no zone has.
void check_known(const Values& wanted, std::span<const AvailabilityZone> zones,
                 std::string AvailabilityZone::*member, std::string_view kind) {
  Values unknown;
  for (const std::string& value : wanted) {
    bool known = std::any_of(zones.begin(), zones.end(),
                             [&](const AvailabilityZone& zone) { return zone.*member == value; });
    if (!known) unknown.push_back(value);
  }
  if (!unknown.empty()) {
    refuse("InvalidParameterValue", "Invalid availability {}: [{}]", kind, fmt::join(unknown, ", "));
  }
}

Values parent_id(const ec2::AvailabilityZone& zone) {
  return zone.parent_zone_id ? Values{*zone.parent_zone_id} : Values{};
}
Values parent_name(const ec2::AvailabilityZone& zone) {
  return zone.parent_zone_name ? Values{*zone.parent_zone_name} : Values{};
}

constexpr std::array<FilterField<ec2::AvailabilityZone>, 12> zone_filters{{
    {"group-name", [](const ec2::AvailabilityZone& zone) { return Values{zone.group_name}; }},
    {"message",
     [](const ec2::AvailabilityZone& zone) {
       Values values;
       for (const auto& message : zone.messages) values.push_back(message.message);
       return values;
     }},
    {"opt-in-status",
     [](const ec2::AvailabilityZone& zone) { return Values{std::string(name_of(zone.opt_in_status))}; }},
    // The model spells them in two ways.
    {"parent-zoneID", parent_id},
    {"parent-zoneName", parent_name},
    {"parent-zone-id", parent_id},
    {"parent-zone-name", parent_name},
    {"region-name", [](const ec2::AvailabilityZone& zone) { return Values{zone.region_name}; }},
    {"state", [](const ec2::AvailabilityZone& zone) { return Values{std::string(name_of(zone.state))}; }},
    {"zone-id", [](const ec2::AvailabilityZone& zone) { return Values{zone.zone_id}; }},
    {"zone-name", [](const ec2::AvailabilityZone& zone) { return Values{zone.zone_name}; }},
    {"zone-type", [](const ec2::AvailabilityZone& zone) { return Values{zone.zone_type}; }},
}};

/// Local Zones count once the account has opted in to them, or AllAvailabilityZones asks for all. There are
/// no Wavelength Zones.
std::vector<AvailabilityZone> visible_zones(const Region& region, bool all) {
  const auto zones = zones_of(region.home.region);
  std::vector<AvailabilityZone> visible(zones.begin(), zones.end());
  for (const AvailabilityZone& zone : local_zones_of(region.home.region)) {
    if (all || is_opted_in(region, zone)) visible.push_back(zone);
  }
  return visible;
}

ec2::DescribeAvailabilityZonesResult describe_availability_zones(
    const ReadCall& call, const ec2::DescribeAvailabilityZonesRequest& request) {
  check_no_tag_filter(request.filters);
  check_filters<ec2::AvailabilityZone>(request.filters, zone_filters);
  const auto zones = visible_zones(call.region, request.all_availability_zones.value_or(false));
  check_known(request.zone_names, zones, &AvailabilityZone::name, "zone");
  check_known(request.zone_ids, zones, &AvailabilityZone::id, "zone-id");
  const bool all = request.zone_names.empty() && request.zone_ids.empty();
  ec2::DescribeAvailabilityZonesResult result;
  for (const AvailabilityZone& zone : zones) {
    if (!all && !contains(request.zone_names, zone.name) && !contains(request.zone_ids, zone.id)) continue;
    auto record = to_record(call.region, zone);
    if (matches<ec2::AvailabilityZone>(record, request.filters, zone_filters)) {
      result.availability_zones.push_back(std::move(record));
    }
  }
  return result;
}

ec2::ReturnResult modify_availability_zone_group(WriteCall& call,
                                                 const ec2::ModifyAvailabilityZoneGroupRequest& request) {
  if (request.opt_in_status != "opted-in" && request.opt_in_status != "not-opted-in") {
    refuse("InvalidParameterValue", "Value ({}) for parameter optInStatus is invalid.",
           request.opt_in_status);
  }
  const auto locals = local_zones_of(call.caller().region);
  bool known = std::any_of(locals.begin(), locals.end(),
                           [&](const AvailabilityZone& zone) { return zone.group == request.group_name; });
  if (!known) {
    refuse("InvalidParameterValue", "Value ({}) for parameter groupName is invalid.", request.group_name);
  }
  if (request.opt_in_status == "not-opted-in") {
    refuse("OperationNotPermitted", "Contact AWS Support to opt out of the zone group {}.",
           request.group_name);
  }
  call.region.opted_in_zone_groups.insert(request.group_name);
  return {};
}

ec2::Region to_record(const CatalogRegion& region) {
  auto status = region.opt_in ? ec2::AvailabilityZoneOptInStatus::not_opted_in
                              : ec2::AvailabilityZoneOptInStatus::opt_in_not_required;
  return {.endpoint = fmt::format("ec2.{}.amazonaws.com", region.name),
          .region_name = region.name,
          .opt_in_status = std::string(name_of(status))};
}

constexpr std::array<FilterField<ec2::Region>, 3> region_filters{{
    {"endpoint", [](const ec2::Region& region) { return Values{region.endpoint}; }},
    {"opt-in-status", [](const ec2::Region& region) { return Values{region.opt_in_status}; }},
    {"region-name", [](const ec2::Region& region) { return Values{region.region_name}; }},
}};

ec2::DescribeRegionsResult describe_regions(const ReadCall&, const ec2::DescribeRegionsRequest& request) {
  check_no_tag_filter(request.filters);
  check_filters<ec2::Region>(request.filters, region_filters);
  Values unknown;
  for (const std::string& name : request.region_names) {
    if (find_region(name) == nullptr) unknown.push_back(name);
  }
  if (!unknown.empty()) refuse("InvalidParameterValue", "Region(s) [{}] not found", fmt::join(unknown, ", "));
  ec2::DescribeRegionsResult result;
  for (const CatalogRegion& region : region_catalog()) {
    if (region.opt_in && !request.all_regions.value_or(false)) continue;
    if (!request.region_names.empty() && !contains(request.region_names, region.name)) continue;
    auto record = to_record(region);
    if (matches<ec2::Region>(record, request.filters, region_filters))
      result.regions.push_back(std::move(record));
  }
  return result;
}

}  // namespace

Actions availability_zone_actions() {
  return {
      action<describe_availability_zones>("Describes the availability zones of the region"),
      action<modify_availability_zone_group>("Opts the account in to a group of Local Zones"),
      action<describe_regions>("Describes the regions"),
  };
}

}  // namespace vpcsim
