// How peering connections end: before they are anything (while the request is initiating, only its requester
// knows of it; VPC peering guide, "VPC peering connection lifecycle"), and in their time.
#include <utility>

#include "catch.hpp"
#include "protocol/ec2/route.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/security_group_rule.hpp"
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

TEST_CASE("The same request again is the same connection while that is initiating, even if it is to fail") {
  Peering peering{.cloud = TestCloud(slow_peering())};
  peering.make_vpcs("10.0.0.0/16", "10.0.0.0/16");
  const std::string first = peering.request().vpc_peering_connection_id;
  const auto again = peering.request();
  CHECK(again.vpc_peering_connection_id == first);
  CHECK(again.status.code == Status::initiating_request);
  peering.cloud.clock.advance(initiating);
  CHECK(peering.describe().status.code == Status::failed);
  CHECK(peering.request().vpc_peering_connection_id != first);
}

namespace {

constexpr std::int64_t deleting = 5000;  // milliseconds

Settings slow_to_delete() {
  Settings settings = TestCloud::empty();
  settings.timing.peering_deleting = deleting;
  return settings;
}

}  // namespace

TEST_CASE("A connection is deleting for its time, to both sides, and then deleted") {
  Peering peering{.cloud = TestCloud(slow_to_delete()), .accepter_account = other_account};
  peering.make_vpcs();
  peering.request();
  SECTION("an active one") {
    peering.accept();
  }
  SECTION("a request that waits for an answer") {}
  peering.as_requester().cloud.call(ec2::DeleteVpcPeeringConnectionRequest{peering.id});
  CHECK(peering.describe().status.code == Status::deleting);
  CHECK(peering.describe().status.message == "Deleting");
  CHECK_FALSE(peering.describe().accepter_vpc_info.cidr_block);
  CHECK(peering.as_accepter().describe().status.code == Status::deleting);
  peering.cloud.clock.advance(deleting - 1);
  CHECK(peering.describe().status.code == Status::deleting);
  peering.cloud.clock.advance(1);
  CHECK(peering.describe().status.message == "Deleted by 111111111111");
}

TEST_CASE("How long a deleted connection is seen counts from when it was deleted, not from the call") {
  Peering peering{.cloud = TestCloud(slow_to_delete())};
  peering.make_vpcs();
  peering.request();
  peering.cloud.call(ec2::DeleteVpcPeeringConnectionRequest{peering.id});
  peering.cloud.clock.advance(deleting + 2 * hour - 1);
  CHECK(peering.visible());
  peering.cloud.clock.advance(1);
  CHECK_FALSE(peering.visible());
}

TEST_CASE("A connection that is deleting can't be deleted again, accepted or be a route's target") {
  Peering peering{.cloud = TestCloud(slow_to_delete())};
  peering.make_vpcs();
  peering.request();
  peering.cloud.call(ec2::DeleteVpcPeeringConnectionRequest{peering.id});
  const std::string refused = "InvalidStateTransition: Invalid state transition for " + peering.id +
                              ", attempted to transition from deleting to ";
  CHECK(peering.cloud.refusal(ec2::DeleteVpcPeeringConnectionRequest{peering.id}) == refused + "deleting");
  CHECK(peering.cloud.refusal(ec2::AcceptVpcPeeringConnectionRequest{peering.id}) ==
        refused + "provisioning");
  const auto table = peering.cloud.call(ec2::DescribeRouteTablesRequest{}).route_tables.at(0).route_table_id;
  CHECK(peering.cloud.refusal_code(ec2::CreateRouteRequest{.destination_cidr_block = "10.1.0.0/16",
                                                           .route_table_id = table,
                                                           .vpc_peering_connection_id = peering.id}) ==
        "InvalidVpcPeeringConnectionID.NotFound");
}

TEST_CASE("While a connection is deleting its routes are blackholes, its rules stale and its pair is free") {
  Peering peering{.cloud = TestCloud(slow_to_delete()), .accepter_account = "111111111111"};
  peering.make_vpcs();
  peering.request();
  peering.accept();
  TestCloud& cloud = peering.cloud;
  const auto table = cloud.call(ec2::DescribeRouteTablesRequest{.filters = {{"vpc-id", {peering.a}}}})
                         .route_tables.at(0)
                         .route_table_id;
  cloud.call(ec2::CreateRouteRequest{.destination_cidr_block = "10.1.0.0/16",
                                     .route_table_id = table,
                                     .vpc_peering_connection_id = peering.id});
  auto add_group = [&](const std::string& vpc) {
    return cloud.call(ec2::CreateSecurityGroupRequest{.description = "d", .group_name = "g", .vpc_id = vpc})
        .group_id;
  };
  const std::string near = add_group(peering.a), far = add_group(peering.b);
  ec2::IpPermission permission{.ip_protocol = "-1"};
  permission.user_id_group_pairs.push_back({.group_id = far});
  cloud.call(ec2::AuthorizeSecurityGroupIngressRequest{.group_id = near, .ip_permissions = {permission}});

  auto stale = [&] {
    return cloud.call(ec2::DescribeStaleSecurityGroupsRequest{.vpc_id = peering.a}).stale_security_groups;
  };
  CHECK(stale().empty());
  cloud.call(ec2::DeleteVpcPeeringConnectionRequest{peering.id});
  const auto routes =
      cloud.call(ec2::DescribeRouteTablesRequest{.route_table_ids = {table}}).route_tables.at(0).routes;
  REQUIRE(routes.size() == 2);
  CHECK(routes[1].state == ec2::RouteState::blackhole);
  REQUIRE(stale().size() == 1);
  const auto pair = stale()[0].stale_ip_permissions.at(0).user_id_group_pairs.at(0);
  CHECK(pair.peering_status == "deleting");

  const std::string old = peering.id;
  CHECK(peering.request().vpc_peering_connection_id != old);
  CHECK_NOTHROW(peering.accept());
  CHECK(stale().empty());
}
