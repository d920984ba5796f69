#include "catch.hpp"
#include "protocol/ec2/route.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/vpc_endpoint.hpp"
#include "simulator/endpoint_world.hpp"

using namespace vpcsim;
using tests::EndpointWorld;

TEST_CASE("a VPC endpoint that is a route's target is there, and in the route table's VPC") {
  auto settings = EndpointWorld::empty();
  settings.timing.vpc_endpoint_deleting = 1000;
  EndpointWorld world(settings);
  auto endpoint = world.create(world.interface_request());
  auto other = world.call(ec2::CreateVpcRequest{.cidr_block = "10.1.0.0/16"}).vpc.vpc_id;
  auto table = world.call(ec2::CreateRouteTableRequest{.vpc_id = other}).route_table.route_table_id;
  ec2::CreateRouteRequest request{.destination_cidr_block = "0.0.0.0/0", .route_table_id = table};
  request.vpc_endpoint_id = endpoint;
  CHECK(world.refusal(request) == "InvalidParameterValue: route table " + table + " and VPC endpoint " +
                                      endpoint + " belong to different networks");
  CHECK(world.delete_endpoint(endpoint) == "");
  CHECK(world.refusal_code(request) == "InvalidVpcEndpointId.NotFound");  // while it is deleting, too
  world.clock.advance(1000);
  CHECK(world.refusal_code(request) == "InvalidVpcEndpointId.NotFound");
}
