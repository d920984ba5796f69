#include "catch.hpp"
#include "simulator/routing_world.hpp"

using namespace vpcsim;
using tests::RoutingWorld;

namespace {

constexpr auto active = ec2::RouteState::active;
constexpr auto blackhole = ec2::RouteState::blackhole;

ec2::CreateRouteRequest ipv6(const RoutingWorld& world, const char* destination) {
  return {
      .destination_ipv6_cidr_block = destination, .gateway_id = world.gateway, .route_table_id = world.table};
}
ec2::CreateRouteRequest by_list(const RoutingWorld& world, const std::string& list) {
  return {.destination_prefix_list_id = list, .gateway_id = world.gateway, .route_table_id = world.table};
}

}  // namespace

TEST_CASE("an IPv6 route is shown with its canonical destination") {
  RoutingWorld world;
  world.call(ipv6(world, "2001:DB8:1::1/48"));
  CHECK(world.last().destination_ipv6_cidr_block == "2001:db8:1::/48");
  CHECK_FALSE(world.last().destination_cidr_block);
  CHECK(world.last().gateway_id == world.gateway);
  CHECK(world.last().state == active);
  CHECK(
      world.refusal(ipv6(world, "10.0.0.0/8")) ==
      "InvalidParameterValue: Value (10.0.0.0/8) for parameter destinationIpv6CidrBlock is invalid. This is "
      "not a valid CIDR block.");
}

TEST_CASE("a route has one destination: IPv4, IPv6 or a prefix list") {
  RoutingWorld world;
  auto request = ipv6(world, "::/0");
  request.destination_cidr_block = "0.0.0.0/0";
  CHECK(world.refusal(request).starts_with(
      "InvalidParameterCombination: The request must contain exactly one of destinationCidrBlock"));
  CHECK(world.code(world.refusal(ec2::DeleteRouteRequest{.route_table_id = world.table})) ==
        "MissingParameter");
}

TEST_CASE("the IPv6 addresses of AWS's services can't be routed") {
  auto destination = GENERATE("fd00:ec2::/32", "fd00:ec2::254/128");
  RoutingWorld world;
  CHECK(world.refusal(ipv6(world, destination)).ends_with("fd00:ec2::/32, which is reserved."));
  CHECK(world.refusal(ipv6(world, "fd00::/8")) == "");
}

TEST_CASE("IPv4 and IPv6 routes are deleted by their own destination, and named in the error") {
  RoutingWorld world;
  world.call(ipv6(world, "::/0"));
  ec2::DeleteRouteRequest request{.route_table_id = world.table, .destination_ipv6_cidr_block = "::/1"};
  CHECK(world.refusal(request) ==
        "InvalidRoute.NotFound: no route with destination-ipv6-cidr-block ::/1 in route table " +
            world.table);
  request.destination_ipv6_cidr_block = "::/0";
  world.call(request);
  CHECK(world.routes().size() == 1);
}

TEST_CASE("every table of a VPC has a local route for its IPv6 block, which stays") {
  RoutingWorld world;
  world.call(ipv6(world, "::/0"));
  world.add_ipv6();
  auto routes = world.routes();
  REQUIRE(routes.size() == 3);
  CHECK(routes[1].destination_ipv6_cidr_block == "2001:db8:0:100::/56");
  CHECK(routes[1].gateway_id == "local");
  CHECK(routes[1].origin == ec2::RouteOrigin::create_route_table);
  CHECK(world.described(world.make_table(world.vpc)).routes.size() == 2);
  CHECK(world.refusal(ec2::DeleteRouteRequest{.route_table_id = world.table,
                                              .destination_ipv6_cidr_block = "2001:db8:0:100::/56"}) ==
        "InvalidParameterValue: cannot remove local route 2001:db8:0:100::/56 in route table " + world.table);
  remove_local_routes(world.region(), *VpcId::parse(world.vpc), *Ipv6Cidr::parse("2001:db8:0:100::/56"));
  CHECK(world.routes().size() == 2);
}

TEST_CASE("inside of the VPC's IPv6 block, a route must match a subnet's block and lead to an interface") {
  RoutingWorld world;
  world.add_ipv6();
  CHECK(world.refusal(ipv6(world, "2001:db8:0:101::/64"))
            .ends_with("can target only an interface or an instance."));
  auto request = ipv6(world, "2001:db8:0:102::/64");
  request.gateway_id.reset();
  request.network_interface_id = world.make_interface();
  CHECK(world.code(world.refusal(request)) == "InvalidParameterValue");
  request.destination_ipv6_cidr_block = "2001:db8:0:101::/64";
  CHECK(world.refusal(request) == "");
  CHECK(world.last().state == active);
}

TEST_CASE("an egress-only internet gateway is a target of IPv6 routes of its VPC alone") {
  RoutingWorld world;
  const std::string eigw = world.make_eigw();
  ec2::CreateRouteRequest request{.destination_cidr_block = "0.0.0.0/0",
                                  .egress_only_internet_gateway_id = eigw,
                                  .route_table_id = world.table};
  CHECK(world.code(world.refusal(request)) == "InvalidParameterValue");
  request.destination_cidr_block.reset();
  request.destination_prefix_list_id = world.make_list("IPv4");
  CHECK(world.code(world.refusal(request)) == "InvalidParameterValue");
  request.destination_prefix_list_id = world.make_list("IPv6");
  CHECK(world.refusal(request) == "");
  request.destination_prefix_list_id.reset();
  request.destination_ipv6_cidr_block = "::/0";
  CHECK(world.refusal(request) == "");
  CHECK(world.last().egress_only_internet_gateway_id == eigw);
  CHECK(world.last().state == active);
  request.route_table_id = world.make_table(world.make_vpc("10.1.0.0/16"));
  CHECK(world.refusal(request).ends_with("egress-only internet gateway " + eigw +
                                         " belong to different networks"));
  request.egress_only_internet_gateway_id = "eigw-1";
  CHECK(world.code(world.refusal(request)) == "InvalidGatewayID.NotFound");
  world.call(ec2::DeleteEgressOnlyInternetGatewayRequest{eigw});
  CHECK(world.last().state == blackhole);
}

