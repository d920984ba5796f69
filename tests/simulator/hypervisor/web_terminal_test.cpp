#include "simulator/hypervisor/web_terminal.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/machines_world.hpp"

using namespace vpcsim;
using namespace vpcsim::hypervisor;
using namespace vpcsim::tests;
using Lines = std::vector<std::string>;
using What = TerminalStatus::What;

namespace {

/// Somebody at 203.0.113.10 in front of a browser.
struct TerminalWorld : MachinesWorld {
  std::string output;
  std::vector<TerminalStatus> statuses;
  int drained = 0;
  std::unique_ptr<WebTerminal> terminal;

  explicit TerminalWorld(Hypervisor::Options options = impatient()) : MachinesWorld(options) {}
  ~TerminalWorld() { terminal.reset(); }
  WebTerminal::Request request(const std::string& id) const {
    return {.instance = *InstanceId::parse(id), .user = "ec2-user", .source = ip("203.0.113.10")};
  }
  WebTerminal::Events events() {
    return {.output = [this](std::string_view bytes) { output += bytes; },
            .told = [this](const TerminalStatus& status) { statuses.push_back(status); },
            .drained = [this] { ++drained; }};
  }
  void open(WebTerminal::Request request) {
    terminal = std::make_unique<WebTerminal>(machines, std::move(request), events());
  }
  void open() { open(request(a)); }
  bool until_what(What what) {
    return until([&] { return !statuses.empty() && statuses.back().what == what; });
  }
  bool until_shown(const std::string& text) {
    return until([&] { return output.find(text) != std::string::npos; });
  }
  /// With the shell's prompt on the screen.
  void log_in() {
    allow(22, "203.0.113.0/24");
    open();
    REQUIRE(until_what(What::logged_in));
    REQUIRE(until_shown("$ "));
  }
  /// Those of the last status.
  Lines codes() const {
    Lines found;
    for (const auto& obstacle : statuses.back().obstacles) found.push_back(obstacle.code);
    return found;
  }
  Lines whats() const {
    Lines found;
    for (const auto& status : statuses) found.emplace_back(text(status.what));
    return found;
  }
};

/// It keeps trying for as long as anybody waits.
Hypervisor::Options patient() {
  return {.first_repetition = std::chrono::milliseconds(5)};
}

}  // namespace

TEST_CASE("Whom the rules let in gets a shell without a key, and that is in the log", "[web_terminal]") {
  TerminalWorld world;
  world.log_in();
  CHECK(world.whats() == Lines{"connecting", "logged-in"});
  CHECK(world.statuses[0].text == "$ ssh ec2-user@" + world.public_a);
  CHECK(world.statuses[0].address == world.public_a);
  const std::string way = "203.0.113.10 -> a (" + world.public_a + ") tcp/22";
  CHECK(world.lines() == Lines{"connected " + way, "logged-in " + way + " ec2-user"});
  world.terminal->input("whoami; echo $SSH_CONNECTION\r");
  CHECK(world.until_shown("\r\nec2-user\r\n203.0.113.10 "));
}

TEST_CASE("Nothing happens within the call that opens a terminal, nor once it is gone", "[web_terminal]") {
  TerminalWorld world;
  world.allow(22, "203.0.113.0/24");
  world.open();
  CHECK(world.statuses.empty());
  world.terminal.reset();
  world.settle();
  CHECK(world.statuses.empty());
  CHECK(world.lines().empty());
}

TEST_CASE("A terminal that the rules keep out says why at once, and after its time what ssh says",
          "[web_terminal]") {
  TerminalWorld world;
  world.open();
  REQUIRE(world.until_what(What::unanswered));
  CHECK(world.codes() == Lines{"ENI_SG_RULES_MISMATCH"});
  CHECK_FALSE(world.statuses.back().obstacles[0].remedy.empty());
  REQUIRE(world.until_what(What::timed_out));
  CHECK(world.statuses.back().text ==
        "ssh: connect to host " + world.public_a + " port 22: Connection timed out");
  CHECK(world.codes() == Lines{"ENI_SG_RULES_MISMATCH"});
  CHECK(world.output.empty());
  CHECK(world.kinds() == Lines{"blocked"});
}

