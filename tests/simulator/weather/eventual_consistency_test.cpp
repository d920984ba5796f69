#include "catch.hpp"
#include "tests/simulator/weather/weather_world.hpp"

namespace vpcsim::weather {
namespace {

using tests::create_vpc;
using tests::element;
using tests::occurrences;
using tests::WeatherWorld;

std::size_t visible(WeatherWorld& world, const std::string& account = "111111111111") {
  return occurrences(world.send("DescribeVpcs", account).body, "<vpcId>");
}

TEST_CASE("What was made isn't visible for some time of the virtual clock, neither listed nor by id") {
  WeatherWorld world(
      {{.kind = Kind::eventual_consistency, .actions = {"CreateVpc"}, .milliseconds = {2000, 2000}}});
  const std::string id = element(world.send(create_vpc).body, "vpcId");
  CHECK(visible(world) == 0);
  CHECK(world.outcome("DescribeVpcs&VpcId.1=" + id) == "InvalidVpcID.NotFound");
  world.clock.advance(1999);
  CHECK(visible(world) == 0);
  world.clock.advance(1);
  CHECK(visible(world) == 1);
  CHECK(world.outcome("DescribeVpcs&VpcId.1=" + id) == "ok");
}

TEST_CASE("What was made isn't visible for a number of reads") {
  WeatherWorld world({{.kind = Kind::eventual_consistency, .count = 1, .calls = 2}});
  world.send(create_vpc);
  CHECK(visible(world) == 0);
  CHECK(visible(world) == 0);
  CHECK(visible(world) == 1);
}

TEST_CASE("Reads only ever move forward: an older resource shows before a younger one") {
  WeatherWorld world({{.kind = Kind::eventual_consistency, .milliseconds = {2000, 2000}}});
  world.send(create_vpc);
  world.clock.advance(1000);
  world.send("CreateVpc&CidrBlock=10.1.0.0/16");
  CHECK(visible(world) == 0);
  world.clock.advance(1000);
  CHECK(visible(world) == 1);
  world.clock.advance(1000);
  CHECK(visible(world) == 2);
}

TEST_CASE("Other accounts and regions read what is there") {
  WeatherWorld world(
      {{.kind = Kind::eventual_consistency, .account = "111111111111", .milliseconds = {1000, 1000}}});
  world.send(create_vpc);
  CHECK(visible(world) == 0);
  world.send(create_vpc, "222222222222");
  CHECK(visible(world, "222222222222") == 1);
  world.send(create_vpc, "222222222222", "eu-west-1");
  CHECK(occurrences(world.send("DescribeVpcs", "222222222222", "eu-west-1").body, "<vpcId>") == 1);
}

TEST_CASE("Calls that change what isn't visible yet work, unless the rule is strict") {
  for (const bool strict : {false, true}) {
    WeatherWorld world(
        {{.kind = Kind::eventual_consistency, .actions = {"CreateVpc"}, .calls = 1, .strict = strict}});
    const std::string id = element(world.send(create_vpc).body, "vpcId");
    const std::string create_subnet = "CreateSubnet&CidrBlock=10.0.0.0/24&VpcId=" + id;
    CHECK(world.outcome(create_subnet) == (strict ? "InvalidVpcID.NotFound" : "ok"));
    CHECK(world.outcome("CreateVpc&CidrBlock=10.1.0.0/16") == "ok");
    visible(world);
    CHECK(world.outcome("CreateSubnet&CidrBlock=10.0.1.0/24&VpcId=" + id) == "ok");
  }
}

TEST_CASE("A read of the past changes nothing and repeats no request id") {
  WeatherWorld world({{.kind = Kind::eventual_consistency, .milliseconds = {1000, 1000}}});
  const std::string made = element(world.send(create_vpc).body, "requestId");
  const std::string first = element(world.send("DescribeVpcs").body, "requestId");
  const std::string second = element(world.send("DescribeVpcs").body, "requestId");
  CHECK(made != first);
  CHECK(first != second);
  CHECK(world.vpcs() == 1);
}

TEST_CASE("A refused call and a dry run open no window") {
  WeatherWorld world({{.kind = Kind::eventual_consistency, .calls = 1}});
  CHECK(world.outcome("CreateVpc&CidrBlock=nonsense") != "ok");
  CHECK(world.outcome(create_vpc + "&DryRun=true") == "DryRunOperation");
  CHECK(world.weather.rules().front().struck == 0);
}

}  // namespace
}  // namespace vpcsim::weather
