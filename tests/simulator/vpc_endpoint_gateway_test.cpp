#include "catch.hpp"
#include "protocol/ec2/prefix_list.hpp"
#include "protocol/ec2/route.hpp"
#include "protocol/ec2/route_table.hpp"
#include "simulator/endpoint_world.hpp"

using namespace vpcsim;
using tests::EndpointWorld;

namespace {

struct GatewayWorld : EndpointWorld {
  std::string table;

  explicit GatewayWorld(Settings settings = empty()) : EndpointWorld(settings) { table = add_table(); }
  std::string add_table() {
    return call(ec2::CreateRouteTableRequest{.vpc_id = vpc}).route_table.route_table_id;
  }
  std::string prefix_list() {
    return call(ec2::DescribePrefixListsRequest{
                    .filters = {{"prefix-list-name", {"com.amazonaws.us-east-1.s3"}}}})
        .prefix_lists.at(0)
        .prefix_list_id;
  }
  /// The routes of a table that lead to an endpoint.
  std::vector<ec2::Route> endpoint_routes(const std::string& id) {
    auto tables = call(ec2::DescribeRouteTablesRequest{.route_table_ids = {id}}).route_tables;
    auto routes = tables.at(0).routes;
    std::erase_if(routes, [](const ec2::Route& route) {
      return !route.gateway_id || !route.gateway_id->starts_with("vpce-");
    });
    return routes;
  }
};

}  // namespace

TEST_CASE("A gateway endpoint has a route to its service's prefix list in each of its route tables") {
  GatewayWorld world;
  auto second = world.add_table();
  auto made = world.call(world.gateway_request({world.table})).vpc_endpoint;
  CHECK(made.state == ec2::VpcEndpointState::available);
  CHECK(made.route_table_ids == std::vector{world.table});
  auto routes = world.endpoint_routes(world.table);
  REQUIRE(routes.size() == 1);
  CHECK(routes[0].destination_prefix_list_id == world.prefix_list());
  CHECK(routes[0].gateway_id == made.vpc_endpoint_id);
  CHECK(routes[0].state == ec2::RouteState::active);
  CHECK(routes[0].origin == ec2::RouteOrigin::create_route);
  world.call(ec2::ModifyVpcEndpointRequest{.vpc_endpoint_id = made.vpc_endpoint_id,
                                           .add_route_table_ids = {second},
                                           .remove_route_table_ids = {world.table}});
  CHECK(world.endpoint_routes(world.table).empty());
  CHECK(world.endpoint_routes(second).size() == 1);
  CHECK(world.delete_endpoint(made.vpc_endpoint_id) == "");
  CHECK(world.endpoint_routes(second).empty());
}

TEST_CASE("A route table has one gateway endpoint of a service") {
  GatewayWorld world;
  world.create(world.gateway_request({world.table}));
  CHECK(world.refusal(world.gateway_request({world.table})) ==
        "RouteAlreadyExists: route table " + world.table +
            " already has a route with destination-prefix-list-id " + world.prefix_list());
  auto other = world.gateway_request({world.table});
  other.service_name = "com.amazonaws.us-east-1.dynamodb";
  CHECK(world.refusal(other) == "");
}

TEST_CASE("The route of a gateway endpoint is the endpoint's: it can't be deleted or replaced") {
  GatewayWorld world;
  world.create(world.gateway_request({world.table}));
  CHECK(world.refusal_code(ec2::DeleteRouteRequest{.route_table_id = world.table,
                                                   .destination_prefix_list_id = world.prefix_list()}) ==
        "InvalidParameterValue");
  ec2::ReplaceRouteRequest replace{};
  replace.route_table_id = world.table;
  replace.destination_prefix_list_id = world.prefix_list();
  replace.gateway_id = world.gateway;
  CHECK(world.refusal_code(replace) == "InvalidParameterValue");
}

TEST_CASE("A route table that is deleted is no longer the endpoint's") {
  GatewayWorld world;
  auto id = world.create(world.gateway_request({world.table}));
  CHECK(world.refusal(ec2::DeleteRouteTableRequest{.route_table_id = world.table}) == "");
  CHECK(world.endpoint(id).route_table_ids.empty());
}

TEST_CASE("A region has so many gateway endpoints") {
  auto settings = GatewayWorld::empty();
  settings.quotas.gateway_endpoints = 1;
  GatewayWorld world(settings);
  auto id = world.create(world.gateway_request({}));
  CHECK(world.refusal_code(world.gateway_request({})) == "VpcEndpointLimitExceeded");
  world.delete_endpoint(id);
  CHECK(world.refusal(world.gateway_request({})) == "");
}

TEST_CASE("A gateway endpoint takes route tables of its VPC, and nothing that interfaces have") {
  GatewayWorld world;
  CHECK(world.refusal(world.gateway_request({"rtb-0"})) ==
        "InvalidRouteTableId.NotFound: The routeTable ID 'rtb-0' does not exist");
  auto vpc = world.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
  auto far = world.call(ec2::CreateRouteTableRequest{.vpc_id = vpc}).route_table.route_table_id;
  CHECK(world.refusal_code(world.gateway_request({far})) == "InvalidParameter");
  auto request = world.gateway_request({});
  request.subnet_ids = {world.subnet};
  CHECK(world.refusal_code(request) == "InvalidParameter");
  auto id = world.create(world.gateway_request({}));
  CHECK(world.refusal_code(ec2::ModifyVpcEndpointRequest{
            .vpc_endpoint_id = id, .remove_route_table_ids = {world.table}}) == "InvalidParameter");
}

TEST_CASE("A gateway endpoint has neither groups nor private names, and policy is set or reset") {
  GatewayWorld world;
  auto request = world.gateway_request({});
  request.security_group_ids = {"sg-00000001"};
  CHECK(world.refusal(request) ==
        "InvalidParameter: Security group IDs are only supported for Interface type VPC Endpoint.");
  request = world.gateway_request({});
  request.private_dns_enabled = true;
  CHECK(world.refusal(request) ==
        "InvalidParameter: Private DNS names are only supported for Interface type VPC Endpoint.");
  ec2::ModifyVpcEndpointRequest modify{.vpc_endpoint_id = world.create(world.gateway_request({}))};
  modify.policy_document = R"({"Statement":[]})";
  modify.reset_policy = true;
  CHECK(
      world.refusal(modify) ==
      "InvalidParameterCombination: The parameters policyDocument and resetPolicy cannot be used together.");
}

TEST_CASE("The route of a gateway endpoint counts as any other") {
  auto settings = EndpointWorld::empty();
  settings.quotas.routes_per_table = 0;
  EndpointWorld world(settings);
  auto table = world.call(ec2::CreateRouteTableRequest{.vpc_id = world.vpc}).route_table.route_table_id;
  CHECK(world.refusal(world.gateway_request({table})) ==
        "RouteLimitExceeded: The maximum number of routes has been reached.");
}
