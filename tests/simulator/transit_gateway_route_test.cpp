#include "catch.hpp"
#include "simulator/transit_world.hpp"

using namespace vpcsim;
using tests::TransitWorld;
using Create = ec2::CreateTransitGatewayRouteRequest;
using Replace = ec2::ReplaceTransitGatewayRouteRequest;
using Delete = ec2::DeleteTransitGatewayRouteRequest;
using Search = ec2::SearchTransitGatewayRoutesRequest;
using State = ec2::TransitGatewayRouteState;

TEST_CASE("a static route leads to an attachment or drops what it matches") {
  TransitWorld world;
  auto attachment = world.attach_vpc(0);
  auto table = world.add_table();
  auto route = world
                   .call(Create{.destination_cidr_block = "0.0.0.0/0",
                                .transit_gateway_route_table_id = table,
                                .transit_gateway_attachment_id = attachment.transit_gateway_attachment_id})
                   .route;
  CHECK(route.destination_cidr_block == "0.0.0.0/0");
  CHECK(route.type == ec2::TransitGatewayRouteType::static_);
  CHECK(route.state == State::active);
  REQUIRE(route.transit_gateway_attachments.size() == 1);
  CHECK(route.transit_gateway_attachments[0].resource_id == attachment.vpc_id);
  CHECK(route.transit_gateway_attachments[0].transit_gateway_attachment_id ==
        attachment.transit_gateway_attachment_id);
  auto dropped = world
                     .call(Create{.destination_cidr_block = "192.168.1.9/16",
                                  .transit_gateway_route_table_id = table,
                                  .blackhole = true})
                     .route;
  CHECK(dropped.destination_cidr_block == "192.168.0.0/16");
  CHECK(dropped.state == State::blackhole);
  CHECK(dropped.transit_gateway_attachments.empty());
  world.add_route(table, "2001:db8::/32", attachment.transit_gateway_attachment_id);
  CHECK(world.found(table) ==
        "0.0.0.0/0 static active, 192.168.0.0/16 static blackhole, 2001:db8::/32 static active");
}

TEST_CASE("a static route to an attachment that went is a blackhole") {
  TransitWorld world;
  auto id = world.attach_vpc(0).transit_gateway_attachment_id;
  auto table = world.add_table();
  world.add_route(table, "10.0.0.0/8", id);
  world.detach(id);
  CHECK(world.found(table) == "10.0.0.0/8 static blackhole");
}

TEST_CASE("CreateTransitGatewayRoute refuses in AWS's words") {
  TransitWorld world;
  auto id = world.attach_vpc(0).transit_gateway_attachment_id;
  auto table = world.add_table();
  Create request{.destination_cidr_block = "10.9.0.0/16",
                 .transit_gateway_route_table_id = table,
                 .transit_gateway_attachment_id = id};
  auto with = [&](auto change) {
    Create changed = request;
    change(changed);
    return world.refusal(changed);
  };
  CHECK(with([](Create& r) { r.destination_cidr_block = "x"; }) ==
        "InvalidParameterValue: Value (x) for parameter destinationCidrBlock is invalid. This is not a valid "
        "CIDR block.");
  CHECK(with([](Create& r) { r.transit_gateway_route_table_id = "tgw-rtb-00000001"; }) ==
        "InvalidRouteTableID.NotFound: Transit Gateway Route Table tgw-rtb-00000001 was deleted or does not "
        "exist.");
  CHECK(with([](Create& r) {
          r.transit_gateway_attachment_id = "tgw-attach-00000001";
        }).starts_with("InvalidTransitGatewayAttachmentID.NotFound"));
  CHECK(with([](Create& r) { r.transit_gateway_attachment_id.reset(); }).starts_with("MissingParameter"));
  CHECK(with([](Create& r) { r.blackhole = true; }).starts_with("InvalidParameterCombination"));
  CHECK(with([](Create& r) { r.blackhole = false; }) == "");
  CHECK(world.refusal(request) ==
        "RouteAlreadyExists: Route 10.9.0.0/16 already exists in Transit Gateway Route Table " + table + ".");
  auto other = world.default_table(world.add_gateway().transit_gateway_id);
  CHECK(with([&](Create& r) { r.transit_gateway_route_table_id = other; }) ==
        "InvalidParameterValue: " + id + " and " + other + " belong to different transit gateways");
}

