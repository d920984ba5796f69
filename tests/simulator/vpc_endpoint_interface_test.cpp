#include "catch.hpp"
#include "protocol/ec2/security_group.hpp"
#include "simulator/endpoint_world.hpp"

using namespace vpcsim;
using tests::EndpointWorld;
using State = ec2::VpcEndpointState;

TEST_CASE("An interface endpoint has an interface in each of its subnets") {
  EndpointWorld world;
  auto request = world.interface_request();
  request.subnet_ids = {world.subnet, world.other_subnet};
  auto made = world.call(request).vpc_endpoint;
  CHECK(made.state == State::pending);
  auto endpoint = world.endpoint(made.vpc_endpoint_id);
  CHECK(endpoint.state == State::available);
  CHECK(endpoint.subnet_ids == std::vector{world.subnet, world.other_subnet});
  REQUIRE(endpoint.network_interface_ids.size() == 2);
  auto interface = world.interface(endpoint.network_interface_ids[0]);
  CHECK(interface.interface_type == "vpc_endpoint");
  CHECK(interface.requester_managed);
  CHECK(interface.status == ec2::NetworkInterfaceStatus::in_use);
  CHECK(interface.subnet_id == world.subnet);
  CHECK(interface.description == "VPC Endpoint Interface " + endpoint.vpc_endpoint_id);
  REQUIRE(interface.groups.size() == 1);
  CHECK(interface.groups[0].group_name == "default");
  REQUIRE(endpoint.groups.size() == 1);
  CHECK(endpoint.groups[0].group_id == interface.groups[0].group_id);
  CHECK(world.refusal_code(ec2::DeleteNetworkInterfaceRequest{
            .network_interface_id = interface.network_interface_id}) == "InvalidParameterValue");
}

TEST_CASE("An interface endpoint has names: its own, one for each zone, and the service's") {
  EndpointWorld world;
  world.enable_dns();
  auto request = world.interface_request();
  request.private_dns_enabled.reset();  // on where the service has a name
  auto endpoint = world.endpoint(world.create(request));
  CHECK(endpoint.private_dns_enabled);
  REQUIRE(endpoint.dns_entries.size() == 3);
  CHECK(endpoint.dns_entries[0].dns_name.starts_with(endpoint.vpc_endpoint_id + "-"));
  CHECK(endpoint.dns_entries[0].dns_name.ends_with(".ec2.us-east-1.vpce.amazonaws.com"));
  CHECK(endpoint.dns_entries[0].hosted_zone_id == "Z7HUB22UULQXV");
  CHECK(endpoint.dns_entries[1].dns_name.ends_with("-us-east-1a.ec2.us-east-1.vpce.amazonaws.com"));
  CHECK(endpoint.dns_entries[2].dns_name == "ec2.us-east-1.amazonaws.com");
}

TEST_CASE("Private DNS needs both DNS attributes, a name of the service's, and no other endpoint with it") {
  EndpointWorld world;
  auto request = world.interface_request();
  request.private_dns_enabled = true;
  CHECK(world.refusal(request) ==
        "InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC "
        "attributes set to true for " +
            world.vpc);
  world.enable_dns();
  auto first = world.create(request);
  CHECK(
      world.refusal(request) ==
      "InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain "
      "for ec2.us-east-1.amazonaws.com in the VPC " +
          world.vpc);
  request.service_name = "com.amazonaws.us-east-1.s3";
  CHECK(world.refusal(request) ==
        "InvalidParameter: Private DNS can't be enabled because the service com.amazonaws.us-east-1.s3 does "
        "not "
        "provide a private DNS name.");
  auto second = world.create(world.interface_request());
  ec2::ModifyVpcEndpointRequest modify{.vpc_endpoint_id = second, .private_dns_enabled = true};
  CHECK(world.refusal_code(modify) == "InvalidParameter");
  world.call(ec2::ModifyVpcEndpointRequest{.vpc_endpoint_id = first, .private_dns_enabled = false});
  CHECK(world.refusal(modify) == "");
}

TEST_CASE("An endpoint has one subnet in a zone") {
  EndpointWorld world;
  auto twin = world.add_subnet("10.0.3.0/24", "us-east-1a");
  auto request = world.interface_request();
  request.subnet_ids = {world.subnet, twin};
  const std::string message =
      "DuplicateSubnetsInSameZone: Found another VPC endpoint subnet in the availability zone of " + twin +
      ". VPC endpoint subnets should be in different availability zones supported by the VPC endpoint "
      "service.";
  CHECK(world.refusal(request) == message);
  auto id = world.create(world.interface_request());
  CHECK(world.refusal(ec2::ModifyVpcEndpointRequest{.vpc_endpoint_id = id, .add_subnet_ids = {twin}}) ==
        message);
  world.call(ec2::ModifyVpcEndpointRequest{
      .vpc_endpoint_id = id, .add_subnet_ids = {twin}, .remove_subnet_ids = {world.subnet}});
  CHECK(world.endpoint(id).subnet_ids == std::vector{twin});
  CHECK(world.call(ec2::DescribeNetworkInterfacesRequest{}).network_interfaces.size() == 1);
}

