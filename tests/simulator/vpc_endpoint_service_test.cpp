#include "catch.hpp"
#include "protocol/ec2/route_table.hpp"
#include "simulator/endpoint_world.hpp"

using namespace vpcsim;
using tests::EndpointWorld;
using State = ec2::VpcEndpointState;

namespace {

const std::string consumer = "222222222222";

/// A VPC and a subnet of another account's, and an endpoint in it.
struct TwoAccounts : EndpointWorld {
  std::string owner = account;
  std::string far_vpc, far_subnet;

  explicit TwoAccounts(Settings settings = empty()) : EndpointWorld(settings) {
    account = consumer;
    far_vpc = call(ec2::CreateVpcRequest{.cidr_block = "10.9.0.0/16"}).vpc.vpc_id;
    far_subnet =
        call(ec2::CreateSubnetRequest{.cidr_block = "10.9.1.0/24", .vpc_id = far_vpc}).subnet.subnet_id;
    account = owner;
  }
  ec2::CreateVpcEndpointRequest request_for(const ec2::ServiceConfiguration& service) {
    return {.vpc_endpoint_type = interface_type,
            .vpc_id = far_vpc,
            .service_name = service.service_name,
            .subnet_ids = {far_subnet}};
  }
  void permit(const ec2::ServiceConfiguration& service, const std::string& principal) {
    call(ec2::ModifyVpcEndpointServicePermissionsRequest{.service_id = service.service_id,
                                                         .add_allowed_principals = {principal}});
  }
};

}  // namespace

TEST_CASE("A service is its owner's alone until others are permitted") {
  TwoAccounts world;
  auto service = world.create_service(false);
  CHECK(service.service_name == "com.amazonaws.vpce.us-east-1." + service.service_id);
  CHECK(service.service_state == ec2::ServiceState::available);
  world.account = consumer;
  CHECK(world.refusal(world.request_for(service)) ==
        "InvalidServiceName: The Vpc Endpoint Service '" + service.service_name + "' does not exist");
  ec2::DescribeVpcEndpointServicesRequest describe{.service_names = {service.service_name}};
  CHECK(world.refusal_code(describe) == "InvalidServiceName");
  world.account = world.owner;
  CHECK(world.call(describe).service_details.at(0).owner == world.owner);
  world.permit(service, "arn:aws:iam::" + consumer + ":root");
  world.account = consumer;
  CHECK(world.call(describe).service_names == std::vector{service.service_name});
  CHECK(world.refusal(world.request_for(service)) == "");
}

TEST_CASE("An endpoint waits for the owner of its service, who sees it and accepts it") {
  TwoAccounts world;
  auto service = world.create_service(true);
  world.permit(service, "*");
  world.account = consumer;
  auto id = world.create(world.request_for(service));
  CHECK(world.endpoint(id).state == State::pending_acceptance);
  world.account = world.owner;
  auto connections = world.connections();
  REQUIRE(connections.size() == 1);
  CHECK(connections[0].vpc_endpoint_id == id);
  CHECK(connections[0].vpc_endpoint_owner == consumer);
  CHECK(connections[0].vpc_endpoint_state == State::pending_acceptance);
  CHECK(connections[0].network_load_balancer_arns == std::vector{world.load_balancer()});
  ec2::AcceptVpcEndpointConnectionsRequest accept{.service_id = service.service_id, .vpc_endpoint_ids = {id}};
  CHECK(world.call(accept).unsuccessful.empty());
  CHECK(world.connections().at(0).vpc_endpoint_state == State::available);
  REQUIRE(world.call(accept).unsuccessful.size() == 1);
  CHECK(world.call(accept).unsuccessful[0].error.code == "InvalidState");
  accept.vpc_endpoint_ids = {"vpce-00000001"};
  CHECK(world.call(accept).unsuccessful.at(0).error.code == "InvalidVpcEndpoint.NotFound");
  world.account = consumer;
  CHECK(world.endpoint(id).state == State::available);
  CHECK(world.connections().empty());
}

TEST_CASE("A service with endpoints can't be deleted before they are rejected or gone") {
  TwoAccounts world;
  auto service = world.create_service(false);
  world.permit(service, "*");
  world.account = consumer;
  auto id = world.create(world.request_for(service));
  world.account = world.owner;
  ec2::DeleteVpcEndpointServiceConfigurationsRequest remove{.service_ids = {service.service_id}};
  auto result = world.call(remove);
  REQUIRE(result.unsuccessful.size() == 1);
  CHECK(result.unsuccessful[0].resource_id == service.service_id);
  CHECK(result.unsuccessful[0].error.code == "ExistingVpcEndpointConnections");
  CHECK(result.unsuccessful[0].error.message == "Service has existing active VPC Endpoint connections!");
  world.call(
      ec2::RejectVpcEndpointConnectionsRequest{.service_id = service.service_id, .vpc_endpoint_ids = {id}});
  CHECK(world.connections().at(0).vpc_endpoint_state == State::rejected);
  CHECK(world.call(remove).unsuccessful.empty());
  CHECK(world.call(remove).unsuccessful.at(0).error.code == "InvalidVpcEndpointService.NotFound");
  CHECK(world.connections().empty());
  world.account = consumer;
  CHECK(world.endpoint(id).state == State::rejected);
  CHECK(world.delete_endpoint(id) == "");
}

