#include "protocol/ec2/availability_zone.hpp"

#include <set>

#include "catch.hpp"
#include "protocol/ec2/dhcp_options.hpp"
#include "simulator/region_catalog.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;

TEST_CASE("DescribeAvailabilityZones lists the zones of the caller's region") {
  TestCloud cloud;
  auto zones = cloud.call(ec2::DescribeAvailabilityZonesRequest{}).availability_zones;
  REQUIRE(zones.size() == 6);
  CHECK(zones[0].zone_name == "us-east-1a");
  CHECK(zones[0].zone_id == "use1-az6");
  CHECK(zones[0].group_name == "us-east-1-zg-1");
  CHECK(zones[0].group_long_name == "US East (N. Virginia) 1");
  CHECK(zones[0].network_border_group == "us-east-1");
  CHECK(zones[0].opt_in_status == ec2::AvailabilityZoneOptInStatus::opt_in_not_required);
  cloud.region = "ap-northeast-1";
  zones =
      cloud.call(ec2::DescribeAvailabilityZonesRequest{.all_availability_zones = true}).availability_zones;
  REQUIRE(zones.size() == 3);
  CHECK(zones[2].zone_name == "ap-northeast-1d");
}

TEST_CASE("zones are selected by name, by id and by filter, and unknown ones are refused") {
  TestCloud cloud;
  auto found = [&](ec2::DescribeAvailabilityZonesRequest request) {
    return cloud.call(request).availability_zones.size();
  };
  CHECK(found({.zone_names = {"us-east-1a", "us-east-1b"}}) == 2);
  CHECK(found({.zone_ids = {"use1-az6"}}) == 1);
  CHECK(found({.zone_names = {"us-east-1b"}, .zone_ids = {"use1-az6"}}) == 2);
  CHECK(found({.filters = {{"zone-name", {"us-east-1?"}}, {"zone-type", {"availability-zone"}}}}) == 6);
  CHECK(found({.filters = {{"region-name", {"eu-west-1"}}}}) == 0);
  CHECK(cloud.refusal(ec2::DescribeAvailabilityZonesRequest{.zone_names = {"us-east-1x"}}) ==
        "InvalidParameterValue: Invalid availability zone: [us-east-1x]");
  CHECK(cloud.refusal_code(ec2::DescribeAvailabilityZonesRequest{.filters = {{"tag:a", {"b"}}}}) ==
        "InvalidParameterValue");
}

TEST_CASE("DescribeRegions lists the 17 regions without opt-in, and all of them when asked to") {
  TestCloud cloud;
  auto regions = cloud.call(ec2::DescribeRegionsRequest{}).regions;
  CHECK(regions.size() == 17);
  CHECK(regions[0].endpoint == "ec2.us-east-1.amazonaws.com");
  CHECK(regions[0].opt_in_status == "opt-in-not-required");
  auto all = cloud.call(ec2::DescribeRegionsRequest{.all_regions = true}).regions;
  CHECK(all.size() == 32);
  CHECK(all.back().opt_in_status == "not-opted-in");
  CHECK(cloud.call(ec2::DescribeRegionsRequest{.filters = {{"region-name", {"eu-*"}}}}).regions.size() == 5);
  CHECK(cloud.call(ec2::DescribeRegionsRequest{.region_names = {"sa-east-1"}}).regions.size() == 1);
  CHECK(cloud.refusal(ec2::DescribeRegionsRequest{.region_names = {"mars-1"}}) ==
        "InvalidParameterValue: Region(s) [mars-1] not found");
}

TEST_CASE("the catalog has no zone name and no zone id twice") {
  std::set<std::string> names, ids;
  std::size_t count = 0;
  for (const CatalogRegion& region : region_catalog()) {
    for (const AvailabilityZone& zone : region.zones) {
      names.insert(zone.name);
      ids.insert(zone.id);
      ++count;
      CHECK(find_zone(region.name, zone.name) == &zone);
    }
  }
  CHECK(names.size() == count);
  CHECK(ids.size() == count);
  CHECK(is_enabled_region("eu-west-1"));
  CHECK_FALSE(is_enabled_region("eu-south-1"));
  CHECK_FALSE(is_enabled_region("mars-1"));
}

TEST_CASE("a region has Amazon's DHCP options, whose domain is named after it except in us-east-1") {
  auto row =
      GENERATE(std::pair{"us-east-1", "ec2.internal"}, std::pair{"eu-west-1", "eu-west-1.compute.internal"});
  TestCloud cloud;
  cloud.region = row.first;
  auto options = cloud.call(ec2::DescribeDhcpOptionsRequest{}).dhcp_options;
  REQUIRE(options.size() == 1);
  REQUIRE(options[0].dhcp_configurations.size() == 2);
  CHECK(options[0].dhcp_configurations[0].key == "domain-name");
  CHECK(options[0].dhcp_configurations[0].values[0].value == row.second);
  CHECK(options[0].dhcp_configurations[1].values[0].value == "AmazonProvidedDNS");
  CHECK(cloud.call(ec2::DescribeDhcpOptionsRequest{.filters = {{"value", {"AmazonProvided*"}}}})
            .dhcp_options.size() == 1);
  CHECK(cloud.refusal_code(ec2::DescribeDhcpOptionsRequest{.dhcp_options_ids = {"dopt-1"}}) ==
        "InvalidDhcpOptionID.NotFound");
}
