#include "catch.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::TestCloud;

TEST_CASE("instance types have AWS's numbers and must exist") {
  TestCloud cloud;
  auto type =
      cloud.call(ec2::DescribeInstanceTypesRequest{.instance_types = {"m5.large"}}).instance_types.at(0);
  CHECK(type.network_info.maximum_network_interfaces == 3);
  CHECK(type.network_info.ipv4_addresses_per_interface == 10);
  CHECK(type.memory_info.size_in_mib == 8192);
  CHECK_FALSE(type.burstable_performance_supported);
  CHECK(cloud.refusal(ec2::DescribeInstanceTypesRequest{.instance_types = {"foo"}}) ==
        "InvalidInstanceType: The following supplied instance types do not exist: [foo]");
  auto arm = cloud.call(
      ec2::DescribeInstanceTypesRequest{.filters = {{"processor-info.supported-architecture", {"arm64"}},
                                                    {"burstable-performance-supported", {"true"}}}});
  CHECK(arm.instance_types.size() == 5);
}

TEST_CASE("instance types come in pages") {
  TestCloud cloud;
  std::size_t count = 0;
  ec2::DescribeInstanceTypesRequest request{.max_results = 10};
  do {
    auto page = cloud.call(request);
    count += page.instance_types.size();
    request.next_token = page.next_token;
  } while (request.next_token);
  CHECK(count == cloud.call(ec2::DescribeInstanceTypesRequest{}).instance_types.size());
}

TEST_CASE("EBS performance, CPU options and storage of a type can be asked for") {
  TestCloud cloud;
  auto names = [&](std::string filter, std::string value) {
    std::vector<std::string> found;
    ec2::DescribeInstanceTypesRequest request{.filters = {{std::move(filter), {std::move(value)}}}};
    for (const auto& type : cloud.call(request).instance_types) found.push_back(type.instance_type);
    return found;
  };
  using Names = std::vector<std::string>;
  CHECK(names("ebs-info.ebs-optimized-info.baseline-throughput-in-mbps", "10.875") ==
        Names{"t3.micro", "t4g.micro"});
  CHECK(names("vcpu-info.valid-cores", "4") == Names{"c5.2xlarge", "m5.2xlarge"});
  CHECK(names("processor-info.sustained-clock-speed-in-ghz", "3.1") ==
        Names{"m5.2xlarge", "m5.large", "m5.xlarge"});
  CHECK(names("instance-storage-info.total-size-in-gb", "160") == Names{"m1.small"});
  CHECK(names("ebs-info.ebs-optimized-support", "unsupported").size() == 6);
  CHECK(cloud.refusal(ec2::DescribeInstanceTypesRequest{.filters = {{"x", {"y"}}}}) ==
        "InvalidParameterValue: The filter 'x' is invalid");
  CHECK(cloud.refusal_code(ec2::DescribeInstanceTypesRequest{.max_results = 101}) == "InvalidParameterValue");
}

TEST_CASE("Instance types are offered in the region, and in every zone of it") {
  TestCloud cloud;
  auto offered = [&](std::optional<ec2::LocationType> type) {
    return cloud
        .call(ec2::DescribeInstanceTypeOfferingsRequest{.location_type = type,
                                                        .filters = {{"instance-type", {"t3.micro"}}}})
        .instance_type_offerings;
  };
  auto region = offered(std::nullopt);
  REQUIRE(region.size() == 1);
  CHECK(region[0].location == "us-east-1");
  auto zones = offered(ec2::LocationType::availability_zone);
  REQUIRE(zones.size() == 6);
  CHECK(zones[0].location == "us-east-1a");
  CHECK(offered(ec2::LocationType::availability_zone_id).at(0).location.starts_with("use1-az"));
  CHECK(offered(ec2::LocationType::outpost).empty());
  auto page = cloud.call(ec2::DescribeInstanceTypeOfferingsRequest{.max_results = 5});
  CHECK(page.instance_type_offerings.size() == 5);
  CHECK(page.next_token);
}
