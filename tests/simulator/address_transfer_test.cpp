#include "protocol/ec2/address_transfer.hpp"

#include "catch.hpp"
#include "protocol/ec2/address_attribute.hpp"
#include "simulator/compute_world.hpp"

using namespace vpcsim;
using tests::ComputeWorld;
using Status = ec2::AddressTransferStatus;
using Accept = ec2::AcceptAddressTransferRequest;

namespace {

constexpr std::int64_t day = 24 * 3'600'000;

/// An address that account 1 offers to account 2.
struct Offer : ComputeWorld {
  ec2::AllocateAddressResult address = allocate();
  ec2::AddressTransfer transfer =
      call(ec2::EnableAddressTransferRequest{.allocation_id = address.allocation_id,
                                             .transfer_account_id = "222222222222"})
          .address_transfer;
  using ComputeWorld::ComputeWorld;

  std::string accept_as(const std::string& who) {
    auto before = account;
    account = who;
    auto text = refusal(Accept{.address = address.public_ip});
    account = before;
    return text;
  }
  std::vector<ec2::AddressTransfer> transfers() {
    return call(ec2::DescribeAddressTransfersRequest{}).address_transfers;
  }
};

}  // namespace

TEST_CASE("an Elastic IP address goes to the account that accepts it") {
  Offer world;
  CHECK(world.transfer.address_transfer_status == Status::pending);
  CHECK(world.transfers().size() == 1);
  CHECK(world.accept_as("222222222222") == "");
  CHECK(world.call(ec2::DescribeAddressesRequest{}).addresses.empty());
  auto accepted = world.transfers().at(0);
  CHECK(accepted.address_transfer_status == Status::accepted);
  CHECK(accepted.transfer_offer_accepted_timestamp);
  world.clock.advance(14 * day);
  CHECK(world.transfers().empty());
  world.account = "222222222222";
  CHECK(world.call(ec2::DescribeAddressesRequest{}).addresses.at(0).public_ip == world.address.public_ip);
}

TEST_CASE("only the account that an address is offered to can accept it, within seven days") {
  Offer world;
  CHECK(world.accept_as("333333333333") ==
        "InvalidAddress.NotFound: Address '" + world.address.public_ip + "' not found.");
  world.clock.advance(7 * day);
  CHECK(world.accept_as("222222222222") ==
        "InvalidAddress.NotFound: Address '" + world.address.public_ip + "' not found.");
  CHECK(world.transfers().empty());
}

TEST_CASE("an offer is taken back") {
  Offer world;
  ec2::DisableAddressTransferRequest request{.allocation_id = world.address.allocation_id};
  CHECK(world.call(request).address_transfer.address_transfer_status == Status::disabled);
  CHECK(world.accept_as("222222222222").starts_with("InvalidAddress.NotFound"));
  CHECK(world.refusal_code(request) == "InvalidAddress.NotFound");
  CHECK(world.transfers().empty());
}

TEST_CASE("an address in use, or with a reverse DNS record, can't be accepted") {
  Offer world;
  world.call(ec2::AssociateAddressRequest{.allocation_id = world.address.allocation_id,
                                          .network_interface_id = world.add_interface()});
  CHECK(world.accept_as("222222222222").starts_with("InvalidTransfer.AddressAssociated"));
  world.call(ec2::DisassociateAddressRequest{
      .association_id = world.call(ec2::DescribeAddressesRequest{}).addresses.at(0).association_id});
  world.call(ec2::ModifyAddressAttributeRequest{.allocation_id = world.address.allocation_id,
                                                .domain_name = "a.example.com"});
  CHECK(world.accept_as("222222222222").starts_with("InvalidTransfer.AddressCustomPtrSet"));
}

TEST_CASE("an account accepts no more addresses than it may have") {
  auto settings = ComputeWorld::empty();
  settings.quotas.elastic_ips = 1;
  Offer world(settings);
  world.account = "222222222222";
  world.allocate();
  CHECK(world.accept_as("222222222222").starts_with("AddressLimitExceeded"));
}

TEST_CASE("an address is offered to another account of twelve digits") {
  ComputeWorld world;
  auto id = world.allocate().allocation_id;
  for (auto account : {"2222", "22222222222x", "111111111111"}) {
    CHECK(world.refusal_code(ec2::EnableAddressTransferRequest{
              .allocation_id = id, .transfer_account_id = account}) == "InvalidParameterValue");
  }
  CHECK(world.refusal_code(ec2::EnableAddressTransferRequest{.allocation_id = "eipalloc-00000001",
                                                             .transfer_account_id = "222222222222"}) ==
        "InvalidAllocationID.NotFound");
}
