#include "protocol/ec2/subnet.hpp"

#include <set>

#include "catch.hpp"
#include "protocol/ec2/network_acl.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/actions/subnet.hpp"
#include "simulator/open_cloud.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::OpenCloud;
using tests::TestCloud;

namespace {

std::string make_vpc_in(auto& cloud, const char* cidr = "10.0.0.0/16") {
  return cloud.call(ec2::CreateVpcRequest{.cidr_block = cidr}).vpc.vpc_id;
}

ec2::Subnet make_subnet_in(auto& cloud, const std::string& vpc, const char* cidr = "10.0.1.0/24") {
  return cloud.call(ec2::CreateSubnetRequest{.cidr_block = cidr, .vpc_id = vpc}).subnet;
}

NetworkInterfaceId holder(OpenCloud& cloud) {
  return cloud.region().ids.id<NetworkInterfaceId>();
}

SubnetId id_of(const ec2::Subnet& subnet) {
  return *SubnetId::parse(subnet.subnet_id);
}

}  // namespace

TEST_CASE("a new subnet is available at once, in the zone that was asked for, with AWS's defaults") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud);
  auto subnet = cloud
                    .call(ec2::CreateSubnetRequest{
                        .availability_zone = "us-east-1b", .cidr_block = "10.0.1.7/24", .vpc_id = vpc})
                    .subnet;
  CHECK(subnet.state == ec2::SubnetState::available);
  CHECK(subnet.cidr_block == "10.0.1.0/24");
  CHECK(subnet.availability_zone == "us-east-1b");
  CHECK(subnet.availability_zone_id == "use1-az1");
  CHECK(subnet.available_ip_address_count == 251);
  CHECK_FALSE(subnet.map_public_ip_on_launch);
  CHECK_FALSE(subnet.default_for_az);
  CHECK(subnet.subnet_arn == "arn:aws:ec2:us-east-1:111111111111:subnet/" + subnet.subnet_id);
  auto described = cloud.call(ec2::DescribeSubnetsRequest{.subnet_ids = {subnet.subnet_id}}).subnets;
  REQUIRE(described.size() == 1);
  CHECK(described[0].subnet_arn == subnet.subnet_arn);
}

TEST_CASE("a subnet's zone may be named by its id") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud);
  auto subnet = cloud
                    .call(ec2::CreateSubnetRequest{
                        .availability_zone_id = "use1-az6", .cidr_block = "10.0.1.0/24", .vpc_id = vpc})
                    .subnet;
  CHECK(subnet.availability_zone == "us-east-1a");
}

TEST_CASE("CreateSubnet refuses bad blocks and zones, with AWS's words") {
  struct Row {
    ec2::CreateSubnetRequest request;
    const char* refusal;
  };
  auto row = GENERATE(
      Row{{}, "MissingParameter: Either 'cidrBlock' or 'ipv4IpamPoolId' should be provided."},
      Row{{.cidr_block = "10.0.2.0"},
          "InvalidParameterValue: Value (10.0.2.0) for parameter cidrBlock is invalid. This is not "
          "a valid CIDR block."},
      Row{{.cidr_block = "10.0.2.0/29"}, "InvalidSubnet.Range: The CIDR '10.0.2.0/29' is invalid."},
      Row{{.cidr_block = "10.0.0.0/15"}, "InvalidSubnet.Range: The CIDR '10.0.0.0/15' is invalid."},
      Row{{.cidr_block = "10.1.0.0/24"}, "InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid."},
      Row{{.cidr_block = "10.0.1.128/25"},
          "InvalidSubnet.Conflict: The CIDR '10.0.1.128/25' conflicts with another subnet"},
      Row{{.availability_zone = "us-east-1x", .cidr_block = "10.0.2.0/24"},
          "InvalidParameterValue: Value (us-east-1x) for parameter availabilityZone is invalid. "
          "Subnets can currently "
          "only be created in the following availability zones: us-east-1a, us-east-1b, us-east-1c, "
          "us-east-1d, "
          "us-east-1e, us-east-1f."},
      Row{{.availability_zone_id = "use1-az9", .cidr_block = "10.0.2.0/24"},
          "InvalidParameterValue: Value (use1-az9) for parameter availabilityZoneId is invalid. Subnets can "
          "currently "
          "only be created in the following availability zones: use1-az6, use1-az1, use1-az2, use1-az4, "
          "use1-az3, "
          "use1-az5."},
      Row{{.availability_zone = "us-east-1a",
           .availability_zone_id = "use1-az6",
           .cidr_block = "10.0.2.0/24"},
          "InvalidParameterCombination: The parameter availabilityZone cannot be used with the parameter "
          "availabilityZoneId"},
      Row{{.cidr_block = "10.0.2.0/24", .ipv6_native = true},
          "InvalidParameterCombination: When specifying ipv4 parameters, cidrBlock or ipv4IpamPoolId, you "
          "cannot "
          "set ipv6Native to true."});
  TestCloud cloud;
  row.request.vpc_id = make_vpc_in(cloud);
  make_subnet_in(cloud, row.request.vpc_id);
  CHECK(cloud.refusal(row.request) == row.refusal);
}

