#include "catch.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using State = ec2::NatGatewayState;

namespace {

ec2::NatGateway described(ComputeWorld& world, const std::string& id) {
  return world.call(ec2::DescribeNatGatewaysRequest{.nat_gateway_ids = {id}}).nat_gateways.at(0);
}

}  // namespace

TEST_CASE("a public NAT gateway is pending, then available, with an interface that holds its address") {
  ComputeWorld world;
  auto address = world.allocate();
  auto made = world
                  .call(ec2::CreateNatGatewayRequest{.allocation_id = address.allocation_id,
                                                     .subnet_id = world.subnet})
                  .nat_gateway;
  CHECK(made.state == State::pending);
  auto available = described(world, made.nat_gateway_id);
  CHECK(available.state == State::available);
  REQUIRE(available.nat_gateway_addresses.size() == 1);
  CHECK(available.nat_gateway_addresses[0].public_ip == address.public_ip);
  auto interface = world.interface(*available.nat_gateway_addresses[0].network_interface_id);
  CHECK(interface.interface_type == "nat_gateway");
  CHECK(interface.requester_managed);
  CHECK(interface.status == ec2::NetworkInterfaceStatus::in_use);
  CHECK(interface.groups.empty());
  CHECK_FALSE(interface.source_dest_check);
  CHECK(interface.description == "Interface for NAT Gateway " + made.nat_gateway_id);
  CHECK(world.refusal_code(ec2::DeleteNetworkInterfaceRequest{
            .network_interface_id = interface.network_interface_id}) == "InvalidParameterValue");
  CHECK(world.refusal_code(ec2::ReleaseAddressRequest{.allocation_id = address.allocation_id}) ==
        "AuthFailure");
}

TEST_CASE("a deleted NAT gateway frees interface and address, and is shown for an hour") {
  auto settings = ComputeWorld::empty();
  settings.timing.nat_gateway_pending = 1000;
  settings.timing.nat_gateway_deleting = 2000;
  ComputeWorld world(settings);
  auto address = world.allocate();
  auto id = world
                .call(ec2::CreateNatGatewayRequest{.allocation_id = address.allocation_id,
                                                   .subnet_id = world.subnet})
                .nat_gateway.nat_gateway_id;
  CHECK(described(world, id).state == State::pending);
  world.clock.advance(1000);
  CHECK(described(world, id).state == State::available);
  CHECK(world.call(ec2::DeleteNatGatewayRequest{.nat_gateway_id = id}).nat_gateway_id == id);
  CHECK(described(world, id).state == State::deleting);
  CHECK(world.call(ec2::DescribeNetworkInterfacesRequest{}).network_interfaces.empty());
  CHECK(world.refusal(ec2::ReleaseAddressRequest{.allocation_id = address.allocation_id}) == "");
  world.clock.advance(2000);
  CHECK(described(world, id).state == State::deleted);
  CHECK(described(world, id).delete_time);
  world.clock.advance(3'600'000);
  CHECK(world.refusal(ec2::DescribeNatGatewaysRequest{.nat_gateway_ids = {id}}) ==
        "NatGatewayNotFound: NatGateway " + id + " was not found");
  CHECK(world.refusal_code(ec2::DeleteNatGatewayRequest{.nat_gateway_id = id}) == "NatGatewayNotFound");
}

TEST_CASE("a NAT gateway without an internet gateway, or with a taken address, is made and fails") {
  ComputeWorld world;
  auto address = world.allocate();
  auto make = [&] {
    auto id = world
                  .call(ec2::CreateNatGatewayRequest{.allocation_id = address.allocation_id,
                                                     .subnet_id = world.subnet})
                  .nat_gateway.nat_gateway_id;
    return described(world, id);
  };
  world.call(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id,
                                          .network_interface_id = world.add_interface()});
  auto taken = make();
  CHECK(taken.state == State::failed);
  CHECK(taken.failure_code == "Resource.AlreadyAssociated");
  CHECK(taken.failure_message == "Elastic IP address " + address.allocation_id + " is already associated");
  auto association = world.call(ec2::DescribeAddressesRequest{}).addresses.at(0).association_id;
  world.call(ec2::DisassociateAddressRequest{.association_id = association});
  world.call(ec2::DetachInternetGatewayRequest{.internet_gateway_id = world.gateway, .vpc_id = world.vpc});
  auto apart = make();
  CHECK(apart.failure_code == "Gateway.NotAttached");
  CHECK(apart.failure_message == "Network " + world.vpc + " has no Internet gateway attached");
}

