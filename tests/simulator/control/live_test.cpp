#include "simulator/control/live.hpp"

#include <chrono>

#include "catch.hpp"
#include "tests/simulator/control/open_door.hpp"

namespace vpcsim::control {
namespace {

using nlohmann::json;
using tests::OpenDoor;

/// The other end of a feed.
struct Onlooker : protocol::WebSocket {
  std::vector<json> heard;
  bool closed = false;

  void send(Kind, std::string message) override { heard.push_back(json::parse(message)); }
  std::size_t unsent_bytes() const override { return 0; }
  void close() override { closed = true; }

  std::vector<std::string> kinds() const {
    std::vector<std::string> names;
    for (const json& message : heard) names.push_back(message["kind"]);
    return names;
  }
};

struct Watched : OpenDoor {
  Onlooker onlooker;
  std::unique_ptr<protocol::WebSocketUser> feed = look_on();

  std::unique_ptr<protocol::WebSocketUser> look_on() {
    auto opened = plane.live_feeds()->open();
    opened->opened(onlooker);
    return opened;
  }
  void wait() { loop.run_for(std::chrono::milliseconds(250)); }
};

TEST_CASE("Who looks on is greeted with the present state") {
  Watched cloud;
  REQUIRE(cloud.onlooker.kinds() == std::vector<std::string>{"hello"});
  CHECK(cloud.onlooker.heard[0]["now"] == "2026-01-01T00:00:00.000Z");
}

TEST_CASE("A change is told once, with the call that made it") {
  Watched cloud;
  cloud.send(cloud.create_vpc());
  cloud.wait();
  REQUIRE(cloud.onlooker.kinds() == std::vector<std::string>{"hello", "call", "changed"});
  CHECK(cloud.onlooker.heard[1]["call"]["action"] == "CreateVpc");
  CHECK(cloud.onlooker.heard[2]["version"] > cloud.onlooker.heard[0]["version"]);
}

TEST_CASE("A read is told, and changes nothing") {
  Watched cloud;
  cloud.send(cloud.create_vpc());
  cloud.wait();
  cloud.send(cloud.call("Action=DescribeVpcs&Version=2016-11-15"));
  cloud.wait();
  CHECK(cloud.onlooker.kinds() == std::vector<std::string>{"hello", "call", "changed", "call"});
}

TEST_CASE("A clock that is moved is a change") {
  Watched cloud;
  cloud.post("/_vpcsim/clock", R"({"advance": "+1h"})");
  cloud.wait();
  REQUIRE(cloud.onlooker.kinds() == std::vector<std::string>{"hello", "call", "changed"});
  CHECK(cloud.onlooker.heard[2]["now"] == "2026-01-01T01:00:00.000Z");
}

TEST_CASE("Nothing is told where nothing happens") {
  Watched cloud;
  cloud.wait();
  CHECK(cloud.onlooker.heard.size() == 1);
}

TEST_CASE("Where transitions take time, one is told to look every now and then") {
  Watched cloud;
  // Its states change without a call.
  Settings settings = tests::TestCloud::empty();
  settings.timing.nat_gateway_pending = 1000;
  Simulator slow({.seed = 1, .settings = settings}, cloud.clock);
  ControlPlane plane(slow, cloud.clock, "1.2.3");
  FrontDoor door(plane, cloud.loop);
  Onlooker onlooker;
  auto feed = plane.live_feeds()->open();
  feed->opened(onlooker);
  cloud.loop.run_for(std::chrono::milliseconds(2500));
  CHECK(onlooker.kinds() == std::vector<std::string>{"hello", "changed"});
}

TEST_CASE("There are so many feeds and no more, and one that ends makes room") {
  Watched cloud;
  std::vector<std::unique_ptr<protocol::WebSocketUser>> feeds;
  while (auto feed = cloud.plane.live_feeds()->open()) feeds.push_back(std::move(feed));
  CHECK(feeds.size() + 1 == LiveFeeds::feeds_max);
  feeds.pop_back();
  CHECK(cloud.plane.live_feeds()->open() != nullptr);
}

}  // namespace
}  // namespace vpcsim::control