TEST_CASE("an unknown VPC is found out before the subnet's block is looked at") {
  TestCloud cloud;
  CHECK(cloud.refusal(ec2::CreateSubnetRequest{.cidr_block = "junk", .vpc_id = "vpc-1"}) ==
        "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist");
}

TEST_CASE("one subnet may fill the whole VPC, and the quota counts the subnets of one VPC") {
  Settings settings = TestCloud::empty();
  settings.quotas.subnets_per_vpc = 1;
  TestCloud cloud(settings);
  make_subnet_in(cloud, make_vpc_in(cloud), "10.0.0.0/16");
  auto second = make_vpc_in(cloud);
  make_subnet_in(cloud, second);
  CHECK(cloud.refusal(ec2::CreateSubnetRequest{.cidr_block = "10.0.2.0/24", .vpc_id = second}) ==
        "SubnetLimitExceeded: The maximum number of subnets has been reached.");
}

TEST_CASE("a subnet with an interface in it can't be deleted, an empty one takes its associations along") {
  OpenCloud cloud;
  auto vpc = make_vpc_in(cloud);
  auto subnet = make_subnet_in(cloud, vpc);
  auto table = cloud.call(ec2::CreateRouteTableRequest{.vpc_id = vpc}).route_table.route_table_id;
  cloud.call(ec2::AssociateRouteTableRequest{.route_table_id = table, .subnet_id = subnet.subnet_id});
  auto writing = cloud.write();
  auto address = take_address(writing, id_of(subnet), {}, holder(cloud));
  CHECK(cloud.refusal(ec2::DeleteSubnetRequest{subnet.subnet_id}) ==
        "DependencyViolation: The subnet '" + subnet.subnet_id + "' has dependencies and cannot be deleted.");
  give_back_address(writing, id_of(subnet), address);
  cloud.call(ec2::DeleteSubnetRequest{subnet.subnet_id});
  CHECK(cloud.refusal(ec2::DeleteSubnetRequest{subnet.subnet_id}) ==
        "InvalidSubnetID.NotFound: The subnet ID '" + subnet.subnet_id + "' does not exist");
  CHECK(cloud.call(ec2::DescribeRouteTablesRequest{.route_table_ids = {table}})
            .route_tables[0]
            .associations.empty());
}

TEST_CASE("MapPublicIpOnLaunch can be changed, one attribute a call") {
  TestCloud cloud;
  auto subnet = make_subnet_in(cloud, make_vpc_in(cloud));
  cloud.call(
      ec2::ModifySubnetAttributeRequest{.map_public_ip_on_launch = {{true}}, .subnet_id = subnet.subnet_id});
  CHECK(cloud.call(ec2::DescribeSubnetsRequest{}).subnets[0].map_public_ip_on_launch);
  CHECK(cloud.refusal_code(ec2::ModifySubnetAttributeRequest{.subnet_id = subnet.subnet_id}) ==
        "MissingParameter");
  CHECK(
      cloud.refusal_code(ec2::ModifySubnetAttributeRequest{
          .map_public_ip_on_launch = {{false}}, .subnet_id = subnet.subnet_id, .enable_dns64 = {{false}}}) ==
      "InvalidParameterCombination");
  CHECK(cloud.call(ec2::DescribeSubnetsRequest{}).subnets[0].map_public_ip_on_launch);
}

TEST_CASE("customer-owned addresses come with Outposts and are refused by name") {
  TestCloud cloud;
  auto id = make_subnet_in(cloud, make_vpc_in(cloud)).subnet_id;
  CHECK(cloud.refusal(ec2::ModifySubnetAttributeRequest{.subnet_id = id,
                                                        .map_customer_owned_ip_on_launch = {{true}}}) ==
        "UnsupportedOperation: vpcsim does not support the parameter MapCustomerOwnedIpOnLaunch=true yet");
}