TEST_CASE("Who is less patient than TCP gives up sooner", "[web_terminal]") {
  TerminalWorld world({.first_repetition = std::chrono::minutes(1)});
  auto request = world.request(world.a);
  request.patience = std::chrono::milliseconds(30);
  world.open(request);
  REQUIRE(world.until_what(What::timed_out));
  world.allow(22, "203.0.113.0/24");
  world.settle();
  CHECK(world.statuses.back().is_over());
}

TEST_CASE("A rule that comes while a terminal waits lets it in", "[web_terminal]") {
  TerminalWorld world(patient());
  world.open();
  REQUIRE(world.until_what(What::unanswered));
  world.allow(22, "203.0.113.10/32");
  CHECK(world.until_what(What::logged_in));
}

TEST_CASE("What still keeps a terminal out is told with each SYN", "[web_terminal]") {
  TerminalWorld world(patient());
  world.cut_internet();
  world.open();
  REQUIRE(world.until_what(What::unanswered));
  CHECK(world.codes().size() == 2);
  world.route_to_internet();
  CHECK(world.until([&] { return world.codes() == Lines{"ENI_SG_RULES_MISMATCH"}; }));
}

TEST_CASE("An instance without a public address can't be reached from the internet", "[web_terminal]") {
  TerminalWorld world;
  world.allow(22, "0.0.0.0/0");
  world.open(world.request(world.b));
  REQUIRE(world.until_what(What::no_address));
  CHECK(world.codes() == Lines{"NO_PUBLIC_ADDRESS"});
  CHECK(world.statuses.back().address.empty());
  CHECK(world.statuses.size() == 1);
  CHECK(world.lines().empty());
}

TEST_CASE("An instance that doesn't run doesn't answer, and that is what is said", "[web_terminal]") {
  TerminalWorld world;
  world.allow(22, "0.0.0.0/0");
  const std::string instance = "instance a (" + world.a + ")";
  SECTION("its Elastic address stays") {
    world.stop(world.a);
    world.machines.catch_up();
    world.open();
    REQUIRE(world.until_what(What::timed_out));
  }
  SECTION("its address has gone with it") {
    world.take_address(world.public_a);
    world.stop(world.a);
    world.clock.advance(world.simulator.settings().timing.instance_stopping);
    world.machines.catch_up();
    world.open();
    REQUIRE(world.until_what(What::no_address));
    CHECK(world.statuses.back().obstacles[0].reason == instance + " is stopped, not running.");
  }
  CHECK(world.codes() == Lines{"BAD_STATE"});
  CHECK(world.statuses.back().obstacles[0].at == instance);
  CHECK(world.statuses.back().obstacles[0].remedy == "Start " + instance + ".");
}

TEST_CASE("What keeps a terminal out is said in the language of whoever asks, and logged in English",
          "[web_terminal]") {
  TerminalWorld world;
  auto request = world.request(GENERATE(true, false) ? world.a : world.b);
  request.language = network::Language::japanese;
  world.open(request);
  REQUIRE(world.until([&] { return !world.statuses.empty() && world.statuses.back().is_over(); }));
  REQUIRE(world.statuses.back().obstacles.size() == 1);
  CHECK(world.statuses.back().obstacles[0].reason.find("ません") != std::string::npos);
  CHECK(world.statuses.back().obstacles[0].remedy.find("ください") != std::string::npos);
  for (const auto& event : world.machines.events().after(0))
    CHECK(event.obstacles[0].reason.find("ません") == std::string::npos);
}

TEST_CASE("A stall is told in the language of whoever asks", "[web_terminal]") {
  TerminalWorld world;
  world.allow(22, "203.0.113.0/24");
  auto request = world.request(world.a);
  request.language = network::Language::japanese;
  world.open(request);
  REQUIRE(world.until_shown("$ "));
  world.cut_internet();
  world.terminal->input("x");
  REQUIRE(world.until_what(What::stalled));
  REQUIRE(world.codes().size() == 1);
  CHECK(world.statuses.back().obstacles[0].remedy.find("ください") != std::string::npos);
}

