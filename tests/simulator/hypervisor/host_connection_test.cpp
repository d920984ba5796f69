// Connections and listeners of an instance's programs.
#include "catch.hpp"
#include "simulator/hypervisor/machines_world.hpp"

using namespace vpcsim::tests;
using vpcsim::instance::Endpoint;
using vpcsim::instance::NetworkError;
using Lines = std::vector<std::string>;

TEST_CASE("An instance reaches its own listeners by loopback and by its own address, whatever the rules",
          "[host_network]") {
  MachinesWorld world;
  MachinesWorld::Service service;
  world.serve(world.a, 8080, service);
  for (const char* address : {"127.0.0.1", "127.3.2.1", "10.0.1.5"}) {
    INFO(address);
    End client;
    world.connect(world.a, address, 8080, client);
    CHECK(client.connected == 0);
    REQUIRE(world.until([&] { return client.connected == 1; }));
    CHECK(client.connection->local().address == ip(address));
    CHECK(service.ends.back().connection->remote() == client.connection->local());
    client.connection->write("hello");
    CHECK(world.until([&] { return service.ends.back().received == "hello"; }));
  }
  CHECK(world.lines().empty());  // the network wasn't asked
}

TEST_CASE("An instance's own port that nobody listens on refuses", "[host_network]") {
  MachinesWorld world;
  End client;
  world.connect(world.a, "127.0.0.1", 8080, client);
  REQUIRE(world.until([&] { return client.failed.has_value(); }));
  CHECK(client.failed == NetworkError::refused);
}

TEST_CASE("An instance's public address isn't its own: the rules decide", "[host_network]") {
  MachinesWorld world;
  MachinesWorld::Service service;
  world.serve(world.a, 8080, service);
  End client;
  world.connect(world.a, world.public_a, 8080, client);
  REQUIRE(world.until([&] { return client.failed.has_value(); }));
  CHECK(client.failed == NetworkError::timed_out);
  CHECK(world.kinds() == Lines{"blocked"});
}

TEST_CASE("Instances connect where the rules let them", "[host_network]") {
  MachinesWorld world;
  MachinesWorld::Service service;
  world.serve(world.b, 8080, service);
  world.allow(8080, "10.0.1.5/32");
  End client;
  world.connect(world.a, "10.0.1.6", 8080, client);
  REQUIRE(world.until([&] { return client.connected == 1; }));
  CHECK(client.connection->local().address == ip("10.0.1.5"));
  CHECK(client.connection->remote() == Endpoint{ip("10.0.1.6"), 8080});
  CHECK(service.ends.back().connection->remote() == client.connection->local());
  service.ends.back().connection->write("welcome");
  CHECK(world.until([&] { return client.received == "welcome"; }));
  CHECK(world.lines() == Lines{"connected a (10.0.1.5) -> b (10.0.1.6) tcp/8080"});
  End other_way;
  world.connect(world.b, "10.0.1.5", 8080, other_way);
  REQUIRE(world.until([&] { return other_way.failed.has_value(); }));
  CHECK(other_way.failed == NetworkError::timed_out);
}

TEST_CASE("What is done to a connection before it is made counts once it is", "[host_network]") {
  MachinesWorld world;
  MachinesWorld::Service service;
  world.serve(world.a, 8080, service);
  const char* to = "127.0.0.1";
  End client;
  SECTION("written and shut down") {
    world.connect(world.a, to, 8080, client);
    client.connection->write("early");
    client.connection->shut_down();
    REQUIRE(world.until([&] { return !service.ends.empty() && service.ends.back().ended == 1; }));
    CHECK(service.ends.back().received == "early");
  }
  SECTION("paused") {
    world.connect(world.a, to, 8080, client);
    client.connection->pause(true);
    REQUIRE(world.until([&] { return !service.ends.empty(); }));
    service.ends.back().connection->write("wait");
    world.settle();
    CHECK(client.received.empty());
    client.connection->pause(false);
    CHECK(world.until([&] { return client.received == "wait"; }));
  }
  SECTION("written until it is full") {
    world.connect(world.a, to, 8080, client);
    client.connection->write(std::string(vpcsim::hypervisor::window_bytes - 1, 'x'));
    CHECK_FALSE(client.connection->full());
    client.connection->write("x");
    CHECK(client.connection->full());
    CHECK(world.until([&] { return client.drained == 1; }));
    CHECK_FALSE(client.connection->full());
  }
}

TEST_CASE("A connection that is destroyed before it is made isn't made", "[host_network]") {
  MachinesWorld world;
  MachinesWorld::Service service;
  world.serve(world.b, 8080, service);
  world.serve(world.a, 8081, service);
  world.allow(8080, "0.0.0.0/0");
  End near, far;
  world.connect(world.a, "127.0.0.1", 8081, near);
  world.connect(world.a, "10.0.1.6", 8080, far);
  near.connection.reset();
  far.connection.reset();
  world.settle();
  CHECK(service.ends.empty());
  CHECK(near.connected + far.connected == 0);
}

