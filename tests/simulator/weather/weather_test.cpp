#include "simulator/weather/weather.hpp"

#include "catch.hpp"
#include "tests/simulator/weather/weather_world.hpp"

namespace vpcsim::weather {
namespace {

using tests::create_vpc;
using tests::element;
using tests::WeatherWorld;

TEST_CASE("A pattern's * stands for any characters") {
  CHECK(matches_pattern("Create*", "CreateVpc"));
  CHECK(matches_pattern("*", "CreateVpc"));
  CHECK(matches_pattern("*Vpc", "CreateVpc"));
  CHECK(matches_pattern("Create*Vpc", "CreateDefaultVpc"));
  CHECK(matches_pattern("C*e*Vpc*", "CreateDefaultVpcs"));
  CHECK(matches_pattern("CreateVpc", "CreateVpc"));
  CHECK_FALSE(matches_pattern("CreateVpc", "CreateVpcPeeringConnection"));
  CHECK_FALSE(matches_pattern("*Vpc", "CreateVpcs"));
  CHECK_FALSE(matches_pattern("create*", "CreateVpc"));
  CHECK_FALSE(matches_pattern("", "CreateVpc"));
}

TEST_CASE("Without rules the weather is fair: the same bytes as without it") {
  WeatherWorld world;
  tests::TestCloud plain;
  CHECK(world.send(create_vpc).body == plain.send("Version=2016-11-15&Action=" + create_vpc).body);
}

TEST_CASE("A throttled call isn't carried out, and goes through once the rule's count is reached") {
  WeatherWorld world({{.kind = Kind::throttle, .actions = {"CreateVpc"}, .count = 2}});
  for (int i = 0; i < 2; ++i) {
    const auto refused = world.send(create_vpc);
    CHECK(refused.status == 503);
    CHECK(element(refused.body, "Code") == "RequestLimitExceeded");
    CHECK(element(refused.body, "Message") == "Request limit exceeded.");
    CHECK(*find_header(refused.headers, "x-amzn-RequestId") == element(refused.body, "RequestID"));
    CHECK(world.vpcs() == 0);
  }
  CHECK(world.outcome(create_vpc) == "ok");
  CHECK(world.weather.rules().front().matched == 3);
  CHECK(world.weather.rules().front().struck == 2);
}

TEST_CASE("An internal error is a 500, unavailability a 503, both before the call is carried out") {
  for (const auto& [kind, code, status] : {std::tuple(Kind::internal_error, "InternalError", 500),
                                           std::tuple(Kind::unavailable, "Unavailable", 503)}) {
    WeatherWorld world({{.kind = kind}});
    const auto refused = world.send(create_vpc);
    CHECK(refused.status == status);
    CHECK(element(refused.body, "Code") == code);
    CHECK(world.vpcs() == 0);
  }
}

TEST_CASE("A call may be carried out and answer an error all the same") {
  for (const Kind kind : {Kind::throttle, Kind::internal_error, Kind::unavailable}) {
    WeatherWorld world({{.kind = kind, .actions = {"Create*"}, .carried_out = true}});
    CHECK(world.send(create_vpc).status >= 500);
    CHECK(world.vpcs() == 1);
  }
}

TEST_CASE("A rule is about its actions and its account only") {
  WeatherWorld world(
      {{.kind = Kind::throttle, .actions = {"Create*", "DeleteVpc"}, .account = "222222222222"}});
  CHECK(world.outcome(create_vpc) == "ok");
  CHECK(world.outcome(create_vpc, "222222222222") == "RequestLimitExceeded");
  CHECK(world.outcome("DeleteVpc&VpcId=vpc-1", "222222222222") == "RequestLimitExceeded");
  CHECK(world.outcome("DescribeVpcs", "222222222222") == "ok");
  CHECK(world.weather.rules().front().matched == 2);
}

TEST_CASE("A rule spares the first calls if told so") {
  WeatherWorld world({{.kind = Kind::throttle, .after = 2, .count = 1}});
  std::string story;
  for (int i = 0; i < 5; ++i) story += world.outcome("DescribeVpcs") == "ok" ? '.' : 'x';
  CHECK(story == "..x..");
}

TEST_CASE("The same seed gives the same weather, another seed another") {
  const auto story = [](std::uint64_t seed) {
    WeatherWorld world;
    world.weather.set({.seed = seed, .faults = {{.kind = Kind::throttle, .probability = 0.5}}});
    std::string told;
    for (int i = 0; i < 64; ++i) told += world.outcome("DescribeVpcs") == "ok" ? '.' : 'x';
    return told;
  };
  CHECK(story(1) == story(1));
  CHECK(story(1) != story(2));
  const auto struck = tests::occurrences(story(1), "x");
  CHECK(struck > 16);
  CHECK(struck < 48);
}

TEST_CASE("Ids are the same with and without weather") {
  WeatherWorld fair;
  WeatherWorld bad({{.kind = Kind::throttle, .probability = 0.5}});
  const auto id = [](WeatherWorld& world, int number) {
    for (int attempt = 0; attempt < 100; ++attempt) {
      const auto answer = world.send("CreateVpc&CidrBlock=10." + std::to_string(number) + ".0.0/16");
      if (answer.status == 200) return element(answer.body, "vpcId");
    }
    return std::string("never");
  };
  for (int number = 0; number < 5; ++number) CHECK(id(bad, number) == id(fair, number));
  CHECK(bad.weather.rules().front().struck > 0);
}

TEST_CASE("The first rule that refuses a call decides") {
  WeatherWorld world({{.kind = Kind::unavailable, .count = 1}, {.kind = Kind::throttle}});
  CHECK(world.outcome(create_vpc) == "Unavailable");
  CHECK(world.weather.rules()[1].matched == 0);
  CHECK(world.outcome(create_vpc) == "RequestLimitExceeded");
}

TEST_CASE("What isn't a call of an action of EC2's meets no weather") {
  WeatherWorld world({{.kind = Kind::throttle}});
  CHECK(world.outcome("Nonsense") == "InvalidAction");
  CHECK(world.send("GetCallerIdentity&Version=2011-06-15").body.find("RequestLimitExceeded") ==
        std::string::npos);
  protocol::HttpRequest unsigned_request;
  unsigned_request.body = "Action=DescribeVpcs&Version=2016-11-15";
  CHECK(element(world.weather.handle(unsigned_request).body, "Code") == "MissingParameter");
  CHECK(world.weather.rules().front().matched == 0);
}

TEST_CASE("A delay is fixed or drawn from a range, and the call is carried out") {
  WeatherWorld world({{.kind = Kind::delay, .actions = {"CreateVpc"}, .milliseconds = {200, 200}}});
  CHECK(world.send(create_vpc).delay_ms == 200);
  CHECK(world.vpcs() == 1);
  world.weather.set({.faults = {{.kind = Kind::delay, .milliseconds = {100, 500}}}});
  std::int64_t least = 1000, most = 0;
  for (int i = 0; i < 50; ++i) {
    const auto delay = world.send("DescribeVpcs").delay_ms;
    least = std::min(least, delay);
    most = std::max(most, delay);
  }
  CHECK(least >= 100);
  CHECK(most <= 500);
  CHECK(most - least > 200);
}

TEST_CASE("A cut call is carried out; where it is cut is said or drawn, and a drawn cut is never the whole") {
  WeatherWorld world({{.kind = Kind::cut, .count = 1, .after_bytes = 40}});
  CHECK(world.send(create_vpc).cut_after_bytes == 40);
  CHECK(world.vpcs() == 1);
  CHECK_FALSE(world.send("DescribeVpcs").cut_after_bytes);
  world.weather.set({.faults = {{.kind = Kind::cut}}});
  for (int i = 0; i < 50; ++i) {
    const auto answer = world.send("DescribeVpcs");
    REQUIRE(answer.cut_after_bytes);
    CHECK(*answer.cut_after_bytes <= answer.body.size());
  }
}

TEST_CASE("The weather of the start comes back with a reset, without what was added since") {
  WeatherWorld world;
  world.weather.begin_with({.seed = 9, .faults = {{.kind = Kind::throttle, .count = 1}}});
  world.weather.add({{.kind = Kind::unavailable}});
  CHECK(world.outcome(create_vpc) == "RequestLimitExceeded");
  CHECK(world.outcome(create_vpc) == "Unavailable");
  world.weather.reset();
  CHECK(world.weather.seed() == 9);
  CHECK(world.weather.rules().size() == 1);
  CHECK(world.outcome(create_vpc) == "RequestLimitExceeded");
  CHECK(world.outcome(create_vpc) == "ok");
}

}  // namespace
}  // namespace vpcsim::weather