TEST_CASE("static routes need an attachment in service, and count together for the gateway") {
  auto settings = TransitWorld::empty();
  settings.timing.transit_gateway_attachment_pending = 1000;
  settings.quotas.routes_per_transit_gateway = 2;
  TransitWorld world(settings);
  auto id = world.attach_vpc(0).transit_gateway_attachment_id;
  auto table = world.add_table();
  Create request{.destination_cidr_block = "10.9.0.0/16",
                 .transit_gateway_route_table_id = table,
                 .transit_gateway_attachment_id = id};
  CHECK(world.refusal(request) == "IncorrectState: " + id + " is in invalid state");
  world.clock.advance(1000);
  world.call(request);
  world.add_blackhole(world.default_table(world.gateway), "10.9.0.0/16");
  request.destination_cidr_block = "10.8.0.0/16";
  CHECK(world.refusal_code(request) == "TransitGatewayLimitExceeded");
}

TEST_CASE("a static route is replaced and deleted; a propagated one is not") {
  TransitWorld world;
  auto id = world.attach_vpc(0).transit_gateway_attachment_id;
  auto table = world.default_table(world.gateway);
  auto unknown =
      "InvalidRoute.NotFound: Route 10.0.0.0/16 does not exist in Transit Gateway Route Table " + table + ".";
  Replace replace{
      .destination_cidr_block = "10.0.0.0/16", .transit_gateway_route_table_id = table, .blackhole = true};
  Delete remove{.transit_gateway_route_table_id = table, .destination_cidr_block = "10.0.0.0/16"};
  CHECK(world.refusal(replace) == unknown);
  CHECK(world.refusal(remove) == unknown);
  world.add_route(table, "10.0.0.0/16", id);
  CHECK(world.call(replace).route.state == State::blackhole);
  CHECK(world.found(table) == "10.0.0.0/16 static blackhole");
  CHECK(world.call(remove).route.state == State::deleted);
  CHECK(world.found(table) == "10.0.0.0/16 propagated active");
}

TEST_CASE("propagated routes follow the VPC's CIDRs, and those of an attachment in service only") {
  auto settings = TransitWorld::empty();
  settings.timing.transit_gateway_attachment_pending = 1000;
  TransitWorld world(settings);
  auto table = world.default_table(world.gateway);
  auto vpc = world.attach_vpc(0).vpc_id;
  CHECK(world.found(table) == "");
  world.clock.advance(1000);
  CHECK(world.found(table) == "10.0.0.0/16 propagated active");
}

TEST_CASE("a CIDR that overlaps that of a VPC attached earlier isn't propagated until that one goes") {
  TransitWorld world;
  auto table = world.default_table(world.gateway);
  auto attach = [&](const std::string& cidr, const std::string& subnet) {
    auto vpc = world.add_vpc(cidr);
    return world.attach(vpc, {world.add_subnet(vpc, subnet)}).transit_gateway_attachment_id;
  };
  auto first = attach("10.0.0.0/20", "10.0.0.0/24");
  auto second = attach("10.0.0.0/16", "10.0.0.0/24");
  attach("10.0.3.0/24", "10.0.3.0/25");
  attach("10.1.0.0/16", "10.1.0.0/24");
  CHECK(world.found(table) == "10.0.0.0/20 propagated active, 10.1.0.0/16 propagated active");
  world.detach(first);
  CHECK(world.found(table) == "10.0.0.0/16 propagated active, 10.1.0.0/16 propagated active");
  world.detach(second);
  CHECK(world.found(table) == "10.0.3.0/24 propagated active, 10.1.0.0/16 propagated active");
}

