#include "protocol/ec2/vpc.hpp"

#include "catch.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;

TEST_CASE("a new VPC is pending in the answer of CreateVpc and available in the next call") {
  TestCloud cloud;
  auto vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc;
  CHECK(vpc.state == ec2::VpcState::pending);
  auto described = cloud.call(ec2::DescribeVpcsRequest{}).vpcs;
  REQUIRE(described.size() == 1);
  CHECK(described[0].vpc_id == vpc.vpc_id);
  CHECK(described[0].state == ec2::VpcState::available);
}

TEST_CASE("a VPC's CIDR is canonicalized silently") {
  TestCloud cloud;
  CHECK(cloud.call(ec2::CreateVpcRequest{.cidr_block = "100.68.0.18/18"}).vpc.cidr_block == "100.68.0.0/18");
}

TEST_CASE("CreateVpc refuses what is no VPC CIDR, with AWS's words") {
  struct Row {
    const char* cidr;
    const char* refusal;
  };
  auto row = GENERATE(
      Row{"10.0.0.0",
          "InvalidParameterValue: Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid "
          "CIDR block."},
      Row{"10.0.0.0/15", "InvalidVpc.Range: The CIDR '10.0.0.0/15' is invalid."},
      Row{"10.0.0.0/29", "InvalidVpc.Range: The CIDR '10.0.0.0/29' is invalid."},
      Row{"169.254.0.0/16", "InvalidVpc.Range: The CIDR '169.254.0.0/16' is invalid."});
  TestCloud cloud;
  CHECK(cloud.refusal(ec2::CreateVpcRequest{.cidr_block = row.cidr}) == row.refusal);
  CHECK(cloud.call(ec2::DescribeVpcsRequest{}).vpcs.empty());
}

TEST_CASE("ids that must exist fail the whole call and are echoed as sent") {
  TestCloud cloud;
  CHECK(cloud.refusal(ec2::DescribeVpcsRequest{.vpc_ids = {"junk"}}) ==
        "InvalidVpcID.NotFound: The vpc ID 'junk' does not exist");
  CHECK(cloud.refusal(ec2::DescribeVpcsRequest{.vpc_ids = {"vpc-1", "vpc-2"}}) ==
        "InvalidVpcID.NotFound: The vpc IDs 'vpc-1, vpc-2' do not exist");
}

TEST_CASE("a dry run is answered after the syntax and before any resource is looked at") {
  TestCloud cloud;
  CHECK_THROWS_WITH(cloud.call(ec2::DeleteVpcRequest{.vpc_id = "vpc-0123456789abcdef0"}, true),
                    "DryRunOperation: Request would have succeeded, but DryRun flag is set.");
  CHECK_THROWS_WITH(cloud.call(ec2::DeleteVpcRequest{}, true),
                    "MissingParameter: The request must contain the parameter vpcId");
}

TEST_CASE("a VPC can't be made for dedicated hosts only") {
  TestCloud cloud;
  CHECK(cloud.refusal(
            ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16", .instance_tenancy = ec2::Tenancy::host}) ==
        "InvalidParameterValue: Value (host) for parameter instanceTenancy is invalid.");
}

TEST_CASE("attributes of a VPC are changed one at a time, and hostnames need DNS support") {
  TestCloud cloud;
  auto vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  const ec2::AttributeBooleanValue on{true}, off{false};
  CHECK(cloud.refusal(ec2::ModifyVpcAttributeRequest{
            .vpc_id = vpc, .enable_dns_hostnames = on, .enable_dns_support = on}) ==
        "InvalidParameterCombination: Fields for multiple attribute types specified");
  cloud.call(ec2::ModifyVpcAttributeRequest{.vpc_id = vpc, .enable_dns_support = off});
  CHECK(cloud.refusal(ec2::ModifyVpcAttributeRequest{.vpc_id = vpc, .enable_dns_hostnames = on}) ==
        "InvalidParameterCombination: enableDnsHostnames requires enableDnsSupport to be true.");
}

TEST_CASE("Nothing blocks public access, as the calls that describe VPCs and subnets say") {
  TestCloud cloud;
  auto made = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc;
  CHECK_FALSE(made.block_public_access_states);
  cloud.call(ec2::CreateSubnetRequest{.cidr_block = "10.0.1.0/24", .vpc_id = made.vpc_id});
  auto vpc = cloud.call(ec2::DescribeVpcsRequest{}).vpcs.at(0);
  auto subnet = cloud.call(ec2::DescribeSubnetsRequest{}).subnets.at(0);
  REQUIRE(vpc.block_public_access_states);
  REQUIRE(subnet.block_public_access_states);
  CHECK(vpc.block_public_access_states->internet_gateway_block_mode == ec2::BlockPublicAccessMode::off);
  CHECK(subnet.block_public_access_states->internet_gateway_block_mode == ec2::BlockPublicAccessMode::off);
}
