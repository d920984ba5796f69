// What an instance has to say to the SSH server.
#include "simulator/hypervisor/ssh_door.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/machines_world.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;
using hypervisor::SshDoor;
using Lines = std::vector<std::string>;
using What = protocol::SshSessionRequest::What;

namespace {

/// A client's end of a channel.
class ClientChannel : public protocol::SshChannel {
 public:
  void write(std::string_view bytes) override { output += bytes; }
  void write_error(std::string_view bytes) override { errors += bytes; }
  void exit(int code) override { status = code; }
  void end_output() override { output_ended = true; }
  void close() override { closed = true; }
  std::size_t unsent() const override { return full ? std::size_t{1} << 30 : 0; }
  void pause_input(bool pause) override { paused = pause; }

  std::string output, errors;
  std::optional<int> status;
  bool output_ended = false, closed = false, paused = false, full = false;
};

struct AtTheDoor : MachinesWorld {
  ClientChannel channel;
  std::unique_ptr<protocol::SshChannelUser> user;
  std::shared_ptr<SshDoor> door = std::make_shared<SshDoor>(
      host(a), instance::Endpoint{ip("203.0.113.10"), 40000}, instance::Endpoint{ip("10.0.1.5"), 22});

  ~AtTheDoor() {
    if (user) user->closed();
  }
  bool start(const protocol::SshSessionRequest& request) {
    user = door->start(request);
    if (user) user->opened(channel);
    return user != nullptr;
  }
  protocol::SshMachine::Forward forward(const std::string& name, int port) {
    auto found = door->connect("ec2-user", name, static_cast<std::uint16_t>(port));
    user = std::move(found.user);
    if (user) user->opened(channel);
    return {nullptr, found.silent};
  }
};

const std::string admitted = "logged-in 203.0.113.10 -> a (10.0.1.5) tcp/22 ec2-user";

}  // namespace

TEST_CASE("A door has its instance's key, and admits whom its files name", "[ssh_door]") {
  AtTheDoor world;
  CHECK(world.door->host_key() == world.host(world.a)->host_key());
  CHECK(world.door->admits("ec2-user", client_public_key));
  CHECK_FALSE(world.door->admits("ec2-user", some_public_key));
  CHECK_FALSE(world.door->admits("root", client_public_key));
  CHECK(world.door->has_subsystem("sftp"));
  CHECK_FALSE(world.door->has_subsystem("netconf"));
}

TEST_CASE("A client is logged in, in the log, once it starts something; and only once", "[ssh_door]") {
  AtTheDoor world;
  world.door->admits("ec2-user", some_public_key);
  world.door->admits("ec2-user", client_public_key);
  CHECK(world.lines().empty());
  CHECK(world.start({.what = What::command, .command = "true", .user = "ec2-user"}));
  world.forward("localhost", 9);
  world.door.reset();
  CHECK(world.lines() == Lines{admitted});
}

TEST_CASE("A client that only ever offered other keys was denied, in the log once it goes", "[ssh_door]") {
  AtTheDoor world;
  world.door->admits("ec2-user", some_public_key);
  CHECK(world.lines().empty());
  world.door.reset();
  CHECK(world.lines() == Lines{"denied 203.0.113.10 -> a (10.0.1.5) tcp/22 ec2-user: key " +
                               some_fingerprint + " isn't in authorized_keys"});
}

TEST_CASE("A client that goes before it offers a key isn't in the log", "[ssh_door]") {
  AtTheDoor world;
  world.door.reset();
  CHECK(world.lines().empty());
}

TEST_CASE("A command runs behind a door", "[ssh_door]") {
  AtTheDoor world;
  CHECK(world.start({.what = What::command, .command = "echo $SSH_CONNECTION; exit 4", .user = "ec2-user"}));
  REQUIRE(world.until([&] { return world.channel.status.has_value(); }));
  CHECK(world.channel.output == "203.0.113.10 40000 10.0.1.5 22\n");
  CHECK(world.channel.status == 4);
}

TEST_CASE("A program that doesn't read holds its client back until it does", "[ssh_door]") {
  AtTheDoor world;
  CHECK(world.start({.what = What::command, .command = "sleep 0.1; wc -c", .user = "ec2-user"}));
  world.user->input(std::string(300 * 1024, 'x'));
  CHECK(world.channel.paused);
  CHECK(world.until([&] { return !world.channel.paused; }));
  world.user->end_of_input();
  REQUIRE(world.until([&] { return world.channel.status.has_value(); }));
  CHECK(world.channel.output == "307200\n");
}

