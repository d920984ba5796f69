#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "simulator/control/control_plane.hpp"
#include "simulator/weather/forecast_json.hpp"
#include "tests/simulator/weather/weather_world.hpp"

namespace vpcsim::weather {
namespace {

using nlohmann::json;

struct Controls {
  ManualClock clock;
  Simulator simulator{{.seed = 1, .settings = tests::TestCloud::empty()}, clock};
  control::ControlPlane plane{simulator, clock, ""};

  protocol::HttpResponse send(std::string method, std::string body = "",
                              std::string target = "/_vpcsim/faults") {
    protocol::HttpResponse response;
    plane.handle(
        {.method = std::move(method), .target = std::move(target), .headers = {}, .body = std::move(body)},
        response);
    return response;
  }
  json faults() { return json::parse(send("GET").body)["faults"]; }
  int call() {
    return plane.weather()
        .handle(protocol::HttpRequest{
            .body = "Action=DescribeVpcs&Version=2016-11-15&AWSAccessKeyId=111111111111"})
        .status;
  }
};

TEST_CASE("Faults are put, added, listed with how often they struck, and cleared") {
  Controls controls;
  CHECK(json::parse(controls.send("GET").body) == json::parse(R"({"seed": 1, "faults": []})"));
  CHECK(
      controls
          .send("PUT", R"({"seed": 7, "faults": [{"kind": "throttle", "action": "Describe*", "count": 1}]})")
          .status == 200);
  CHECK(controls.send("POST", R"({"faults": [{"kind": "unavailable", "after": 1}]})").status == 200);
  CHECK(controls.call() == 503);
  CHECK(controls.call() == 200);
  CHECK(json::parse(controls.send("GET").body) == json::parse(R"({"seed": 7, "faults": [
    {"kind": "throttle", "action": "Describe*", "count": 1, "matched": 2, "struck": 1},
    {"kind": "unavailable", "after": 1, "matched": 1, "struck": 0}]})"));
  CHECK(controls.send("DELETE").status == 200);
  CHECK(controls.faults().empty());
  CHECK(controls.call() == 200);
}

TEST_CASE("Every member of every kind of fault is shown as it was given") {
  const json given = json::parse(R"([
    {"kind": "throttle", "action": "CreateVpc", "account": "111111111111", "probability": 0.5, "after": 3, "count": 2,
     "carried_out": true},
    {"kind": "internal-error", "action": ["CreateVpc", "Delete*"]},
    {"kind": "unavailable"},
    {"kind": "insufficient-capacity", "instance_type": "t3.micro", "availability_zone": "us-east-1a"},
    {"kind": "delay", "milliseconds": [100, 500]},
    {"kind": "delay", "milliseconds": 20},
    {"kind": "cut", "after_bytes": 0},
    {"kind": "eventual-consistency", "milliseconds": 2000, "strict": true},
    {"kind": "eventual-consistency", "calls": 3},
    {"kind": "token-bucket", "size": 3.0, "refill_per_second": 0.5}])");
  Controls controls;
  const auto answer = controls.send("PUT", json{{"faults", given}}.dump());
  CAPTURE(answer.body);
  REQUIRE(answer.status == 200);
  json shown = controls.faults();
  for (json& rule : shown) {
    rule.erase("matched");
    rule.erase("struck");
  }
  CHECK(shown == given);
}

TEST_CASE("Rules that can't be used are refused by name, and those before them stay") {
  Controls controls;
  controls.send("PUT", R"({"faults": [{"kind": "throttle", "count": 3}]})");
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"({"kind": "throtle"})", R"(faults[0]: "kind" is throttle, )"},
      {R"({"action": "*"})", R"("kind" is)"},
      {R"({"kind": "throttle", "probabilty": 1})",
       R"(faults[0]: unknown member "probabilty"; throttle takes kind, )"},
      {R"({"kind": "cut", "carried_out": true})", R"(unknown member "carried_out"; cut takes)"},
      {R"({"kind": "token-bucket", "probability": 0.5})", R"(unknown member "probability")"},
      {R"({"kind": "throttle", "probability": 1.5})", R"("probability" is a number from 0 to 1)"},
      {R"({"kind": "throttle", "count": -1})", R"("count" is a whole number from 0)"},
      {R"({"kind": "throttle", "after": 1.5})", R"("after" is a whole number from 0)"},
      {R"({"kind": "throttle", "action": "CreateVcp"})", R"(no action is called "CreateVcp")"},
      {R"({"kind": "throttle", "action": []})", R"("action" is an empty list)"},
      {R"({"kind": "throttle", "action": 7})", R"("action" is a name)"},
      {R"({"kind": "throttle", "carried_out": 1})", R"("carried_out" is true or false)"},
      {R"({"kind": "throttle", "account": 1})", R"("account" is a text)"},
      {R"({"kind": "delay"})", R"(say how many "milliseconds")"},
      {R"({"kind": "delay", "milliseconds": [5, 1]})", R"("milliseconds" is a number or [least, most])"},
      {R"({"kind": "delay", "milliseconds": 3600001})", R"("milliseconds" is)"},
      {R"({"kind": "eventual-consistency"})", "say either"},
      {R"({"kind": "eventual-consistency", "calls": 1, "milliseconds": 1})", "say either"},
      {R"({"kind": "eventual-consistency", "calls": 0})", R"("calls" is at least 1)"},
      {R"({"kind": "token-bucket", "size": 3})", R"("refill_per_second" is a number)"},
      {R"({"kind": "token-bucket", "size": 0, "refill_per_second": 1})", R"("size" is a number from 1)"},
      {R"(7)", "faults[0]: expected an object"},
  };
  for (const auto& [rule, reason] : rows) {
    CAPTURE(rule);
    const auto refused = controls.send("PUT", R"({"faults": [)" + rule + "]}");
    CHECK(refused.status == 400);
    const std::string message = json::parse(refused.body)["error"]["message"];
    CAPTURE(message);
    CHECK(message.find(reason) != std::string::npos);
  }
  for (const char* body : {"", "[]", "{}", R"({"faults": {}})", R"({"faults": [], "sed": 1})",
                           R"({"faults": [], "seed": -1})"}) {
    CAPTURE(body);
    CHECK(controls.send("PUT", body).status == 400);
  }
  CHECK(controls.send("POST", R"({"seed": 1, "faults": []})").status == 400);
  CHECK(controls.send("DELETE", R"({"faults": []})").status == 400);
  CHECK(controls.faults().size() == 1);
}

TEST_CASE("A reset of everything brings back the faults of the start") {
  Controls controls;
  controls.plane.weather().begin_with(parse_forecast(R"({"faults": [{"kind": "throttle", "count": 1}]})"));
  controls.send("POST", R"({"faults": [{"kind": "unavailable"}]})");
  CHECK(controls.call() == 503);
  CHECK(controls.send("POST", "", "/_vpcsim/reset").status == 200);
  REQUIRE(controls.faults().size() == 1);
  CHECK(controls.faults()[0]["struck"] == 0);
}

TEST_CASE("A text of faults that isn't JSON is refused") {
  CHECK_THROWS_AS(parse_forecast("{"), ForecastError);
}

}  // namespace
}  // namespace vpcsim::weather