TEST_CASE("routes are searched by exact, longest, subnet and supernet matches") {
  TransitWorld world;
  auto table = world.add_table();
  for (auto cidr : {"10.0.0.0/8", "10.0.1.0/29", "10.0.1.0/31", "10.1.0.0/16", "2001:db8::/32"})
    world.add_blackhole(table, cidr);
  auto found = [&](const std::string& name, std::vector<std::string> values) {
    std::vector<std::string> cidrs;
    for (const auto& route : world.search(table, {{"route-search." + name, std::move(values)}}))
      cidrs.push_back(*route.destination_cidr_block);
    return cidrs;
  };
  using Cidrs = std::vector<std::string>;
  CHECK(found("exact-match", {"10.0.1.0/29"}) == Cidrs{"10.0.1.0/29"});
  CHECK(found("exact-match", {"10.0.1.0/30"}).empty());
  CHECK(found("longest-prefix-match", {"10.0.1.1"}) == Cidrs{"10.0.1.0/31"});
  CHECK(found("longest-prefix-match", {"10.0.1.0/30"}) == Cidrs{"10.0.1.0/29"});
  CHECK(found("longest-prefix-match", {"10.2.0.0/16", "2001:db8::1"}) ==
        Cidrs{"10.0.0.0/8", "2001:db8::/32"});
  CHECK(found("longest-prefix-match", {"11.0.0.0"}).empty());
  CHECK(found("subnet-of-match", {"10.0.0.0/15"}) == Cidrs{"10.0.1.0/29", "10.0.1.0/31", "10.1.0.0/16"});
  CHECK(found("supernet-of-match", {"10.0.1.0/30"}) == Cidrs{"10.0.0.0/8", "10.0.1.0/29"});
  CHECK(world.refusal_code(Search{.transit_gateway_route_table_id = table,
                                  .filters = {{"route-search.exact-match", {"x"}}}}) ==
        "InvalidParameterValue");
}

TEST_CASE("routes are found by type, state and attachment, and as many as asked for") {
  TransitWorld world;
  auto attachment = world.attach_vpc(0);
  auto table = world.default_table(world.gateway);
  world.add_route(table, "10.9.0.0/16", attachment.transit_gateway_attachment_id);
  for (int i = 0; i < 6; ++i) world.add_blackhole(table, "172.16." + std::to_string(i) + ".0/24");
  auto count = [&](const std::string& name, const std::string& value) {
    return world.search(table, {{name, {value}}}).size();
  };
  CHECK(count("type", "propagated") == 1);
  CHECK(count("type", "static") == 7);
  CHECK(count("state", "blackhole") == 6);
  CHECK(count("attachment.transit-gateway-attachment-id", attachment.transit_gateway_attachment_id) == 2);
  CHECK(count("attachment.resource-id", attachment.vpc_id) == 2);
  CHECK(count("attachment.resource-type", "vpc") == 2);
  CHECK(count("prefix-list-id", "pl-00000001") == 0);
  Search search{
      .transit_gateway_route_table_id = table, .filters = {{"state", {"blackhole"}}}, .max_results = 5};
  CHECK(world.call(search).routes.size() == 5);
  CHECK(world.call(search).additional_routes_available);
  search.max_results = 6;
  CHECK_FALSE(world.call(search).additional_routes_available);
  search.max_results = 4;
  CHECK(world.refusal_code(search) == "InvalidParameterValue");
  CHECK(world.refusal_code(Search{.transit_gateway_route_table_id = table, .filters = {{"vpc-id", {"x"}}}}) ==
        "InvalidParameterValue");
  CHECK(world.refusal_code(Search{.transit_gateway_route_table_id = table}) == "MissingParameter");
}
