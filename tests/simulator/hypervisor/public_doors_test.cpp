#include "simulator/hypervisor/public_doors.hpp"

#include "catch.hpp"
#include "protocol/syn_filter.hpp"
#include "simulator/hypervisor/premises_world.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;
using hypervisor::PublicDoors;
using protocol::test::is_accepted;
using Lines = std::vector<std::string>;

namespace {

/// Whether the kernel drops the SYNs of who is blocked.
bool filters(PremisesWorld& world) {
  protocol::TcpListener listener(world.loop, "127.0.0.1", 0, [](int, const auto&) {});
  const bool can = protocol::admit_only(listener.descriptor(), {}) &&
                   protocol::SynWatch::open(world.loop, [](const auto&) {}) != nullptr;
  if (!can) WARN("this kernel lets nobody but root filter and watch");
  return can;
}

}  // namespace

TEST_CASE("A public address of this machine's leads to its instance, from whom the rules let in",
          "[public_doors]") {
  PremisesWorld world;
  world.allow(22, "127.0.0.0/8");
  world.catch_up();
  const auto port = world.ssh_port(world.public_a);
  CHECK((port == 22 || port == PublicDoors::other_ssh_port));
  SocketEnd client;
  world.connect(client, world.public_a, port, "127.5.5.5");
  CHECK(world.greeted(client));
  CHECK(world.lines() == Lines{"connected 127.5.5.5 -> a (" + world.public_a + ") tcp/22"});
  CHECK(world.complaints.empty());
}

TEST_CASE("Doors open and close with public addresses", "[public_doors]") {
  PremisesWorld world;
  CHECK(world.ssh_port("127.0.0.1") == 0);
  const auto address = world.give_address(world.b);
  CHECK(world.ssh_port(address) == 0);
  world.allow(22, "0.0.0.0/0");
  world.catch_up();
  const auto port = world.ssh_port(address);
  REQUIRE(port != 0);
  CHECK(is_accepted(address, port));
  world.take_address(address);
  world.catch_up();
  CHECK(world.ssh_port(address) == 0);
  CHECK_FALSE(is_accepted(address, port));
  CHECK(world.ssh_port(world.public_a) != 0);
}

TEST_CASE("Only addresses that are this machine's have doors", "[public_doors]") {
  MachinesWorld world;
  hypervisor::PublicDoors doors(world.machines, world.loop, [](const std::string& text) { FAIL(text); });
  doors.catch_up();
  CHECK_FALSE(doors.ssh_port_of(ip(world.public_a).v4()));
  CHECK(PublicDoors::is_local(*protocol::Ipv4::parse("127.0.0.1")));
  CHECK(PublicDoors::is_local(*protocol::Ipv4::parse("127.255.255.254")));
  CHECK_FALSE(PublicDoors::is_local(*protocol::Ipv4::parse("126.255.255.255")));
  CHECK_FALSE(PublicDoors::is_local(*protocol::Ipv4::parse("128.0.0.1")));
}

TEST_CASE("Where port 22 is taken, 2222 leads to SSH; where both are, any other", "[public_doors]") {
  PremisesWorld world;
  const auto address = world.give_address(world.b);
  std::vector<std::unique_ptr<protocol::TcpListener>> others;
  const auto take = [&](std::uint16_t port) {
    try {
      others.push_back(
          std::make_unique<protocol::TcpListener>(world.loop, address, port, [](int, const auto&) {}));
    } catch (const std::system_error&) {
      WARN("port 22 is root's");  // and so taken, too
    }
  };
  take(22);
  const bool both = GENERATE(false, true);
  if (both) take(2222);
  world.allow(22, "0.0.0.0/0");
  world.catch_up();
  const auto port = world.ssh_port(address);
  if (!both) CHECK(port == PublicDoors::other_ssh_port);
  if (both) CHECK((port != 0 && port != 22 && port != 2222));
  CHECK(world.complaints.empty());
  SocketEnd client;
  world.connect(client, address, port);
  CHECK(world.greeted(client));
  CHECK(world.lines() == Lines{"connected 127.0.0.1 -> b (" + address + ") tcp/22"});
}

