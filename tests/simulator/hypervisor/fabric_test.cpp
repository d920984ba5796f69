#include "simulator/hypervisor/fabric.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/fabric_world.hpp"

using namespace vpcsim::hypervisor;
using namespace vpcsim::tests;
using vpcsim::instance::Endpoint;
using vpcsim::instance::NetworkError;
using Lines = std::vector<std::string>;

TEST_CASE("Whom the rules let in reaches who listens, never within the call that began it", "[fabric]") {
  FabricWorld world;
  world.allow(22, "203.0.113.0/24");
  Attempted attempted;
  world.connect(world.from_internet(world.public_a, 22), attempted);
  CHECK(attempted.connected == 0);
  REQUIRE(until(world.loop, [&] { return attempted.connected == 1; }));
  auto& machine = *world.machines[world.a];
  CHECK(attempted.at == world.machines[world.a]);
  CHECK(machine.accepted == std::vector<std::uint16_t>{22});
  CHECK(machine.logins == 0);
  CHECK(world.lines() == Lines{"connected 203.0.113.10 -> a (" + world.public_a + ") tcp/22"});
  attempted.connection->write("hello");
  CHECK(until(world.loop, [&] { return machine.ends.back().received == "hello"; }));
}

TEST_CASE("A connection's server sees the translated address, its client the one it asked for", "[fabric]") {
  FabricWorld world;
  world.allow(22, "203.0.113.0/24");
  Attempted attempted;
  world.connect(world.from_internet(world.public_a, 22), attempted);
  REQUIRE(until(world.loop, [&] { return attempted.connected == 1; }));
  const auto& server = *world.machines[world.a]->ends.back().connection;
  CHECK(attempted.connection->remote() == Endpoint{ip(world.public_a), 22});
  CHECK(attempted.connection->local() == Endpoint{ip("203.0.113.10"), 40000});
  CHECK(server.local() == Endpoint{ip("10.0.1.5"), 22});
  CHECK(server.remote() == Endpoint{ip("203.0.113.10"), 40000});
}

TEST_CASE("A login arrives as one", "[fabric]") {
  FabricWorld world;
  world.allow(22, "10.0.0.0/16");
  Attempted attempted;
  world.connect(world.from_instance(world.a, "10.0.1.6", 22), attempted, Fabric::Speech::login);
  REQUIRE(until(world.loop, [&] { return attempted.connected == 1; }));
  CHECK(world.machines[world.b]->logins == 1);
  CHECK(world.machines[world.b]->accepted.empty());
}

TEST_CASE("Both machines of a connection keep its wire", "[fabric]") {
  FabricWorld world;
  world.allow(22, "10.0.0.0/16");
  Attempted attempted;
  world.connect(world.from_instance(world.a, "10.0.1.6", 22), attempted);
  REQUIRE(until(world.loop, [&] { return attempted.connected == 1; }));
  for (const auto& id : {world.a, world.b}) {
    REQUIRE(world.machines[id]->wires.size() == 1);
    CHECK_FALSE(world.machines[id]->wires[0].expired());
  }
}

TEST_CASE("A port that nobody listens on refuses, and that is in the log", "[fabric]") {
  FabricWorld world;
  world.allow(80, "10.0.0.0/16");
  Attempted attempted;
  world.connect(world.from_instance(world.a, "10.0.1.6", 80), attempted);
  REQUIRE(until(world.loop, [&] { return attempted.failed.has_value(); }));
  CHECK(attempted.failed == NetworkError::refused);
  CHECK(world.lines() == Lines{"refused a (10.0.1.5) -> b (10.0.1.6) tcp/80"});
}

TEST_CASE("Who is blocked gets no answer until it gives up; the log says once why", "[fabric]") {
  FabricWorld world;
  Attempted attempted;
  world.connect(world.from_internet(world.public_a, 22), attempted);
  settle(world.loop);
  CHECK_FALSE(attempted.failed);
  REQUIRE(until(world.loop, [&] { return attempted.failed.has_value(); }));
  CHECK(attempted.failed == NetworkError::timed_out);
  CHECK(world.lines() ==
        Lines{"blocked 203.0.113.10 -> a (" + world.public_a + ") tcp/22: ENI_SG_RULES_MISMATCH"});
  const auto obstacle = world.obstacles_of_last().at(0);
  CHECK(obstacle.at.starts_with("network interface eni-"));
  CHECK_FALSE(obstacle.reason.empty());
  CHECK_FALSE(obstacle.remedy.empty());
}