TEST_CASE("An endpoint that its owner deletes is no connection any more") {
  TwoAccounts world;
  auto service = world.create_service(false);
  world.permit(service, "*");
  world.account = consumer;
  auto id = world.create(world.request_for(service));
  world.delete_endpoint(id);
  world.account = world.owner;
  CHECK(world.connections().empty());
  CHECK(world.call(ec2::DeleteVpcEndpointServiceConfigurationsRequest{.service_ids = {service.service_id}})
            .unsuccessful.empty());
}

TEST_CASE("Permissions are added once, described by kind, and removed") {
  TwoAccounts world;
  auto service = world.create_service(false);
  ec2::ModifyVpcEndpointServicePermissionsRequest request{
      .service_id = service.service_id,
      .add_allowed_principals = {"*", "arn:aws:iam::222222222222:root",
                                 "arn:aws:iam::222222222222:user/admin", "arn:aws:iam::222222222222:role/app",
                                 "*"}};
  CHECK(world.call(request).added_principals.size() == 4);
  CHECK(world.call(request).added_principals.empty());
  ec2::DescribeVpcEndpointServicePermissionsRequest describe{.service_id = service.service_id};
  auto principals = world.call(describe).allowed_principals;
  REQUIRE(principals.size() == 4);
  CHECK(principals[0].principal_type == ec2::PrincipalType::all);
  CHECK(principals[1].principal_type == ec2::PrincipalType::account);
  CHECK(principals[2].principal_type == ec2::PrincipalType::user);
  CHECK(principals[3].principal_type == ec2::PrincipalType::role);
  describe.filters = {{"principal-type", {"User"}}};
  CHECK(world.call(describe).allowed_principals.size() == 1);
  world.call(ec2::ModifyVpcEndpointServicePermissionsRequest{.service_id = service.service_id,
                                                             .remove_allowed_principals = {"*"}});
  describe.filters = {{"principal", {"*"}}};
  CHECK(world.call(describe).allowed_principals.size() == 3);
  request.add_allowed_principals = {"somebody"};
  CHECK(world.refusal(request) == "InvalidPrincipal: Invalid Principal: 'somebody'");
  request.add_allowed_principals = {"arn:aws:iam::222222222222:group/admins"};
  CHECK(world.refusal_code(request) == "InvalidPrincipal");
  request.add_allowed_principals = {"arn:aws:organizations::111111111111:ou/o-1/ou-1"};
  CHECK(world.refusal_code(request) == "UnsupportedOperation");
  CHECK(world.refusal_code(ec2::ModifyVpcEndpointServicePermissionsRequest{
            .service_id = service.service_id}) == "MissingParameter");
  request.service_id = "vpce-svc-00000001";
  CHECK(world.refusal_code(request) == "InvalidVpcEndpointServiceId.NotFound");
}

TEST_CASE("A service is offered through load balancers of one kind, of the account and the region") {
  EndpointWorld world;
  using Create = ec2::CreateVpcEndpointServiceConfigurationRequest;
  CHECK(world.refusal_code(Create{}) == "MissingParameter");
  CHECK(world.refusal_code(Create{.network_load_balancer_arns = {world.load_balancer()},
                                  .gateway_load_balancer_arns = {world.load_balancer("gwy")}}) ==
        "InvalidParameterCombination");
  CHECK(world.refusal(Create{.network_load_balancer_arns = {world.load_balancer("app")}}) ==
        "InvalidNetworkLoadBalancerArn.Malformed: The load balancer ARN '" + world.load_balancer("app") +
            "' is invalid.");
  for (const std::string& arn : {std::string("x"), std::string("arn:aws:elasticloadbalancing:us-east-1"),
                                 std::string("arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/net/n/1"),
                                 world.load_balancer().substr(0, world.load_balancer().find("/net/") + 5)}) {
    CHECK(world.refusal_code(Create{.network_load_balancer_arns = {arn}}) ==
          "InvalidNetworkLoadBalancerArn.Malformed");
  }
  const std::string foreign = "arn:aws:elasticloadbalancing:us-east-1:999999999999:loadbalancer/net/n/1";
  CHECK(world.refusal(Create{.network_load_balancer_arns = {foreign}}) ==
        "InvalidNetworkLoadBalancerArn.NotFound: The load balancer '" + foreign + "' does not exist.");
  CHECK(world.refusal_code(Create{.gateway_load_balancer_arns = {"x"}}) == "InvalidParameter");
  auto service = world.create_service(true);
  ec2::ModifyVpcEndpointServiceConfigurationRequest modify{.service_id = service.service_id};
  modify.remove_network_load_balancer_arns = {world.load_balancer()};
  CHECK(world.refusal_code(modify) == "InvalidParameter");
  modify.add_network_load_balancer_arns = {world.load_balancer() + "0"};
  modify.acceptance_required = false;
  CHECK(world.refusal(modify) == "");
  auto now =
      world.call(ec2::DescribeVpcEndpointServiceConfigurationsRequest{.service_ids = {service.service_id}})
          .service_configurations.at(0);
  CHECK(now.network_load_balancer_arns == std::vector{world.load_balancer() + "0"});
  CHECK_FALSE(now.acceptance_required);
  modify = {.service_id = service.service_id, .add_gateway_load_balancer_arns = {world.load_balancer("gwy")}};
  CHECK(world.refusal_code(modify) == "InvalidParameter");
}

