#include "protocol/ec2/egress_only_internet_gateway.hpp"

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;
using Create = ec2::CreateEgressOnlyInternetGatewayRequest;

namespace {

struct World : TestCloud {
  explicit World(Settings settings = TestCloud::empty()) : TestCloud(settings) {}

  std::string vpc = make_vpc("10.0.0.0/16");
  std::string make_vpc(const char* cidr) {
    return call(ec2::CreateVpcRequest{.cidr_block = cidr}).vpc.vpc_id;
  }
};

}  // namespace

TEST_CASE("an egress-only internet gateway is born attached to its VPC") {
  World world;
  auto made = world
                  .call(Create{.vpc_id = world.vpc,
                               .tag_specifications = {{"egress-only-internet-gateway", {{"Name", "out"}}}}})
                  .egress_only_internet_gateway;
  CHECK(made.egress_only_internet_gateway_id.starts_with("eigw-0"));
  REQUIRE(made.attachments.size() == 1);
  CHECK(made.attachments[0].state == "attached");
  CHECK(made.attachments[0].vpc_id == world.vpc);
  auto found = world.call(ec2::DescribeEgressOnlyInternetGatewaysRequest{.filters = {{"tag:Name", {"out"}}}})
                   .egress_only_internet_gateways;
  REQUIRE(found.size() == 1);
  CHECK(found[0].tags == made.tags);
  CHECK(world.refusal_code(Create{.vpc_id = "vpc-1"}) == "InvalidVpcID.NotFound");
}

TEST_CASE("CreateEgressOnlyInternetGateway with the same client token makes one") {
  World world;
  Create request{.client_token = "abc", .vpc_id = world.vpc};
  auto first = world.call(request), second = world.call(request);
  CHECK(second.client_token == "abc");
  CHECK(second.egress_only_internet_gateway.egress_only_internet_gateway_id ==
        first.egress_only_internet_gateway.egress_only_internet_gateway_id);
  request.vpc_id = world.make_vpc("10.1.0.0/16");
  CHECK(world.refusal_code(request) == "IdempotentParameterMismatch");
}

TEST_CASE("a VPC has one egress-only internet gateway, and a region as many as its quota says") {
  auto settings = TestCloud::empty();
  settings.quotas.egress_only_internet_gateways = 1;
  World world(settings);
  world.call(Create{.vpc_id = world.vpc});
  CHECK(world.refusal_code(Create{.vpc_id = world.vpc}) == "InvalidParameterValue");
  CHECK(world.refusal_code(Create{.vpc_id = world.make_vpc("10.1.0.0/16")}) ==
        "EgressOnlyInternetGatewayLimitExceeded");
}

TEST_CASE("a VPC with an egress-only internet gateway can't be deleted") {
  World world;
  auto id =
      world.call(Create{.vpc_id = world.vpc}).egress_only_internet_gateway.egress_only_internet_gateway_id;
  CHECK(world.refusal_code(ec2::DeleteVpcRequest{world.vpc}) == "DependencyViolation");
  CHECK(world.call(ec2::DeleteEgressOnlyInternetGatewayRequest{id}).return_code);
  CHECK(world.refusal(ec2::DeleteVpcRequest{world.vpc}) == "");
  CHECK(world.refusal(ec2::DeleteEgressOnlyInternetGatewayRequest{id}) ==
        "InvalidGatewayID.NotFound: The egressOnlyInternetGateway ID '" + id + "' does not exist");
}

TEST_CASE("a page of egress-only internet gateways has at most 255") {
  World world;
  world.call(Create{.vpc_id = world.vpc});
  CHECK(world.refusal_code(ec2::DescribeEgressOnlyInternetGatewaysRequest{.max_results = 256}) ==
        "InvalidParameterValue");
  CHECK(world.call(ec2::DescribeEgressOnlyInternetGatewaysRequest{.max_results = 255})
            .egress_only_internet_gateways.size() == 1);
  CHECK(world.refusal_code(ec2::DescribeEgressOnlyInternetGatewaysRequest{
            .filters = {{"vpc-id", {world.vpc}}}}) == "InvalidParameterValue");
}