TEST_CASE("A blocked packet's obstacles are all in the log", "[fabric]") {
  FabricWorld world;
  world.cut_internet();
  world.fabric.prospect(world.from_internet(world.public_a, 22));
  CHECK(world.obstacles_of_last().size() == 2);  // the group, and the way back
}

TEST_CASE("A SYN is repeated six times, each after twice the time, and then given up", "[fabric]") {
  FabricWorld world;
  world.allow(22, "0.0.0.0/0");
  world.machines.erase(world.a);  // nobody answers
  Attempted attempted;
  const auto began = std::chrono::steady_clock::now();
  world.connect(world.from_internet(world.public_a, 22), attempted);
  REQUIRE(until(world.loop, [&] { return attempted.failed.has_value(); }));
  CHECK(attempted.failed == NetworkError::timed_out);
  CHECK(std::chrono::steady_clock::now() - began >= 127 * world.first_repetition);
  CHECK(world.asked_for_machine == 1 + 6);
}

TEST_CASE("A repeated SYN gets through once the rule is there", "[fabric]") {
  FabricWorld world;
  Attempted attempted;
  world.connect(world.from_internet(world.public_a, 22), attempted);
  settle(world.loop);
  REQUIRE(attempted.connected == 0);
  world.allow(22, "203.0.113.0/24");
  REQUIRE(until(world.loop, [&] { return attempted.connected == 1; }));
  REQUIRE(world.lines().size() == 2);
  CHECK(world.lines()[1] == "connected 203.0.113.10 -> a (" + world.public_a + ") tcp/22");
}

TEST_CASE("A SYN that meets the same obstacle again is in the log once, another outcome again", "[fabric]") {
  FabricWorld world;
  Attempted attempted;
  world.connect(world.from_internet(world.public_a, 80), attempted);
  settle(world.loop);
  CHECK(world.lines().size() == 1);
  world.allow(80, "0.0.0.0/0");
  REQUIRE(until(world.loop, [&] { return attempted.failed.has_value(); }));
  CHECK(attempted.failed == NetworkError::refused);
  CHECK(world.lines().size() == 2);
}

TEST_CASE("Nobody is called, and nothing connected, once an attempt is destroyed", "[fabric]") {
  FabricWorld world;
  Attempted attempted;
  const bool blocked = GENERATE(true, false);
  if (!blocked) world.allow(22, "0.0.0.0/0");
  world.connect(world.from_internet(world.public_a, 22), attempted);
  if (blocked) settle(world.loop);
  attempted.opening.reset();
  world.loop.run_for(300 * world.first_repetition);
  CHECK(attempted.connected == 0);
  CHECK_FALSE(attempted.failed);
  CHECK(world.machines[world.a]->accepted.empty());
}

TEST_CASE("Whoever is out on the internet doesn't answer", "[fabric]") {
  FabricWorld world;
  Attempted attempted;
  world.connect(world.from_instance(world.a, "192.0.2.1", 443), attempted);
  settle(world.loop);
  CHECK(world.lines() == Lines{"unanswered a (10.0.1.5) -> 192.0.2.1 tcp/443"});
  CHECK_FALSE(attempted.failed);
}

TEST_CASE("A machine that isn't running doesn't answer", "[fabric]") {
  FabricWorld world;
  world.allow(22, "0.0.0.0/0");
  world.machines.erase(world.a);
  CHECK(world.fabric.prospect(world.from_internet(world.public_a, 22)) == Fabric::Prospect::silent);
  CHECK(world.lines() == Lines{"unanswered 203.0.113.10 -> a (" + world.public_a + ") tcp/22"});
}