TEST_CASE(
    "A private name of a service's is of no use before its owner has proved it, which can't happen here") {
  EndpointWorld world;
  world.enable_dns();
  ec2::CreateVpcEndpointServiceConfigurationRequest request{
      .acceptance_required = false,
      .private_dns_name = "example.com",
      .network_load_balancer_arns = {world.load_balancer()}};
  auto service = world.call(request).service_configuration;
  CHECK(service.private_dns_name_configuration->state == ec2::DnsNameState::pending_verification);
  auto create = world.interface_request(service.service_name);
  create.private_dns_enabled = true;
  CHECK(world.refusal(create) == "InvalidParameter: Private DNS can't be enabled because the service " +
                                     service.service_name + " has not verified the private DNS name.");
  world.call(ec2::StartVpcEndpointServicePrivateDnsVerificationRequest{.service_id = service.service_id});
  auto details = world.call(ec2::DescribeVpcEndpointServicesRequest{.service_names = {service.service_name}});
  CHECK(details.service_details.at(0).private_dns_name_verification_state == ec2::DnsNameState::failed);
  world.call(ec2::ModifyVpcEndpointServiceConfigurationRequest{.service_id = service.service_id,
                                                               .remove_private_dns_name = true});
  CHECK(world.refusal_code(ec2::StartVpcEndpointServicePrivateDnsVerificationRequest{
            .service_id = service.service_id}) == "InvalidParameter");
}

TEST_CASE("A gateway load balancer's endpoint has one subnet, and no groups, policy or names") {
  EndpointWorld world;
  auto service =
      world
          .call(ec2::CreateVpcEndpointServiceConfigurationRequest{
              .acceptance_required = false, .gateway_load_balancer_arns = {world.load_balancer("gwy")}})
          .service_configuration;
  ec2::CreateVpcEndpointRequest request{.vpc_endpoint_type = ec2::VpcEndpointType::gateway_load_balancer,
                                        .vpc_id = world.vpc,
                                        .service_name = service.service_name};
  CHECK(world.refusal_code(request) == "InvalidParameter");
  request.subnet_ids = {world.subnet};
  auto endpoint = world.endpoint(world.create(request));
  CHECK(endpoint.groups.empty());
  CHECK_FALSE(endpoint.policy_document);
  CHECK(endpoint.dns_entries.empty());
  CHECK(world.interface(endpoint.network_interface_ids.at(0)).interface_type ==
        "gateway_load_balancer_endpoint");
  request.policy_document = "{}";
  CHECK(world.refusal_code(request) == "InvalidParameter");
  CHECK(world.refusal_code(ec2::ModifyVpcEndpointRequest{.vpc_endpoint_id = endpoint.vpc_endpoint_id,
                                                         .add_subnet_ids = {world.other_subnet}}) ==
        "InvalidParameter");
}

