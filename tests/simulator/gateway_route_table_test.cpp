#include "catch.hpp"
#include "simulator/routing_world.hpp"

using namespace vpcsim;
using tests::RoutingWorld;

namespace {

struct EdgeWorld : RoutingWorld {
  std::string associate(const std::string& which, const std::string& with) {
    return call(ec2::AssociateRouteTableRequest{.route_table_id = which, .gateway_id = with}).association_id;
  }
  std::string refused(const std::string& which, const std::string& with) {
    return refusal(ec2::AssociateRouteTableRequest{.route_table_id = which, .gateway_id = with});
  }
  ec2::CreateRouteRequest to_interface(const char* destination) {
    return {.destination_cidr_block = destination,
            .network_interface_id = make_interface(),
            .route_table_id = table};
  }
};

}  // namespace

TEST_CASE("an edge association shows its gateway, is no main one, and ends by itself") {
  EdgeWorld world;
  const std::string with = GENERATE(true, false) ? world.gateway : world.attached_vgw();
  const std::string association = world.associate(world.table, with);
  auto found = world.call(ec2::DescribeRouteTablesRequest{.filters = {{"association.gateway-id", {with}}}})
                   .route_tables;
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].associations.size() == 1);
  CHECK(found[0].associations[0].gateway_id == with);
  CHECK_FALSE(found[0].associations[0].subnet_id);
  CHECK_FALSE(found[0].associations[0].main);
  CHECK(found[0].associations[0].route_table_association_id == association);
  CHECK(world.code(world.refusal(ec2::DeleteRouteTableRequest{world.table})) == "DependencyViolation");
  world.call(ec2::DisassociateRouteTableRequest{association});
  CHECK(world.refusal(ec2::DeleteRouteTableRequest{world.table}) == "");
}

TEST_CASE("an association is with a subnet or with a gateway") {
  EdgeWorld world;
  CHECK(world.refusal(ec2::AssociateRouteTableRequest{
            .route_table_id = world.table, .subnet_id = world.subnet, .gateway_id = world.gateway}) ==
        "InvalidParameterCombination: The request must contain exactly one of subnetId or gatewayId");
  CHECK(world.refused(world.table, "x-1") ==
        "InvalidGatewayID.NotFound: The gateway ID 'x-1' does not exist");
  CHECK(world.code(world.refused(world.table, "igw-1")) == "InvalidInternetGatewayID.NotFound");
  CHECK(world.code(world.refused(world.table, "vgw-1")) == "InvalidVpnGatewayID.NotFound");
}

TEST_CASE("a gateway has one route table; asking for it again answers the association") {
  EdgeWorld world;
  const std::string association = world.associate(world.table, world.gateway);
  CHECK(world.associate(world.table, world.gateway) == association);
  const std::string other = world.make_table(world.vpc);
  CHECK(world.refused(other, world.gateway) ==
        "Resource.AlreadyAssociated: the specified association for route table " + other +
            " conflicts with an existing association");
  auto moved = world.call(ec2::ReplaceRouteTableAssociationRequest{association, other}).new_association_id;
  CHECK(world.described(other).associations.at(0).gateway_id == world.gateway);
  CHECK(world.described(other).associations.at(0).route_table_association_id == moved);
  CHECK(world.described(world.table).associations.empty());
}

TEST_CASE("the gateway of an edge association is attached to the table's VPC") {
  EdgeWorld world;
  const std::string other = world.make_table(world.make_vpc("10.1.0.0/16"));
  CHECK(world.refused(other, world.gateway) == "InvalidParameterValue: route table " + other +
                                                   " and network gateway " + world.gateway +
                                                   " belong to different networks");
  const std::string vgw = world.make_vgw();
  CHECK(world.refused(world.table, vgw).ends_with("belong to different networks"));
  const std::string association = world.associate(world.table, world.gateway);
  CHECK(world.refusal(ec2::ReplaceRouteTableAssociationRequest{association, other})
            .ends_with("network gateway " + world.gateway + " belong to different networks"));
}

TEST_CASE("the main route table is no gateway route table, and the other way round") {
  EdgeWorld world;
  CHECK(world.code(world.refused(world.main_table, world.gateway)) == "InvalidParameterValue");
  const std::string association = world.associate(world.table, world.gateway);
  CHECK(world.code(world.refusal(ec2::ReplaceRouteTableAssociationRequest{association, world.main_table})) ==
        "InvalidParameterValue");
  const std::string main_association =
      world.described(world.main_table).associations.at(0).route_table_association_id;
  CHECK(world.code(world.refusal(ec2::ReplaceRouteTableAssociationRequest{main_association, world.table})) ==
        "InvalidParameterValue");
}

TEST_CASE("a table whose routes don't fit, or that propagates, can't be a gateway route table") {
  EdgeWorld world;
  const std::string vgw = world.attached_vgw();
  struct Row {
    const char* destination;
    bool by_list;
    bool to_interface;
    bool allowed;
  };
  auto row = GENERATE(Row{"0.0.0.0/0", false, false, false}, Row{"192.0.2.0/24", false, true, false},
                      Row{"10.0.0.0/8", false, true, false}, Row{"", true, true, false},
                      Row{"10.0.1.0/24", false, true, true});
  ec2::CreateRouteRequest request{.route_table_id = world.table};
  if (row.by_list) {
    request.destination_prefix_list_id = world.make_list();
  } else {
    request.destination_cidr_block = row.destination;
  }
  (row.to_interface ? request.network_interface_id : request.gateway_id) =
      row.to_interface ? world.make_interface() : world.gateway;
  world.call(request);
  CHECK(world.code(world.refused(world.table, world.gateway)) ==
        (row.allowed ? "" : "InvalidParameterValue"));
  const std::string other = world.make_table(world.vpc);
  world.call(ec2::EnableVgwRoutePropagationRequest{vgw, other});
  CHECK(world.code(world.refused(other, vgw)) == "InvalidParameterValue");
}

