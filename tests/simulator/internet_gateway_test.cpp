#include "protocol/ec2/internet_gateway.hpp"

#include "catch.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/open_cloud.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::OpenCloud;
using tests::TestCloud;

namespace {

std::string make_vpc_in(auto& cloud) {
  return cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
}
std::string make_gateway_in(auto& cloud) {
  return cloud.call(ec2::CreateInternetGatewayRequest{}).internet_gateway.internet_gateway_id;
}

}  // namespace

TEST_CASE("a new internet gateway is attached to nothing; attached, its attachment is available") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud);
  auto gateway = cloud.call(ec2::CreateInternetGatewayRequest{}).internet_gateway;
  CHECK(gateway.attachments.empty());
  CHECK(gateway.owner_id == cloud.account);
  cloud.call(ec2::AttachInternetGatewayRequest{gateway.internet_gateway_id, vpc});
  auto described =
      cloud.call(ec2::DescribeInternetGatewaysRequest{.filters = {{"attachment.vpc-id", {vpc}}}});
  REQUIRE(described.internet_gateways.size() == 1);
  REQUIRE(described.internet_gateways[0].attachments.size() == 1);
  CHECK(described.internet_gateways[0].attachments[0].state == "available");
  CHECK(described.internet_gateways[0].attachments[0].vpc_id == vpc);
}

TEST_CASE("a gateway has one VPC and a VPC has one gateway") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud), other_vpc = make_vpc_in(cloud);
  auto gateway = make_gateway_in(cloud), other_gateway = make_gateway_in(cloud);
  cloud.call(ec2::AttachInternetGatewayRequest{gateway, vpc});
  CHECK(cloud.refusal(ec2::AttachInternetGatewayRequest{gateway, other_vpc}) ==
        "Resource.AlreadyAssociated: resource " + gateway + " is already attached to network " + vpc);
  CHECK(cloud.refusal(ec2::AttachInternetGatewayRequest{gateway, vpc}) ==
        "Resource.AlreadyAssociated: resource " + gateway + " is already attached to network " + vpc);
  CHECK(cloud.refusal(ec2::AttachInternetGatewayRequest{other_gateway, vpc}) ==
        "InvalidParameterValue: Network " + vpc + " already has an internet gateway attached");
  CHECK(cloud.refusal(ec2::AttachInternetGatewayRequest{"igw-1", vpc}) ==
        "InvalidInternetGatewayID.NotFound: The internetGateway ID 'igw-1' does not exist");
  CHECK(cloud.refusal(ec2::AttachInternetGatewayRequest{other_gateway, "vpc-1"}) ==
        "InvalidVpcID.NotFound: The vpc ID 'vpc-1' does not exist");
}

TEST_CASE("an attached gateway can't be deleted, and detaching wants the VPC that it is attached to") {
  TestCloud cloud;
  auto vpc = make_vpc_in(cloud), other_vpc = make_vpc_in(cloud);
  auto gateway = make_gateway_in(cloud);
  cloud.call(ec2::AttachInternetGatewayRequest{gateway, vpc});
  CHECK(cloud.refusal(ec2::DeleteInternetGatewayRequest{gateway}) ==
        "DependencyViolation: The internetGateway '" + gateway + "' has dependencies and cannot be deleted.");
  CHECK(cloud.refusal(ec2::DetachInternetGatewayRequest{gateway, other_vpc}) ==
        "Gateway.NotAttached: resource " + gateway + " is not attached to network " + other_vpc);
  CHECK(cloud.refusal_code(ec2::DeleteVpcRequest{vpc}) == "DependencyViolation");
  cloud.call(ec2::DetachInternetGatewayRequest{gateway, vpc});
  cloud.call(ec2::DeleteInternetGatewayRequest{gateway});
  CHECK(cloud.call(ec2::DescribeInternetGatewaysRequest{}).internet_gateways.empty());
}

TEST_CASE("a gateway can't be detached while an interface of the VPC has a public address") {
  OpenCloud cloud;
  auto vpc = make_vpc_in(cloud), gateway = make_gateway_in(cloud);
  cloud.call(ec2::AttachInternetGatewayRequest{gateway, vpc});
  NetworkInterface interface {};
  interface.id = cloud.region().ids.id<NetworkInterfaceId>();
  interface.vpc = *VpcId::parse(vpc);
  interface.addresses = {{*Ipv4::parse("10.0.0.4")}, {*Ipv4::parse("10.0.0.5"), Ipv4::parse("198.18.0.1")}};
  cloud.region().network_interfaces.insert(interface);
  CHECK(cloud.refusal(ec2::DetachInternetGatewayRequest{gateway, vpc}) ==
        "DependencyViolation: Network " + vpc +
            " has some mapped public address(es). Please unmap those public address(es) before detaching the "
            "gateway.");
  cloud.region().network_interfaces.update(
      interface.id, [](NetworkInterface& changed) { changed.addresses.back().public_ip.reset(); });
  CHECK(cloud.refusal(ec2::DetachInternetGatewayRequest{gateway, vpc}) == "");
}

TEST_CASE("the quota of internet gateways is the region's") {
  Settings settings = TestCloud::empty();
  settings.quotas.internet_gateways = 1;
  TestCloud cloud(settings);
  make_gateway_in(cloud);
  CHECK(cloud.refusal(ec2::CreateInternetGatewayRequest{}) ==
        "InternetGatewayLimitExceeded: The maximum number of internet gateways has been reached.");
}
