#include "protocol/ec2/vpc_peering_connection.hpp"

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/peering_world.hpp"

using namespace vpcsim;
using tests::hour;
using tests::Peering;
using tests::TestCloud;
using Status = ec2::VpcPeeringConnectionStateReasonCode;

TEST_CASE("a request is initiating in its answer, then pending acceptance, and active once accepted") {
  Peering peering;
  peering.make_vpcs();
  auto created = peering.request();
  CHECK(created.status.code == Status::initiating_request);
  CHECK(created.status.message == "Initiating Request to 111111111111");
  CHECK(created.expiration_time == peering.cloud.clock.now().plus(168 * hour));
  CHECK(peering.describe().status.message == "Pending Acceptance by 111111111111");
  auto accepted = peering.accept();
  CHECK(accepted.status.code == Status::provisioning);
  CHECK(peering.describe().status.code == Status::active);
  CHECK_FALSE(peering.describe().expiration_time);
}

TEST_CASE("the accepter's CIDRs are shown only once the request is accepted") {
  Peering peering;
  peering.make_vpcs();
  CHECK(peering.request().requester_vpc_info.cidr_block == "10.0.0.0/16");
  CHECK_FALSE(peering.describe().accepter_vpc_info.cidr_block);
  CHECK_FALSE(peering.describe().accepter_vpc_info.peering_options);
  peering.accept();
  CHECK(peering.describe().accepter_vpc_info.cidr_block == "10.1.0.0/16");
  CHECK(peering.describe().accepter_vpc_info.cidr_block_set.size() == 1);
}

TEST_CASE("each account sees the options of its own side only") {
  Peering peering{.accepter_account = "222222222222"};
  peering.make_vpcs();
  peering.request();
  peering.accept();
  auto to_accepter = peering.as_accepter().describe();
  CHECK(to_accepter.accepter_vpc_info.peering_options);
  CHECK_FALSE(to_accepter.requester_vpc_info.peering_options);
  auto to_requester = peering.as_requester().describe();
  CHECK(to_requester.requester_vpc_info.peering_options);
  CHECK_FALSE(to_requester.accepter_vpc_info.peering_options);
}

TEST_CASE("a request that can't be is made all the same, and then fails") {
  Peering peering;
  SECTION("overlapping CIDRs") {
    peering.make_vpcs("10.0.0.0/16", "10.0.128.0/20");
  }
  SECTION("no such VPC") {
    peering.make_vpcs();
    peering.b = "vpc-junk";
  }
  SECTION("the wrong account") {
    peering.make_vpcs();
    peering.accepter_account = "333333333333";
  }
  SECTION("the wrong region") {
    peering.make_vpcs();
    peering.accepter_region = "eu-west-1";
  }
  CHECK(peering.request().status.code == Status::initiating_request);
  auto failed = peering.describe();
  CHECK(failed.status.code == Status::failed);
  CHECK(failed.status.message == "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range");
}

TEST_CASE("only the accepter's account can accept or reject") {
  Peering peering{.accepter_account = "222222222222"};
  peering.make_vpcs();
  peering.request();
  peering.as_requester();
  CHECK(peering.cloud.refusal(ec2::AcceptVpcPeeringConnectionRequest{peering.id}) ==
        "OperationNotPermitted: User 111111111111 cannot accept peering " + peering.id);
  CHECK(peering.cloud.refusal(ec2::RejectVpcPeeringConnectionRequest{peering.id}) ==
        "OperationNotPermitted: User 111111111111 cannot reject peering " + peering.id);
  CHECK(peering.describe().status.code == Status::pending_acceptance);
}

TEST_CASE("accepting and rejecting happen in the accepter's region") {
  Peering peering;
  peering.accepter_region = "eu-west-1";
  peering.make_vpcs();
  peering.request();
  CHECK(peering.cloud.refusal(ec2::AcceptVpcPeeringConnectionRequest{peering.id}) ==
        "OperationNotPermitted: Incorrect region (us-east-1) specified for this request. VPC peering "
        "connection " +
            peering.id + " must be accepted in region eu-west-1");
  CHECK(peering.accept().status.code == Status::provisioning);
}

TEST_CASE("a third account doesn't know the connection") {
  Peering peering{.accepter_account = "222222222222"};
  peering.make_vpcs();
  peering.request();
  peering.as("333333333333", "us-east-1");
  CHECK(peering.cloud.refusal(ec2::AcceptVpcPeeringConnectionRequest{peering.id}) ==
        "InvalidVpcPeeringConnectionID.NotFound: The vpcPeeringConnection ID '" + peering.id +
            "' does not exist");
  CHECK_FALSE(peering.visible());
}