TEST_CASE(
    "a gateway route table takes routes for the VPC's and its subnets' blocks to interfaces, no others") {
  EdgeWorld world;
  world.associate(world.table, world.gateway);
  CHECK(world.refusal(world.to_interface("10.0.1.0/24")) == "");
  CHECK(world.refusal(world.to_interface("0.0.0.0/0"))
            .ends_with("Its destination must be a CIDR block of the VPC or of one of its subnets."));
  CHECK(world.code(world.refusal(world.to_interface("10.0.1.0/25"))) == "InvalidParameterValue");
  auto by_list = world.to_interface("");
  by_list.destination_cidr_block.reset();
  by_list.destination_prefix_list_id = world.make_list();
  CHECK(world.refusal(by_list).ends_with("Its destination can't be a prefix list."));
  ec2::ReplaceRouteRequest replace{.destination_cidr_block = "10.0.0.0/16",
                                   .network_interface_id = world.make_interface(),
                                   .route_table_id = world.table};
  CHECK(world.refusal(replace) == "");
  CHECK(world.routes()[0].network_interface_id == replace.network_interface_id);
  replace.destination_cidr_block = "10.0.1.0/24";
  replace.network_interface_id.reset();
  replace.gateway_id = world.gateway;
  CHECK(world.refusal(replace).ends_with("Its target must be local, a network interface or a VPC endpoint."));
}

TEST_CASE("a detached gateway leaves its route table") {
  EdgeWorld world;
  world.associate(world.table, world.gateway);
  world.call(ec2::DetachInternetGatewayRequest{world.gateway, world.vpc});
  CHECK(world.described(world.table).associations.empty());
  const std::string vgw = world.attached_vgw();
  world.associate(world.table, vgw);
  world.call(ec2::DetachVpnGatewayRequest{world.vpc, vgw});
  CHECK(world.described(world.table).associations.empty());
  CHECK(world.refusal(ec2::DeleteRouteTableRequest{world.table}) == "");
}

TEST_CASE("propagation is shown until it is disabled or the gateway is detached") {
  EdgeWorld world;
  const std::string vgw = world.make_vgw();
  ec2::EnableVgwRoutePropagationRequest enable{vgw, world.table};
  CHECK(world.refusal(enable) ==
        "Gateway.NotAttached: resource " + vgw + " is not attached to network " + world.vpc);
  world.call(ec2::AttachVpnGatewayRequest{world.vpc, vgw});
  world.call(enable);
  world.call(enable);
  REQUIRE(world.described(world.table).propagating_vgws.size() == 1);
  CHECK(world.described(world.table).propagating_vgws[0].gateway_id == vgw);
  world.call(ec2::DisableVgwRoutePropagationRequest{vgw, world.table});
  CHECK(world.described(world.table).propagating_vgws.empty());
  CHECK(world.refusal(ec2::DisableVgwRoutePropagationRequest{vgw, world.table}) == "");
  world.call(enable);
  world.call(ec2::DetachVpnGatewayRequest{world.vpc, vgw});
  CHECK(world.described(world.table).propagating_vgws.empty());
  CHECK(world.code(world.refusal(ec2::EnableVgwRoutePropagationRequest{"vgw-1", world.table})) ==
        "InvalidVpnGatewayID.NotFound");
  CHECK(world.code(world.refusal(ec2::DisableVgwRoutePropagationRequest{vgw, "rtb-1"})) ==
        "InvalidRouteTableID.NotFound");
}

TEST_CASE("propagated routes show their origin, go with the propagation, and static ones stay") {
  EdgeWorld world;
  const std::string vgw = world.attached_vgw();
  const VpnGatewayId id = *VpnGatewayId::parse(vgw);
  world.call(ec2::EnableVgwRoutePropagationRequest{vgw, world.table});
  world.call(ec2::CreateRouteRequest{
      .destination_cidr_block = "192.168.1.0/24", .gateway_id = vgw, .route_table_id = world.table});
  world.region().route_tables.update(*RouteTableId::parse(world.table), [&](RouteTable& changed) {
    changed.routes.push_back(
        {*Cidr::parse("192.168.0.0/16"), id, ec2::RouteOrigin::enable_vgw_route_propagation});
  });
  CHECK(world.last().origin == ec2::RouteOrigin::enable_vgw_route_propagation);
  CHECK(
      world
          .call(ec2::DescribeRouteTablesRequest{.filters = {{"route.origin", {"EnableVgwRoutePropagation"}}}})
          .route_tables.size() == 1);
  world.settings.quotas.routes_per_table = 2;
  CHECK(world.refusal(ec2::CreateRouteRequest{
            .destination_cidr_block = "0.0.0.0/0", .gateway_id = vgw, .route_table_id = world.table}) == "");
  world.call(ec2::DisableVgwRoutePropagationRequest{vgw, world.table});
  auto routes = world.routes();
  REQUIRE(routes.size() == 3);
  CHECK(routes[1].destination_cidr_block == "192.168.1.0/24");
}

TEST_CASE("a gateway route table can't have propagation enabled") {
  EdgeWorld world;
  world.associate(world.table, world.gateway);
  CHECK(world.code(world.refusal(ec2::EnableVgwRoutePropagationRequest{world.attached_vgw(), world.table})) ==
        "InvalidParameterValue");
}
