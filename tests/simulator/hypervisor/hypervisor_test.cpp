#include "simulator/hypervisor/hypervisor.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/machines_world.hpp"

using namespace vpcsim;
using namespace vpcsim::tests;
using Lines = std::vector<std::string>;

namespace {

struct DoorWorld : MachinesWorld {
  explicit DoorWorld(Hypervisor::Options options = impatient()) : MachinesWorld(options) {}

  void admit(SocketEnd& end, int port = 22, const char* source = "203.0.113.10", std::string early = {}) {
    machines.admit(end.pair(loop), {ip(source), 40000}, {ip(public_a), static_cast<std::uint16_t>(port)},
                   std::move(early));
  }
  static Hypervisor::Options at_most(std::size_t clients, std::size_t per_address) {
    auto options = impatient();
    options.clients_max = clients;
    options.clients_per_address_max = per_address;
    return options;
  }
  /// Whether the SSH server greets.
  bool greeted(SocketEnd& end) {
    until([&] { return end.received.find("SSH-2.0-") == 0 || end.over(); });
    return !end.over();
  }
};

}  // namespace

TEST_CASE("Somebody from the internet whom the rules let in is greeted by the SSH server", "[hypervisor]") {
  DoorWorld world;
  world.allow(22, "203.0.113.0/24");
  SocketEnd client;
  world.admit(client);
  CHECK(world.greeted(client));
  CHECK(world.kinds() == Lines{"connected"});
}

TEST_CASE("Somebody whom the rules don't let in gets no answer, and is let go after a while",
          "[hypervisor]") {
  DoorWorld world;
  SocketEnd client;
  world.admit(client);
  world.settle();
  CHECK_FALSE(client.over());
  CHECK(world.kinds() == Lines{"blocked"});
  CHECK(world.until([&] { return client.over(); }));
  CHECK(client.received.empty());
}

TEST_CASE("Somebody who comes where nobody listens is cut off", "[hypervisor]") {
  DoorWorld world;
  world.allow(80, "0.0.0.0/0");
  SocketEnd client;
  world.admit(client, 80);
  CHECK(world.until([&] { return client.over(); }));
  CHECK(world.kinds() == Lines{"refused"});
}

TEST_CASE("What has come early reaches who listens, before what comes later", "[hypervisor]") {
  DoorWorld world;
  MachinesWorld::Service service;
  world.serve(world.a, 8080, service);
  world.allow(8080, "0.0.0.0/0");
  SocketEnd client;
  world.admit(client, 8080, "203.0.113.10", "early ");
  client.stream->write("late");
  CHECK(world.until([&] { return !service.ends.empty() && service.ends.back().received == "early late"; }));
  CHECK(service.ends.back().connection->remote().address == ip("203.0.113.10"));
}

TEST_CASE("No more clients of one address are let in than the limit, whatever became of them",
          "[hypervisor]") {
  DoorWorld world(DoorWorld::at_most(100, 2));
  const bool let_in = GENERATE(true, false);
  if (let_in) world.allow(22, "0.0.0.0/0");
  SocketEnd one, two, three, other;
  world.admit(one);
  world.admit(two);
  world.admit(three);
  world.admit(other, 22, "203.0.113.11");
  REQUIRE(world.until([&] { return three.over(); }));
  if (let_in) {
    CHECK(world.greeted(one));
    CHECK(world.greeted(other));
  } else {
    CHECK_FALSE(one.over());
    CHECK_FALSE(other.over());
  }
}

TEST_CASE("Who has been kept out for longest gives way when there is no more room", "[hypervisor]") {
  const auto [of_all, of_address] = GENERATE(std::pair(2, 10), std::pair(100, 2));
  DoorWorld world(DoorWorld::at_most(of_all, of_address));
  SocketEnd one, two, three;
  for (SocketEnd* client : {&one, &two, &three}) {
    world.admit(*client);
    world.settle();
  }
  CHECK(world.until([&] { return one.over(); }));
  CHECK_FALSE((two.over() || three.over()));
}