TEST_CASE("What an interface endpoint uses can't be deleted before it") {
  EndpointWorld world;
  auto group = world
                   .call(ec2::CreateSecurityGroupRequest{
                       .description = "d", .group_name = "endpoint", .vpc_id = world.vpc})
                   .group_id;
  auto request = world.interface_request();
  request.security_group_ids = {group};
  auto id = world.create(request);
  CHECK(world.refusal_code(ec2::DeleteSecurityGroupRequest{.group_id = group}) == "DependencyViolation");
  CHECK(world.refusal_code(ec2::DeleteSubnetRequest{.subnet_id = world.subnet}) == "DependencyViolation");
  CHECK(world.delete_endpoint(id) == "");
  CHECK(world.call(ec2::DescribeNetworkInterfacesRequest{}).network_interfaces.empty());
  CHECK(world.refusal(ec2::DeleteSecurityGroupRequest{.group_id = group}) == "");
  CHECK(world.refusal(ec2::DeleteSubnetRequest{.subnet_id = world.subnet}) == "");
}

TEST_CASE("A security group of an endpoint without subnets can't be deleted either") {
  EndpointWorld world;
  auto group = world
                   .call(ec2::CreateSecurityGroupRequest{
                       .description = "d", .group_name = "endpoint", .vpc_id = world.vpc})
                   .group_id;
  auto request = world.interface_request();
  request.subnet_ids.clear();
  request.security_group_ids = {group};
  auto id = world.create(request);
  CHECK(world.refusal_code(ec2::DeleteSecurityGroupRequest{.group_id = group}) == "DependencyViolation");
  world.delete_endpoint(id);
  CHECK(world.refusal(ec2::DeleteSecurityGroupRequest{.group_id = group}) == "");
}

TEST_CASE("A VPC with endpoints can't be deleted") {
  EndpointWorld world;
  auto vpc = world.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
  auto request = world.interface_request();
  request.vpc_id = vpc;
  request.subnet_ids.clear();
  auto id = world.create(request);
  CHECK(world.refusal_code(ec2::DeleteVpcRequest{.vpc_id = vpc}) == "DependencyViolation");
  world.delete_endpoint(id);
  CHECK(world.refusal(ec2::DeleteVpcRequest{.vpc_id = vpc}) == "");
}

TEST_CASE("The security groups of an endpoint are those of its interfaces; one must remain") {
  EndpointWorld world;
  auto group = world
                   .call(ec2::CreateSecurityGroupRequest{
                       .description = "d", .group_name = "endpoint", .vpc_id = world.vpc})
                   .group_id;
  auto id = world.create(world.interface_request());
  auto before = world.endpoint(id).groups.at(0).group_id;
  world.call(ec2::ModifyVpcEndpointRequest{
      .vpc_endpoint_id = id, .add_security_group_ids = {group}, .remove_security_group_ids = {before}});
  auto endpoint = world.endpoint(id);
  REQUIRE(endpoint.groups.size() == 1);
  CHECK(endpoint.groups[0].group_id == group);
  CHECK(world.interface(endpoint.network_interface_ids[0]).groups.at(0).group_id == group);
  ec2::ModifyVpcEndpointRequest remove{.vpc_endpoint_id = id, .remove_security_group_ids = {group}};
  CHECK(world.refusal_code(remove) == "InvalidParameter");
  remove.remove_security_group_ids = {before};
  CHECK(world.refusal(remove) == "InvalidParameter: The security group " + before +
                                     " is not associated with the VPC endpoint " + id + ".");
}

TEST_CASE("An endpoint is pending and deleting for a while, and then not there") {
  auto settings = EndpointWorld::empty();
  settings.timing.vpc_endpoint_pending = 1000;
  settings.timing.vpc_endpoint_deleting = 2000;
  EndpointWorld world(settings);
  auto id = world.create(world.interface_request());
  CHECK(world.endpoint(id).state == State::pending);
  world.clock.advance(1000);
  CHECK(world.endpoint(id).state == State::available);
  CHECK(world.delete_endpoint(id) == "");
  CHECK(world.endpoint(id).state == State::deleting);
  CHECK(world.delete_endpoint(id) == "");
  CHECK(world.refusal_code(ec2::ModifyVpcEndpointRequest{.vpc_endpoint_id = id}) ==
        "InvalidVpcEndpointId.NotFound");
  world.clock.advance(2000);
  CHECK(world.refusal(ec2::DescribeVpcEndpointsRequest{.vpc_endpoint_ids = {id}}) ==
        "InvalidVpcEndpointId.NotFound: The Vpc Endpoint Id '" + id + "' does not exist");
  CHECK(world.delete_endpoint(id) ==
        "InvalidVpcEndpoint.NotFound: The Vpc Endpoint Id '" + id + "' does not exist");
}

