#include "protocol/ec2/moving_address.hpp"

#include "catch.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;

TEST_CASE("no address moves: there is no EC2-Classic") {
  ComputeWorld world;
  auto address = world.allocate();
  CHECK(world.call(ec2::DescribeMovingAddressesRequest{.public_ips = {address.public_ip}})
            .moving_address_statuses.empty());
  auto moved = world.call(ec2::MoveAddressToVpcRequest{.public_ip = address.public_ip});
  CHECK(moved.status == ec2::Status::in_vpc);
  CHECK(moved.allocation_id == address.allocation_id);
  CHECK(world.refusal_code(ec2::RestoreAddressToClassicRequest{.public_ip = address.public_ip}) ==
        "OperationNotPermitted");
  CHECK(world.refusal_code(ec2::MoveAddressToVpcRequest{.public_ip = "1.2.3.4"}) ==
        "InvalidAddress.NotFound");
  CHECK(world.refusal_code(ec2::RestoreAddressToClassicRequest{.public_ip = "1.2.3.4"}) ==
        "InvalidAddress.NotFound");
  CHECK(world.refusal_code(ec2::DescribeMovingAddressesRequest{.public_ips = {"1.2.3.4"}}) ==
        "InvalidAddress.NotFound");
}

TEST_CASE("a released address can be had again by the account that had it") {
  ComputeWorld world;
  auto address = world.allocate();
  ec2::AllocateAddressRequest again{.address = address.public_ip};
  CHECK(world.refusal(again) ==
        "AuthFailure: The address '" + address.public_ip + "' does not belong to you.");
  world.call(ec2::ReleaseAddressRequest{.allocation_id = address.allocation_id});
  world.account = "222222222222";
  CHECK(world.refusal_code(again) == "AuthFailure");
  world.account = "111111111111";
  CHECK(world.call(again).public_ip == address.public_ip);
  CHECK(world.refusal_code(again) == "AuthFailure");
  again.public_ipv4_pool = "amazon";
  CHECK(world.refusal(again) ==
        "InvalidParameterCombination: The parameter PublicIpv4Pool cannot be used with "
        "the parameter Address");
}
