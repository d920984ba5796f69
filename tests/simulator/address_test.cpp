#include "catch.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;

TEST_CASE("an Elastic IP address is allocated, associated, disassociated and released") {
  ComputeWorld world;
  auto address = world.allocate();
  auto instance = world.launch().instance_id;
  auto association =
      world
          .call(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id, .instance_id = instance})
          .association_id;
  CHECK(world.instance(instance).public_ip_address == address.public_ip);
  auto described =
      world.call(ec2::DescribeAddressesRequest{.public_ips = {address.public_ip}}).addresses.at(0);
  CHECK(described.instance_id == instance);
  CHECK(described.association_id == association);
  CHECK(described.private_ip_address == world.instance(instance).private_ip_address);
  CHECK(world.refusal(ec2::ReleaseAddressRequest{.allocation_id = address.allocation_id}) ==
        "InvalidIPAddress.InUse: Address " + address.public_ip + " is in use.");
  world.call(ec2::DisassociateAddressRequest{.association_id = association});
  CHECK_FALSE(world.instance(instance).public_ip_address);
  CHECK(world.refusal_code(ec2::DisassociateAddressRequest{.association_id = association}) ==
        "InvalidAssociationID.NotFound");
  world.call(ec2::ReleaseAddressRequest{.allocation_id = address.allocation_id});
  CHECK(world.public_addresses_in_use() == 0);
  CHECK(world.refusal(ec2::ReleaseAddressRequest{.allocation_id = address.allocation_id}) ==
        "InvalidAllocationID.NotFound: The allocation ID '" + address.allocation_id + "' does not exist");
}

TEST_CASE("an account has five Elastic IP addresses per region") {
  ComputeWorld world;
  for (int i = 0; i < 5; ++i) world.allocate();
  CHECK(world.refusal(ec2::AllocateAddressRequest{}) ==
        "AddressLimitExceeded: The maximum number of addresses has been reached.");
}

TEST_CASE("public addresses are unique over all accounts, and run out") {
  auto settings = ComputeWorld::empty();
  settings.public_ip_pool = *Cidr::parse("198.18.0.0/30");
  ComputeWorld world(settings);
  auto first = world.allocate().public_ip;
  world.account = "222222222222";
  CHECK(world.allocate().public_ip != first);
  CHECK(world.refusal_code(ec2::AllocateAddressRequest{}) == "InsufficientAddressCapacity");
}

TEST_CASE("an Elastic IP address takes an auto-assigned one's place, and gives it back") {
  ComputeWorld world;
  world.make_public(world.subnet);
  auto instance = world.launch().instance_id;
  auto address = world.allocate();
  auto association =
      world
          .call(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id, .instance_id = instance})
          .association_id;
  CHECK(world.public_addresses_in_use() == 1);
  CHECK(world.instance(instance).network_interfaces[0].association->ip_owner_id == world.account);
  world.call(ec2::StopInstancesRequest{.instance_ids = {instance}});
  CHECK(world.instance(instance).public_ip_address == address.public_ip);
  world.call(ec2::StartInstancesRequest{.instance_ids = {instance}});
  world.call(ec2::DisassociateAddressRequest{.association_id = association});
  auto assigned = world.instance(instance).public_ip_address;
  REQUIRE(assigned);
  CHECK(*assigned != address.public_ip);
}

TEST_CASE("an associated address moves unless the caller forbids it") {
  ComputeWorld world;
  auto address = world.allocate();
  auto first = world.add_interface(), second = world.add_interface();
  ec2::AssociateAddressRequest request{.allocation_id = address.allocation_id, .network_interface_id = first};
  auto association = world.call(request).association_id;
  CHECK(world.call(request).association_id == association);
  request.network_interface_id = second;
  request.allow_reassociation = false;
  CHECK(world.refusal(request) == "Resource.AlreadyAssociated: resource " + address.allocation_id +
                                      " is already associated with associate-id " + association);
  request.allow_reassociation = true;
  CHECK(world.call(request).association_id != association);
  CHECK_FALSE(world.interface(first).association);
  CHECK(world.interface(second).association->allocation_id == address.allocation_id);
}