TEST_CASE("What isn't SFTP ends an sftp session", "[ssh_door]") {
  AtTheDoor world;
  CHECK(world.start({.what = What::subsystem, .command = "sftp", .user = "ec2-user"}));
  world.user->input(std::string(9, '\xff'));
  CHECK(world.channel.status == 1);
}

TEST_CASE("A forwarded connection carries bytes and their ends both ways, then closes", "[ssh_door]") {
  AtTheDoor world;
  MachinesWorld::Service service;
  world.serve(world.b, 8080, service);
  world.allow(8080, "10.0.1.5/32");
  const auto result = world.forward(GENERATE("10.0.1.6", "ip-10-0-1-6"), 8080);
  REQUIRE(world.user);
  CHECK_FALSE(result.silent);
  world.user->input("question");
  world.user->end_of_input();
  REQUIRE(world.until([&] { return !service.ends.empty() && service.ends.back().ended == 1; }));
  CHECK(service.ends.back().received == "question");
  service.ends.back().connection->write("answer");
  REQUIRE(world.until([&] { return world.channel.output == "answer"; }));
  CHECK_FALSE(world.channel.closed);
  service.ends.back().connection->shut_down();
  REQUIRE(world.until([&] { return world.channel.closed; }));
  CHECK(world.channel.output_ended);
}

TEST_CASE("A forwarded connection is held back by whichever end doesn't read", "[ssh_door]") {
  AtTheDoor world;
  MachinesWorld::Service service;
  world.serve(world.a, 8080, service);
  world.forward("localhost", 8080);
  REQUIRE(world.user);
  REQUIRE(world.until([&] { return !service.ends.empty(); }));
  auto& server = service.ends.back();
  SECTION("the instance") {
    server.connection->pause(true);
    world.user->input(std::string(hypervisor::window_bytes, 'x'));
    world.settle();
    CHECK(world.channel.paused);
    server.connection->pause(false);
    CHECK(world.until([&] { return !world.channel.paused; }));
  }
  SECTION("the client") {
    world.channel.full = true;
    server.connection->write("one");
    REQUIRE(world.until([&] { return world.channel.output == "one"; }));
    server.connection->write("two");
    world.settle();
    CHECK(world.channel.output == "one");
    world.user->drained();
    CHECK(world.until([&] { return world.channel.output == "onetwo"; }));
  }
}

TEST_CASE("What was sent before a forwarded connection was made doesn't hold its client back for good",
          "[ssh_door]") {
  AtTheDoor world;
  MachinesWorld::Service service;
  world.serve(world.a, 8080, service);
  world.forward("localhost", 8080);
  REQUIRE(world.user);
  world.user->input(std::string(hypervisor::window_bytes, 'x'));
  CHECK(world.channel.paused);
  CHECK(world.until([&] { return !world.channel.paused; }));
}

TEST_CASE("A forwarded connection that is reset closes its channel; one that the client closes ends",
          "[ssh_door]") {
  AtTheDoor world;
  MachinesWorld::Service service;
  world.serve(world.a, 8080, service);
  world.forward("127.0.0.1", 8080);
  REQUIRE(world.until([&] { return !service.ends.empty(); }));
  SECTION("reset") {
    service.ends.clear();
    world.user->input("anybody?");
    CHECK(world.until([&] { return world.channel.closed; }));
  }
  SECTION("closed") {
    world.user->closed();
    CHECK(world.until([&] { return service.ends.back().ended == 1; }));
  }
}

TEST_CASE("A connection to nobody, to a closed port or behind a rule isn't forwarded", "[ssh_door]") {
  AtTheDoor world;
  world.allow(80, "0.0.0.0/0");
  const auto became = [&](const std::string& name, int port) -> std::string {
    const auto result = world.forward(name, port);
    if (world.user) return "connected";
    return result.silent ? "silent" : "refused";
  };
  CHECK(became("nothing.example", 80) == "refused");
  CHECK(became("localhost", 80) == "refused");
  CHECK(became("10.0.1.6", 80) == "refused");
  CHECK(became("10.0.1.6", 81) == "silent");
  CHECK(became("192.0.2.1", 80) == "silent");
  CHECK(world.kinds() == Lines{"logged-in", "refused", "blocked", "unanswered"});
}
