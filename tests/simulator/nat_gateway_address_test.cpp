#include "protocol/ec2/nat_gateway_address.hpp"

#include "catch.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using Create = ec2::CreateNatGatewayRequest;
using Status = ec2::NatGatewayAddressStatus;

namespace {

struct World : ComputeWorld {
  using ComputeWorld::ComputeWorld;
  std::string make_public() {
    return call(Create{.allocation_id = allocate().allocation_id, .subnet_id = subnet})
        .nat_gateway.nat_gateway_id;
  }
  std::string make_private() {
    return call(Create{.subnet_id = subnet, .connectivity_type = ec2::ConnectivityType::private_})
        .nat_gateway.nat_gateway_id;
  }
  ec2::NatGateway described(const std::string& id) {
    return call(ec2::DescribeNatGatewaysRequest{.nat_gateway_ids = {id}}).nat_gateways.at(0);
  }
};

}  // namespace

TEST_CASE("a NAT gateway is made with secondary Elastic addresses") {
  World world;
  auto first = world.allocate(), second = world.allocate();
  Create request{.allocation_id = first.allocation_id, .subnet_id = world.subnet};
  request.secondary_allocation_ids = {second.allocation_id};
  request.secondary_private_ip_addresses = {"10.0.1.77"};
  auto id = world.call(request).nat_gateway.nat_gateway_id;
  auto addresses = world.described(id).nat_gateway_addresses;
  REQUIRE(addresses.size() == 2);
  CHECK(addresses[0].is_primary);
  CHECK_FALSE(addresses[1].is_primary);
  CHECK(addresses[1].public_ip == second.public_ip);
  CHECK(addresses[1].private_ip == "10.0.1.77");
  CHECK(addresses[1].status == Status::succeeded);
  CHECK(world.interface(*addresses[0].network_interface_id).private_ip_addresses.size() == 2);
  world.call(ec2::DeleteNatGatewayRequest{.nat_gateway_id = id});
  CHECK(world.refusal(ec2::ReleaseAddressRequest{.allocation_id = second.allocation_id}) == "");
}

TEST_CASE("a private NAT gateway is made with secondary private addresses, eight in all") {
  World world;
  Create request{.subnet_id = world.subnet, .connectivity_type = ec2::ConnectivityType::private_};
  request.secondary_private_ip_address_count = 8;
  CHECK(world.refusal_code(request) == "PrivateIpAddressLimitExceeded");
  request.secondary_private_ip_address_count = 7;
  auto id = world.call(request).nat_gateway.nat_gateway_id;
  CHECK(world.described(id).nat_gateway_addresses.size() == 8);
  request.secondary_allocation_ids = {"eipalloc-00000001"};
  CHECK(world.refusal_code(request) == "InvalidParameterCombination");
}

TEST_CASE("a NAT gateway with a taken secondary address, or too few free ones, fails") {
  World world;
  auto first = world.allocate(), taken = world.allocate();
  world.call(ec2::AssociateAddressRequest{.allocation_id = taken.allocation_id,
                                          .network_interface_id = world.add_interface()});
  Create request{.allocation_id = first.allocation_id, .subnet_id = world.subnet};
  request.secondary_allocation_ids = {taken.allocation_id};
  auto failed = world.described(world.call(request).nat_gateway.nat_gateway_id);
  CHECK(failed.failure_code == "Resource.AlreadyAssociated");
  CHECK(failed.nat_gateway_addresses.at(0).status == Status::failed);
  auto small = world.add_subnet("10.0.3.0/28");
  world.call(ec2::CreateNetworkInterfaceRequest{.secondary_private_ip_address_count = 9, .subnet_id = small});
  Create crowded{.subnet_id = small, .connectivity_type = ec2::ConnectivityType::private_};
  crowded.secondary_private_ip_address_count = 1;
  CHECK(world.described(world.call(crowded).nat_gateway.nat_gateway_id).failure_code ==
        "InsufficientFreeAddressesInSubnet");
}