TEST_CASE("No more terminals are seated than the limit, and whoever leaves makes room", "[web_terminal]") {
  TerminalWorld world({.terminals_max = 2});
  auto one = world.machines.seat_terminal();
  const auto two = world.machines.seat_terminal();
  REQUIRE((one && two));
  CHECK_FALSE(world.machines.seat_terminal());
  one.reset();
  CHECK(world.machines.seat_terminal());
}

TEST_CASE("A user whom the machine doesn't have is denied, and in the log", "[web_terminal]") {
  TerminalWorld world;
  world.allow(22, "203.0.113.0/24");
  auto request = world.request(world.a);
  request.user = "ubuntu";
  world.open(request);
  REQUIRE(world.until_what(What::denied));
  CHECK(world.statuses.back().text == "ubuntu@" + world.public_a + ": Permission denied (publickey).");
  CHECK(world.lines().back() ==
        "denied 203.0.113.10 -> a (" + world.public_a + ") tcp/22 there is no user ubuntu");
}

TEST_CASE("Every user that the machine has may log in, at home", "[web_terminal]") {
  TerminalWorld world;
  world.allow(22, "203.0.113.0/24");
  auto request = world.request(world.a);
  request.user = "root";
  world.open(request);
  REQUIRE(world.until_what(What::logged_in));
  world.terminal->input("whoami; pwd\r");
  CHECK(world.until_shown("\r\nroot\r\n/root\r\n"));
}

TEST_CASE("A pushed key admits its owner as that user, as long as it is held", "[web_terminal]") {
  TerminalWorld world;
  const auto host = world.host(world.a);
  auto pushed = host->push_key("ec2-user", some_public_key);
  const auto another = host->push_key("nobody", some_public_key);
  CHECK(host->admits("ec2-user", some_public_key));
  CHECK_FALSE(host->admits("root", some_public_key));
  CHECK_FALSE(host->admits("nobody", some_public_key));
  CHECK(host->admits("ec2-user", client_public_key));  // by authorized_keys
  pushed.reset();
  CHECK_FALSE(host->admits("ec2-user", some_public_key));
}

TEST_CASE("The shell's exit status comes with the end", "[web_terminal]") {
  TerminalWorld world;
  world.log_in();
  world.terminal->input("exit 3\r");
  REQUIRE(world.until_what(What::exited));
  CHECK(world.statuses.back().exit_status == 3);
  CHECK(world.statuses.back().text == "Connection to " + world.public_a + " closed.");
  CHECK(world.until([&] { return world.host(world.a)->sessions() == 0; }));
}

TEST_CASE("What is typed before there is an answer is typed then", "[web_terminal]") {
  TerminalWorld world(patient());
  world.open();
  REQUIRE(world.until_what(What::unanswered));
  world.terminal->input("echo ear");
  world.terminal->input("ly\r");
  world.allow(22, "203.0.113.0/24");
  CHECK(world.until_shown("\r\nearly\r\n"));
}

TEST_CASE("Ctrl-C gives up before there is an answer, and ends a program later", "[web_terminal]") {
  TerminalWorld world(patient());
  SECTION("before") {
    world.open();
    REQUIRE(world.until_what(What::unanswered));
    world.terminal->input("\3");
    CHECK(world.statuses.back().what == What::unanswered);
    REQUIRE(world.until_what(What::interrupted));
    world.allow(22, "203.0.113.0/24");
    world.settle();
    CHECK(world.statuses.back().is_over());
  }
  SECTION("later") {
    world.log_in();
    world.terminal->input("sleep 60\r");
    world.settle();
    world.terminal->input("\3");
    world.terminal->input("echo $?\r");
    CHECK(world.until_shown("\r\n130\r\n"));
  }
}

TEST_CASE("The shell's terminal has the browser's size, and follows it", "[web_terminal]") {
  TerminalWorld world;
  world.allow(22, "203.0.113.0/24");
  auto request = world.request(world.a);
  request.size = {.columns = 100, .rows = 30};
  world.open(request);
  REQUIRE(world.until_what(What::logged_in));
  world.terminal->input("echo $TERM; stty size\r");
  CHECK(world.until_shown("\r\nxterm-256color\r\n30 100\r\n"));
  world.terminal->resize(132, 43);
  world.terminal->input("stty size\r");
  CHECK(world.until_shown("\r\n43 132\r\n"));
}

