#include "protocol/ec2/address_attribute.hpp"

#include "catch.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using Modify = ec2::ModifyAddressAttributeRequest;

namespace {

ec2::AddressAttribute described(ComputeWorld& world, const std::string& id) {
  return world.call(ec2::DescribeAddressesAttributeRequest{.allocation_ids = {id}}).addresses.at(0);
}

}  // namespace

TEST_CASE("a reverse DNS record is set after a while, and removed after a while") {
  auto settings = ComputeWorld::empty();
  settings.timing.ptr_record_updating = 1000;
  ComputeWorld world(settings);
  auto id = world.allocate().allocation_id;
  CHECK_FALSE(described(world, id).ptr_record);
  auto changing = world.call(Modify{.allocation_id = id, .domain_name = "Mail.example.com"}).address;
  CHECK_FALSE(changing.ptr_record);
  REQUIRE(changing.ptr_record_update);
  CHECK(changing.ptr_record_update->value == "mail.example.com.");
  CHECK(changing.ptr_record_update->status == "PENDING");
  world.clock.advance(1000);
  CHECK(described(world, id).ptr_record == "mail.example.com.");
  CHECK_FALSE(described(world, id).ptr_record_update);
  auto resetting = world.call(ec2::ResetAddressAttributeRequest{.allocation_id = id}).address;
  CHECK(resetting.ptr_record == "mail.example.com.");
  REQUIRE(resetting.ptr_record_update);
  CHECK(resetting.ptr_record_update->value.ends_with(".amazonaws.com."));
  world.clock.advance(1000);
  CHECK_FALSE(described(world, id).ptr_record);
}

TEST_CASE("an address with a reverse DNS record can't be released") {
  ComputeWorld world;
  auto id = world.allocate().allocation_id;
  world.call(Modify{.allocation_id = id, .domain_name = "mail.example.com."});
  CHECK(world.refusal_code(ec2::ReleaseAddressRequest{.allocation_id = id}) == "InvalidAddress.Locked");
  world.call(ec2::ResetAddressAttributeRequest{.allocation_id = id});
  CHECK(world.refusal(ec2::ReleaseAddressRequest{.allocation_id = id}) == "");
}

TEST_CASE("a reverse DNS record is a domain name") {
  ComputeWorld world;
  auto id = world.allocate().allocation_id;
  CHECK(world.refusal_code(Modify{.allocation_id = id}) == "MissingParameter");
  for (auto name : {"", ".", "com", "a..b.com", ".example.com", "exa mple.com"})
    CHECK(world.refusal_code(Modify{.allocation_id = id, .domain_name = name}) == "InvalidParameterValue");
  CHECK(world.refusal_code(Modify{.allocation_id = "eipalloc-00000001", .domain_name = "a.example.com"}) ==
        "InvalidAllocationID.NotFound");
}
