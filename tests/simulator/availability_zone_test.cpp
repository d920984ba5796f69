#include "protocol/ec2/availability_zone.hpp"

#include <set>

#include "catch.hpp"
#include "protocol/ec2/dhcp_options.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/vpc.hpp"
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
  CHECK(all.size() == 34);
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

TEST_CASE("Local Zones are described to those who opted in to them, and to those who ask for all") {
  TestCloud cloud;
  auto found = [&](ec2::DescribeAvailabilityZonesRequest request) {
    return cloud.call(request).availability_zones;
  };
  ec2::DescribeAvailabilityZonesRequest locals{.filters = {{"zone-type", {"local-zone"}}}};
  CHECK(found(locals).empty());
  CHECK(cloud.refusal_code(ec2::DescribeAvailabilityZonesRequest{.zone_names = {"us-east-1-bos-1a"}}) ==
        "InvalidParameterValue");
  auto all = locals;
  all.all_availability_zones = true;
  for (const auto& zone : found(all)) {
    CHECK(zone.opt_in_status == ec2::AvailabilityZoneOptInStatus::not_opted_in);
  }
  cloud.call(ec2::ModifyAvailabilityZoneGroupRequest{"us-east-1-bos-1", "opted-in"});
  auto zones = found(locals);
  REQUIRE(zones.size() == 1);
  CHECK(zones[0].zone_name == "us-east-1-bos-1a");
  CHECK(zones[0].zone_id == "use1-bos1-az1");
  CHECK(zones[0].group_name == "us-east-1-bos-1");
  CHECK(zones[0].network_border_group == "us-east-1-bos-1");
  CHECK(zones[0].opt_in_status == ec2::AvailabilityZoneOptInStatus::opted_in);
  CHECK(zones[0].parent_zone_id == "use1-az4");
  CHECK(zones[0].parent_zone_name == "us-east-1d");
  for (const auto& [name, value] : {std::pair{"parent-zone-id", "use1-az4"},
                                    {"parent-zoneID", "use1-az4"},
                                    {"parent-zoneName", "us-east-1d"},
                                    {"opt-in-status", "opted-in"},
                                    {"group-name", "us-east-1-bos-1"}}) {
    CHECK(found({.filters = {{name, {value}}}}).size() == 1);
  }
  cloud.account = "222222222222";
  CHECK(found(locals).empty());
}

TEST_CASE("An account opts in to groups of Local Zones, and AWS Support opts it out") {
  TestCloud cloud;
  using Request = ec2::ModifyAvailabilityZoneGroupRequest;
  CHECK(cloud.refusal(Request{"us-east-1-zg-1", "opted-in"}) ==
        "InvalidParameterValue: Value (us-east-1-zg-1) for parameter groupName is invalid.");
  CHECK(cloud.refusal(Request{"us-east-1-bos-1", "maybe"}) ==
        "InvalidParameterValue: Value (maybe) for parameter optInStatus is invalid.");
  CHECK(cloud.refusal_code(Request{"us-east-1-bos-1", "not-opted-in"}) == "OperationNotPermitted");
}

TEST_CASE("Subnets can be made in a Local Zone after opting in") {
  TestCloud cloud;
  auto vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  ec2::CreateSubnetRequest request{
      .availability_zone = "us-east-1-bos-1a", .cidr_block = "10.0.1.0/24", .vpc_id = vpc};
  CHECK(cloud.refusal_code(request) == "InvalidParameterValue");
  cloud.call(ec2::ModifyAvailabilityZoneGroupRequest{"us-east-1-bos-1", "opted-in"});
  CHECK(cloud.call(request).subnet.availability_zone_id == "use1-bos1-az1");
}
