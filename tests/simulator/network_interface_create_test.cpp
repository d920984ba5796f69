#include "catch.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using Create = ec2::CreateNetworkInterfaceRequest;

namespace {

std::vector<std::string> addresses_of(const ec2::NetworkInterface& interface) {
  std::vector<std::string> addresses;
  for (const auto& address : interface.private_ip_addresses) addresses.push_back(address.private_ip_address);
  return addresses;
}

ec2::Subnet described(ComputeWorld& world, const std::string& id) {
  return world.call(ec2::DescribeSubnetsRequest{.subnet_ids = {id}}).subnets.at(0);
}

}  // namespace

TEST_CASE("an interface has its primary address first, then those listed") {
  ComputeWorld world;
  Create request{.subnet_id = world.subnet};
  request.private_ip_addresses = {{false, "10.0.1.10"}, {true, "10.0.1.9"}, {false, "10.0.1.11"}};
  auto made = world.call(request).network_interface;
  CHECK(made.private_ip_address == "10.0.1.9");
  CHECK(addresses_of(made) == std::vector<std::string>{"10.0.1.9", "10.0.1.10", "10.0.1.11"});
  CHECK(made.private_ip_addresses[0].primary);
  CHECK_FALSE(made.private_ip_addresses[1].primary);
  CHECK(described(world, world.subnet).available_ip_address_count == 248);
  world.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = made.network_interface_id});
  CHECK(described(world, world.subnet).available_ip_address_count == 251);
}

TEST_CASE("PrivateIpAddress names the primary address, the list then the secondary ones") {
  ComputeWorld world;
  Create request{.private_ip_address = "10.0.1.9", .subnet_id = world.subnet};
  request.private_ip_addresses = {{{}, "10.0.1.10"}};
  CHECK(addresses_of(world.call(request).network_interface) ==
        std::vector<std::string>{"10.0.1.9", "10.0.1.10"});
}

TEST_CASE("secondary addresses are drawn by their count, beside those that are taken") {
  ComputeWorld world;
  auto small = world.add_subnet("10.0.3.0/28");
  auto made = world.call(Create{.secondary_private_ip_address_count = 10, .subnet_id = small});
  auto addresses = addresses_of(made.network_interface);
  std::sort(addresses.begin(), addresses.end());
  CHECK(addresses.size() == 11);
  CHECK(std::unique(addresses.begin(), addresses.end()) == addresses.end());
  CHECK(described(world, small).available_ip_address_count == 0);
  auto other = world.add_subnet("10.0.4.0/28");
  CHECK(world.refusal(Create{.secondary_private_ip_address_count = 11, .subnet_id = other}) ==
        "InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses to "
        "satisfy the request.");
  CHECK(described(world, other).available_ip_address_count == 11);
}

TEST_CASE("a delegated prefix takes sixteen addresses of the subnet") {
  ComputeWorld world;
  Create request{.subnet_id = world.subnet};
  request.ipv4_prefixes = {{"10.0.1.32/28"}};
  auto made = world.call(request).network_interface;
  REQUIRE(made.ipv4_prefixes.size() == 1);
  CHECK(made.ipv4_prefixes[0].ipv4_prefix == "10.0.1.32/28");
  CHECK(described(world, world.subnet).available_ip_address_count == 234);
  CHECK(world.refusal(Create{.private_ip_address = "10.0.1.47", .subnet_id = world.subnet}) ==
        "InvalidIPAddress.InUse: Address 10.0.1.47 is in use.");
  CHECK(world.refusal(request) == "InvalidIPAddress.InUse: Prefix 10.0.1.32/28 is in use.");
  world.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = made.network_interface_id});
  CHECK(described(world, world.subnet).available_ip_address_count == 251);
  CHECK(world.refusal(request) == "");
}

TEST_CASE("prefixes are drawn by their count, as long as there are whole free ones") {
  ComputeWorld world;
  auto subnet = world.add_subnet("10.0.3.0/26");
  // Four blocks, of which the first and the last hold AWS's own addresses.
  auto made =
      world.call(Create{.private_ip_address = "10.0.3.4", .ipv4_prefix_count = 2, .subnet_id = subnet})
          .network_interface;
  CHECK(made.ipv4_prefixes.size() == 2);
  CHECK(world.refusal(Create{.ipv4_prefix_count = 1, .subnet_id = subnet}) ==
        "InsufficientCidrBlocks: The specified subnet does not have enough free cidr blocks to satisfy the "
        "request.");
}

