#include "simulator/weather/capacity.hpp"

#include "catch.hpp"
#include "tests/simulator/weather/weather_world.hpp"

namespace vpcsim::weather {
namespace {

using tests::element;

struct LaunchWorld : tests::WeatherWorld {
  std::string subnet_a = subnet("us-east-1a", "10.0.0.0/24"), subnet_b = subnet("us-east-1b", "10.0.1.0/24");
  std::string image = element(send("DescribeImages&Owner.1=amazon").body, "imageId");

  std::string vpc() {
    const auto listed = send("DescribeVpcs").body;
    if (listed.find("<vpcId>") != listed.npos) return element(listed, "vpcId");
    return element(send(tests::create_vpc).body, "vpcId");
  }
  std::string subnet(const std::string& zone, const std::string& block) {
    const std::string of = vpc();
    return element(
        send("CreateSubnet&AvailabilityZone=" + zone + "&CidrBlock=" + block + "&VpcId=" + of).body,
        "subnetId");
  }
  std::string launch(const std::string& where, const std::string& type = "t3.micro") const {
    return "RunInstances&MinCount=1&MaxCount=1&ImageId=" + image + "&InstanceType=" + type +
           "&SubnetId=" + where;
  }
  std::size_t instances() const {
    return simulator.cloud().find({"111111111111", "us-east-1"})->instances.size();
  }
};

TEST_CASE("A zone without room for a type refuses a launch in AWS's words, and nothing is left of it") {
  LaunchWorld world;
  world.weather.set({.faults = {{.kind = Kind::insufficient_capacity,
                                 .instance_type = "t3.micro",
                                 .availability_zone = "us-east-1a"}}});
  const auto refused = world.send(world.launch(world.subnet_a));
  CHECK(refused.status == 500);
  CHECK(element(refused.body, "Code") == "InsufficientInstanceCapacity");
  CHECK(element(refused.body, "Message") ==
        "We currently do not have sufficient t3.micro capacity in the Availability Zone you requested "
        "(us-east-1a). Our system will be working on provisioning additional capacity. You can currently get "
        "t3.micro capacity by not specifying an Availability Zone in your request or choosing us-east-1b, "
        "us-east-1c, us-east-1d, us-east-1e, us-east-1f.");
  CHECK(world.instances() == 0);
  CHECK(world.outcome(world.launch(world.subnet_b)) == "ok");
  CHECK(world.outcome(world.launch(world.subnet_a, "t3.small")) == "ok");
}

TEST_CASE("AWS looks for room after everything else") {
  LaunchWorld world;
  world.weather.set({.faults = {{.kind = Kind::insufficient_capacity}}});
  CHECK(world.outcome(world.launch("subnet-00000000000000000")) == "InvalidSubnetID.NotFound");
  CHECK(world.outcome(world.launch(world.subnet_a) + "&DryRun=true") == "DryRunOperation");
  CHECK(world.weather.rules().front().struck == 0);
}

TEST_CASE("A stopped instance may find no room to start, and stays stopped") {
  LaunchWorld world;
  const std::string id = element(world.send(world.launch(world.subnet_a)).body, "instanceId");
  REQUIRE(world.outcome("StopInstances&InstanceId.1=" + id) == "ok");
  world.weather.set({.faults = {{.kind = Kind::insufficient_capacity, .count = 1}}});
  CHECK(world.outcome("StartInstances&InstanceId.1=" + id) == "InsufficientInstanceCapacity");
  CHECK(world.send("DescribeInstances").body.find("<name>stopped</name>") != std::string::npos);
  CHECK(world.outcome("StartInstances&InstanceId.1=" + id) == "ok");
  world.weather.set({.faults = {{.kind = Kind::insufficient_capacity}}});
  CHECK(world.outcome("StartInstances&InstanceId.1=" + id) == "ok");  // it runs: it needs no room
}

TEST_CASE("Room is a matter of launches and starts alone") {
  LaunchWorld world;
  world.weather.set({.faults = {{.kind = Kind::insufficient_capacity}}});
  CHECK(world.outcome("DescribeInstances") == "ok");
  CHECK(world.weather.rules().front().matched == 0);
}

}  // namespace
}  // namespace vpcsim::weather
