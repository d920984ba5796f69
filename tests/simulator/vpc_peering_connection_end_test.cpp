// Peering connections that end before they are anything: while the request is initiating, only its requester
// knows of it (VPC peering guide, "VPC peering connection lifecycle").
#include <utility>

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_cidr_block.hpp"
#include "simulator/peering_world.hpp"

using namespace vpcsim;
using tests::hour;
using tests::Peering;
using tests::slow_peering;
using tests::TestCloud;
using Status = ec2::VpcPeeringConnectionStateReasonCode;

namespace {

constexpr const char* other_account = "222222222222";
constexpr std::int64_t initiating = 1000;  // milliseconds, of slow_peering

}  // namespace

TEST_CASE("A bad request that is deleted while initiating is gone 2 hours after that") {
  Peering peering{.cloud = TestCloud(slow_peering())};
  peering.make_vpcs("10.0.0.0/16", "10.0.0.0/16");
  peering.request();
  peering.cloud.call(ec2::DeleteVpcPeeringConnectionRequest{peering.id});
  CHECK(peering.describe().status.code == Status::deleted);
  peering.cloud.clock.advance(2 * hour - 1);
  CHECK(peering.visible());
  peering.cloud.clock.advance(1);
  CHECK_FALSE(peering.visible());
}

TEST_CASE("A request that is taken back while initiating never becomes the accepter's to see") {
  Peering peering{.cloud = TestCloud(slow_peering()), .accepter_account = other_account};
  peering.make_vpcs();
  peering.request();
  SECTION("deleted by its requester") {
    peering.cloud.call(ec2::DeleteVpcPeeringConnectionRequest{peering.id});
  }
  SECTION("gone with its requester's VPC") {
    peering.cloud.call(ec2::DeleteVpcRequest{peering.a});
  }
  CHECK(peering.as_requester().describe().status.code == Status::deleted);
  CHECK_FALSE(peering.as_accepter().visible());
  peering.cloud.clock.advance(initiating);
  CHECK_FALSE(peering.as_accepter().visible());
}

TEST_CASE("A request that is initiating fails if its accepter's VPC is deleted") {
  Peering peering{.cloud = TestCloud(slow_peering())};
  SECTION("by another account, which never sees it") {
    peering.accepter_account = other_account;
  }
  SECTION("by the same account in another region") {
    peering.accepter_region = "eu-west-1";
  }
  peering.make_vpcs();
  peering.request();
  peering.as_accepter().cloud.call(ec2::DeleteVpcRequest{peering.b});
  CHECK(peering.as_requester().describe().status.code == Status::initiating_request);
  CHECK_FALSE(peering.as_accepter().visible());
  peering.cloud.clock.advance(initiating);
  CHECK(peering.as_requester().describe().status.code == Status::failed);
  CHECK_FALSE(peering.as_accepter().visible());
  peering.cloud.clock.advance(2 * hour);
  CHECK_FALSE(peering.as_requester().visible());
}

TEST_CASE("A request that is initiating fails in its time if its accepter's VPC gets a block that overlaps") {
  Peering peering{.cloud = TestCloud(slow_peering()), .accepter_account = other_account};
  peering.make_vpcs("10.2.0.0/16", "10.3.0.0/16");
  peering.request();
  peering.as_accepter().cloud.call(
      ec2::AssociateVpcCidrBlockRequest{.cidr_block = "10.2.128.0/20", .vpc_id = peering.b});
  CHECK(peering.as_requester().describe().status.code == Status::initiating_request);
  peering.cloud.clock.advance(initiating);
  CHECK(peering.describe().status.code == Status::failed);
  CHECK_FALSE(peering.as_accepter().visible());
}

TEST_CASE("A request that names a VPC under a wrong owner or region is no concern of its real owner's") {
  Peering peering{.cloud = TestCloud(slow_peering()), .accepter_account = other_account};
  peering.make_vpcs("10.2.0.0/16", "10.3.0.0/16");
  SECTION("wrong owner") {
    peering.accepter_account = "333333333333";
  }
  SECTION("wrong region") {
    peering.accepter_region = "eu-west-1";
  }
  peering.request();
  peering.as(other_account, "us-east-1");
  CHECK_FALSE(peering.visible());
  CHECK(peering.cloud.refusal(
            ec2::AssociateVpcCidrBlockRequest{.cidr_block = "10.2.128.0/20", .vpc_id = peering.b}) == "");
  peering.cloud.call(ec2::DeleteVpcRequest{peering.b});
  CHECK(peering.as_requester().describe().status.code == Status::initiating_request);
  peering.cloud.clock.advance(initiating);
  CHECK(peering.describe().status.code == Status::failed);
}

TEST_CASE(
    "Deleting a VPC deletes its connection and not the failed request that names it under a wrong owner") {
  Peering peering{.cloud = TestCloud(slow_peering()), .accepter_account = other_account};
  peering.make_vpcs();
  peering.request();
  const std::string right = peering.id;
  peering.accepter_account = "333333333333";
  peering.request();
  const std::string wrong = std::exchange(peering.id, right);
  CHECK(wrong != right);
  peering.accepter_account = other_account;
  peering.cloud.clock.advance(initiating);
  peering.accept();
  peering.cloud.call(ec2::DeleteVpcRequest{peering.b});
  CHECK(peering.as_requester().describe().status.code == Status::deleted);
  peering.id = wrong;
  CHECK(peering.describe().status.code == Status::failed);
}
