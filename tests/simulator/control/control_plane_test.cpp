#include "simulator/control/control_plane.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "simulator/control/duration.hpp"
#include "tests/simulator/test_cloud.hpp"

namespace vpcsim::control {
namespace {

using nlohmann::json;
using protocol::HttpRequest;
using protocol::HttpResponse;

struct Controls {
  ManualClock clock;
  Simulator simulator{{.seed = 1}, clock};
  ControlPlane plane{simulator, clock, "1.2.3"};

  HttpResponse send(HttpRequest request) {
    HttpResponse response;
    plane.handle(request, response);
    return response;
  }
  HttpResponse get(std::string target) {
    return send({.method = "GET", .target = std::move(target), .headers = {}, .body = {}});
  }
  HttpResponse post(std::string target, std::string body) {
    return send({.method = "POST", .target = std::move(target), .headers = {}, .body = std::move(body)});
  }
};

std::string message_of(const HttpResponse& response) {
  return json::parse(response.body)["error"]["message"];
}

TEST_CASE("A span of time is numbers with units, the larger ones first") {
  CHECK(parse_duration("+7d1m") == 7 * 86'400'000 + 60'000);
  CHECK(parse_duration("1w2d3h4m5s6ms") == 788'645'006);
  CHECK(parse_duration("90s") == 90'000);
  CHECK(parse_duration("0s") == 0);
  for (const char* bad : {"", "+", "7", "d", "-1d", "1m7d", "1d1d", "1y", "1.5h", "1 d", "++1d", "1d+1h",
                          "99999999999999999999d", "99999999w"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_duration(bad));
  }
}

TEST_CASE("The clock is read and moved forward by the control plane") {
  Controls controls;
  CHECK(json::parse(controls.get("/_vpcsim/clock").body) ==
        json{{"now", "2026-01-01T00:00:00.000Z"}, {"factor", 0.0}});
  const auto moved = controls.post("/_vpcsim/clock", R"({"advance": "+7d1m"})");
  CHECK(moved.status == 200);
  CHECK(json::parse(moved.body)["now"] == "2026-01-08T00:01:00.000Z");
  CHECK(controls.clock.now().text() == "2026-01-08T00:01:00.000Z");
}

TEST_CASE("What takes nothing refuses what it is sent, and does nothing") {
  Controls controls;
  for (const char* path : {"health", "clock", "faults", "history", "homes"}) {
    CAPTURE(path);
    CHECK(controls.get("/_vpcsim/" + std::string(path)).status == 200);
    const auto refused = controls.get("/_vpcsim/" + std::string(path) + "?x=1");
    CHECK(refused.status == 400);
    CHECK(message_of(refused) == R"(it takes nothing, and was sent {"x":"1"})");
  }
  CHECK(controls.post("/_vpcsim/reset", R"({"x": 1})").status == 400);
  CHECK(controls.post("/_vpcsim/reset", "{}").status == 200);
}

TEST_CASE("A clock that can't be moved so stays, and the answer says why") {
  Controls controls;
  for (const char* bad :
       {"", "{}", "[]", "{\"advance\": 7}", "{\"advance\": \"-1d\"}", "{\"advance\": \"1d\"",
        "{\"advance\": \"1d\", \"back\": true}", "nonsense", "\xff"}) {
    CAPTURE(bad);
    const auto refused = controls.post("/_vpcsim/clock", bad);
    CHECK(refused.status == 400);
    CHECK_FALSE(message_of(refused).empty());
  }
  for (int century = 0; century < 100; ++century) controls.post("/_vpcsim/clock", R"({"advance": "36500d"})");
  CHECK(controls.clock.now().text().starts_with("99"));
  CHECK(controls.clock.now().text().size() == 24);
}

TEST_CASE("What isn't there, or isn't done so, is refused by name") {
  Controls controls;
  CHECK(controls.get("/_vpcsim/nothing").status == 404);
  const auto refused = controls.post("/_vpcsim/health", "");
  CHECK(refused.status == 405);
  CHECK(message_of(refused) == "/_vpcsim/health takes GET, not POST");
}

TEST_CASE("The control plane lists its endpoints") {
  Controls controls;
  const json listed = json::parse(controls.get("/_vpcsim").body)["endpoints"];
  REQUIRE(listed.size() >= 4);
  for (const json& row : listed) CHECK_FALSE(row["doc"].get<std::string>().empty());
}

TEST_CASE("Health answers the version and the time") {
  Controls controls;
  const json health = json::parse(controls.get("/_vpcsim/health").body);
  CHECK(health["status"] == "ok");
  CHECK(health["version"] == "1.2.3");
}

TEST_CASE("A reset empties every account and leaves the clock") {
  ManualClock clock;
  Simulator simulator{{.seed = 1}, clock};
  ControlPlane plane{simulator, clock, ""};
  simulator.handle(HttpRequest{.method = "POST",
                               .target = "/",
                               .headers = {},
                               .body = "Action=DescribeVpcs&Version=2016-11-15&AWSAccessKeyId=111111111111"});
  REQUIRE_FALSE(simulator.cloud().regions().empty());
  clock.advance(1000);
  HttpResponse response;
  plane.handle({.method = "POST", .target = "/_vpcsim/reset", .headers = {}, .body = ""}, response);
  CHECK(response.status == 200);
  CHECK(simulator.cloud().regions().empty());
  CHECK(clock.now() == ManualClock().now().plus(1000));
}

TEST_CASE("Other machines and other web sites have no part in the control plane") {
  Controls controls;
  auto status_with = [&](std::string peer, protocol::HttpHeaders headers) {
    return controls
        .send({.method = "GET",
               .target = "/_vpcsim/health",
               .headers = std::move(headers),
               .body = {},
               .peer_address = std::move(peer)})
        .status;
  };
  CHECK(status_with("127.0.0.1", {{"Host", "127.0.0.1:4566"}}) == 200);
  CHECK(status_with("::1", {{"Host", "[::1]:4566"}}) == 200);
  CHECK(status_with("::ffff:127.0.0.1", {{"Host", "localhost"}}) == 200);
  CHECK(status_with("127.0.0.1", {{"Host", "localhost:4566"}, {"Origin", "http://localhost:4566"}}) == 200);
  CHECK(status_with("192.0.2.1", {{"Host", "127.0.0.1"}}) == 403);
  CHECK(status_with("127.0.0.1", {{"Host", "rebound.example:4566"}}) == 403);
  CHECK(status_with("127.0.0.1", {{"Host", "127.0.0.1.example"}}) == 403);
  CHECK(status_with("127.0.0.1", {{"Host", "localhost:4566"}, {"Origin", "http://evil.example"}}) == 403);
}

TEST_CASE("Only paths below /_vpcsim are the control plane's") {
  auto is_control = [](const char* target) {
    return ControlPlane::is_request({.method = "GET", .target = target, .headers = {}, .body = {}});
  };
  CHECK(is_control("/_vpcsim"));
  CHECK(is_control("/_vpcsim/"));
  CHECK(is_control("/_vpcsim/clock?x"));
  CHECK_FALSE(is_control("/"));
  CHECK_FALSE(is_control("/_vpcsimulator"));
}

}  // namespace
}  // namespace vpcsim::control
