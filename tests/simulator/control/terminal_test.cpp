// WebSocket /_vpcsim/terminal, and the GET that says whether one could be opened.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "simulator/control/control_plane.hpp"
#include "simulator/hypervisor/premises_world.hpp"

namespace vpcsim::control {
namespace {

using nlohmann::json;

/// The browser's end.
struct Browser : protocol::WebSocket {
  std::string shown;
  std::vector<json> statuses;
  std::size_t unsent = 0;
  bool closed = false;

  void send(Kind kind, std::string message) override {
    if (kind == Kind::binary)
      shown += message;
    else
      statuses.push_back(json::parse(message));
  }
  std::size_t unsent_bytes() const override { return unsent; }
  void close() override { closed = true; }
};

struct TerminalsWorld : tests::PremisesWorld {
  ControlPlane plane{simulator, clock, "1.2.3"};
  Browser browser;
  std::unique_ptr<protocol::WebSocketUser> terminal;

  TerminalsWorld() { plane.set_premises(&premises); }
  ~TerminalsWorld() {
    if (terminal) terminal->closed();
    terminal.reset();
    premises.stop();
  }
  std::string query(const std::string& instance, const std::string& more = "") const {
    return "/_vpcsim/terminal?instance=" + instance + "&user=ec2-user&source=203.0.113.10" + more;
  }
  static protocol::HttpRequest request(const std::string& target) {
    return {.method = "GET", .target = target, .headers = {{"Host", "127.0.0.1:4566"}}, .body = {}};
  }
  std::unique_ptr<protocol::WebSocketUser> ask(const protocol::HttpRequest& asked,
                                               protocol::HttpResponse& response) {
    return plane.open_socket(asked, response);
  }
  void open(const std::string& more = "") {
    protocol::HttpResponse response;
    terminal = ask(request(query(a, more)), response);
    REQUIRE(terminal != nullptr);
    terminal->opened(browser);
  }
  void type(std::string_view text) { terminal->received(protocol::WebSocket::Kind::binary, text); }
  void say(std::string_view text) { terminal->received(protocol::WebSocket::Kind::text, text); }
  bool until_status(const std::string& status) {
    return until([&] { return !browser.statuses.empty() && browser.statuses.back()["status"] == status; });
  }
  bool until_shown(const std::string& text) {
    return until([&] { return browser.shown.find(text) != std::string::npos; });
  }
  void log_in(const std::string& more = "") {
    allow(22, "203.0.113.0/24");
    open(more);
    REQUIRE(until_status("logged-in"));
    REQUIRE(until_shown("]$ "));
  }
  /// Of the GET, which says why the WebSocket is refused.
  std::string refusal(const std::string& target, int status = 400) {
    protocol::HttpResponse of_socket, of_get;
    CHECK(ask(request(target), of_socket) == nullptr);
    plane.handle(request(target), of_get);
    CHECK(of_socket.status == status);
    CHECK(of_get.status == status);
    CHECK(of_get.body == of_socket.body);
    return json::parse(of_get.body)["error"]["message"];
  }
};

TEST_CASE("A terminal shows what the shell writes, and takes what is typed", "[terminal]") {
  TerminalsWorld world;
  world.log_in();
  CHECK(world.browser.shown.find("$ ssh ec2-user@" + world.public_a + "\r\n") == 0);
  CHECK(world.browser.statuses[0] == json{{"status", "connecting"},
                                          {"text", "$ ssh ec2-user@" + world.public_a},
                                          {"address", world.public_a},
                                          {"obstacles", json::array()}});
  world.type("echo hello\r");
  CHECK(world.until_shown("\r\nhello\r\n"));
  world.type("exit 3\r");
  REQUIRE(world.until_status("exited"));
  CHECK(world.browser.statuses.back()["exit_status"] == 3);
  CHECK(world.browser.shown.ends_with("Connection to " + world.public_a + " closed.\r\n"));
  CHECK(world.browser.closed);
}

TEST_CASE("A terminal has the size that it was opened with, and the one that it is given", "[terminal]") {
  TerminalsWorld world;
  world.log_in("&columns=100&rows=30");
  world.type("stty size\r");
  CHECK(world.until_shown("\r\n30 100\r\n"));
  world.say(R"({"resize": {"columns": 132, "rows": 43}})");
  world.type("stty size\r");
  CHECK(world.until_shown("\r\n43 132\r\n"));
}

TEST_CASE("A text that isn't a resize closes the terminal", "[terminal]") {
  TerminalsWorld world;
  world.log_in();
  const char* text =
      GENERATE("", "x", "{}", "[]", R"({"resize": 1})", R"({"resize": {"columns": 80}})",
               R"({"resize": {"columns": 0, "rows": 24}})", R"({"resize": {"columns": 80, "rows": 1001}})",
               R"({"resize": {"columns": "80", "rows": 24}})");
  INFO(text);
  world.say(text);
  CHECK(world.browser.closed);
}

TEST_CASE("Whom the network keeps out is told why, and after the time that was given what ssh says",
          "[terminal]") {
  TerminalsWorld world;
  world.open("&timeout=1");
  REQUIRE(world.until_status("unanswered"));
  const json obstacle = world.browser.statuses.back()["obstacles"][0];
  CHECK(obstacle["code"] == "ENI_SG_RULES_MISMATCH");
  for (const char* member : {"at", "reason", "remedy"})
    CHECK_FALSE(obstacle[member].get<std::string>().empty());
  REQUIRE(world.until_status("timed-out"));
  CHECK(world.browser.statuses.back()["obstacles"][0] == obstacle);
  CHECK(world.browser.shown.ends_with("ssh: connect to host " + world.public_a +
                                      " port 22: Connection timed out\r\n"));
  CHECK(world.browser.closed);
}

TEST_CASE("Obstacles are told in the language that is asked for", "[terminal]") {
  TerminalsWorld world;
  world.open("&language=ja");
  REQUIRE(world.until_status("unanswered"));
  CHECK(world.browser.statuses.back()["obstacles"][0]["remedy"].get<std::string>().find("ください") !=
        std::string::npos);
}

TEST_CASE("What is asked of a terminal is checked, and a refusal says what is wrong", "[terminal]") {
  TerminalsWorld world;
  const std::string usage = " is missing: ?instance=i-...&user=NAME&source=ADDRESS";
  const std::string base = "/_vpcsim/terminal";
  CHECK(world.refusal(base) == "instance" + usage);
  CHECK(world.refusal(base + "?instance=" + world.a) == "user" + usage);
  CHECK(world.refusal(base + "?instance=" + world.a + "&user=root") == "source" + usage);
  CHECK(world.refusal(world.query("i-0123"), 404) == "there is no instance i-0123");
  CHECK(world.refusal(world.query("i-00000000000000000"), 404) == "there is no instance i-00000000000000000");
  CHECK(world.refusal(world.query(world.a, "&rows=0")) == "rows must be a number from 1 to 1000");
  CHECK(world.refusal(world.query(world.a, "&columns=x")) == "columns must be a number from 1 to 1000");
  CHECK(world.refusal(world.query(world.a, "&timeout=128")) == "timeout must be a number from 1 to 127");
  CHECK(world.refusal(world.query(world.a, "&language=fr")) == "language must be en or ja");
  CHECK(world.refusal(world.query(world.a, "&port=22")).find("unknown member \"port\"") == 0);
  for (const char* user : {"", "a%20b", "%1b[2J", "a%0ab", "123456789012345678901234567890123"})
    CHECK(world.refusal(base + "?instance=" + world.a + "&user=" + user + "&source=203.0.113.10") ==
          "user must be a user's name, such as ec2-user");
}

TEST_CASE("A terminal's source is an address that somebody on the internet may have", "[terminal]") {
  TerminalsWorld world;
  const auto with_source = [&](const std::string& source) {
    return "/_vpcsim/terminal?instance=" + world.a + "&user=ec2-user&source=" + source;
  };
  for (const char* source : {"", "x", "203.0.113", "203.0.113.10/32", "2001:db8::1"})
    CHECK(world.refusal(with_source(source)) ==
          std::string("the source ") + source + " isn't an IPv4 address");
  for (const char* source : {"10.0.1.5", "172.16.0.1", "192.168.1.1", "100.64.0.1", "100.127.255.255"})
    CHECK(world.refusal(with_source(source)) ==
          std::string("the source ") + source +
              " is a private address: nothing comes from it over the internet");
  for (const char* source : {"0.0.0.0", "169.254.169.254", "224.0.0.1", "255.255.255.255"})
    CHECK(world.refusal(with_source(source)) ==
          std::string("the source ") + source + " isn't anybody's address on the internet");
  CHECK(world.refusal(with_source(world.public_a)) ==
        "the source " + world.public_a + " is one of the cloud's own addresses");
  for (const char* source : {"127.0.0.1", "203.0.113.10", "100.63.255.255", "100.128.0.0"}) {
    protocol::HttpResponse response;
    CHECK(world.ask(world.request(with_source(source)), response) != nullptr);
  }
}

TEST_CASE("Another web site's page gets no terminal", "[terminal]") {
  TerminalsWorld world;
  auto request = world.request(world.query(world.a));
  request.headers.emplace_back("Origin", "http://evil.example");
  protocol::HttpResponse response;
  CHECK(world.ask(request, response) == nullptr);
  CHECK(response.status == 403);
}

TEST_CASE("A terminal that could be opened is told so, and takes no place by that", "[terminal]") {
  TerminalsWorld world;
  for (int i = 0; i < 100; ++i) {
    protocol::HttpResponse response;
    world.plane.handle(world.request(world.query(world.a)), response);
    REQUIRE(response.status == 200);
  }
}

TEST_CASE("A 65th terminal is refused until another one is closed", "[terminal]") {
  TerminalsWorld world;
  std::vector<std::unique_ptr<protocol::WebSocketUser>> open;
  for (int i = 0; i < 64; ++i) {
    protocol::HttpResponse response;
    open.push_back(world.ask(world.request(world.query(world.a)), response));
    REQUIRE(open.back() != nullptr);
  }
  CHECK(world.refusal(world.query(world.a), 503) == "64 terminals are open already");
  open.back()->opened(world.browser);
  open.back()->closed();
  protocol::HttpResponse response;
  CHECK(world.ask(world.request(world.query(world.a)), response) != nullptr);
}

TEST_CASE("A browser that doesn't read makes the shell wait", "[terminal]") {
  TerminalsWorld world;
  world.log_in();
  world.browser.unsent = 1 << 20;
  world.type("#");
  REQUIRE(world.until_shown("]$ #"));
  world.type("\recho second\r");
  tests::settle(world.loop);
  CHECK(world.browser.shown.find("\r\nsecond\r\n") == std::string::npos);
  world.browser.unsent = 0;
  world.terminal->drained();
  CHECK(world.until_shown("\r\nsecond\r\n"));
}

TEST_CASE("What is typed to a program that doesn't read waits, up to a megabyte", "[terminal]") {
  TerminalsWorld world;
  world.log_in();
  world.type("sleep 600\r");
  const std::string much(60'000, 'x');
  int sent = 0;
  for (; !world.browser.closed && sent < 100; ++sent) {
    world.type(much);
    world.loop.run_for(std::chrono::milliseconds(1));
  }
  CHECK(world.browser.closed);
  CHECK(sent > 17);
}

TEST_CASE("A browser that leaves ends its session", "[terminal]") {
  TerminalsWorld world;
  world.log_in();
  const auto machine = world.machines().machine(world.a);
  REQUIRE(machine->sessions() == 1);
  world.terminal->closed();
  world.terminal.reset();
  CHECK(world.until([&] { return machine->sessions() == 0; }));
}

}  // namespace
}  // namespace vpcsim::control
