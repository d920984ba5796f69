#include "protocol/ec2/default_vpc.hpp"

#include "catch.hpp"
#include "protocol/ec2/internet_gateway.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/vpc_cidr_block.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;

TEST_CASE("a region is born with a default VPC: a public subnet in each zone and a route to the internet") {
  TestCloud cloud{Settings{}};
  auto vpcs = cloud.call(ec2::DescribeVpcsRequest{}).vpcs;
  REQUIRE(vpcs.size() == 1);
  CHECK(vpcs[0].is_default);
  CHECK(vpcs[0].cidr_block == "172.31.0.0/16");
  auto subnets = cloud.call(ec2::DescribeSubnetsRequest{}).subnets;
  REQUIRE(subnets.size() == 6);
  CHECK(subnets[1].cidr_block == "172.31.16.0/20");
  CHECK(subnets[1].availability_zone == "us-east-1b");
  for (const auto& subnet : subnets) {
    CHECK(subnet.default_for_az);
    CHECK(subnet.map_public_ip_on_launch);
    CHECK(subnet.available_ip_address_count == 4091);
  }
  auto gateways = cloud.call(ec2::DescribeInternetGatewaysRequest{}).internet_gateways;
  REQUIRE(gateways.size() == 1);
  auto tables = cloud.call(ec2::DescribeRouteTablesRequest{}).route_tables;
  REQUIRE(tables.size() == 1);
  REQUIRE(tables[0].routes.size() == 2);
  CHECK(tables[0].routes[1].destination_cidr_block == "0.0.0.0/0");
  CHECK(tables[0].routes[1].gateway_id == gateways[0].internet_gateway_id);
  CHECK(tables[0].routes[1].state == ec2::RouteState::active);
  auto attribute = cloud.call(ec2::DescribeVpcAttributeRequest{"enableDnsHostnames", vpcs[0].vpc_id});
  CHECK(attribute.enable_dns_hostnames->value == true);
}

TEST_CASE("CreateDefaultVpc makes one only where there is none") {
  TestCloud cloud;
  auto vpc = cloud.call(ec2::CreateDefaultVpcRequest{}).vpc;
  CHECK(vpc.is_default);
  CHECK(vpc.state == ec2::VpcState::pending);
  CHECK(cloud.refusal(ec2::CreateDefaultVpcRequest{}) ==
        "DefaultVpcAlreadyExists: A Default VPC already exists for this account in this region.");
}

TEST_CASE("CreateDefaultVpc obeys the quotas of VPCs and of internet gateways") {
  Settings settings = TestCloud::empty();
  settings.quotas.internet_gateways = 0;
  CHECK(TestCloud(settings).refusal_code(ec2::CreateDefaultVpcRequest{}) == "InternetGatewayLimitExceeded");
  settings.quotas.vpcs = 0;
  CHECK(TestCloud(settings).refusal_code(ec2::CreateDefaultVpcRequest{}) == "VpcLimitExceeded");
}

TEST_CASE("a region with no room in its default VPC gets no default subnet") {
  TestCloud cloud;
  auto vpc = cloud.call(ec2::CreateDefaultVpcRequest{}).vpc.vpc_id;
  for (const auto& subnet : cloud.call(ec2::DescribeSubnetsRequest{}).subnets) {
    cloud.call(ec2::DeleteSubnetRequest{subnet.subnet_id});
  }
  cloud.call(ec2::CreateSubnetRequest{.cidr_block = "172.31.0.0/16", .vpc_id = vpc});
  CHECK(cloud.refusal_code(ec2::CreateDefaultSubnetRequest{.availability_zone = "us-east-1b"}) ==
        "InsufficientCidrBlocks");
}

TEST_CASE("CreateDefaultSubnet puts back the default subnet of a zone, in the first free block") {
  TestCloud cloud;
  CHECK(cloud.refusal(ec2::CreateDefaultSubnetRequest{.availability_zone = "us-east-1a"}) ==
        "DefaultVpcDoesNotExist: No default VPC exists for this account in this region.");
  cloud.call(ec2::CreateDefaultVpcRequest{});
  auto subnets = cloud.call(ec2::DescribeSubnetsRequest{}).subnets;
  CHECK(cloud.refusal(ec2::CreateDefaultSubnetRequest{.availability_zone = "us-east-1b"}) ==
        "DefaultSubnetAlreadyExistsInAvailabilityZone: '" + subnets[1].subnet_id +
            "' is already the default subnet in us-east-1b.");
  CHECK(cloud.refusal_code(ec2::CreateDefaultSubnetRequest{.availability_zone = "eu-west-1a"}) ==
        "InvalidParameterValue");
  cloud.call(ec2::DeleteSubnetRequest{subnets[1].subnet_id});
  auto subnet = cloud.call(ec2::CreateDefaultSubnetRequest{.availability_zone = "us-east-1b"}).subnet;
  CHECK(subnet.cidr_block == "172.31.16.0/20");
  CHECK(subnet.default_for_az);
  CHECK(subnet.map_public_ip_on_launch);
}

TEST_CASE("CreateDefaultSubnet takes a zone by name or by id, not both") {
  TestCloud cloud;
  cloud.call(ec2::CreateDefaultVpcRequest{});
  auto first = cloud.call(ec2::DescribeSubnetsRequest{}).subnets[0];
  cloud.call(ec2::DeleteSubnetRequest{first.subnet_id});
  CHECK(cloud.refusal(ec2::CreateDefaultSubnetRequest{}) ==
        "MissingParameter: The request must contain the parameter availabilityZone");
  CHECK(cloud.refusal(ec2::CreateDefaultSubnetRequest{.availability_zone = "us-east-1a",
                                                      .availability_zone_id = "use1-az6"}) ==
        "InvalidParameterCombination: The parameter availabilityZone cannot be used with the parameter "
        "availabilityZoneId");
  CHECK(cloud.refusal_code(ec2::CreateDefaultSubnetRequest{.availability_zone_id = "use1-az9"}) ==
        "InvalidParameterValue");
  CHECK(cloud.call(ec2::CreateDefaultSubnetRequest{.availability_zone_id = "use1-az6"})
            .subnet.availability_zone == "us-east-1a");
}

TEST_CASE("An IPv6-only default subnet needs an IPv6 block of the default VPC and takes its first free /64") {
  TestCloud cloud;
  auto vpc = cloud.call(ec2::CreateDefaultVpcRequest{}).vpc.vpc_id;
  for (const auto& subnet : cloud.call(ec2::DescribeSubnetsRequest{}).subnets) {
    cloud.call(ec2::DeleteSubnetRequest{subnet.subnet_id});
  }
  ec2::CreateDefaultSubnetRequest request{.availability_zone = "us-east-1a", .ipv6_native = true};
  CHECK(cloud.refusal_code(request) == "InsufficientCidrBlocks");
  cloud.call(ec2::AssociateVpcCidrBlockRequest{.amazon_provided_ipv6_cidr_block = true, .vpc_id = vpc});
  auto first = cloud.call(request).subnet;
  CHECK(first.ipv6_native);
  CHECK(first.default_for_az);
  request.availability_zone = "us-east-1b";
  auto second = cloud.call(request).subnet;
  CHECK(second.ipv6_cidr_block_associations.at(0).ipv6_cidr_block !=
        first.ipv6_cidr_block_associations.at(0).ipv6_cidr_block);
}
