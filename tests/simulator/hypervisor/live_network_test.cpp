#include "simulator/hypervisor/live_network.hpp"

#include "catch.hpp"
#include "simulator/hypervisor/gate.hpp"
#include "simulator/hypervisor/live_world.hpp"

using namespace vpcsim;
using namespace vpcsim::hypervisor;
using namespace vpcsim::tests;

namespace {

struct Live : LiveWorld {
  explicit Live(Settings settings = empty()) : LiveWorld(settings) {}
  LiveNetwork live{simulator};

  /// Whether asking makes the network anew.
  bool made_anew() {
    const auto edition = live.edition();
    live.now();
    return live.edition() != edition;
  }
  static Settings slow() {
    Settings settings = empty();
    settings.timing.nat_gateway_pending = 5000;
    return settings;
  }
};

}  // namespace

TEST_CASE("The live network is made once, and anew when the state has changed", "[live]") {
  Live world;
  CHECK(world.made_anew());
  CHECK_FALSE(world.made_anew());
  world.call(ec2::DescribeVpcsRequest{});
  CHECK_FALSE(world.made_anew());
  world.allow(22, "0.0.0.0/0");
  CHECK(world.made_anew());
  CHECK_FALSE(world.made_anew());
}

TEST_CASE("As time passes the live network is made anew only while the state may change by itself",
          "[live]") {
  Live world(Live::slow());
  world.made_anew();
  world.clock.advance(4000);
  CHECK(world.made_anew());
  world.clock.advance(4000);
  CHECK(world.made_anew());  // the first one after everything is over
  world.clock.advance(4000);
  CHECK_FALSE(world.made_anew());
  world.allow(22, "0.0.0.0/0");
  CHECK(world.made_anew());
  world.clock.advance(1000);
  CHECK(world.made_anew());
}

TEST_CASE("Where nothing takes time, the live network stays as time passes", "[live]") {
  Live world;
  world.made_anew();
  world.clock.advance(1);
  world.made_anew();
  world.clock.advance(100'000);
  CHECK_FALSE(world.made_anew());
}

TEST_CASE("A state that takes another's place makes the live network anew", "[live]") {
  Live world;
  world.made_anew();
  world.simulator.reset();
  CHECK(world.made_anew());
  CHECK_FALSE(world.live.find_instance(world.a));
}

TEST_CASE("The live network has every account's and region's instances", "[live]") {
  Live world;
  world.account = "222222222222";
  world.region = "eu-west-1";
  const auto cidr = world.call(ec2::CreateVpcRequest{.cidr_block = "10.9.0.0/16"}).vpc.vpc_id;
  world.vpc = cidr;
  const auto subnet = world.add_subnet("10.9.1.0/24", "eu-west-1a");
  auto request = world.launch_request();
  request.image_id = world.find_image("al2023-ami-2023*x86_64");
  request.subnet_id = subnet;
  const auto other = world.call(request).instances.at(0).instance_id;
  world.live.now();
  for (const auto& id : {world.a, world.b, other}) {
    const auto found = world.live.find_instance(id);
    REQUIRE(found);
    CHECK(world.live.now()[*found].id == id);
  }
  CHECK_FALSE(world.live.find_instance("i-00000000000000000"));
}

TEST_CASE("Before it is asked, the live network knows no instance", "[live]") {
  Live world;
  CHECK_FALSE(world.live.find_instance(world.a));
}

TEST_CASE("A network that can't be told lets nothing through and says why, until it can", "[live]") {
  Live world;
  world.allow(22, "0.0.0.0/0");
  const Cloud whole = world.simulator.cloud();
  Cloud broken = whole;
  broken.change({world.account, world.region}).route_tables.erase(*RouteTableId::parse(world.table));
  world.simulator.restore(broken);
  const auto attempt = world.from_internet(world.public_a, 22);
  const auto passage = try_passage(world.live, attempt);
  CHECK_FALSE(passage.passes());
  REQUIRE(passage.obstacles.size() == 1);
  CHECK(passage.obstacles[0].code == "UNREADABLE_NETWORK");
  CHECK(passage.obstacles[0].reason == world.live.fault());
  CHECK(world.live.fault() == "the route table of " + world.subnet + " was not described");
  world.simulator.restore(whole);
  CHECK(try_passage(world.live, attempt).passes());
  CHECK(world.live.fault().empty());
}
