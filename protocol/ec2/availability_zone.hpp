// Regions and availability zones:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AvailabilityZone.html
#pragma once

#include "protocol/ec2/common.hpp"

namespace vpcsim::ec2 {

enum class AvailabilityZoneState { available, information, impaired, unavailable };
enum class AvailabilityZoneOptInStatus { opt_in_not_required, opted_in, not_opted_in };

struct AvailabilityZoneMessage {
  std::string message;
  static const Shape shape;
};

struct AvailabilityZone {
  AvailabilityZoneState state = AvailabilityZoneState::available;
  AvailabilityZoneOptInStatus opt_in_status = AvailabilityZoneOptInStatus::opt_in_not_required;
  std::vector<AvailabilityZoneMessage> messages;
  std::string region_name;
  std::string zone_name;
  std::string zone_id;
  std::string group_name;
  std::string network_border_group;
  std::string zone_type = "availability-zone";
  std::string group_long_name;
  std::optional<std::string> parent_zone_name;  ///< of a Local Zone
  std::optional<std::string> parent_zone_id;    ///< of a Local Zone
  static const Shape shape;
};

struct DescribeAvailabilityZonesResult {
  std::vector<AvailabilityZone> availability_zones;
  static const Shape shape;
};
struct DescribeAvailabilityZonesRequest {
  std::vector<Filter> filters;
  std::vector<std::string> zone_names;
  std::vector<std::string> zone_ids;
  std::optional<bool> all_availability_zones;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeAvailabilityZones";
  using Result = DescribeAvailabilityZonesResult;
};

struct ModifyAvailabilityZoneGroupRequest {
  std::string group_name;
  std::string opt_in_status;  ///< only "opted-in": AWS's support opts an account out
  static const Shape shape;
  static constexpr std::string_view action = "ModifyAvailabilityZoneGroup";
  using Result = ReturnResult;
};

struct Region {
  std::string endpoint;
  std::string region_name;
  std::string opt_in_status;  ///< a string in AWS's model too, with AvailabilityZoneOptInStatus' words
  static const Shape shape;
};

struct DescribeRegionsResult {
  std::vector<Region> regions;
  static const Shape shape;
};
struct DescribeRegionsRequest {
  std::vector<Filter> filters;
  std::vector<std::string> region_names;
  std::optional<bool> all_regions;  ///< those, too, that the account hasn't opted in to
  static const Shape shape;
  static constexpr std::string_view action = "DescribeRegions";
  using Result = DescribeRegionsResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::AvailabilityZoneState, "available", "information", "impaired", "unavailable");
VPCSIM_ENUM(vpcsim::ec2::AvailabilityZoneOptInStatus, "opt-in-not-required", "opted-in", "not-opted-in");