TEST_CASE("subnets are filtered by what they are, in all documented spellings") {
  struct Row {
    const char* name;
    const char* value;
    std::size_t found;
  };
  auto row =
      GENERATE(Row{"cidr", "10.0.1.0/24", 1}, Row{"cidr-block", "10.0.*", 2}, Row{"cidrBlock", "10.9.*", 0},
               Row{"availabilityZone", "us-east-1a", 2}, Row{"availability-zone-id", "use1-az6", 2},
               Row{"available-ip-address-count", "251", 1}, Row{"map-public-ip-on-launch", "false", 2},
               Row{"state", "available", 2}, Row{"outpost-arn", "*", 0}, Row{"default-for-az", "true", 0},
               Row{"owner-id", "111111111111", 2}, Row{"tag:Name", "web", 1});
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud);
  cloud.call(ec2::CreateSubnetRequest{.tag_specifications = {{"subnet", {{"Name", "web"}}}},
                                      .availability_zone = "us-east-1a",
                                      .cidr_block = "10.0.1.0/24",
                                      .vpc_id = vpc});
  cloud.call(ec2::CreateSubnetRequest{
      .availability_zone = "us-east-1a", .cidr_block = "10.0.2.0/25", .vpc_id = vpc});
  CAPTURE(row.name);
  CHECK(cloud.call(ec2::DescribeSubnetsRequest{.filters = {{row.name, {row.value}}}}).subnets.size() ==
        row.found);
}

TEST_CASE("the five reserved addresses of a subnet are the first four and the last") {
  Subnet subnet{.cidr = *Cidr::parse("10.0.1.0/28"), .addresses = {}, .tags = {}};
  for (const char* address : {"10.0.1.0", "10.0.1.1", "10.0.1.2", "10.0.1.3", "10.0.1.15"}) {
    CHECK(is_reserved(subnet, *Ipv4::parse(address)));
  }
  for (const char* address : {"10.0.1.4", "10.0.1.14", "10.0.2.0"}) {
    CHECK_FALSE(is_reserved(subnet, *Ipv4::parse(address)));
  }
  CHECK(available_addresses(subnet) == 11);
}

TEST_CASE("a wanted address must be in the subnet, not reserved and free") {
  struct Row {
    const char* address;
    const char* refusal;
  };
  auto row = GENERATE(
      Row{"10.0.2.5", "InvalidParameterValue: Address does not fall within the subnet's address range"},
      Row{"10.0.1.3", "InvalidParameterValue: Address is in subnet's reserved address range"},
      Row{"10.0.1.5", "InvalidIPAddress.InUse: Address 10.0.1.5 is in use."});
  OpenCloud cloud;
  auto subnet = make_subnet_in(cloud, make_vpc_in(cloud));
  auto writing = cloud.write();
  CHECK(take_address(writing, id_of(subnet), Ipv4::parse("10.0.1.5"), holder(cloud)) ==
        *Ipv4::parse("10.0.1.5"));
  CHECK_THROWS_WITH(take_address(writing, id_of(subnet), Ipv4::parse(row.address), holder(cloud)),
                    row.refusal);
}

TEST_CASE("a subnet hands out each of its addresses once, and then none") {
  OpenCloud cloud;
  auto subnet = make_subnet_in(cloud, make_vpc_in(cloud), "10.0.1.0/28");
  std::set<Ipv4> taken;
  auto writing = cloud.write();
  for (int i = 0; i < 11; ++i) {
    auto address = take_address(writing, id_of(subnet), {}, holder(cloud));
    CHECK_FALSE(is_reserved(cloud.region().subnets.get(id_of(subnet)), address));
    taken.insert(address);
    CHECK(cloud.call(ec2::DescribeSubnetsRequest{}).subnets[0].available_ip_address_count == 10 - i);
  }
  CHECK(taken.size() == 11);
  CHECK_THROWS_WITH(
      take_address(writing, id_of(subnet), {}, holder(cloud)),
      "InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses to "
      "satisfy the request.");
  give_back_address(writing, id_of(subnet), *Ipv4::parse("10.0.1.9"));
  CHECK(take_address(writing, id_of(subnet), {}, holder(cloud)) == *Ipv4::parse("10.0.1.9"));
}
