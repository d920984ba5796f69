#include "simulator/weather/token_bucket.hpp"

#include "catch.hpp"
#include "simulator/aws_actions.hpp"
#include "simulator/weather/request_limits.hpp"
#include "tests/simulator/weather/weather_world.hpp"

namespace vpcsim::weather {
namespace {

using tests::WeatherWorld;

/// How many calls in a row go through.
int burst(WeatherWorld& world, const std::string& form, const std::string& account = "111111111111",
          const std::string& region = "us-east-1") {
  for (int count = 0; count < 2000; ++count) {
    if (world.outcome(form, account, region) == "RequestLimitExceeded") return count;
  }
  return -1;
}

TEST_CASE("An account has as many calls at once as AWS's bucket has tokens, then as many as flow in") {
  WeatherWorld world({{.kind = Kind::token_bucket}});
  CHECK(burst(world, "DescribeVpcs") == 100);
  CHECK(burst(world, "DescribeVpcs") == 0);
  world.clock.advance(1000);
  CHECK(burst(world, "DescribeVpcs") == 20);
  world.clock.advance(100);
  CHECK(burst(world, "DescribeVpcs") == 2);
  world.clock.advance(100LL * 366 * 86'400'000);
  CHECK(burst(world, "DescribeVpcs") == 100);
  CHECK(world.weather.rules().front().struck == 5);
}

TEST_CASE("Each action, account and region has a bucket of its own") {
  WeatherWorld world({{.kind = Kind::token_bucket}});
  CHECK(burst(world, "DescribeVpcs") == 100);
  CHECK(burst(world, "DescribeSubnets") == 100);
  CHECK(burst(world, "DescribeVpcs", "222222222222") == 100);
  CHECK(burst(world, "DescribeVpcs", "111111111111", "eu-west-1") == 100);
}

TEST_CASE("Listing everything without filter or pages takes from a smaller bucket") {
  WeatherWorld world({{.kind = Kind::token_bucket}});
  CHECK(burst(world, "DescribeNetworkInterfaces") == 50);
  CHECK(burst(world, "DescribeNetworkInterfaces&MaxResults=5") == 100);
  world.clock.advance(10'000);
  CHECK(burst(world, "DescribeNetworkInterfaces&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1") == 100);
}

TEST_CASE("Changes, and the actions that AWS lists, have limits of their own") {
  WeatherWorld world({{.kind = Kind::token_bucket}});
  CHECK(burst(world, "CreateVpc&CidrBlock=nonsense") == 50);
  CHECK(burst(world, "AcceptVpcPeeringConnection&VpcPeeringConnectionId=pcx-1") == 50);
  CHECK(burst(world, "CreateTags") == 100);
  CHECK(burst(world, "CreateVpcEndpoint") == 4);
  world.clock.advance(10'000);
  CHECK(burst(world, "CreateVpcEndpoint") == 3);  // 0.3 a second
}

TEST_CASE("Instances are limited by their number, too") {
  CHECK(resource_limit("RunInstances", {{"MaxCount", "250"}})->resources == 250);
  CHECK(resource_limit("StopInstances", {{"InstanceId.1", "i-1"}, {"InstanceId.2", "i-2"}})->resources == 2);
  CHECK_FALSE(resource_limit("CreateVpc", {}));
  WeatherWorld world({{.kind = Kind::token_bucket}});
  const std::string run = "RunInstances&MinCount=1&MaxCount=600&ImageId=ami-1";
  CHECK(burst(world, run) == 1);
  CHECK(burst(world, "RunInstances&MinCount=1&MaxCount=1&ImageId=ami-1") ==
        4);  // a token of the requests each
}

TEST_CASE("A rule's own bucket takes the place of AWS's") {
  WeatherWorld world(
      {{.kind = Kind::token_bucket, .actions = {"Describe*"}, .bucket = BucketLimit{3 * token, token / 2}}});
  CHECK(burst(world, "DescribeVpcs") == 3);
  world.clock.advance(1999);
  CHECK(world.outcome("DescribeVpcs") == "RequestLimitExceeded");
  world.clock.advance(1);
  CHECK(world.outcome("DescribeVpcs") == "ok");
}

}  // namespace
}  // namespace vpcsim::weather