TEST_CASE("asking twice for the same pair answers the same connection") {
  Peering peering;
  peering.make_vpcs();
  auto first = peering.request();
  auto second = peering.request();
  CHECK(second.vpc_peering_connection_id == first.vpc_peering_connection_id);
  CHECK(second.status.code == Status::pending_acceptance);
}

TEST_CASE(
    "the reverse request reaches pending-acceptance, and accepting it is refused while the pair is active") {
  Peering peering;
  peering.make_vpcs();
  auto first = peering.request().vpc_peering_connection_id;
  peering.accept();
  std::swap(peering.a, peering.b);
  auto second = peering.request().vpc_peering_connection_id;
  CHECK(second != first);
  CHECK(peering.describe().status.code == Status::pending_acceptance);
  CHECK(peering.cloud.refusal(ec2::AcceptVpcPeeringConnectionRequest{second}) ==
        "VpcPeeringConnectionAlreadyExists: The vpc peering connection identified by " + second +
            " already exists.");
}

TEST_CASE("a VPC can't be peered with itself") {
  Peering peering;
  peering.make_vpcs();
  CHECK(peering.cloud.refusal(
            ec2::CreateVpcPeeringConnectionRequest{.peer_vpc_id = peering.a, .vpc_id = peering.a}) ==
        "InvalidParameterValue: Invalid value '" + peering.a +
            "' for peerVpcId. Both vpcId and peerVpcId values must be different.");
}

TEST_CASE("a connection that is over can't be accepted, rejected or deleted") {
  Peering peering;
  peering.make_vpcs();
  peering.request();
  peering.cloud.call(ec2::RejectVpcPeeringConnectionRequest{peering.id});
  CHECK(peering.cloud.refusal(ec2::DeleteVpcPeeringConnectionRequest{peering.id}) ==
        "InvalidStateTransition: Invalid state transition for " + peering.id +
            ", attempted to transition from rejected to deleting");
  CHECK(peering.cloud.refusal_code(ec2::AcceptVpcPeeringConnectionRequest{peering.id}) ==
        "InvalidStateTransition");
  CHECK(peering.cloud.refusal_code(ec2::RejectVpcPeeringConnectionRequest{peering.id}) ==
        "InvalidStateTransition");
}

TEST_CASE("a pending request is taken back by its requester and not by its accepter") {
  Peering peering{.accepter_account = "222222222222"};
  peering.make_vpcs();
  peering.request();
  peering.as_accepter();
  CHECK(peering.cloud.refusal_code(ec2::DeleteVpcPeeringConnectionRequest{peering.id}) ==
        "OperationNotPermitted");
  peering.as_requester().cloud.call(ec2::DeleteVpcPeeringConnectionRequest{peering.id});
  CHECK(peering.describe().status.message == "Deleted by 111111111111");
}

TEST_CASE("a request that nobody accepts expires after 168 hours and is gone two days later") {
  Peering peering;
  peering.make_vpcs();
  peering.request();
  peering.cloud.clock.advance(168 * hour - 1);
  CHECK(peering.describe().status.code == Status::pending_acceptance);
  peering.cloud.clock.advance(1);
  CHECK(peering.describe().status.code == Status::expired);
  peering.cloud.clock.advance(48 * hour);
  CHECK_FALSE(peering.visible());
}

TEST_CASE("a deleted connection stays visible 2 hours to whoever deleted it and 2 days to the other side") {
  Peering peering{.accepter_account = "222222222222"};
  peering.make_vpcs();
  peering.request();
  peering.accept();
  peering.as_accepter().cloud.call(ec2::DeleteVpcPeeringConnectionRequest{peering.id});
  peering.cloud.clock.advance(2 * hour);
  CHECK_FALSE(peering.as_accepter().visible());
  CHECK(peering.as_requester().visible());
  peering.cloud.clock.advance(46 * hour);
  CHECK_FALSE(peering.as_requester().visible());
}

TEST_CASE("a rejected request stays visible 2 hours to the accepter and 2 days to the requester") {
  Peering peering{.accepter_account = "222222222222"};
  peering.make_vpcs();
  peering.request();
  peering.as_accepter().cloud.call(ec2::RejectVpcPeeringConnectionRequest{peering.id});
  peering.cloud.clock.advance(2 * hour);
  CHECK_FALSE(peering.as_accepter().visible());
  CHECK(peering.as_requester().visible());
}

TEST_CASE("a failed request is the requester's only, for 2 hours") {
  Peering peering{.accepter_account = "222222222222"};
  peering.make_vpcs("10.0.0.0/16", "10.0.0.0/16");
  peering.request();
  CHECK(peering.as_requester().visible());
  CHECK_FALSE(peering.as_accepter().visible());
  peering.cloud.clock.advance(2 * hour);
  CHECK_FALSE(peering.as_requester().visible());
}