TEST_CASE("CreateVpcEndpoint refuses ids of the wrong form, and what isn't there") {
  EndpointWorld world;
  auto refused = [&](auto change) {
    auto request = world.interface_request();
    change(request);
    return world.refusal(request);
  };
  using Request = ec2::CreateVpcEndpointRequest;
  CHECK(refused([](Request& request) { request.subnet_ids = {"module.x"}; }) ==
        "InvalidSubnetId.Malformed: Invalid Subnet Id: 'module.x' (expecting 'subnet-...; the Id may only "
        "contain "
        "lowercase alphanumeric characters and a single dash')");
  CHECK(refused([](Request& request) { request.vpc_id = "vpc-0"; }) ==
        "InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist");
  CHECK(refused([](Request& request) { request.subnet_ids = {"subnet-0"}; }) ==
        "InvalidSubnetId.NotFound: The subnet ID 'subnet-0' does not exist");
  CHECK(refused([](Request& request) { request.security_group_ids = {"sg-0"}; }) ==
        "InvalidGroup.NotFound: The security group 'sg-0' does not exist");
  CHECK(refused([](Request& request) { request.service_name = "com.amazonaws.us-east-1.nothing"; }) ==
        "InvalidServiceName: The Vpc Endpoint Service 'com.amazonaws.us-east-1.nothing' does not exist");
  CHECK(refused([](Request& request) { request.vpc_endpoint_type.reset(); }) ==
        "InvalidParameter: Endpoint type (Gateway) does not match available service types ([Interface]).");
  CHECK(refused([](Request& request) { request.route_table_ids = {"rtb-0"}; }) ==
        "InvalidParameter: Route table IDs are only supported for Gateway type VPC Endpoint.");
  CHECK(
      refused([](Request& request) { request.policy_document = "{"; }).starts_with("InvalidPolicyDocument"));
  auto vpc = world.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
  CHECK(
      refused([&](Request& request) { request.vpc_id = vpc; }).starts_with("InvalidParameter: The subnet "));
}

TEST_CASE("A VPC has so many interface endpoints, and a client token makes one") {
  auto settings = EndpointWorld::empty();
  settings.quotas.interface_endpoints_per_vpc = 1;
  EndpointWorld world(settings);
  auto request = world.interface_request();
  request.client_token = "t";
  auto id = world.create(request);
  CHECK(world.create(request) == id);
  CHECK(world.refusal(world.interface_request()) ==
        "VpcEndpointLimitExceeded: The maximum number of VPC endpoints has been reached.");
  world.delete_endpoint(id);
  CHECK(world.refusal(world.interface_request()) == "");
}

TEST_CASE("An endpoint's policy is replaced, and reset to the default") {
  EndpointWorld world;
  auto id = world.create(world.interface_request());
  auto usual = world.endpoint(id).policy_document;
  world.call(ec2::ModifyVpcEndpointRequest{.vpc_endpoint_id = id, .policy_document = R"({"Statement":[]})"});
  CHECK(world.endpoint(id).policy_document == R"({"Statement":[]})");
  world.call(ec2::ModifyVpcEndpointRequest{.vpc_endpoint_id = id, .reset_policy = true});
  CHECK(world.endpoint(id).policy_document == usual);
}

TEST_CASE("A subnet that isn't the endpoint's can't be removed from it") {
  EndpointWorld world;
  auto id = world.create(world.interface_request());
  ec2::ModifyVpcEndpointRequest modify{.vpc_endpoint_id = id, .remove_subnet_ids = {world.other_subnet}};
  CHECK(world.refusal(modify) == "InvalidParameter: The subnet " + world.other_subnet +
                                     " is not associated with the VPC endpoint " + id + ".");
}

TEST_CASE("The private name of an endpoint has no zone yet while the endpoint is pending") {
  EndpointWorld world;
  world.enable_dns();
  auto request = world.interface_request();
  request.private_dns_enabled = true;
  auto made = world.call(request).vpc_endpoint;
  CHECK(made.dns_entries.back().hosted_zone_id == "ZONEIDPENDING");
  CHECK(world.endpoint(made.vpc_endpoint_id).dns_entries.back().hosted_zone_id == "ZONEIDHIDDEN");
}
