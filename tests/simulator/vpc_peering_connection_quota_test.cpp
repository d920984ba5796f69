// How many peering connections there may be: active ones and requests of a VPC, and requests of an account.
#include "catch.hpp"
#include "simulator/peering_world.hpp"

using namespace vpcsim;
using tests::hour;
using tests::Peering;
using tests::TestCloud;

namespace {

Settings with_quota(std::size_t Quotas::*quota, std::size_t value) {
  Settings settings = TestCloud::empty();
  settings.quotas.*quota = value;
  return settings;
}

std::string add_vpc(Peering& peering, const char* cidr) {
  return peering.cloud.call(ec2::CreateVpcRequest{.cidr_block = cidr}).vpc.vpc_id;
}

std::string refusal_of_request(Peering& peering, const std::string& from, const std::string& to) {
  return peering.cloud.refusal(ec2::CreateVpcPeeringConnectionRequest{.peer_vpc_id = to, .vpc_id = from});
}

}  // namespace

TEST_CASE("A VPC has as many active peering connections as its quota lets be accepted") {
  Peering peering{.cloud = TestCloud(with_quota(&Quotas::active_peerings_per_vpc, 1))};
  peering.make_vpcs();
  peering.request();
  const std::string first = peering.id, full = peering.a;
  peering.b = add_vpc(peering, "10.2.0.0/16");
  peering.request();
  const std::string second = std::exchange(peering.id, first);
  peering.accept();
  peering.id = second;
  CHECK(peering.cloud.refusal(ec2::AcceptVpcPeeringConnectionRequest{second}) ==
        "ActiveVpcPeeringConnectionPerVpcLimitExceeded: The maximum number of active VPC peering connections "
        "for VPC " +
            full + " has been reached.");
  peering.cloud.call(ec2::DeleteVpcPeeringConnectionRequest{first});
  CHECK_NOTHROW(peering.accept());
}

TEST_CASE("A VPC whose active peering connections are as many as its quota asks for no other") {
  Peering peering{.cloud = TestCloud(with_quota(&Quotas::active_peerings_per_vpc, 1))};
  peering.make_vpcs();
  peering.request();
  peering.accept();
  const std::string other = add_vpc(peering, "10.2.0.0/16");
  const std::string refused =
      "VpcPeeringConnectionsPerVpcLimitExceeded: The maximum number of VPC peering connections for VPC " +
      peering.a + " has been reached.";
  CHECK(refusal_of_request(peering, peering.a, other) == refused);
  peering.cloud.call(ec2::DeleteVpcPeeringConnectionRequest{peering.id});
  CHECK(refusal_of_request(peering, peering.a, other) == "");
}

TEST_CASE("A VPC has as many requests waiting for an answer as its quota") {
  Peering peering{.cloud = TestCloud(with_quota(&Quotas::outstanding_peering_requests_per_vpc, 1))};
  peering.make_vpcs();
  const std::string other = add_vpc(peering, "10.2.0.0/16");
  peering.request();
  const std::string refused =
      "OutstandingVpcPeeringConnectionLimitExceeded: The maximum number of outstanding VPC peering "
      "connection "
      "requests for VPC " +
      peering.a + " has been reached.";
  CHECK(refusal_of_request(peering, peering.a, other) == refused);
  CHECK(refusal_of_request(peering, other, peering.b) == "");  // each VPC has its own
  SECTION("until one is answered") {
    peering.accept();
  }
  SECTION("until one expires") {
    peering.cloud.clock.advance(168 * hour);
  }
  CHECK(refusal_of_request(peering, peering.a, other) == "");
}

TEST_CASE("An account has as many requests waiting for an answer as its quota, in each region") {
  Peering peering{.cloud = TestCloud(with_quota(&Quotas::outstanding_peering_requests, 1)),
                  .accepter_account = "222222222222"};
  peering.make_vpcs();
  peering.request();
  const std::string other = add_vpc(peering, "10.2.0.0/16");
  const std::string refused =
      "PendingVpcPeeringConnectionLimitExceeded: The maximum number of pending VPC peering connections has "
      "been reached.";
  CHECK(refusal_of_request(peering, other, peering.a) == refused);
  peering.as("111111111111", "eu-west-1");
  const std::string far = add_vpc(peering, "10.3.0.0/16");
  CHECK(refusal_of_request(peering, far, "vpc-junk") == "");
  peering.as_accepter();  // whom others ask may ask, too
  CHECK(refusal_of_request(peering, peering.b, add_vpc(peering, "10.4.0.0/16")) == "");
  peering.as_requester().cloud.call(ec2::DeleteVpcPeeringConnectionRequest{peering.id});
  CHECK(refusal_of_request(peering, other, peering.a) == "");
}