TEST_CASE("transitions take the time they are given") {
  auto settings = TestCloud::empty();
  settings.timing.peering_initiating = 1000;
  settings.timing.peering_provisioning = 2000;
  Peering peering{.cloud = TestCloud(settings)};
  peering.make_vpcs();
  peering.request();
  CHECK(peering.describe().status.code == Status::initiating_request);
  peering.cloud.clock.advance(1000);
  CHECK(peering.describe().status.code == Status::pending_acceptance);
  peering.accept();
  CHECK(peering.describe().status.code == Status::provisioning);
  peering.cloud.clock.advance(2000);
  CHECK(peering.describe().status.code == Status::active);
}

TEST_CASE("options can be set on active connections, by each side for itself, with DNS on") {
  Peering peering{.accepter_account = "222222222222"};
  peering.make_vpcs();
  peering.request();
  ec2::ModifyVpcPeeringConnectionOptionsRequest options{
      .requester_peering_connection_options =
          ec2::PeeringConnectionOptionsRequest{.allow_dns_resolution_from_remote_vpc = true},
      .vpc_peering_connection_id = peering.id};
  CHECK(peering.cloud.refusal(options) ==
        "OperationNotPermitted: Peering " + peering.id +
            " is not active. Peering options can be added only to active peerings.");
  peering.accept();
  CHECK(peering.as_accepter().cloud.refusal(options) ==
        "OperationNotPermitted: User 222222222222 does not have permission to modify the requester side "
        "peering "
        "options");
  peering.as_requester();
  CHECK(peering.cloud.refusal_code(options) == "InvalidVpcPeeringConnectionState.DnsHostnamesDisabled");
  peering.cloud.call(ec2::ModifyVpcAttributeRequest{
      .vpc_id = peering.a, .enable_dns_hostnames = ec2::AttributeBooleanValue{true}});
  CHECK(peering.cloud.call(options)
            .requester_peering_connection_options->allow_dns_resolution_from_remote_vpc == true);
  CHECK(peering.describe().requester_vpc_info.peering_options->allow_dns_resolution_from_remote_vpc);
}

TEST_CASE(
    "deleting a VPC deletes its connections, but not under a foreign request that waits for an answer") {
  Peering peering{.accepter_account = "222222222222"};
  peering.make_vpcs();
  peering.request();
  peering.as_accepter();
  CHECK(peering.cloud.refusal(ec2::DeleteVpcRequest{peering.b}) ==
        "DependencyViolation: The vpc '" + peering.b + "' has dependencies and cannot be deleted.");
  peering.accept();
  peering.cloud.call(ec2::DeleteVpcRequest{peering.b});
  CHECK(peering.as_requester().describe().status.code == Status::deleted);
}

TEST_CASE("peering connections are filtered by the names that AWS documents") {
  Peering peering;
  peering.make_vpcs();
  peering.request();
  auto count = [&](std::string name, std::string value) {
    return peering.cloud
        .call(ec2::DescribeVpcPeeringConnectionsRequest{.filters = {{std::move(name), {std::move(value)}}}})
        .vpc_peering_connections.size();
  };
  CHECK(count("status-code", "pending-acceptance") == 1);
  CHECK(count("status-code", "active") == 0);
  CHECK(count("requester-vpc-info.vpc-id", peering.a) == 1);
  CHECK(count("accepter-vpc-info.vpc-id", peering.a) == 0);
  CHECK(peering.cloud.refusal(ec2::DescribeVpcPeeringConnectionsRequest{.filters = {{"no-such", {"x"}}}}) ==
        "InvalidParameterValue: The filter 'no-such' is invalid");
}

TEST_CASE("peering options are of one side at least, and none is for ClassicLink") {
  Peering peering;
  peering.make_vpcs();
  peering.request();
  peering.accept();
  ec2::ModifyVpcPeeringConnectionOptionsRequest options{.vpc_peering_connection_id = peering.id};
  CHECK(peering.cloud.refusal(options) ==
        "MissingParameter: The request must contain the parameter accepterPeeringConnectionOptions or "
        "requesterPeeringConnectionOptions");
  const std::string retired =
      "UnsupportedOperation: ClassicLink was retired with EC2-Classic: " + peering.id + " can't use it";
  options.requester_peering_connection_options =
      ec2::PeeringConnectionOptionsRequest{.allow_egress_from_local_classic_link_to_remote_vpc = true};
  CHECK(peering.cloud.refusal(options) == retired);
  options.requester_peering_connection_options =
      ec2::PeeringConnectionOptionsRequest{.allow_egress_from_local_vpc_to_remote_classic_link = true};
  CHECK(peering.cloud.refusal(options) == retired);
}
