#include "simulator/hypervisor/login.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/machines_world.hpp"

using namespace vpcsim::hypervisor;
using namespace vpcsim::tests;
using vpcsim::instance::NetworkError;
using vpcsim::instance::RemoteCommand;
using Lines = std::vector<std::string>;
using Status = std::optional<std::optional<int>>;

namespace {

const std::string logged_in = "logged-in 10.0.1.5 -> b (10.0.1.6) tcp/22 ec2-user";
const std::string connected = "connected a (10.0.1.5) -> b (10.0.1.6) tcp/22";

}  // namespace

TEST_CASE("A port of the machine's own where nobody listens refuses ssh, too", "[login]") {
  LoginWorld world;
  CHECK_FALSE(world.reach("127.0.0.1", 81));
  CHECK(world.failed == vpcsim::instance::NetworkError::refused);
}

TEST_CASE("A login goes the packets' way", "[login]") {
  LoginWorld world;
  world.disallow(22, "10.0.0.0/16");
  CHECK_FALSE(world.reach());
  CHECK(world.failed == NetworkError::timed_out);
  CHECK(world.lines() == Lines{"blocked a (10.0.1.5) -> b (10.0.1.6) tcp/22: ENI_SG_RULES_MISMATCH"});
}

TEST_CASE("A login to another port than 22 meets no SSH server, if anybody", "[login]") {
  LoginWorld world;
  MachinesWorld::Service service;
  world.allow(2222, "10.0.0.0/16");
  SECTION("nobody listens") {
    CHECK_FALSE(world.reach("10.0.1.6", 2222));
    CHECK(world.failed == NetworkError::refused);
  }
  SECTION("somebody does") {
    world.serve(world.b, 2222, service);
    CHECK_FALSE(world.reach("10.0.1.6", 2222));
    CHECK(world.failed == NetworkError::reset);
  }
}

TEST_CASE("An instance may log in to itself, whatever the rules", "[login]") {
  LoginWorld world;
  world.disallow(22, "10.0.0.0/16");
  REQUIRE(world.reach(GENERATE("127.0.0.1", "10.0.1.5")));
  CHECK(world.shell->host_key() == world.host(world.a)->public_host_key());
  CHECK(world.log_in());
}

TEST_CASE("A login that is given up before it is made isn't made", "[login]") {
  LoginWorld world;
  auto opening = world.open(GENERATE("10.0.1.6", "127.0.0.1"));
  opening.reset();
  world.settle();
  CHECK_FALSE(world.shell);
  CHECK_FALSE(world.failed);
}

TEST_CASE("A login shows the host's own key, and where it leads", "[login]") {
  LoginWorld world;
  REQUIRE(world.reach());
  CHECK(world.shell->host_key() == world.host(world.b)->public_host_key());
  CHECK(world.shell->host_key() != world.host(world.a)->public_host_key());
  CHECK(world.shell->remote() == vpcsim::instance::Endpoint{ip("10.0.1.6"), 22});
}

TEST_CASE("Who proves an authorized key is logged in, and that is in the log", "[login]") {
  LoginWorld world;
  REQUIRE(world.reach());
  CHECK(world.shell->would_admit("ec2-user", client_public_key));
  CHECK(world.lines() == Lines{connected});
  CHECK(world.log_in());
  world.shell.reset();
  CHECK(world.lines() == Lines{connected, logged_in});
}

TEST_CASE("A key that isn't proved doesn't log in", "[login]") {
  LoginWorld world;
  REQUIRE(world.reach());
  const auto key = vpcsim::protocol::read_private_key(client_key);
  auto other_data = key->sign("vpcsim login i-0 10.0.1.5 1");
  auto spoiled = world.signature();
  spoiled.back() ^= 1;
  for (const auto& signature : {std::string(), std::string("x"), other_data, spoiled})
    CHECK_FALSE(world.shell->log_in("ec2-user", client_public_key, signature));
  CHECK_FALSE(world.shell->start({}, world.session_events()));
  CHECK(world.log_in());
}