TEST_CASE("Who gives up while kept out is forgotten", "[hypervisor]") {
  DoorWorld world{Hypervisor::Options()};  // TCP itself would wait for minutes
  SocketEnd client;
  world.admit(client);
  world.settle();
  client.stream->write("hello");
  client.stream->shut_down();
  CHECK(world.until([&] { return client.over(); }));
}

TEST_CASE("Who sends all there is before the connection is made gets through with it", "[hypervisor]") {
  DoorWorld world;
  MachinesWorld::Service service;
  world.serve(world.a, 8080, service);
  world.allow(8080, "0.0.0.0/0");
  SocketEnd client;
  world.admit(client, 8080);
  client.stream->write("all");
  client.stream->shut_down();
  CHECK(world.until([&] { return !service.ends.empty() && service.ends.back().ended == 1; }));
  CHECK(service.ends.back().received == "all");
}

TEST_CASE("No more clients are let in than the limit", "[hypervisor]") {
  DoorWorld world(DoorWorld::at_most(1, 10));
  world.allow(22, "0.0.0.0/0");
  SocketEnd one, two;
  world.admit(one);
  world.admit(two, 22, "203.0.113.11");
  CHECK(world.until([&] { return two.over(); }));
  CHECK(world.greeted(one));
}

TEST_CASE("Who has gone is no longer counted: let in, turned away, or refused", "[hypervisor]") {
  DoorWorld world(DoorWorld::at_most(1, 1));
  SocketEnd first, second;
  const int port = GENERATE(22, 23, 24);
  if (port != 24) world.allow(port, "0.0.0.0/0");  // 23 is refused, 24 blocked
  world.admit(first, port);
  if (port == 22) {
    REQUIRE(world.greeted(first));
    first.stream.reset();
  } else {
    REQUIRE(world.until([&] { return first.over(); }));
  }
  if (port != 22) world.allow(22, "0.0.0.0/0");
  world.loop.run_for(std::chrono::milliseconds(50));
  world.admit(second);
  CHECK(world.greeted(second));
}

TEST_CASE("An instance has one machine as long as it runs, and none else", "[hypervisor]") {
  MachinesWorld world;
  const auto machine = world.host(world.a);
  REQUIRE(machine);
  CHECK(world.host(world.a) == machine);
  CHECK(machine->is_up());
  CHECK(machine->name() == "a");
  CHECK(machine->host_name() == "ip-10-0-1-5.ec2.internal");
  CHECK(machine->architecture() == "x86_64");
  CHECK_FALSE(world.host("i-00000000000000000"));
  CHECK_FALSE(world.host("vpc-1"));
  CHECK_FALSE(world.host(""));
  world.stop(world.a);
  CHECK_FALSE(world.host(world.a));
  world.stop(world.b);
  CHECK_FALSE(world.host(world.b));  // nobody had come to it
}

TEST_CASE("An instance that isn't running yet has no machine", "[hypervisor]") {
  auto settings = TestCloud::empty();
  settings.timing.instance_pending = 5000;
  MachinesWorld world(MachinesWorld::impatient(), settings);
  const auto pending = world.launch_named("c", "10.0.1.8");
  CHECK_FALSE(world.host(pending));
  world.clock.advance(5001);
  CHECK(world.host(pending));
}

TEST_CASE("Stopped, terminated or rebooted, a machine's connections end", "[hypervisor]") {
  DoorWorld world;
  MachinesWorld::Service service;
  world.allow(22, "0.0.0.0/0");
  world.allow(8080, "0.0.0.0/0");
  world.serve(world.a, 8080, service);
  SocketEnd ssh, client;
  world.admit(ssh);
  world.admit(client, 8080);
  REQUIRE(world.greeted(ssh));
  REQUIRE(world.until([&] { return !service.ends.empty(); }));
  service.ends.back().connection->write("last words");
  world.clock.advance(1000);
  SECTION("stopped") {
    world.stop(world.a);
  }
  SECTION("terminated") {
    world.terminate(world.a);
  }
  SECTION("rebooted") {
    world.call(ec2::RebootInstancesRequest{.instance_ids = {world.a}});
  }
  world.machines.catch_up();
  service.ends.clear();  // its program ends with it
  CHECK(world.until([&] { return ssh.over() && client.over(); }));
  CHECK(client.received == "last words");
}

