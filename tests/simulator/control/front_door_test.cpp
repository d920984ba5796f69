#include "simulator/control/front_door.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/gzip.hpp"
#include "simulator/console/assets.hpp"
#include "tests/simulator/control/open_door.hpp"

namespace vpcsim::control {
namespace {

using Catch::Matchers::Contains;
using nlohmann::json;
using protocol::HttpRequest;
using tests::OpenDoor;

/// As Chromium sends it from the console's own page.
HttpRequest from_browser(HttpRequest request) {
  request.headers.emplace_back("Host", "127.0.0.1:4566");
  request.headers.emplace_back("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)");
  return request;
}

HttpRequest with(HttpRequest request, std::string name, std::string value) {
  std::erase_if(request.headers, [&](const auto& header) { return header.first == name; });
  request.headers.emplace_back(std::move(name), std::move(value));
  return request;
}

TEST_CASE("A browser's call of the console's own page is answered") {
  OpenDoor door;
  const auto call = with(from_browser(door.create_vpc()), "Origin", "http://127.0.0.1:4566");
  CHECK(door.send(with(call, "Sec-Fetch-Site", "same-origin")).status == 200);
}

TEST_CASE("A page of another site can't call the API") {
  OpenDoor door;
  const auto call = from_browser(door.create_vpc());
  for (const auto& [name, value] : {std::pair{"Origin", "http://evil.example"},
                                    {"Origin", "null"},
                                    {"Origin", "http://127.0.0.1:8080"},
                                    {"Sec-Fetch-Site", "cross-site"},
                                    {"Sec-Fetch-Site", "same-site"}}) {
    CAPTURE(name, value);
    CHECK(door.send(with(call, name, value)).status == 403);
  }
  CHECK(door.vpcs() == 0);
}

TEST_CASE("A DNS name that somebody points at this machine doesn't let a browser in") {
  OpenDoor door;
  const auto call = with(from_browser(door.create_vpc()), "Host", "evil.example:4566");
  CHECK(door.send(call).status == 403);
  CHECK(door.send(with(call, "Origin", "http://evil.example:4566")).status == 403);
  CHECK(door.send(with(call, "Host", "10.0.0.5:4566")).status == 200);
  CHECK(door.send(with(call, "Host", "[::1]:4566")).status == 200);
  CHECK(door.send(with(call, "Host", "localhost")).status == 200);
}

TEST_CASE("Programs that aren't browsers may call the host what they like") {
  OpenDoor door;
  CHECK(door.send(with(door.create_vpc(), "Host", "vpcsim.test.internal:4566")).status == 200);
}

TEST_CASE("In a browser a GET reads and doesn't change") {
  OpenDoor door;
  const auto as_get = [&](std::string_view action) {
    auto call = from_browser(door.create_vpc());
    call.method = "GET";
    call.target = "/?Version=2016-11-15&Action=" + std::string(action);
    call.body.clear();
    return call;
  };
  CHECK(door.send(as_get("CreateVpc&CidrBlock=10.0.0.0%2F16")).status == 405);
  CHECK(door.send(as_get("Create%56pc&CidrBlock=10.0.0.0%2F16")).status == 405);
  CHECK(door.vpcs() == 0);
  CHECK(door.send(as_get("DescribeVpcs")).status == 200);
}

TEST_CASE("A link from another site may lead to the console's page, and to nothing else") {
  OpenDoor door;
  auto visit =
      from_browser({.method = "GET", .target = "/", .headers = {{"Accept", "text/html"}}, .body = {}});
  visit = with(with(visit, "Sec-Fetch-Site", "cross-site"), "Sec-Fetch-Mode", "navigate");
  CHECK(door.send(visit).status == 200);
  visit.target = "/?Action=DescribeVpcs&Version=2016-11-15";
  CHECK(door.send(visit).status == 403);
  visit.target = "/";
  CHECK(door.send(with(visit, "Sec-Fetch-Mode", "no-cors")).status == 403);
}

TEST_CASE("Whoever doesn't ask for HTML is told in plain text what this is") {
  OpenDoor door;
  const auto answer = door.send({.method = "GET", .target = "/", .headers = {}, .body = {}});
  CHECK_THAT(answer.body, Contains("vpcsim") && Contains("--endpoint-url"));
}

TEST_CASE("The console's page lets nothing in from elsewhere, and is sent as its taker takes it") {
  OpenDoor door;
  HttpRequest visit{.method = "GET", .target = "/", .headers = {{"Accept", "text/html,*/*"}}, .body = {}};
  const auto plain = door.send(visit);
  CHECK_THAT(*find_header(plain.headers, "Content-Security-Policy"), Contains("default-src 'none'"));
  if (console::assets().empty()) {
    CHECK_THAT(plain.body, Contains("built without the console: " + std::string(console::why_without())));
    return;
  }
  visit.headers.emplace_back("Accept-Encoding", "gzip, br");
  const auto compressed = door.send(visit);
  CHECK(*find_header(compressed.headers, "Content-Encoding") == "gzip");
  CHECK(protocol::gunzip(compressed.body) == plain.body);
}

TEST_CASE("There is nothing below /assets but the console's files") {
  OpenDoor door;
  CHECK(door.send({.method = "GET", .target = "/assets/../page.cpp", .headers = {}, .body = {}}).status ==
        404);
}

TEST_CASE("A WebSocket is opened by the console's own page and by programs, not by other sites") {
  OpenDoor door;
  HttpRequest request{
      .method = "GET", .target = "/_vpcsim/live", .headers = {{"Host", "localhost:4566"}}, .body = {}};
  const auto opens = [&](const HttpRequest& asked) {
    protocol::HttpResponse response;
    return door.door.open_socket(asked, response) != nullptr ? 101 : response.status;
  };
  CHECK(opens(request) == 101);
  CHECK(opens(with(request, "Origin", "http://localhost:4566")) == 101);
  CHECK(opens(with(request, "Origin", "http://evil.example")) == 403);
  CHECK(opens(with(request, "Host", "vpcsim.test.internal:4566")) == 403);
  request.target = "/_vpcsim/nothing";
  CHECK(opens(request) == 404);
  request.target = "/_vpcsim/live?x=1";
  CHECK(opens(request) == 400);
}

}  // namespace
}  // namespace vpcsim::control
