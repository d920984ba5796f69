#include "protocol/ec2/network_interface_address.hpp"

#include "catch.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using Assign = ec2::AssignPrivateIpAddressesRequest;
using Unassign = ec2::UnassignPrivateIpAddressesRequest;

namespace {

std::vector<std::string> addresses_of(ComputeWorld& world, const std::string& interface) {
  std::vector<std::string> addresses;
  for (const auto& address : world.interface(interface).private_ip_addresses)
    addresses.push_back(address.private_ip_address);
  return addresses;
}

std::string make_at(ComputeWorld& world, const std::string& primary) {
  return world
      .call(ec2::CreateNetworkInterfaceRequest{.private_ip_address = primary, .subnet_id = world.subnet})
      .network_interface.network_interface_id;
}

Assign assign(const std::string& interface, std::vector<std::string> addresses) {
  Assign request{.network_interface_id = interface};
  request.private_ip_addresses = std::move(addresses);
  return request;
}

}  // namespace

TEST_CASE("secondary addresses are assigned by value or by count, and taken off again") {
  ComputeWorld world;
  auto interface = make_at(world, "10.0.1.9");
  auto named = world.call(assign(interface, {"10.0.1.10", "10.0.1.11"}));
  CHECK(named.network_interface_id == interface);
  REQUIRE(named.assigned_private_ip_addresses.size() == 2);
  CHECK(named.assigned_private_ip_addresses[0].private_ip_address == "10.0.1.10");
  Assign counted{.network_interface_id = interface};
  counted.secondary_private_ip_address_count = 2;
  auto drawn = world.call(counted).assigned_private_ip_addresses;
  REQUIRE(drawn.size() == 2);
  CHECK(addresses_of(world, interface) == std::vector<std::string>{"10.0.1.9", "10.0.1.10", "10.0.1.11",
                                                                   drawn[0].private_ip_address,
                                                                   drawn[1].private_ip_address});
  Unassign request{.network_interface_id = interface};
  request.private_ip_addresses = {"10.0.1.10", drawn[0].private_ip_address, drawn[1].private_ip_address};
  world.call(request);
  CHECK(addresses_of(world, interface) == std::vector<std::string>{"10.0.1.9", "10.0.1.11"});
  CHECK(world.refusal(ec2::CreateNetworkInterfaceRequest{.private_ip_address = "10.0.1.10",
                                                         .subnet_id = world.subnet}) == "");
}

TEST_CASE("prefixes are assigned and taken off") {
  ComputeWorld world;
  auto interface = world.add_interface();
  Assign request{.network_interface_id = interface};
  request.ipv4_prefixes = {"10.0.1.32/28"};
  CHECK(world.call(request).assigned_ipv4_prefixes.at(0).ipv4_prefix == "10.0.1.32/28");
  Assign counted{.network_interface_id = interface};
  counted.ipv4_prefix_count = 1;
  auto drawn = world.call(counted).assigned_ipv4_prefixes.at(0).ipv4_prefix;
  CHECK(world.interface(interface).ipv4_prefixes.size() == 2);
  Unassign off{.network_interface_id = interface};
  off.ipv4_prefixes = {"10.0.1.32/28", drawn};
  world.call(off);
  CHECK(world.interface(interface).ipv4_prefixes.empty());
  CHECK(world.refusal(off) ==
        "InvalidParameterValue: Some of the specified prefixes are not assigned to interface " + interface);
}

TEST_CASE("an address of another interface moves only if that is allowed, its Elastic address with it") {
  ComputeWorld world;
  auto from = make_at(world, "10.0.1.9"), to = make_at(world, "10.0.1.20");
  world.call(assign(from, {"10.0.1.10"}));
  auto address = world.allocate();
  world.call(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id,
                                          .network_interface_id = from,
                                          .private_ip_address = "10.0.1.10"});
  auto request = assign(to, {"10.0.1.10"});
  CHECK(world.refusal(request) == "InvalidIPAddress.InUse: Address 10.0.1.10 is in use.");
  request.allow_reassignment = true;
  CHECK(world.call(request).assigned_private_ip_addresses.at(0).private_ip_address == "10.0.1.10");
  CHECK(addresses_of(world, from) == std::vector<std::string>{"10.0.1.9"});
  auto moved = world.interface(to).private_ip_addresses.at(1);
  REQUIRE(moved.association);
  CHECK(moved.association->public_ip == address.public_ip);
  CHECK(world.call(ec2::DescribeAddressesRequest{}).addresses.at(0).network_interface_id == to);
  request.private_ip_addresses = {"10.0.1.9"};
  CHECK(world.refusal(request) ==
        "InvalidParameterValue: The address 10.0.1.9 is the primary address of the "
        "network interface '" +
            from + "' and cannot be reassigned.");
  world.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = to});
  CHECK_FALSE(world.call(ec2::DescribeAddressesRequest{}).addresses.at(0).association_id);
}