TEST_CASE("A machine that nothing happened to goes on", "[hypervisor]") {
  DoorWorld world;
  world.allow(22, "0.0.0.0/0");
  SocketEnd client;
  world.admit(client);
  REQUIRE(world.greeted(client));
  world.clock.advance(1000);
  world.stop(world.b);
  world.machines.catch_up();
  world.settle();
  CHECK_FALSE(client.over());
}

TEST_CASE("Files survive a stop and a reboot, and not termination", "[hypervisor]") {
  MachinesWorld world;
  world.write_file(world.a, "kept", "hello");
  world.clock.advance(1000);
  SECTION("stop and start") {
    world.stop(world.a);
    world.machines.catch_up();
    world.call(ec2::StartInstancesRequest{.instance_ids = {world.a}});
  }
  SECTION("reboot") {
    world.call(ec2::RebootInstancesRequest{.instance_ids = {world.a}});
  }
  SECTION("termination") {
    world.machines.store_disks();
    CHECK(world.simulator.cloud().disks.size() == 1);
    world.terminate(world.a);
    world.machines.catch_up();
    CHECK(world.simulator.cloud().disks.size() == 0);
    return;
  }
  const auto before = world.host(world.a);
  world.machines.catch_up();
  CHECK(world.file(world.a, "kept") == "hello");
  CHECK(world.host(world.a)->booted() == world.clock.now());
}

TEST_CASE("Another state in the place of this one ends every machine and keeps nothing of it",
          "[hypervisor]") {
  DoorWorld world;
  world.allow(22, "0.0.0.0/0");
  const Cloud saved = world.simulator.cloud();
  SocketEnd client;
  world.admit(client);
  REQUIRE(world.greeted(client));
  world.write_file(world.a, "new", "hello");
  world.simulator.restore(saved);
  world.machines.catch_up();
  CHECK(world.until([&] { return client.over(); }));
  CHECK(world.file(world.a, "new").empty());
  CHECK(world.simulator.cloud().disks.size() == 0);
}

TEST_CASE("A host key is an instance's own, and the same wherever its seed is", "[hypervisor]") {
  MachinesWorld world, same;
  CHECK(world.host(world.a)->public_host_key().starts_with("ssh-ed25519 "));
  CHECK(world.host(world.a)->public_host_key() == same.host(same.a)->public_host_key());
  CHECK(world.host(world.a)->public_host_key() != world.host(world.b)->public_host_key());
}

TEST_CASE("The public addresses of programs' listeners are known, SSH's apart", "[hypervisor]") {
  MachinesWorld world;
  MachinesWorld::Service one, two;
  world.host(world.a);
  CHECK(world.machines.public_listeners().empty());
  world.serve(world.a, 8080, one);
  world.serve(world.b, 8080, two);  // b has no public address
  const auto found = world.machines.public_listeners();
  REQUIRE(found.size() == 1);
  CHECK(found[0] == std::pair(ip(world.public_a).v4(), std::uint16_t{8080}));
}

TEST_CASE("Stopped, the machines end every connection, and let the loop end once their clients go",
          "[hypervisor]") {
  DoorWorld world;
  world.allow(22, "0.0.0.0/0");
  world.allow(8080, "0.0.0.0/0");
  MachinesWorld::Service service;
  world.serve(world.a, 8080, service);
  SocketEnd ssh, client, waiting;
  world.admit(ssh);
  world.admit(client, 8080);
  world.admit(waiting, 9999);
  REQUIRE(world.greeted(ssh));
  REQUIRE(world.until([&] { return !service.ends.empty(); }));
  service.ends.back().connection->write("goodbye");
  service.ends.clear();
  world.machines.stop();
  CHECK(world.until([&] { return ssh.over() && client.over() && waiting.over(); }));
  CHECK(client.received == "goodbye");
  for (SocketEnd* end : {&ssh, &client, &waiting}) end->stream.reset();
  const auto began = std::chrono::steady_clock::now();
  world.loop.run_for(std::chrono::seconds(3));
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(2));
}
