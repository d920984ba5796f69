#include "catch.hpp"
#include "protocol/ec2/network_interface.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;

namespace {

struct Ipv6World : ComputeWorld {
  std::string v6_vpc, v6_subnet, base;

  Ipv6World() {
    ec2::CreateVpcRequest make{.cidr_block = "10.1.0.0/16"};
    make.amazon_provided_ipv6_cidr_block = true;
    v6_vpc = call(make).vpc.vpc_id;
    auto block = call(ec2::DescribeVpcsRequest{.vpc_ids = {v6_vpc}})
                     .vpcs.at(0)
                     .ipv6_cidr_block_associations.at(0)
                     .ipv6_cidr_block.value_or("");
    base = block.substr(0, block.find("::"));
    ec2::CreateSubnetRequest request{.cidr_block = "10.1.1.0/24", .vpc_id = v6_vpc};
    request.ipv6_cidr_block = base + "::/64";
    v6_subnet = call(request).subnet.subnet_id;
  }
  std::string add_ipv6_only_subnet() {
    ec2::CreateSubnetRequest request{.vpc_id = v6_vpc};
    // The second /64 of the VPC's /56.
    request.ipv6_cidr_block = base.substr(0, base.size() - 1) + "1::/64";
    request.ipv6_native = true;
    return call(request).subnet.subnet_id;
  }
  ec2::RunInstancesRequest request() {
    auto launch = launch_request();
    launch.subnet_id = v6_subnet;
    return launch;
  }
};

}  // namespace

TEST_CASE("RunInstances gives the primary interface IPv6 addresses, by number or by name") {
  Ipv6World world;
  auto request = world.request();
  request.ipv6_address_count = 2;
  request.max_count = 2;
  auto launched = world.call(request).instances;
  REQUIRE(launched.size() == 2);
  CHECK(launched[1].network_interfaces.at(0).ipv6_addresses.size() == 2);
  request.ipv6_addresses = {{world.base + "::7"}};
  CHECK(world.refusal_code(request) == "InvalidParameterCombination");
  request.ipv6_address_count.reset();
  CHECK(
      world.refusal(request) ==
      "InvalidParameterCombination: The parameter ipv6Addresses cannot be used when launching more than one "
      "instance");
  request.max_count = 1;
  request.enable_primary_ipv6 = true;
  auto made = world.call(request).instances.at(0).network_interfaces.at(0).network_interface_id;
  auto addresses = world.interface(made).ipv6_addresses;
  REQUIRE(addresses.size() == 1);
  CHECK(addresses[0].ipv6_address == world.base + "::7");
  CHECK(addresses[0].is_primary_ipv6);
  CHECK(world.refusal_code(request) == "InvalidIPAddress.InUse");
  request.ipv6_addresses = {{"2001:db9::1"}};
  CHECK(world.refusal_code(request) == "InvalidParameterValue");
  request.ipv6_addresses = {};
  CHECK(world.refusal_code(request) == "InvalidParameterValue");  // no address that could be the primary one
  request.enable_primary_ipv6.reset();
  request.ipv6_address_count = 1;
  request.subnet_id = world.subnet;
  CHECK(world.refusal_code(request) == "InvalidParameterValue");  // no IPv6 block
}

TEST_CASE("An instance shows its first IPv6 address, which of them is primary, and is found by them") {
  Ipv6World world;
  auto request = world.request();
  request.ipv6_addresses = {{world.base + "::7"}, {world.base + "::8"}};
  request.ipv6_addresses[0].is_primary_ipv6 = true;
  const std::string id = world.call(request).instances.at(0).instance_id;
  const auto instance = world.instance(id);
  CHECK(instance.ipv6_address == world.base + "::7");
  auto addresses = instance.network_interfaces.at(0).ipv6_addresses;
  REQUIRE(addresses.size() == 2);
  CHECK(addresses[0].is_primary_ipv6 == true);
  CHECK(addresses[1].is_primary_ipv6 == false);
  auto found = [&](std::string name, std::string value) {
    return world.call(ec2::DescribeInstancesRequest{.filters = {{name, {value}}}}).reservations.size();
  };
  CHECK(found("ipv6-address", world.base + "::7") == 1);
  CHECK(found("ipv6-address", world.base + "::8") == 0);  // not the instance's own
  CHECK(found("network-interface.ipv6-address", world.base + "::8") == 1);
  CHECK(found("network-interface.ipv6-addresses.ipv6-address", world.base + "::8") == 1);
  CHECK(found("network-interface.ipv6-addresses.is-primary-ipv6", "true") == 1);
  CHECK(world
            .call(ec2::DescribeNetworkInterfacesRequest{
                .filters = {{"ipv6-addresses.is-primary-ipv6", {"true"}}}})
            .network_interfaces.size() == 1);
  request.ipv6_addresses = {{world.base + "::9"}, {world.base + "::a", true}};
  CHECK(world.refusal_code(request) == "InvalidParameterValue");  // only the first can be
  world.call(ec2::TerminateInstancesRequest{.instance_ids = {id}});
  CHECK_FALSE(world.instance(id).ipv6_address);
}