TEST_CASE("CreateNetworkInterface refuses addresses that can't be") {
  ComputeWorld world;
  struct Row {
    void (*change)(Create&);
    std::string_view refusal;
  };
  auto row = GENERATE(
      Row{[](Create& r) { r.private_ip_address = "x"; },
          "InvalidParameterValue: Value (x) for parameter privateIpAddress is invalid. This is not a valid "
          "IPv4 "
          "address."},
      Row{[](Create& r) { r.private_ip_address = "10.0.2.9"; },
          "InvalidParameterValue: Address does not fall within the subnet's address range"},
      Row{[](Create& r) { r.private_ip_address = "10.0.1.2"; },
          "InvalidParameterValue: Address is in subnet's reserved address range"},
      Row{[](Create& r) {
            r.private_ip_addresses = {{false, "10.0.1.9"}};
          },
          "InvalidParameterValue: A primary private IP address must be specified."},
      Row{[](Create& r) {
            r.private_ip_addresses = {{true, {}}};
          },
          "MissingParameter: The request must contain the parameter privateIpAddress"},
      Row{[](Create& r) {
            r.private_ip_addresses = {{true, "10.0.1.9"}, {true, "10.0.1.10"}};
          },
          "InvalidParameterCombination: Only one private IP address can be designated as primary."},
      Row{[](Create& r) {
            r.private_ip_address = "10.0.1.8";
            r.private_ip_addresses = {{true, "10.0.1.9"}};
          },
          "InvalidParameterCombination: Only one of the parameters privateIpAddress and privateIpAddresses "
          "may "
          "specify the primary address."},
      Row{[](Create& r) {
            r.private_ip_addresses = {{true, "10.0.1.9"}, {false, "10.0.1.10"}};
            r.secondary_private_ip_address_count = 1;
          },
          "InvalidParameterCombination: The parameters privateIpAddresses and secondaryPrivateIpAddressCount "
          "cannot be used together"},
      Row{[](Create& r) { r.secondary_private_ip_address_count = 0; },
          "InvalidParameterValue: Value (0) for parameter secondaryPrivateIpAddressCount is invalid."},
      Row{[](Create& r) { r.secondary_private_ip_address_count = 50; },
          "PrivateIpAddressLimitExceeded: Number of private addresses will exceed limit."},
      Row{[](Create& r) { r.ipv4_prefix_count = 0; },
          "InvalidParameterValue: Value (0) for parameter ipv4PrefixCount is invalid."},
      Row{[](Create& r) {
            r.ipv4_prefixes = {{"10.0.1.32/28"}};
            r.ipv4_prefix_count = 1;
          },
          "InvalidParameterCombination: The parameters ipv4Prefix and ipv4PrefixCount cannot be used "
          "together"},
      Row{[](Create& r) {
            r.secondary_private_ip_address_count = 1;
            r.ipv4_prefix_count = 1;
          },
          "InvalidParameterCombination: The parameters secondaryPrivateIpAddressCount and ipv4PrefixCount "
          "cannot "
          "be used together"},
      Row{[](Create& r) { r.ipv4_prefixes = {{"10.0.1.32/27"}}; },
          "InvalidParameterValue: Value (10.0.1.32/27) for parameter ipv4Prefix is invalid. This is not a "
          "valid "
          "/28 prefix."},
      Row{[](Create& r) { r.ipv4_prefixes = {{"10.0.2.32/28"}}; },
          "InvalidParameterValue: Prefix 10.0.2.32/28 does not fall within the subnet's address range"},
      Row{[](Create& r) { r.ipv4_prefixes = {{"10.0.1.0/28"}}; },
          "InvalidParameterValue: Prefix 10.0.1.0/28 is in subnet's reserved address range"},
      Row{[](Create& r) { r.ipv4_prefixes = {{"10.0.1.240/28"}}; },
          "InvalidParameterValue: Prefix 10.0.1.240/28 is in subnet's reserved address range"},
      Row{[](Create& r) { r.interface_type = "efa"; },
          "UnsupportedOperation: vpcsim does not support the parameter InterfaceType=efa yet"});
  Create request{.subnet_id = world.subnet};
  row.change(request);
  CHECK(world.refusal(request) == row.refusal);
}