TEST_CASE("Elastic addresses are put on a public NAT gateway and taken off") {
  auto settings = World::empty();
  settings.timing.nat_gateway_address_assigning = 1000;
  settings.timing.nat_gateway_address_draining = 5000;
  World world(settings);
  auto id = world.make_public();
  auto second = world.allocate();
  ec2::AssociateNatGatewayAddressRequest request{.nat_gateway_id = id};
  request.allocation_ids = {second.allocation_id};
  auto added = world.call(request).nat_gateway_addresses;
  REQUIRE(added.size() == 1);
  CHECK(added[0].status == Status::associating);
  world.clock.advance(1000);
  auto address = world.described(id).nat_gateway_addresses.at(1);
  CHECK(address.status == Status::succeeded);
  CHECK(address.public_ip == second.public_ip);
  CHECK(world.refusal(request) ==
        "Resource.AlreadyAssociated: Elastic IP address " + second.allocation_id + " is already associated");
  request.allocation_ids = {world.allocate().allocation_id};
  CHECK(world.refusal_code(request) == "AddressLimitExceeded");

  ec2::DisassociateNatGatewayAddressRequest off{.nat_gateway_id = id, .max_drain_duration_seconds = 3};
  off.association_ids = {*address.association_id};
  auto removed = world.call(off).nat_gateway_addresses;
  REQUIRE(removed.size() == 1);
  CHECK(removed[0].status == Status::disassociating);
  CHECK(world.refusal_code(request) == "IncorrectState");  // connections are drained for three seconds
  world.clock.advance(3000);
  CHECK(world.described(id).nat_gateway_addresses.size() == 1);
  CHECK(world.refusal(ec2::ReleaseAddressRequest{.allocation_id = second.allocation_id}) == "");
  CHECK(world.refusal_code(off) == "InvalidAssociationID.NotFound");
  off.association_ids = {*world.described(id).nat_gateway_addresses.at(0).association_id};
  CHECK(world.refusal_code(off) == "InvalidParameterValue");
  off.max_drain_duration_seconds = 4001;
  CHECK(world.refusal_code(off) == "InvalidParameterValue");
}

TEST_CASE("private addresses are assigned to a private NAT gateway and taken off") {
  World world;
  auto id = world.make_private();
  ec2::AssignPrivateNatGatewayAddressRequest request{.nat_gateway_id = id};
  CHECK(world.refusal_code(request) == "MissingParameter");
  request.private_ip_addresses = {"10.0.1.77"};
  CHECK(world.call(request).nat_gateway_addresses.at(0).private_ip == "10.0.1.77");
  request.private_ip_address_count = 1;
  CHECK(world.refusal_code(request) == "InvalidParameterCombination");
  request.private_ip_addresses.clear();
  world.call(request);
  CHECK(world.described(id).nat_gateway_addresses.size() == 3);
  request.private_ip_address_count = 6;
  CHECK(world.refusal_code(request) == "PrivateIpAddressLimitExceeded");
  ec2::UnassignPrivateNatGatewayAddressRequest off{.nat_gateway_id = id};
  off.private_ip_addresses = {"10.0.1.77"};
  CHECK(world.refusal(off) == "");
  CHECK(world.described(id).nat_gateway_addresses.size() == 2);
  CHECK(world.refusal_code(off) == "InvalidParameterValue");
  off.private_ip_addresses = {*world.described(id).nat_gateway_addresses.at(0).private_ip};
  CHECK(world.refusal_code(off) == "InvalidParameterValue");
}

TEST_CASE("addresses are of the gateway's kind, and the gateway is available") {
  World world;
  ec2::AssociateNatGatewayAddressRequest associate{.nat_gateway_id = world.make_private()};
  associate.allocation_ids = {world.allocate().allocation_id};
  CHECK(world.refusal_code(associate) == "InvalidParameterValue");
  associate.nat_gateway_id = "x";
  CHECK(world.refusal_code(associate) == "NatGatewayMalformed");
  associate.nat_gateway_id = "nat-00000001";
  CHECK(world.refusal_code(associate) == "NatGatewayNotFound");
  associate.nat_gateway_id = world.make_public();
  associate.private_ip_addresses = {"10.0.1.70", "10.0.1.71"};
  CHECK(world.refusal_code(associate) == "InvalidParameterCombination");
  associate.private_ip_addresses.clear();
  world.call(ec2::DeleteNatGatewayRequest{.nat_gateway_id = associate.nat_gateway_id});
  CHECK(world.refusal_code(associate) == "IncorrectState");
}

TEST_CASE("a NAT gateway that was deleted an hour ago takes no address") {
  auto settings = ComputeWorld::empty();
  settings.timing.nat_gateway_deleting = 1000;
  World world(settings);
  ec2::AssociateNatGatewayAddressRequest associate{.nat_gateway_id = world.make_public()};
  associate.allocation_ids = {world.allocate().allocation_id};
  world.call(ec2::DeleteNatGatewayRequest{.nat_gateway_id = associate.nat_gateway_id});
  world.clock.advance(3'601'000);
  CHECK(world.refusal(associate) ==
        "NatGatewayNotFound: NatGateway " + associate.nat_gateway_id + " was not found");
}