TEST_CASE("ReplaceRoute keeps to the family, too") {
  RoutingWorld world;
  world.call(ec2::CreateRouteRequest{
      .destination_cidr_block = "0.0.0.0/0", .gateway_id = world.gateway, .route_table_id = world.table});
  CHECK(world.code(world.refusal(
            ec2::ReplaceRouteRequest{.destination_cidr_block = "0.0.0.0/0",
                                     .egress_only_internet_gateway_id = world.make_eigw(),
                                     .route_table_id = world.table})) == "InvalidParameterValue");
}

TEST_CASE("a virtual private gateway is a target while it is attached to the table's VPC") {
  RoutingWorld world;
  const std::string vgw = world.make_vgw();
  ec2::CreateRouteRequest request{
      .destination_cidr_block = "192.168.0.0/16", .gateway_id = vgw, .route_table_id = world.table};
  CHECK(world.refusal(request) == "InvalidParameterValue: route table " + world.table +
                                      " and network gateway " + vgw + " belong to different networks");
  world.call(ec2::AttachVpnGatewayRequest{world.vpc, vgw});
  world.call(request);
  CHECK(world.last().gateway_id == vgw);
  CHECK(world.last().state == active);
  world.call(ec2::DetachVpnGatewayRequest{world.vpc, vgw});
  CHECK(world.last().state == blackhole);
  world.call(ec2::AttachVpnGatewayRequest{world.vpc, vgw});
  CHECK(world.last().state == active);
  request.gateway_id = "vgw-1";
  CHECK(world.refusal(request) == "InvalidVpnGatewayID.NotFound: The vpnGateway ID 'vgw-1' does not exist");
}

TEST_CASE("a route by a prefix list names the list, which must exist") {
  RoutingWorld world;
  const std::string list = world.make_list();
  world.call(by_list(world, list));
  CHECK(world.last().destination_prefix_list_id == list);
  CHECK_FALSE(world.last().destination_cidr_block);
  CHECK(world.refusal(by_list(world, list)) == "");  // asked for twice
  auto other = by_list(world, list);
  other.gateway_id = world.attached_vgw();
  CHECK(world.refusal(other) == "RouteAlreadyExists: The route identified by " + list + " already exists.");
  CHECK(world.refusal(by_list(world, "pl-1")) ==
        "InvalidPrefixListID.NotFound: The prefix list ID 'pl-1' does not exist");
  world.call(ec2::ReplaceRouteRequest{
      .destination_prefix_list_id = list, .gateway_id = other.gateway_id, .route_table_id = world.table});
  CHECK(world.last().gateway_id == other.gateway_id);
  world.call(ec2::DeleteRouteRequest{.route_table_id = world.table, .destination_prefix_list_id = list});
  CHECK(world.routes().size() == 1);
}

TEST_CASE("the quota of routes is per family, and a prefix list counts its maximum of entries") {
  RoutingWorld world;
  world.settings.quotas.routes_per_table = 3;
  world.call(by_list(world, world.make_list("IPv4", {}, 2)));
  CHECK(world.refusal(by_list(world, world.make_list("IPv4", {}, 2))) ==
        "RouteLimitExceeded: The maximum number of routes has been reached.");
  CHECK(world.refusal(by_list(world, world.make_list("IPv6", {}, 3))) == "");
  CHECK(world.code(world.refusal(ipv6(world, "::/0"))) == "RouteLimitExceeded");
  CHECK(world.refusal(by_list(world, world.make_list("IPv4", {}, 1))) == "");
}

TEST_CASE("route tables are found by IPv6 blocks, prefix lists and egress-only gateways of their routes") {
  RoutingWorld world;
  const std::string list = world.make_list(), eigw = world.make_eigw();
  world.call(by_list(world, list));
  world.call(ec2::CreateRouteRequest{.destination_ipv6_cidr_block = "::/0",
                                     .egress_only_internet_gateway_id = eigw,
                                     .route_table_id = world.table});
  auto filter = GENERATE_COPY(ec2::Filter{"route.destination-prefix-list-id", {list}},
                              ec2::Filter{"route.destination-ipv6-cidr-block", {"::/0"}},
                              ec2::Filter{"route.egress-only-internet-gateway-id", {eigw}},
                              ec2::Filter{"route.origin", {"CreateRoute"}});
  auto found = world.call(ec2::DescribeRouteTablesRequest{.filters = {filter}}).route_tables;
  REQUIRE(found.size() == 1);
  CHECK(found[0].route_table_id == world.table);
}

TEST_CASE("hardware and other services are no targets: refused by name") {
  RoutingWorld world;
  for (const char* parameter : {"LocalGatewayId", "CarrierGatewayId", "CoreNetworkArn"}) {
    Form form = parse_form(std::string("Action=CreateRoute&RouteTableId=") + world.table +
                           "&DestinationCidrBlock=0.0.0.0/0&" + parameter + "=x");
    std::string body;
    auto write = world.write();
    CHECK_THROWS_WITH(find_action("CreateRoute")->write(write, {form, ec2_version, "r", body, false}),
                      Catch::Matchers::Contains(std::string("UnsupportedOperation: ")) &&
                          Catch::Matchers::Contains(parameter));
  }
}
