#include <functional>

#include "catch.hpp"
#include "protocol/ec2/internet_gateway.hpp"
#include "protocol/ec2/network_acl.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/vpc.hpp"
#include "simulator/test_cloud.hpp"

using namespace vpcsim;
using tests::TestCloud;

namespace {

/// Makes something in the VPC; what it returns takes it away again.
using Dependency = std::function<void()> (*)(TestCloud&, const std::string& vpc);

std::function<void()> subnet(TestCloud& cloud, const std::string& vpc) {
  auto id = cloud.call(ec2::CreateSubnetRequest{.cidr_block = "10.0.1.0/24", .vpc_id = vpc}).subnet.subnet_id;
  return [&cloud, id] { cloud.call(ec2::DeleteSubnetRequest{id}); };
}
std::function<void()> internet_gateway(TestCloud& cloud, const std::string& vpc) {
  auto id = cloud.call(ec2::CreateInternetGatewayRequest{}).internet_gateway.internet_gateway_id;
  cloud.call(ec2::AttachInternetGatewayRequest{.internet_gateway_id = id, .vpc_id = vpc});
  return [&cloud, id, vpc] {
    cloud.call(ec2::DetachInternetGatewayRequest{.internet_gateway_id = id, .vpc_id = vpc});
  };
}
std::function<void()> route_table(TestCloud& cloud, const std::string& vpc) {
  auto id = cloud.call(ec2::CreateRouteTableRequest{.vpc_id = vpc}).route_table.route_table_id;
  return [&cloud, id] { cloud.call(ec2::DeleteRouteTableRequest{id}); };
}
std::function<void()> security_group(TestCloud& cloud, const std::string& vpc) {
  auto id =
      cloud.call(ec2::CreateSecurityGroupRequest{.description = "web", .group_name = "web", .vpc_id = vpc})
          .group_id;
  return [&cloud, id] { cloud.call(ec2::DeleteSecurityGroupRequest{.group_id = id}); };
}
std::function<void()> network_acl(TestCloud& cloud, const std::string& vpc) {
  auto id = cloud.call(ec2::CreateNetworkAclRequest{.vpc_id = vpc}).network_acl.network_acl_id;
  return [&cloud, id] { cloud.call(ec2::DeleteNetworkAclRequest{id}); };
}

}  // namespace

TEST_CASE("A VPC can't be deleted while something is in it, and can as soon as it is gone") {
  auto make = GENERATE(Dependency{subnet}, Dependency{internet_gateway}, Dependency{route_table},
                       Dependency{security_group}, Dependency{network_acl});
  TestCloud cloud;
  auto vpc = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  auto remove = make(cloud, vpc);
  auto other = cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16"}).vpc.vpc_id;
  cloud.call(ec2::DeleteVpcRequest{other});
  CHECK(cloud.refusal(ec2::DeleteVpcRequest{vpc}) ==
        "DependencyViolation: The vpc '" + vpc + "' has dependencies and cannot be deleted.");
  remove();
  cloud.call(ec2::DeleteVpcRequest{vpc});
  CHECK(cloud.refusal(ec2::DeleteVpcRequest{vpc}) ==
        "InvalidVpcID.NotFound: The vpc ID '" + vpc + "' does not exist");
}

TEST_CASE("A deleted VPC takes along what came with it") {
  TestCloud cloud;
  auto vpc =
      cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.0.0.0/16", .amazon_provided_ipv6_cidr_block = true})
          .vpc.vpc_id;
  cloud.call(ec2::DeleteVpcRequest{vpc});
  CHECK(cloud.call(ec2::DescribeRouteTablesRequest{}).route_tables.empty());
  CHECK(cloud.call(ec2::DescribeSecurityGroupsRequest{}).security_groups.empty());
  CHECK(cloud.call(ec2::DescribeNetworkAclsRequest{}).network_acls.empty());
}