TEST_CASE("The metadata service is the sender's own host's", "[fabric]") {
  FabricWorld world;
  world.metadata->listening = {80};
  Attempted attempted;
  world.connect(world.from_instance(world.b, "169.254.169.254", 80), attempted);
  REQUIRE(until(world.loop, [&] { return attempted.connected == 1; }));
  CHECK(world.asked_for_service == world.b);
  CHECK(attempted.at == world.metadata);
}

TEST_CASE("A prospect says what would become of it, and reports what wouldn't connect", "[fabric]") {
  FabricWorld world;
  const auto ssh = world.from_instance(world.a, "10.0.1.6", 22);
  CHECK(world.fabric.prospect(ssh) == Fabric::Prospect::silent);
  CHECK(world.lines() == Lines{"blocked a (10.0.1.5) -> b (10.0.1.6) tcp/22: ENI_SG_RULES_MISMATCH"});
  world.allow(22, "10.0.1.5/32");
  CHECK(world.fabric.prospect(ssh) == Fabric::Prospect::connects);
  CHECK(world.lines().size() == 1);
  CHECK(world.machines[world.b]->accepted.empty());
  world.machines[world.b]->listening.clear();
  CHECK(world.fabric.prospect(ssh) == Fabric::Prospect::refused);
  CHECK(world.lines().back() == "refused a (10.0.1.5) -> b (10.0.1.6) tcp/22");
}

TEST_CASE("Every path that is looked up is told, for flow logs", "[fabric]") {
  FabricWorld world;
  std::vector<vpcsim::network::Verdict> traveled;
  world.fabric.set_traveled([&](const auto&, const auto& path, auto at) {
    traveled.push_back(path.verdict);
    CHECK(at == world.clock.now());
  });
  world.fabric.prospect(world.from_internet(world.public_a, 22));
  Attempted attempted;
  world.allow(22, "0.0.0.0/0");
  world.connect(world.from_internet(world.public_a, 22), attempted);
  REQUIRE(until(world.loop, [&] { return attempted.connected == 1; }));
  REQUIRE(traveled.size() == 2);
  CHECK(traveled[0] != vpcsim::network::Verdict::reachable);
  CHECK(traveled[1] == vpcsim::network::Verdict::reachable);
}

TEST_CASE("A sender without a name is called by its id", "[gate]") {
  FabricWorld world;
  const auto id = world.launch_at("10.0.1.7");
  world.fabric.prospect(world.from_instance(id, "10.0.1.6", 22));
  CHECK(world.lines().at(0).starts_with("blocked " + id + " (10.0.1.7) -> b (10.0.1.6) tcp/22"));
}

TEST_CASE("An instance that doesn't exist sends nothing, and the log says so", "[gate]") {
  FabricWorld world;
  const auto passage = try_passage(world.live, world.from_instance("i-00000000000000000", "10.0.1.6", 22));
  CHECK_FALSE(passage.passes());
  CHECK_FALSE(passage.path);
  REQUIRE(passage.obstacles.size() == 1);
  CHECK(passage.obstacles[0].code == "INSTANCE_NOT_FOUND");
  CHECK(name_of_source(world.live, world.from_instance("i-00000000000000000", "10.0.1.6", 22)) ==
        "i-00000000000000000");
}

TEST_CASE("A terminated instance's address is nobody's", "[gate]") {
  FabricWorld world;
  world.allow(22, "0.0.0.0/0");
  world.terminate(world.b);
  CHECK(world.fabric.prospect(world.from_instance(world.a, "10.0.1.6", 22)) == Fabric::Prospect::silent);
  CHECK(world.lines().at(0).starts_with("blocked a (10.0.1.5) -> 10.0.1.6 tcp/22"));
}

TEST_CASE("Whether only security groups object is told from other obstacles", "[gate]") {
  FabricWorld world;
  const auto attempt = world.from_internet(world.public_a, 22);
  CHECK(only_security_groups_object(world.live, *flow_of(world.live, attempt)));
  world.cut_internet();
  CHECK_FALSE(only_security_groups_object(world.live, *flow_of(world.live, attempt)));
}