TEST_CASE("taking an address off takes its Elastic address off") {
  ComputeWorld world;
  auto interface = make_at(world, "10.0.1.9");
  world.call(assign(interface, {"10.0.1.10"}));
  auto address = world.allocate();
  world.call(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id,
                                          .network_interface_id = interface,
                                          .private_ip_address = "10.0.1.10"});
  Unassign off{.network_interface_id = interface};
  off.private_ip_addresses = {"10.0.1.10"};
  world.call(off);
  CHECK(world.refusal(ec2::ReleaseAddressRequest{.allocation_id = address.allocation_id}) == "");
}

TEST_CASE("an attached interface has the addresses that its instance type has room for") {
  ComputeWorld world;
  auto instance = world.launch();  // t3.micro: two addresses an interface
  auto interface = instance.network_interfaces.at(0).network_interface_id;
  Assign request{.network_interface_id = interface};
  request.secondary_private_ip_address_count = 2;
  CHECK(world.refusal(request) ==
        "PrivateIpAddressLimitExceeded: Number of private addresses will exceed limit.");
  request.secondary_private_ip_address_count = 1;
  CHECK(world.refusal(request) == "");
  Assign prefix{.network_interface_id = interface};
  prefix.ipv4_prefix_count = 1;
  CHECK(world.refusal_code(prefix) == "PrivateIpAddressLimitExceeded");
}

TEST_CASE("AssignPrivateIpAddresses says either which addresses or how many") {
  ComputeWorld world;
  auto interface = make_at(world, "10.0.1.9");
  CHECK(world.refusal_code(Assign{.network_interface_id = interface}) == "MissingParameter");
  auto both = assign(interface, {"10.0.1.10"});
  both.secondary_private_ip_address_count = 1;
  CHECK(world.refusal_code(both) == "InvalidParameterCombination");
  Assign prefixes{.network_interface_id = interface};
  prefixes.ipv4_prefixes = {"10.0.1.32/28"};
  prefixes.ipv4_prefix_count = 1;
  CHECK(world.refusal_code(prefixes) == "InvalidParameterCombination");
  CHECK(world.refusal_code(assign("eni-00000001", {"10.0.1.10"})) == "InvalidNetworkInterfaceID.NotFound");
  CHECK(world.refusal_code(assign(interface, {"10.0.1.9"})) == "InvalidParameterValue");
  CHECK(world.refusal(assign(interface, {"10.0.2.9"})) ==
        "InvalidParameterValue: Address does not fall within the subnet's address range");
}

TEST_CASE("UnassignPrivateIpAddresses takes no primary address and nothing that isn't there") {
  ComputeWorld world;
  auto interface = make_at(world, "10.0.1.9");
  Unassign request{.network_interface_id = interface};
  CHECK(world.refusal_code(request) == "MissingParameter");
  request.private_ip_addresses = {"10.0.1.9"};
  CHECK(world.refusal(request) ==
        "InvalidParameterValue: The primary private IP address 10.0.1.9 of interface " + interface +
            " cannot be unassigned");
  request.private_ip_addresses = {"10.0.1.10"};
  CHECK(world.refusal(request) ==
        "InvalidParameterValue: Some of the specified addresses are not assigned to interface " + interface);
}

TEST_CASE("a primary address doesn't move, and prefixes that aren't there aren't taken off") {
  ComputeWorld world;
  auto first = make_at(world, "10.0.1.9");
  auto second = make_at(world, "10.0.1.10");
  auto move = assign(second, {"10.0.1.9"});
  move.allow_reassignment = true;
  CHECK(world.refusal(move) ==
        "InvalidParameterValue: The address 10.0.1.9 is the primary address of the network interface '" +
            first + "' and cannot be reassigned.");
  Unassign off{.network_interface_id = first};
  off.ipv4_prefixes = {"10.0.1.32/28"};
  CHECK(world.refusal(off) ==
        "InvalidParameterValue: Some of the specified prefixes are not assigned to interface " + first);
}
