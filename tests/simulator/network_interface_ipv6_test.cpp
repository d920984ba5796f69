#include "catch.hpp"
#include "protocol/ec2/network_interface_address.hpp"
#include "protocol/ec2/subnet_cidr_reservation.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using Create = ec2::CreateNetworkInterfaceRequest;
using Assign = ec2::AssignIpv6AddressesRequest;
using Unassign = ec2::UnassignIpv6AddressesRequest;

namespace {

/// A VPC whose subnet has an IPv6 block, too.
struct Ipv6World : ComputeWorld {
  std::string v6_vpc, v6_subnet, base;  ///< base: the subnet's block without "::/64"
  Ipv6World() {
    v6_vpc = call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16", .amazon_provided_ipv6_cidr_block = true})
                 .vpc.vpc_id;
    std::string block = *call(ec2::DescribeVpcsRequest{.vpc_ids = {v6_vpc}})
                             .vpcs.at(0)
                             .ipv6_cidr_block_associations.at(0)
                             .ipv6_cidr_block;
    auto cidr = block.substr(0, block.find('/')) + "/64";
    ec2::CreateSubnetRequest request{.cidr_block = "10.1.1.0/24", .vpc_id = v6_vpc};
    request.ipv6_cidr_block = cidr;
    request.availability_zone = "us-east-1a";
    v6_subnet = call(request).subnet.subnet_id;
    base = cidr.substr(0, cidr.find("::"));
  }
  std::string add() { return call(Create{.subnet_id = v6_subnet}).network_interface.network_interface_id; }
};

}  // namespace

TEST_CASE("an interface has the IPv6 addresses that it was made with, the first one shown apart") {
  Ipv6World world;
  Create request{.subnet_id = world.v6_subnet, .enable_primary_ipv6 = true};
  request.ipv6_addresses = {{world.base + "::9"}, {world.base + "::a"}};
  auto made = world.call(request).network_interface;
  REQUIRE(made.ipv6_addresses.size() == 2);
  CHECK(made.ipv6_address == world.base + "::9");
  CHECK(made.ipv6_addresses[0].is_primary_ipv6);
  CHECK_FALSE(made.ipv6_addresses[1].is_primary_ipv6);
  CHECK(world.refusal(request) == "InvalidIPAddress.InUse: Address " + world.base + "::9 is in use.");
  Unassign off{.network_interface_id = made.network_interface_id};
  off.ipv6_addresses = {world.base + "::9"};
  CHECK(world.refusal_code(off) == "InvalidParameterValue");
  world.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = made.network_interface_id});
  CHECK(world.refusal(request) == "");
}

TEST_CASE("IPv6 addresses and prefixes are assigned and taken off") {
  Ipv6World world;
  auto interface = world.add();
  Assign request{.ipv6_address_count = 2, .network_interface_id = interface};
  request.ipv6_prefixes = {world.base + ":1::/80"};
  auto assigned = world.call(request);
  CHECK(assigned.assigned_ipv6_addresses.size() == 2);
  CHECK(assigned.assigned_ipv6_prefixes == std::vector<std::string>{world.base + ":1::/80"});
  Assign counted{.ipv6_prefix_count = 1, .network_interface_id = interface};
  CHECK(world.call(counted).assigned_ipv6_prefixes.size() == 1);
  Assign inside{.network_interface_id = world.add()};
  inside.ipv6_addresses = {world.base + ":1::5"};
  CHECK(world.refusal(inside) == "InvalidIPAddress.InUse: Address " + world.base + ":1::5 is in use.");
  Unassign off{.network_interface_id = interface};
  off.ipv6_addresses = assigned.assigned_ipv6_addresses;
  off.ipv6_prefixes = assigned.assigned_ipv6_prefixes;
  CHECK(world.call(off).unassigned_ipv6_addresses == assigned.assigned_ipv6_addresses);
  CHECK(world.interface(interface).ipv6_addresses.empty());
  CHECK(world.interface(interface).ipv6_prefixes.size() == 1);
  CHECK(world.refusal(inside) == "");
  CHECK(world.refusal(off) ==
        "InvalidParameterValue: Some of the specified addresses are not assigned to interface " + interface);
}

TEST_CASE("IPv6 addresses that can't be are refused") {
  Ipv6World world;
  auto interface = world.add();
  CHECK(world.refusal_code(Assign{.network_interface_id = interface}) == "MissingParameter");
  CHECK(world.refusal_code(Unassign{.network_interface_id = interface}) == "MissingParameter");
  Assign request{.ipv6_address_count = 1, .network_interface_id = interface};
  request.ipv6_addresses = {world.base + "::9"};
  CHECK(world.refusal_code(request) == "InvalidParameterCombination");
  request.ipv6_address_count.reset();
  for (auto text : {"x", "2001:db8::1", "10.1.1.9"}) {
    request.ipv6_addresses = {text};
    CHECK(world.refusal_code(request) == "InvalidParameterValue");
  }
  CHECK(world.refusal_code(Assign{.ipv6_address_count = 51, .network_interface_id = interface}) ==
        "PrivateIpAddressLimitExceeded");
  CHECK(world.refusal(Create{.ipv6_address_count = 1, .subnet_id = world.subnet}) ==
        "InvalidParameterValue: The subnet '" + world.subnet +
            "' has no IPv6 CIDR block associated with it.");
  CHECK(world.refusal_code(
            Create{.ipv6_address_count = 1, .ipv6_prefix_count = 1, .subnet_id = world.v6_subnet}) ==
        "InvalidParameterCombination");
  CHECK(world.refusal_code(Create{.subnet_id = world.v6_subnet, .enable_primary_ipv6 = true}) ==
        "InvalidParameterValue");
}