TEST_CASE("A terminal that isn't read makes its program wait", "[web_terminal]") {
  TerminalWorld world;
  world.log_in();
  world.terminal->pause(true);
  world.terminal->input("echo hello\r");
  world.settle();
  CHECK(world.output.find("hello") == std::string::npos);
  world.terminal->pause(false);
  CHECK(world.until_shown("\r\nhello\r\n"));
}

TEST_CASE("A program that doesn't read makes who types wait", "[web_terminal]") {
  TerminalWorld world;
  world.log_in();
  world.terminal->input("sleep 60\r");
  world.settle();
  for (int i = 0; i < 200 && !world.terminal->full(); ++i) {
    world.terminal->input(std::string(16 * 1024, 'x'));
    world.loop.run_for(std::chrono::milliseconds(1));
  }
  REQUIRE(world.terminal->full());
  world.terminal->input("\3");
  CHECK(world.until([&] { return world.drained > 0 || world.terminal->full(); }));
}

TEST_CASE("A machine that goes down ends its terminals", "[web_terminal]") {
  TerminalWorld world;
  world.log_in();
  world.stop(world.a);
  world.machines.catch_up();
  REQUIRE(world.until_what(What::disconnected));
  CHECK(world.statuses.back().text == "Connection to " + world.public_a + " closed by remote host.");
  CHECK_FALSE(world.statuses.back().exit_status);
}

TEST_CASE("A tracked terminal survives the rule that let it in", "[web_terminal]") {
  TerminalWorld world;
  world.log_in();
  world.disallow(22, "203.0.113.0/24");
  world.terminal->input("echo still here\r");
  CHECK(world.until_shown("\r\nstill here\r\n"));
  CHECK(world.statuses.back().what == What::logged_in);
}

TEST_CASE("A terminal stalls when its packets do, says why, and goes on with them", "[web_terminal]") {
  TerminalWorld world;
  world.log_in();
  world.cut_internet();
  world.terminal->input("echo held up\r");
  REQUIRE(world.until_what(What::stalled));
  CHECK(world.codes().size() == 1);
  world.settle();
  CHECK(world.output.find("\r\nheld up\r\n") == std::string::npos);
  world.route_to_internet();
  REQUIRE(world.until_what(What::resumed));
  CHECK(world.until_shown("\r\nheld up\r\n"));
}

TEST_CASE("A terminal may be destroyed by whatever it says", "[web_terminal]") {
  TerminalWorld world;
  const What fatal = GENERATE(What::connecting, What::unanswered, What::timed_out, What::logged_in,
                              What::exited, What::disconnected);
  INFO(text(fatal));
  if (fatal != What::unanswered && fatal != What::timed_out) world.allow(22, "203.0.113.0/24");
  auto events = world.events();
  events.told = [&world, fatal](const TerminalStatus& status) {
    world.statuses.push_back(status);
    if (status.what == fatal) world.terminal.reset();
    if (status.what == What::logged_in && world.terminal && fatal == What::exited)
      world.terminal->input("exit\r");
  };
  world.terminal = std::make_unique<WebTerminal>(world.machines, world.request(world.a), events);
  world.until([&] {
    if (fatal == What::disconnected && world.statuses.size() == 2) {
      world.stop(world.a);
      world.machines.catch_up();
    }
    return world.terminal == nullptr;
  });
  CHECK(world.terminal == nullptr);
  const auto told = world.statuses.size();
  world.settle();
  CHECK(world.statuses.size() == told);
}

TEST_CASE("A terminal may be destroyed by the output that it brings", "[web_terminal]") {
  TerminalWorld world;
  world.allow(22, "203.0.113.0/24");
  auto events = world.events();
  events.output = [&world](std::string_view) { world.terminal.reset(); };
  world.terminal = std::make_unique<WebTerminal>(world.machines, world.request(world.a), events);
  CHECK(world.until([&] { return world.terminal == nullptr; }));
  CHECK(world.until([&] { return world.host(world.a)->sessions() == 0; }));
}