TEST_CASE("A signature for one connection doesn't do for another", "[login]") {
  LoginWorld world;
  REQUIRE(world.reach());
  const auto first = world.signature();
  world.shell.reset();
  REQUIRE(world.reach());
  CHECK_FALSE(world.shell->log_in("ec2-user", client_public_key, first));
}

TEST_CASE("A key that isn't authorized is denied, and in the log once the client goes", "[login]") {
  LoginWorld world;
  REQUIRE(world.reach());
  CHECK_FALSE(world.shell->would_admit("ec2-user", some_public_key));
  CHECK_FALSE(world.shell->log_in("root", client_public_key, world.signature()));
  CHECK(world.lines() == Lines{connected});
  world.shell.reset();
  CHECK(world.lines() ==
        Lines{connected, "denied 10.0.1.5 -> b (10.0.1.6) tcp/22 root has no authorized_keys"});
}

TEST_CASE("Nothing is started before the login", "[login]") {
  LoginWorld world;
  REQUIRE(world.reach());
  CHECK(world.shell->start({}, world.session_events()) == nullptr);
}

TEST_CASE("A command's output, errors and exit status come back", "[login]") {
  LoginWorld world;
  world.run("echo out; echo error >&2; exit 7");
  REQUIRE(world.until([&] { return world.ended.has_value(); }));
  CHECK(world.ended == Status(7));
  CHECK(world.output == "out\n");
  CHECK(world.errors == "error\n");
}