TEST_CASE("Without an IPv6 address there is no way to one", "[host_network]") {
  MachinesWorld world;
  End client;
  world.connect(world.a, "2001:db8::1", 80, client);
  REQUIRE(world.until([&] { return client.failed.has_value(); }));
  CHECK(client.failed == NetworkError::network_unreachable);
  CHECK(world.network(world.a).probe({.to = ip("2001:db8::1")}, [](const auto&) {}) == nullptr);
  std::optional<NetworkError> failed;
  const auto login = world.network(world.a).open_secure_shell(
      {ip("2001:db8::1"), 22}, {.connected = {}, .failed = [&](NetworkError error) { failed = error; }});
  REQUIRE(world.until([&] { return failed.has_value(); }));
  CHECK(failed == NetworkError::network_unreachable);
  CHECK(world.lines().empty());
}

TEST_CASE("With an IPv6 address, the network is asked", "[host_network]") {
  MachinesWorld world;
  world.add_ipv6();
  auto request = world.launch_request();
  request.ipv6_address_count = 1;
  const auto id = world.call(request).instances.at(0).instance_id;
  End client;
  world.connect(id, "2001:db8::1", 80, client);
  REQUIRE(world.until([&] { return client.failed.has_value(); }));
  CHECK(client.failed == NetworkError::timed_out);
  CHECK(world.kinds().size() == 1);
}

TEST_CASE("Ports below 1024 are root's", "[host_network]") {
  MachinesWorld world;
  auto& network = world.network(world.a);
  const auto denied = network.listen(1023, "ec2-user", {});
  CHECK_FALSE(denied.listener);
  CHECK(denied.error == NetworkError::permission_denied);
  CHECK(network.listen(1023, "root", {}).listener);
  CHECK(network.listen(1024, "ec2-user", {}).listener);
}

TEST_CASE("A port is in use until its listener is destroyed; port 22 always", "[host_network]") {
  MachinesWorld world;
  auto& network = world.network(world.a);
  auto first = network.listen(8080, "ec2-user", {});
  REQUIRE(first.listener);
  const auto second = network.listen(8080, "ec2-user", {});
  CHECK_FALSE(second.listener);
  CHECK(second.error == NetworkError::address_in_use);
  first.listener.reset();
  CHECK(network.listen(8080, "ec2-user", {}).listener);
  const auto ssh = network.listen(22, "root", {});
  CHECK_FALSE(ssh.listener);
  CHECK(ssh.error == NetworkError::address_in_use);
}

TEST_CASE("Listeners are shown with SSH's own, and whoever wants to know is told of changes",
          "[host_network]") {
  MachinesWorld world;
  int changes = 0;
  world.machines.when_listeners_change([&] { ++changes; });
  MachinesWorld::Service service;
  world.serve(world.a, 8080, service);
  CHECK(changes == 1);
  const auto shown = world.network(world.a).listeners();
  REQUIRE(shown.size() == 3);
  CHECK((shown[0].port == 22 && !shown[0].any_v6));
  CHECK((shown[1].port == 22 && shown[1].any_v6));
  CHECK((shown[2].port == 8080 && !shown[2].any_v6));
  service.listening.listener.reset();
  CHECK(changes == 2);
  CHECK(world.network(world.a).listeners().size() == 2);
}

TEST_CASE("Once its listener is destroyed, a port refuses", "[host_network]") {
  MachinesWorld world;
  MachinesWorld::Service service;
  world.allow(8080, "0.0.0.0/0");
  world.serve(world.b, 8080, service);
  service.listening.listener.reset();
  End client;
  world.connect(world.a, "10.0.1.6", 8080, client);
  REQUIRE(world.until([&] { return client.failed.has_value(); }));
  CHECK(client.failed == NetworkError::refused);
}

TEST_CASE("Each attempt has a source port of its own, out of Linux's range, round and round",
          "[host_network]") {
  MachinesWorld world;
  auto& network = world.network(world.a);
  const Endpoint to{ip("10.0.1.6"), 80};
  const auto first = network.attempt_to(to);
  CHECK(first.from == world.a);
  CHECK(first.port == 80);
  CHECK(first.source_port == 32768);
  CHECK(network.attempt_to(to).source_port == 32769);
  for (int port = 32770; port < 60999; ++port) network.attempt_to(to);
  CHECK(network.attempt_to(to).source_port == 60999);
  CHECK(network.attempt_to(to).source_port == 32768);
}