TEST_CASE("Routes lead to a gateway load balancer's endpoint, which can't be deleted before they are") {
  EndpointWorld world;
  auto service =
      world
          .call(ec2::CreateVpcEndpointServiceConfigurationRequest{
              .acceptance_required = false, .gateway_load_balancer_arns = {world.load_balancer("gwy")}})
          .service_configuration;
  auto id = world.create({.vpc_endpoint_type = ec2::VpcEndpointType::gateway_load_balancer,
                          .vpc_id = world.vpc,
                          .service_name = service.service_name,
                          .subnet_ids = {world.subnet}});
  auto table = world.call(ec2::CreateRouteTableRequest{.vpc_id = world.vpc}).route_table.route_table_id;
  ec2::CreateRouteRequest request{};
  request.route_table_id = table;
  request.destination_cidr_block = "0.0.0.0/0";
  request.vpc_endpoint_id = id;
  world.call(request);
  auto route = world.call(ec2::DescribeRouteTablesRequest{.route_table_ids = {table}})
                   .route_tables.at(0)
                   .routes.back();
  CHECK(route.gateway_id == id);
  CHECK(route.state == ec2::RouteState::active);
  CHECK(world.delete_endpoint(id).starts_with("DependencyViolation: "));
  request.destination_cidr_block = "10.8.0.0/16";
  request.vpc_endpoint_id = world.create(world.interface_request());
  CHECK(world.refusal_code(request) == "InvalidParameterValue");
  request.vpc_endpoint_id = "vpce-0";
  CHECK(world.refusal_code(request) == "InvalidVpcEndpointId.NotFound");
  ec2::DeleteRouteRequest remove{};
  remove.route_table_id = table;
  remove.destination_cidr_block = "0.0.0.0/0";
  world.call(remove);
  CHECK(world.delete_endpoint(id) == "");
}

TEST_CASE("AWS's own services are described; S3 has two kinds") {
  EndpointWorld world;
  ec2::DescribeVpcEndpointServicesRequest request{.service_names = {"com.amazonaws.us-east-1.s3"}};
  auto both = world.call(request);
  CHECK(both.service_names.size() == 1);
  CHECK(both.service_details.size() == 2);
  request.filters = {{"service-type", {"Gateway"}}};
  auto gateway = world.call(request).service_details;
  REQUIRE(gateway.size() == 1);
  CHECK(gateway[0].owner == "amazon");
  CHECK(gateway[0].base_endpoint_dns_names == std::vector<std::string>{"s3.us-east-1.amazonaws.com"});
  auto page = world.call(ec2::DescribeVpcEndpointServicesRequest{.max_results = 5});
  CHECK(page.service_details.size() == 5);
  CHECK(page.next_token);
}

TEST_CASE("The owner of a service may pay for its endpoints") {
  EndpointWorld world;
  auto service = world.create_service(true);
  world.call(ec2::ModifyVpcEndpointServicePayerResponsibilityRequest{.service_id = service.service_id});
  CHECK(world.call(ec2::DescribeVpcEndpointServiceConfigurationsRequest{})
            .service_configurations.at(0)
            .payer_responsibility == ec2::PayerResponsibility::service_owner);
}

TEST_CASE("A service has address types that there are, and a private name only where it has names") {
  EndpointWorld world;
  using Create = ec2::CreateVpcEndpointServiceConfigurationRequest;
  using Modify = ec2::ModifyVpcEndpointServiceConfigurationRequest;
  Create request{.network_load_balancer_arns = {world.load_balancer()}};
  request.supported_ip_address_types = {"ipv5"};
  CHECK(world.refusal(request) == "InvalidParameter: The supported IP address type 'ipv5' is invalid.");
  auto service = world.create_service(true);
  Modify modify{.service_id = service.service_id};
  modify.remove_supported_ip_address_types = {"ipv6"};
  CHECK(world.refusal(modify) ==
        "InvalidParameter: The IP address type to be removed is not associated with the endpoint service.");
  ec2::ModifyVpcEndpointServiceConfigurationRequest balancer{.service_id = modify.service_id};
  balancer.remove_network_load_balancer_arns = {
      "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/net/x/1"};
  CHECK(world.refusal(balancer) ==
        "InvalidParameter: The load balancer to be removed is not associated with the endpoint service.");
  modify.remove_supported_ip_address_types = {"ipv4"};
  CHECK(world.refusal(modify) ==
        "InvalidParameter: An endpoint service must have at least one load balancer and one supported IP "
        "address type.");
  modify = {.service_id = service.service_id};
  modify.private_dns_name = "example.com";
  modify.remove_private_dns_name = true;
  CHECK(world.refusal_code(modify) == "InvalidParameterCombination");
  Create gateway{.private_dns_name = "example.com",
                 .gateway_load_balancer_arns = {world.load_balancer("gwy")}};
  CHECK(world.refusal(gateway) ==
        "InvalidParameter: Private DNS names are only supported for Interface type endpoint services.");
  gateway.private_dns_name.reset();
  gateway.acceptance_required = false;
  auto request_for = world.interface_request(world.call(gateway).service_configuration.service_name);
  request_for.vpc_endpoint_type = ec2::VpcEndpointType::gateway_load_balancer;
  request_for.private_dns_enabled.reset();
  request_for.dns_options = {{ec2::DnsRecordIpType::ipv4}};
  CHECK(world.refusal(request_for) ==
        "InvalidParameter: DNS options are only supported for Interface and Gateway type VPC Endpoint.");
}