TEST_CASE("a private NAT gateway has no public address") {
  ComputeWorld world;
  auto id = world
                .call(ec2::CreateNatGatewayRequest{.subnet_id = world.subnet,
                                                   .connectivity_type = ec2::ConnectivityType::private_,
                                                   .private_ip_address = "10.0.1.66"})
                .nat_gateway.nat_gateway_id;
  auto gateway = described(world, id);
  CHECK(gateway.state == State::available);
  CHECK(gateway.nat_gateway_addresses.at(0).private_ip == "10.0.1.66");
  CHECK_FALSE(gateway.nat_gateway_addresses.at(0).public_ip);
}

TEST_CASE("CreateNatGateway refuses in the words of its service") {
  ComputeWorld world;
  using Create = ec2::CreateNatGatewayRequest;
  CHECK(world.refusal(Create{.allocation_id = "eipalloc-00000001", .subnet_id = "x"}) ==
        "InvalidSubnet: The subnet ID 'x' is malformed");
  CHECK(world.refusal(Create{.allocation_id = "x", .subnet_id = world.subnet}) ==
        "InvalidElasticIpID.Malformed: The elastic-ip ID 'x' is malformed");
  CHECK(world.refusal(Create{.subnet_id = world.subnet}) ==
        "MissingParameter: The request must include the AllocationId parameter. Add the required parameter "
        "and retry "
        "the request.");
  CHECK(world.refusal_code(Create{.allocation_id = "eipalloc-00000001", .subnet_id = world.subnet}) ==
        "InvalidElasticIpID.NotFound");
  CHECK(world.refusal(ec2::DeleteNatGatewayRequest{.nat_gateway_id = "x"}) ==
        "NatGatewayMalformed: The NAT gateway ID 'x' is malformed");
  CHECK(world.refusal_code(ec2::DeleteNatGatewayRequest{.nat_gateway_id = "nat-00000001"}) ==
        "NatGatewayNotFound");
}

TEST_CASE("an availability zone has five NAT gateways, and a client token makes one") {
  ComputeWorld world;
  ec2::CreateNatGatewayRequest request{
      .client_token = "0", .subnet_id = world.subnet, .connectivity_type = ec2::ConnectivityType::private_};
  auto first = world.call(request).nat_gateway.nat_gateway_id;
  CHECK(world.call(request).nat_gateway.nat_gateway_id == first);
  for (auto token : {"1", "2", "3", "4"}) {
    request.client_token = token;
    world.call(request);
  }
  request.client_token = "5";
  CHECK(world.refusal(request) ==
        "NatGatewayLimitExceeded: Performing this operation would exceed the limit of 5 NAT gateways");
  request.subnet_id = world.add_subnet("10.0.3.0/24", "us-east-1b");
  CHECK(world.refusal(request) == "");
}

TEST_CASE("what a NAT gateway is made with fits its kind") {
  ComputeWorld world;
  auto address = world.allocate().allocation_id;
  ec2::CreateNatGatewayRequest private_one{.subnet_id = world.subnet,
                                           .connectivity_type = ec2::ConnectivityType::private_};
  auto with_address = private_one;
  with_address.allocation_id = address;
  const std::string no_address =
      "InvalidParameterCombination: A private NAT gateway cannot have an Elastic IP address.";
  CHECK(world.refusal(with_address) == no_address);
  auto with_secondary = private_one;
  with_secondary.secondary_allocation_ids = {address};
  CHECK(world.refusal(with_secondary) == no_address);

  const std::string no_count =
      "InvalidParameterCombination: SecondaryPrivateIpAddressCount is for private NAT gateways, and cannot "
      "be used with SecondaryPrivateIpAddress.";
  auto counted = private_one;
  counted.secondary_private_ip_address_count = 1;
  counted.secondary_private_ip_addresses = {"10.0.1.70"};
  CHECK(world.refusal(counted) == no_count);
  ec2::CreateNatGatewayRequest public_one{.allocation_id = address, .subnet_id = world.subnet};
  auto counted_public = public_one;
  counted_public.secondary_private_ip_address_count = 1;
  CHECK(world.refusal(counted_public) == no_count);
  auto unmatched = public_one;
  unmatched.secondary_private_ip_addresses = {"10.0.1.70"};
  CHECK(world.refusal(unmatched) ==
        "InvalidParameterCombination: The request must contain as many secondary private addresses as "
        "secondary Elastic IP addresses.");
  auto regional = public_one;
  regional.availability_mode = "regional";
  CHECK(world.refusal(regional) ==
        "UnsupportedOperation: vpcsim does not support the parameter AvailabilityMode=regional yet");
}