TEST_CASE("a subnet may give each interface an IPv6 address, unless none is asked for") {
  Ipv6World world;
  ec2::ModifySubnetAttributeRequest modify{.subnet_id = world.v6_subnet};
  modify.assign_ipv6_address_on_creation = {true};
  world.call(modify);
  CHECK(world.interface(world.add()).ipv6_addresses.size() == 1);
  CHECK(world.call(Create{.ipv6_address_count = 0, .subnet_id = world.v6_subnet})
            .network_interface.ipv6_addresses.empty());
}

TEST_CASE("an instance's interface is launched with IPv6 addresses and secondary addresses") {
  Ipv6World world;
  auto request = world.launch_request();
  request.subnet_id.reset();
  ec2::InstanceNetworkInterfaceSpecification specification{.device_index = 0, .subnet_id = world.v6_subnet};
  specification.ipv6_address_count = 1;
  specification.secondary_private_ip_address_count = 1;
  request.network_interfaces = {specification};
  auto interface = world.call(request).instances.at(0).network_interfaces.at(0);
  CHECK(interface.ipv6_addresses.size() == 1);
  CHECK(interface.private_ip_addresses.size() == 2);
  request.network_interfaces[0].secondary_private_ip_address_count = 2;
  CHECK(world.refusal_code(request) == "InvalidInterface.IpAddressLimitExceeded");
}

TEST_CASE("IPv6 prefixes that can't be are refused") {
  Ipv6World world;
  auto interface = world.add();
  Assign request{.network_interface_id = interface};
  auto refused = [&](const std::string& prefix) {
    request.ipv6_prefixes = {prefix};
    return world.refusal(request);
  };
  CHECK(refused(world.base + "::/64") ==
        "InvalidParameterValue: Value (" + world.base +
            "::/64) for parameter ipv6Prefix is invalid. This is not a valid /80 prefix.");
  CHECK(refused("2001:db8:ffff::/80") ==
        "InvalidParameterValue: Prefix 2001:db8:ffff::/80 does not fall within the subnet's address range");
  CHECK(refused(world.base + "::/80") ==
        "InvalidParameterValue: Prefix " + world.base + "::/80 is in subnet's reserved address range");
  CHECK(refused(world.base + ":1::/80") == "");
  CHECK(refused(world.base + ":1::/80") ==
        "InvalidIPAddress.InUse: Prefix " + world.base + ":1::/80 is in use.");
  request.ipv6_prefix_count = 1;
  CHECK(world.refusal(request) ==
        "InvalidParameterCombination: The parameters ipv6Prefix and ipv6PrefixCount cannot be used together");
  Assign delegated{.network_interface_id = world.add()};
  delegated.ipv6_addresses = {world.base + ":1::9"};
  CHECK(world.refusal(delegated) == "InvalidIPAddress.InUse: Address " + world.base + ":1::9 is in use.");
  Unassign off{.network_interface_id = interface};
  off.ipv6_prefixes = {world.base + ":2::/80"};
  CHECK(world.refusal(off) ==
        "InvalidParameterValue: Some of the specified prefixes are not assigned to interface " + interface);
  off.ipv6_prefixes.clear();
  off.ipv6_addresses = {world.base + "::9"};
  CHECK(world.refusal(off) ==
        "InvalidParameterValue: Some of the specified addresses are not assigned to interface " + interface);
}

TEST_CASE("IPv6 prefixes are drawn as long as there are whole free ones") {
  Ipv6World world;
  ec2::CreateSubnetCidrReservationRequest reserve{
      .subnet_id = world.v6_subnet, .reservation_type = ec2::SubnetCidrReservationType::explicit_};
  reserve.cidr = world.base + "::/64";
  world.call(reserve);
  Assign request{.network_interface_id = world.add()};
  request.ipv6_prefix_count = 1;
  CHECK(world.refusal(request) ==
        "InsufficientCidrBlocks: The specified subnet does not have enough free cidr blocks to satisfy the "
        "request.");
}

TEST_CASE("an interface of an IPv6-only subnet has no IPv4 addresses") {
  Ipv6World world;
  ec2::CreateSubnetRequest make{.availability_zone = "us-east-1a", .vpc_id = world.v6_vpc};
  make.ipv6_native = true;
  make.ipv6_cidr_block = world.base.substr(0, world.base.size() - 2) + "01::/64";
  const std::string subnet = world.call(make).subnet.subnet_id;
  Create request{.subnet_id = subnet};
  request.secondary_private_ip_address_count = 1;
  CHECK(world.refusal(request) ==
        "InvalidParameterCombination: An IPv6-only subnet has no IPv4 addresses for the interface.");
}