TEST_CASE("associating needs an internet gateway and a running instance") {
  auto settings = ComputeWorld::empty();
  settings.timing.instance_pending = 1000;
  ComputeWorld world(settings);
  auto address = world.allocate();
  auto launched = world.launch();
  ec2::AssociateAddressRequest request{.allocation_id = address.allocation_id,
                                       .instance_id = launched.instance_id};
  CHECK(world.refusal(request) ==
        "IncorrectInstanceState: The pending-instance-creation instance to which '" +
            launched.network_interfaces.at(0).network_interface_id +
            "' is attached is not in a valid state for this operation");
  world.clock.advance(1000);
  world.call(ec2::DetachInternetGatewayRequest{.internet_gateway_id = world.gateway, .vpc_id = world.vpc});
  CHECK(world.refusal(request) ==
        "Gateway.NotAttached: Network " + world.vpc + " is not attached to any internet gateway");
}

TEST_CASE("association needs to know what and where to") {
  ComputeWorld world;
  auto address = world.allocate();
  CHECK(world.refusal(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id}) ==
        "MissingParameter: Either instance ID or network interface id must be specified");
  CHECK(world.refusal(ec2::ReleaseAddressRequest{.public_ip = address.public_ip}) ==
        "InvalidParameterValue: You must specify an allocation id when releasing a VPC elastic IP address");
  CHECK(world.refusal(ec2::ReleaseAddressRequest{.public_ip = "1.2.3.4"}) ==
        "AuthFailure: The address '1.2.3.4' does not belong to you.");
  CHECK(world.refusal(ec2::DescribeAddressesRequest{.public_ips = {"1.2.3.4"}}) ==
        "InvalidAddress.NotFound: Address '1.2.3.4' not found.");
}

TEST_CASE("an address that isn't one is told so wherever it is named") {
  ComputeWorld world;
  const std::string malformed = "InvalidAddress.Malformed: Invalid address: '1.2.3'";
  ec2::AssociateAddressRequest associate{.instance_id = world.launch().instance_id};
  associate.public_ip = "1.2.3";
  CHECK(world.refusal(associate) == malformed);
  CHECK(world.refusal(ec2::DescribeAddressesRequest{.public_ips = {"1.2.3"}}) == malformed);
  CHECK(world.refusal(ec2::ReleaseAddressRequest{.public_ip = "1.2.3"}) == malformed);
  CHECK(world.refusal(ec2::DisassociateAddressRequest{.public_ip = "1.2.3"}) == malformed);
}

TEST_CASE("deleting an interface leaves its Elastic IP address allocated") {
  ComputeWorld world;
  auto address = world.allocate();
  auto interface = world.add_interface();
  world.call(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id,
                                          .network_interface_id = interface});
  world.call(ec2::DeleteNetworkInterfaceRequest{.network_interface_id = interface});
  auto left =
      world.call(ec2::DescribeAddressesRequest{.allocation_ids = {address.allocation_id}}).addresses.at(0);
  CHECK_FALSE(left.association_id);
}

TEST_CASE("an Elastic IP address goes on a secondary private address that the interface has") {
  ComputeWorld world;
  auto made = world
                  .call(ec2::CreateNetworkInterfaceRequest{.private_ip_address = "10.0.1.9",
                                                           .secondary_private_ip_address_count = 1,
                                                           .subnet_id = world.subnet})
                  .network_interface;
  auto secondary = made.private_ip_addresses.at(1).private_ip_address;
  auto first = world.allocate(), second = world.allocate();
  ec2::AssociateAddressRequest request{.allocation_id = first.allocation_id,
                                       .network_interface_id = made.network_interface_id,
                                       .private_ip_address = secondary};
  auto association = world.call(request).association_id;
  CHECK(world.call(request).association_id == association);
  world.call(ec2::AssociateAddressRequest{.allocation_id = second.allocation_id,
                                          .network_interface_id = made.network_interface_id});
  auto interface = world.interface(made.network_interface_id);
  CHECK(interface.association->public_ip == second.public_ip);
  CHECK(interface.private_ip_addresses.at(0).association->public_ip == second.public_ip);
  CHECK(interface.private_ip_addresses.at(1).association->public_ip == first.public_ip);
  request.private_ip_address = "10.0.1.99";
  CHECK(world.refusal(request) ==
        "InvalidParameterValue: The private IP address '10.0.1.99' is not assigned to "
        "the network interface '" +
            made.network_interface_id + "'.");
}

