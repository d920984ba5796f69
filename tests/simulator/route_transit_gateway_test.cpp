#include "catch.hpp"
#include "protocol/ec2/route.hpp"
#include "protocol/ec2/route_table.hpp"
#include "simulator/transit_world.hpp"

using namespace vpcsim;
using tests::TransitWorld;

namespace {

ec2::RouteTable main_table(TransitWorld& world, const std::string& vpc) {
  return world.call(ec2::DescribeRouteTablesRequest{.filters = {{"vpc-id", {vpc}}}}).route_tables.at(0);
}

ec2::CreateRouteRequest route_to(const std::string& gateway, const ec2::RouteTable& table) {
  return {.destination_cidr_block = "10.0.0.0/8",
          .route_table_id = table.route_table_id,
          .transit_gateway_id = gateway};
}

}  // namespace

TEST_CASE("a VPC's route leads to a transit gateway that it is attached to, until it isn't") {
  TransitWorld world;
  auto attachment = world.attach_vpc(0);
  auto table = main_table(world, attachment.vpc_id);
  world.call(route_to(world.gateway, table));
  auto route = main_table(world, attachment.vpc_id).routes.at(1);
  CHECK(route.transit_gateway_id == world.gateway);
  CHECK(route.state == ec2::RouteState::active);
  CHECK(
      world.call(ec2::DescribeRouteTablesRequest{.filters = {{"route.transit-gateway-id", {world.gateway}}}})
          .route_tables.size() == 1);
  world.detach(attachment.transit_gateway_attachment_id);
  CHECK(main_table(world, attachment.vpc_id).routes.at(1).state == ec2::RouteState::blackhole);
}

TEST_CASE("a VPC's route needs an attachment of that VPC in service") {
  auto settings = TransitWorld::empty();
  settings.timing.transit_gateway_attachment_pending = 1000;
  TransitWorld world(settings);
  auto attachment = world.attach_vpc(0);
  auto table = main_table(world, attachment.vpc_id);
  auto unknown =
      "InvalidTransitGatewayID.NotFound: The transitGateway ID '" + world.gateway + "' does not exist";
  CHECK(world.refusal(route_to(world.gateway, table)) == unknown);
  world.clock.advance(1000);
  auto apart = main_table(world, world.add_vpc("10.1.0.0/16"));
  CHECK(world.refusal(route_to(world.gateway, apart)) == unknown);
  CHECK(world.refusal_code(route_to("tgw-00000001", table)) == "InvalidTransitGatewayID.NotFound");
  auto inside = route_to(world.gateway, table);
  inside.destination_cidr_block = "10.0.0.0/24";
  CHECK(world.refusal_code(inside) == "InvalidParameterValue");
  CHECK(world.refusal(route_to(world.gateway, table)) == "");
}

TEST_CASE("ReplaceRoute leads to a transit gateway, too") {
  TransitWorld world;
  auto attachment = world.attach_vpc(0);
  auto table = main_table(world, attachment.vpc_id);
  world.call(route_to(world.gateway, table));
  auto other = world.add_gateway().transit_gateway_id;
  ec2::ReplaceRouteRequest replace{.destination_cidr_block = "10.0.0.0/8",
                                   .route_table_id = table.route_table_id,
                                   .transit_gateway_id = other};
  CHECK(world.refusal_code(replace) == "InvalidTransitGatewayID.NotFound");
  world.call(ec2::CreateTransitGatewayVpcAttachmentRequest{
      .transit_gateway_id = other, .vpc_id = attachment.vpc_id, .subnet_ids = attachment.subnet_ids});
  world.call(replace);
  CHECK(main_table(world, attachment.vpc_id).routes.at(1).transit_gateway_id == other);
}