TEST_CASE("A command reads what is sent and its end, and all of it comes back", "[login]") {
  LoginWorld world;
  world.run("cat");
  std::string much;
  while (much.size() < 2'000'000) much += "line " + std::to_string(much.size()) + "\n";
  std::size_t sent = 0;
  world.session->pause(true);
  world.settle();
  CHECK(world.output.empty());
  world.session->pause(false);
  while (sent < much.size()) {
    const auto piece = std::string_view(much).substr(sent, 60'000);
    world.session->input(piece);
    sent += piece.size();
    REQUIRE(world.until([&] { return !world.session->full(); }));
  }
  world.session->end_of_input();
  REQUIRE(world.until([&] { return world.ended.has_value(); }));
  CHECK(world.output == much);
  CHECK(world.ended == Status(0));
}

TEST_CASE("A session that isn't read makes its program wait", "[login]") {
  LoginWorld world;
  world.run("cat");
  world.session->pause(true);
  std::size_t sent = 0;
  while (!world.session->full() && sent < (std::size_t{64} << 20)) {
    world.session->input(std::string(60'000, 'x') + "\n");
    sent += 60'001;
    world.loop.run_for(std::chrono::milliseconds(1));
  }
  CHECK(world.session->full());
  CHECK(world.drained == 0);
  world.session->end_of_input();
  world.session->pause(false);
  REQUIRE(world.until([&] { return world.ended.has_value(); }));
  CHECK(world.output.size() == sent);
  CHECK(world.drained > 0);
}

TEST_CASE("A terminal's kind arrives, and its sessions are counted until they end", "[login]") {
  LoginWorld world;
  REQUIRE(world.reach());
  REQUIRE(world.log_in());
  world.start({.terminal = vpcsim::instance::RemoteTerminal{"vt100", 100, 30}});
  const auto b = world.host(world.b);
  REQUIRE(world.until([&] { return b->sessions() == 1; }));
  world.session->resize(120, 40);
  world.session->input("echo [$TERM]\r");
  CHECK(world.until([&] { return world.output.find("\n[vt100]\r\n") != std::string::npos; }));
  SECTION("hung up by the client") {
    world.session.reset();
  }
  SECTION("the client's connection goes") {
    world.session.reset(), world.shell.reset();
  }
  SECTION("exit") {
    world.session->input("exit 3\r");
  }
  CHECK(world.until([&] { return b->sessions() == 0; }));
}

TEST_CASE("A machine that goes down ends its sessions without an exit status", "[login]") {
  LoginWorld world;
  world.run("echo started; sleep 60");
  REQUIRE(world.until([&] { return world.output == "started\n"; }));
  world.stop(world.b);
  world.machines.catch_up();
  REQUIRE(world.until([&] { return world.ended.has_value(); }));
  CHECK(world.ended == Status(std::optional<int>()));
}

TEST_CASE("A session stalls with its packets and goes on with them", "[login]") {
  LoginWorld world;
  world.disallow(22, "10.0.0.0/16");
  world.allow(22, "0.0.0.0/0");  // not tracked
  world.run("cat");
  world.settle();
  world.disallow(22, "0.0.0.0/0");
  world.session->input("hello");
  world.settle();
  CHECK(world.output.empty());
  world.allow(22, "0.0.0.0/0");
  CHECK(world.until([&] { return world.output == "hello"; }));
}

TEST_CASE("A subsystem that there isn't ends with 255, sftp doesn't", "[login]") {
  LoginWorld world;
  REQUIRE(world.reach());
  REQUIRE(world.log_in());
  const bool known = GENERATE(true, false);
  world.start({.what = RemoteCommand::What::subsystem, .command = known ? "sftp" : "netconf"});
  if (!known) {
    REQUIRE(world.until([&] { return world.ended.has_value(); }));
    CHECK(world.ended == Status(255));
    return;
  }
  world.session->input(std::string("\0\0\0\5\1\0\0\0\3", 9));  // SSH_FXP_INIT, version 3
  REQUIRE(world.until([&] { return world.output.size() >= 9; }));
  CHECK(world.output[4] == '\2');  // SSH_FXP_VERSION
  world.session->end_of_input();
  REQUIRE(world.until([&] { return world.ended.has_value(); }));
  CHECK(world.ended == Status(0));
}

TEST_CASE("The client's agent is forwarded with a login", "[login]") {
  LoginWorld world;
  REQUIRE(world.reach());
  REQUIRE(world.log_in());
  FakeTime time;
  auto agent = std::make_shared<FakeAgent>(time);
  agent->held = {{client_public_key, "me"}};
  world.start({.what = RemoteCommand::What::command,
               .command = "ssh -o StrictHostKeyChecking=no 127.0.0.1 echo there",
               .agent = GENERATE(true, false) ? agent : nullptr});
  const bool forwarded = agent.use_count() > 1;
  world.until([&] {
    time.tick(10);
    return world.ended.has_value();
  });
  CHECK(world.ended == Status(forwarded ? 0 : 255));
  CHECK(world.output == (forwarded ? "there\n" : ""));
}

TEST_CASE("A machine serves a hundred logins at once", "[login]") {
  LoginWorld world;
  std::vector<std::unique_ptr<vpcsim::instance::SecureShell>> shells;
  for (int i = 0; i < 100; ++i) {
    REQUIRE(world.reach());
    shells.push_back(std::move(world.shell));
  }
  world.run("echo too many");
  REQUIRE(world.until([&] { return world.ended.has_value(); }));
  CHECK(world.ended == Status(std::optional<int>()));
  CHECK(world.output.empty());
  world.session.reset();
  world.shell.reset();
  shells.pop_back();
  world.settle();
  world.ended.reset();
  world.run("echo one of a hundred");
  REQUIRE(world.until([&] { return world.ended == Status(0); }));
}

TEST_CASE("Frames arrive whole, in whatever pieces their bytes come", "[login]") {
  FrameReader reader;
  const std::string bytes = std::string("\1\0\0\0\5hello", 10) + std::string("\2\0\0\0\0", 5) +
                            std::string("\4\0\0\1\0", 5) + std::string(256, 'x');
  std::vector<Frame> frames;
  for (char byte : bytes) {
    reader.add({&byte, 1});
    while (auto frame = reader.next()) frames.push_back(*frame);
  }
  REQUIRE(frames.size() == 3);
  CHECK(frames[0].type == Frame::Type::input);
  CHECK(frames[0].bytes == "hello");
  CHECK(frames[1].type == Frame::Type::end_of_input);
  CHECK(frames[1].bytes.empty());
  CHECK(frames[2].type == Frame::Type::output);
  CHECK(frames[2].bytes == std::string(256, 'x'));
  CHECK_FALSE(reader.next());
}