TEST_CASE("IPv6 addresses are either the instance's or those of its interfaces") {
  Ipv6World world;
  auto request = world.request();
  request.network_interfaces = {{.device_index = 0, .subnet_id = request.subnet_id}};
  request.subnet_id.reset();
  struct Row {
    void (*add)(ec2::RunInstancesRequest&);
    std::string what;
  };
  auto row = GENERATE(Row{[](auto& r) { r.ipv6_address_count = 1; }, "IPv6 address count"},
                      Row{[](auto& r) { r.ipv6_addresses = {{"2001:db8::1"}}; }, "IPv6 addresses"},
                      Row{[](auto& r) { r.enable_primary_ipv6 = true; }, "primary IPv6 address"});
  row.add(request);
  CHECK(world.refusal(request) == "InvalidParameterCombination: Network interfaces and an instance-level " +
                                      row.what + " may not be specified on the same request");
}

TEST_CASE("Prefixes are one instance's as well") {
  Ipv6World world;
  auto request = world.request();
  request.subnet_id.reset();
  request.max_count = 2;
  request.network_interfaces = {{.device_index = 0}};
  request.network_interfaces[0].ipv6_prefixes = {{world.base + ":1::/80"}};
  request.network_interfaces[0].subnet_id = world.v6_subnet;
  CHECK(world.refusal(request) ==
        "InvalidParameterCombination: The parameter ipv6Prefix cannot be used when launching more than one "
        "instance");
}

TEST_CASE("An instance of an IPv6-only subnet has no IPv4 address, and is of a Nitro type") {
  Ipv6World world;
  auto request = world.request();
  request.subnet_id = world.add_ipv6_only_subnet();
  auto id = world.call(request).instances.at(0).instance_id;
  auto instance = world.instance(id);
  CHECK_FALSE(instance.private_ip_address);
  CHECK_FALSE(instance.public_ip_address);
  REQUIRE(instance.network_interfaces.size() == 1);
  CHECK(instance.network_interfaces[0].ipv6_addresses.size() == 1);
  CHECK(instance.network_interfaces[0].private_ip_addresses.empty());
  request.private_ip_address = "10.1.1.9";
  CHECK(world.refusal_code(request) == "InvalidParameterValue");
  request.private_ip_address.reset();
  request.instance_type = "t2.micro";
  CHECK(world.refusal(request) ==
        "Unsupported: The instance type t2.micro is not supported in the IPv6-only "
        "subnet " +
            *request.subnet_id + ".");
  world.stop(id);
  world.call(ec2::StartInstancesRequest{.instance_ids = {id}});
  world.terminate(id);
}

TEST_CASE("An interface's first IPv6 address becomes its primary one, and stays so") {
  Ipv6World world;
  auto without = world.call(ec2::CreateNetworkInterfaceRequest{.subnet_id = world.v6_subnet})
                     .network_interface.network_interface_id;
  ec2::CreateNetworkInterfaceRequest create{.ipv6_address_count = 1, .subnet_id = world.v6_subnet};
  auto id = world.call(create).network_interface.network_interface_id;
  ec2::ModifyNetworkInterfaceAttributeRequest request{.network_interface_id = without};
  request.enable_primary_ipv6 = true;
  CHECK(world.refusal(request) ==
        "InvalidParameterValue: The network interface has no IPv6 address that could be its primary one.");
  request.network_interface_id = id;
  CHECK(world.refusal(request) == "");
  CHECK(world.interface(id).ipv6_addresses.at(0).is_primary_ipv6);
  request.enable_primary_ipv6 = false;
  CHECK(world.refusal(request) == "InvalidParameterValue: A primary IPv6 address cannot be disabled.");
  request.description = {"two at once"};
  CHECK(world.refusal_code(request) == "InvalidParameterCombination");
}

TEST_CASE("A primary interface gets a public address, keeps it, and gives it back") {
  ComputeWorld world;
  auto instance = world.launch();
  CHECK_FALSE(instance.public_ip_address);
  auto modify = [&](bool associate) {
    ec2::ModifyNetworkInterfaceAttributeRequest request{
        .network_interface_id = instance.network_interfaces.at(0).network_interface_id};
    request.associate_public_ip_address = associate;
    world.call(request);
    return world.instance(instance.instance_id).public_ip_address;
  };
  auto given = modify(true);
  REQUIRE(given);
  CHECK(modify(true) == given);
  CHECK(world.public_addresses_in_use() == 1);
  CHECK_FALSE(modify(false));
  CHECK(world.public_addresses_in_use() == 0);
}