TEST_CASE("an address is asked for in a VPC, from Amazon's pool, in the region's own border group") {
  ComputeWorld world;
  CHECK(world.refusal(ec2::AllocateAddressRequest{.domain = ec2::DomainType::standard}) ==
        "InvalidParameterValue: Value (standard) for parameter domain is invalid.");
  CHECK(world.refusal(ec2::AllocateAddressRequest{.public_ipv4_pool = "ipv4pool-ec2-1"}) ==
        "InvalidParameterValue: invalid value for parameter pool: ipv4pool-ec2-1");
  CHECK(world.refusal(ec2::AllocateAddressRequest{.network_border_group = "us-west-2"}) ==
        "InvalidParameterValue: invalid value for parameter networkBorderGroup: us-west-2");
}

TEST_CASE("an address is named by its public IP or by its allocation id, not by both") {
  ComputeWorld world;
  auto address = world.allocate();
  const std::string both =
      "InvalidParameterCombination: You may specify public IP or allocation id, but not both in the same "
      "call";
  CHECK(world.refusal(ec2::ReleaseAddressRequest{.allocation_id = address.allocation_id,
                                                 .public_ip = address.public_ip}) == both);
  auto interface = world.add_interface();
  CHECK(world.refusal(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id,
                                                   .public_ip = address.public_ip,
                                                   .network_interface_id = interface}) == both);
  CHECK(world.refusal(
            ec2::AssociateAddressRequest{.public_ip = "1.2.3.4", .network_interface_id = interface}) ==
        "InvalidAddress.NotFound: Address '1.2.3.4' not found.");
  CHECK(world.refusal(ec2::DisassociateAddressRequest{.public_ip = address.public_ip}) ==
        "InvalidParameterValue: You must specify an association id when unmapping an address from a VPC "
        "instance");
}

TEST_CASE("no address goes on a terminated instance, on another's interface, or on a NAT gateway's") {
  ComputeWorld world;
  auto address = world.allocate();
  auto ended = world.launch().instance_id, other = world.launch().instance_id;
  world.terminate(ended);
  CHECK(world.refusal(
            ec2::AssociateAddressRequest{.allocation_id = address.allocation_id, .instance_id = ended}) ==
        "InvalidInstanceID: The instance '" + ended + "' is not in a valid state for this operation.");
  auto interface = world.add_interface();
  CHECK(
      world.refusal(ec2::AssociateAddressRequest{
          .allocation_id = address.allocation_id, .instance_id = other, .network_interface_id = interface}) ==
      "InvalidParameterCombination: The network interface '" + interface +
          "' is not attached to the instance '" + other + "'.");
  auto gateway = world
                     .call(ec2::CreateNatGatewayRequest{.subnet_id = world.subnet,
                                                        .connectivity_type = ec2::ConnectivityType::private_})
                     .nat_gateway.nat_gateway_id;
  auto own = world.call(ec2::DescribeNatGatewaysRequest{.nat_gateway_ids = {gateway}})
                 .nat_gateways.at(0)
                 .nat_gateway_addresses.at(0)
                 .network_interface_id;
  CHECK(world.refusal(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id,
                                                   .network_interface_id = own}) ==
        "OperationNotPermitted: You are not allowed to manage 'nat_gateway' attachments.");
}
