#include "simulator/hypervisor/endpoint_names.hpp"

#include "catch.hpp"
#include "simulator/endpoint_world.hpp"
#include "simulator/hypervisor/inside_world.hpp"

namespace vpcsim::tests {
namespace {

struct NamedEndpoints : InsideWorld {
  std::string asker = launch_at("10.0.1.10");
  std::string other_subnet = add_subnet("10.0.2.0/24", "us-east-1b");

  explicit NamedEndpoints(Settings settings = empty()) : InsideWorld(settings) {}

  ec2::VpcEndpoint create(const std::string& service, bool private_names) {
    return call(ec2::CreateVpcEndpointRequest{.vpc_endpoint_type = ec2::VpcEndpointType::interface,
                                              .vpc_id = vpc,
                                              .service_name = "com.amazonaws.us-east-1." + service,
                                              .subnet_ids = {subnet, other_subnet},
                                              .private_dns_enabled = private_names})
        .vpc_endpoint;
  }
  std::string address_of(const ec2::VpcEndpoint& endpoint, std::size_t place) {
    return *interface(endpoint.network_interface_ids.at(place)).private_ip_address;
  }
};

}  // namespace

TEST_CASE("An endpoint's own names resolve to its interfaces: of all zones, and of each") {
  NamedEndpoints world;
  const auto endpoint = world.create("ec2", false);
  const std::string first = world.address_of(endpoint, 0), second = world.address_of(endpoint, 1);
  CHECK(world.resolved(world.asker, endpoint.dns_entries.at(0).dns_name) == first + " " + second);
  CHECK(world.resolved(world.asker, endpoint.dns_entries.at(1).dns_name) == first);
  CHECK(world.resolved(world.asker, endpoint.dns_entries.at(2).dns_name) == second);
  CHECK(world.resolved(world.asker, endpoint.dns_entries.at(0).dns_name, "AAAA") == "no records");
  CHECK(world.resolved(world.asker, "ec2.us-east-1.vpce.amazonaws.com") == "no such name");
  CHECK(world.resolved(world.asker, "vpce-00000000000000001-abcdefgh.ec2.us-east-1.vpce.amazonaws.com") ==
        "no such name");
}

TEST_CASE("An endpoint's own names resolve in other VPCs, its service's private name in its own alone") {
  NamedEndpoints world;
  const auto endpoint = world.create("ec2", true);
  const std::string both = world.address_of(endpoint, 0) + " " + world.address_of(endpoint, 1);
  CHECK(world.resolved(world.asker, "ec2.us-east-1.amazonaws.com") == both);
  world.account = "222222222222";
  world.vpc = world.call(ec2::CreateVpcRequest{.cidr_block = "10.9.0.0/16"}).vpc.vpc_id;
  world.set_dns_hostnames(world.vpc, true);
  world.subnet = world.add_subnet("10.9.1.0/24");
  const std::string stranger = world.launch_at("10.9.1.10");
  CHECK(world.resolved(stranger, endpoint.dns_entries.at(0).dns_name) == both);
  CHECK(world.resolved(stranger, "ec2.us-east-1.amazonaws.com") == "no such name");
}

TEST_CASE("Private names may begin with any label, S3's own names with a bucket's") {
  NamedEndpoints world;
  const auto registry = world.create("ecr.dkr", true);
  CHECK(world.resolved(world.asker, "111111111111.dkr.ecr.us-east-1.amazonaws.com") ==
        world.address_of(registry, 0) + " " + world.address_of(registry, 1));
  CHECK(world.resolved(world.asker, "dkr.ecr.us-east-1.amazonaws.com") == "no such name");
  const auto storage = world.create("s3", false);
  const std::string name = storage.dns_entries.at(0).dns_name;
  REQUIRE(name.starts_with("*."));
  CHECK(world.resolved(world.asker, "bucket" + name.substr(1)) ==
        world.address_of(storage, 0) + " " + world.address_of(storage, 1));
}

TEST_CASE("An endpoint's names are there while it is available") {
  Settings settings = TestCloud::empty();
  settings.timing.vpc_endpoint_pending = 1000;
  NamedEndpoints world(settings);
  const auto endpoint = world.create("ec2", true);
  for (const auto& entry : endpoint.dns_entries)
    CHECK(world.resolved(world.asker, entry.dns_name) == "no such name");
  world.clock.advance(1000);
  for (const auto& entry : endpoint.dns_entries)
    CHECK(world.resolved(world.asker, entry.dns_name) != "no such name");
  world.call(ec2::DeleteVpcEndpointsRequest{.vpc_endpoint_ids = {endpoint.vpc_endpoint_id}});
  for (const auto& entry : endpoint.dns_entries)
    CHECK(world.resolved(world.asker, entry.dns_name) == "no such name");
}

}  // namespace vpcsim::tests