TEST_CASE("A program's listener whose port is taken is told of, once", "[public_doors]") {
  PremisesWorld world;
  const protocol::TcpListener other(world.loop, world.public_a, 8080, [](int, const auto&) {});
  MachinesWorld::Service service;
  service.listening = world.machines().machine(world.a)->network().listen(8080, "ec2-user", service.events());
  world.allow(8080, "0.0.0.0/0");
  world.catch_up();
  world.give_address(world.b);
  world.catch_up();
  CHECK(world.complaints == Lines{"can't listen on " + world.public_a + " port 8080"});
}

TEST_CASE("A program's listener has a door as long as it listens", "[public_doors]") {
  PremisesWorld world;
  world.allow(8080, "0.0.0.0/0");
  world.catch_up();
  CHECK_FALSE(is_accepted(world.public_a, 8080));
  MachinesWorld::Service service;
  service.listening = world.machines().machine(world.a)->network().listen(8080, "ec2-user", service.events());
  settle(world.loop);
  SocketEnd client;
  world.connect(client, world.public_a, 8080);
  client.stream->write("hello");
  REQUIRE(world.until([&] { return !service.ends.empty() && service.ends.back().received == "hello"; }));
  service.listening.listener.reset();
  settle(world.loop);
  CHECK_FALSE(is_accepted(world.public_a, 8080));
}

TEST_CASE("The kernel drops whom the rules keep out, in step with them, and the log says who and why",
          "[public_doors]") {
  PremisesWorld world;
  if (!filters(world)) return;
  world.allow(22, "127.1.0.0/16");
  world.catch_up();
  const auto port = world.ssh_port(world.public_a);
  CHECK(is_accepted(world.public_a, port, "127.1.2.3"));
  CHECK_FALSE(is_accepted(world.public_a, port, "127.2.2.3"));
  const auto count = [&](const std::string& line) {
    const auto all = world.lines();
    return std::count(all.begin(), all.end(), line);
  };
  const std::string blocked = "blocked 127.2.2.3 -> a (" + world.public_a + ") tcp/22: ENI_SG_RULES_MISMATCH";
  CHECK(world.until([&] { return count(blocked) == 1; }));
  CHECK(world.until([&] { return count("connected 127.1.2.3 -> a (" + world.public_a + ") tcp/22") == 1; }));
  world.allow(22, "127.2.0.0/16");
  world.catch_up();
  CHECK(is_accepted(world.public_a, port, "127.2.2.3"));
  world.disallow(22, "127.1.0.0/16");
  world.catch_up();
  CHECK_FALSE(is_accepted(world.public_a, port, "127.1.2.3"));
}

TEST_CASE("A connection that was let in lives on when its source no longer is", "[public_doors]") {
  PremisesWorld world;
  world.allow(22, "127.1.0.0/16");
  world.catch_up();
  SocketEnd client;
  world.connect(client, world.public_a, world.ssh_port(world.public_a), "127.1.2.3");
  REQUIRE(world.greeted(client));
  world.disallow(22, "127.1.0.0/16");
  world.catch_up();
  client.received.clear();
  client.stream->write("SSH-2.0-client\r\n");
  CHECK(world.until([&] { return !client.received.empty(); }));  // the key exchange's first packet
}

TEST_CASE("Closed doors stay closed, though programs that end cease to listen", "[public_doors]") {
  PremisesWorld world;
  world.allow(22, "0.0.0.0/0");
  MachinesWorld::Service service;
  service.listening = world.machines().machine(world.a)->network().listen(8080, "ec2-user", service.events());
  world.catch_up();
  const auto port = world.ssh_port(world.public_a);
  world.premises.stop();
  service.listening.listener.reset();
  world.catch_up();
  settle(world.loop);
  CHECK_FALSE(is_accepted(world.public_a, port));
  CHECK(world.ssh_port(world.public_a) == 0);
  const auto began = std::chrono::steady_clock::now();
  world.loop.run_for(std::chrono::seconds(3));
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(2));  // nothing is left to wait for
}
