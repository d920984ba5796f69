#include "simulator/hypervisor/carriage.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/fabric_world.hpp"

using namespace vpcsim::hypervisor;
using namespace vpcsim::tests;
using Lines = std::vector<std::string>;

namespace {

/// Somebody on the internet is connected to "a".
struct Connected : FabricWorld {
  Attempted client;
  std::string from_to = "203.0.113.10 -> a (" + public_a + ") tcp/22";

  explicit Connected(const std::string& admitted = "203.0.113.0/24") {
    allow(22, admitted);
    connect(from_internet(public_a, 22), client);
    REQUIRE(until(loop, [&] { return client.connected == 1; }));
  }
  End& server() { return machines[a]->ends.back(); }
  /// Whether what the client writes arrives without delay.
  bool carries(const std::string& bytes) {
    client.connection->write(bytes);
    settle(loop);
    return server().received.ends_with(bytes);
  }
};

}  // namespace

TEST_CASE("A tracked connection survives the rule that let it in", "[carriage]") {
  Connected world;
  world.disallow(22, "203.0.113.0/24");
  CHECK(world.carries("still here"));
  CHECK(world.lines() == Lines{"connected " + world.from_to});
  CHECK(world.fabric.prospect(world.from_internet(world.public_a, 22)) == Fabric::Prospect::silent);
}

TEST_CASE("A connection that isn't tracked stalls when its rule goes", "[carriage]") {
  Connected world("0.0.0.0/0");
  world.disallow(22, "0.0.0.0/0");
  CHECK_FALSE(world.carries("held up"));
  CHECK(world.lines().back() == "stalled " + world.from_to + ": ENI_SG_RULES_MISMATCH");
}

TEST_CASE("A connection that a narrower rule still admits is tracked from then on", "[carriage]") {
  Connected world("0.0.0.0/0");
  world.allow(22, "203.0.113.0/24");
  world.disallow(22, "0.0.0.0/0");
  CHECK(world.carries("still admitted"));
  world.disallow(22, "203.0.113.0/24");
  CHECK(world.carries("still tracked"));
}

TEST_CASE("A connection stalls without its route and goes on with it; each is in the log once",
          "[carriage]") {
  Connected world;
  world.cut_internet();
  CHECK_FALSE(world.carries("one "));
  CHECK_FALSE(world.carries("two"));
  REQUIRE(world.lines().size() == 2);
  CHECK(world.lines()[1].starts_with("stalled " + world.from_to + ": "));
  CHECK(world.obstacles_of_last().size() == 1);
  world.route_to_internet();
  REQUIRE(until(world.loop, [&] { return world.server().received == "one two"; }));
  CHECK(world.carries("three"));
  REQUIRE(world.lines().size() == 3);
  CHECK(world.lines()[2] == "resumed " + world.from_to);
}

TEST_CASE("A connection keeps the names that it was made with", "[carriage]") {
  Connected world;
  world.call(vpcsim::ec2::CreateTagsRequest{.resources = {world.a}, .tags = {{"Name", "renamed"}}});
  world.cut_internet();
  CHECK_FALSE(world.carries("x"));
  CHECK(world.lines().back().starts_with("stalled " + world.from_to));
}

TEST_CASE("A connection to an instance that is gone isn't carried", "[carriage]") {
  FabricWorld world;
  world.allow(22, "10.0.1.5/32");
  Attempted client;
  world.connect(world.from_instance(world.a, "10.0.1.6", 22), client);
  REQUIRE(until(world.loop, [&] { return client.connected == 1; }));
  world.terminate(GENERATE(true, false) ? world.a : world.b);
  client.connection->write("anybody?");
  settle(world.loop);
  CHECK(world.machines[world.b]->ends.back().received.empty());
  CHECK(world.lines().back().starts_with("stalled a (10.0.1.5) -> b (10.0.1.6) tcp/22"));
}

TEST_CASE("While the network stays, it isn't asked again", "[carriage]") {
  Connected world;
  const auto edition = world.live.edition();
  for (const char* text : {"1", "2", "3"}) CHECK(world.carries(text));
  CHECK(world.live.edition() == edition);
}
