#include "protocol/ec2/availability_zone.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(AvailabilityZoneMessage, MEMBER(message, "Message"));

VPCSIM_SHAPE(AvailabilityZone, MEMBER(state, "State", .wire = "zoneState"),
             MEMBER(opt_in_status, "OptInStatus"), MEMBER(messages, "Messages", .wire = "messageSet"),
             MEMBER(region_name, "RegionName"), MEMBER(zone_name, "ZoneName"), MEMBER(zone_id, "ZoneId"),
             MEMBER(group_name, "GroupName"), MEMBER(network_border_group, "NetworkBorderGroup"),
             MEMBER(zone_type, "ZoneType"), MEMBER(group_long_name, "GroupLongName"),
             MEMBER(parent_zone_name, "ParentZoneName"), MEMBER(parent_zone_id, "ParentZoneId"));

VPCSIM_SHAPE(DescribeAvailabilityZonesResult,
             MEMBER(availability_zones, "AvailabilityZones", .wire = "availabilityZoneInfo"));
VPCSIM_SHAPE(DescribeAvailabilityZonesRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(zone_names, "ZoneNames", .wire = "ZoneName"),
             MEMBER(zone_ids, "ZoneIds", .wire = "ZoneId"),
             MEMBER(all_availability_zones, "AllAvailabilityZones"));

VPCSIM_SHAPE(ModifyAvailabilityZoneGroupRequest, MEMBER(group_name, "GroupName", .required = "groupName"),
             MEMBER(opt_in_status, "OptInStatus", .required = "optInStatus"));

VPCSIM_SHAPE(Region, MEMBER(endpoint, "Endpoint", .wire = "regionEndpoint"),
             MEMBER(region_name, "RegionName"), MEMBER(opt_in_status, "OptInStatus"));

VPCSIM_SHAPE(DescribeRegionsResult, MEMBER(regions, "Regions", .wire = "regionInfo"));
VPCSIM_SHAPE(DescribeRegionsRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(region_names, "RegionNames", .wire = "RegionName"), MEMBER(all_regions, "AllRegions"));

}  // namespace vpcsim::ec2
