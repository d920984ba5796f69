#include "protocol/ec2/transit_gateway_prefix_list_reference.hpp"

#include "catch.hpp"
#include "protocol/ec2/prefix_list.hpp"
#include "simulator/transit_world.hpp"

using namespace vpcsim;
using tests::TransitWorld;
using Create = ec2::CreateTransitGatewayPrefixListReferenceRequest;
using Modify = ec2::ModifyTransitGatewayPrefixListReferenceRequest;
using Delete = ec2::DeleteTransitGatewayPrefixListReferenceRequest;
using State = ec2::TransitGatewayPrefixListReferenceState;

namespace {

struct World : TransitWorld {
  std::string attachment, table, list;

  explicit World(Settings settings = empty()) : TransitWorld(settings) {
    attachment = attach_vpc(0).transit_gateway_attachment_id;
    clock.advance(settings.timing.transit_gateway_attachment_pending);
    table = add_table();
    list = add_list({"10.8.0.0/16", "10.9.0.0/16"});
  }
  std::string add_list(std::vector<std::string> cidrs) {
    ec2::CreateManagedPrefixListRequest request{
        .prefix_list_name = "branches", .max_entries = 5, .address_family = "IPv4"};
    for (std::string& cidr : cidrs) request.entries.push_back({.cidr = std::move(cidr)});
    return call(request).prefix_list.prefix_list_id;
  }
  Create request() const {
    return {.transit_gateway_route_table_id = table,
            .prefix_list_id = list,
            .transit_gateway_attachment_id = attachment};
  }
  std::vector<ec2::TransitGatewayPrefixListReference> references(std::vector<ec2::Filter> filters = {}) {
    return call(ec2::GetTransitGatewayPrefixListReferencesRequest{.transit_gateway_route_table_id = table,
                                                                  .filters = std::move(filters)})
        .transit_gateway_prefix_list_references;
  }
};

}  // namespace

TEST_CASE("a reference to a prefix list is a static route to each of its CIDRs") {
  World world;
  auto made = world.call(world.request()).transit_gateway_prefix_list_reference;
  CHECK(made.state == State::pending);
  CHECK(made.prefix_list_owner_id == world.account);
  CHECK_FALSE(made.blackhole);
  REQUIRE(made.transit_gateway_attachment);
  CHECK(made.transit_gateway_attachment->transit_gateway_attachment_id == world.attachment);
  CHECK(world.references().at(0).state == State::available);
  CHECK(world.found(world.table, "prefix-list-id", {world.list}) ==
        "10.8.0.0/16 static active, 10.9.0.0/16 static active");
  world.detach(world.attachment);
  CHECK(world.references().at(0).blackhole);
  CHECK(world.found(world.table) == "10.8.0.0/16 static blackhole, 10.9.0.0/16 static blackhole");
}

TEST_CASE("a static route wins over a prefix list's, and that over a propagated one") {
  World world;
  auto table = world.default_table(world.gateway);
  auto list = world.add_list({"10.0.0.0/16", "10.9.0.0/16"});
  world.call(Create{.transit_gateway_route_table_id = table, .prefix_list_id = list, .blackhole = true});
  world.add_route(table, "10.9.0.0/16", world.attachment);
  CHECK(world.found(table) == "10.0.0.0/16 static blackhole, 10.9.0.0/16 static active");
}

TEST_CASE("a reference is modified and deleted as time goes by") {
  auto settings = World::empty();
  settings.timing.transit_gateway_prefix_list_reference_changing = 1000;
  World world(settings);
  world.call(world.request());
  CHECK(world.references().at(0).state == State::pending);
  auto modified = world.call(
      Modify{.transit_gateway_route_table_id = world.table, .prefix_list_id = world.list, .blackhole = true});
  CHECK(modified.transit_gateway_prefix_list_reference.state == State::modifying);
  CHECK(modified.transit_gateway_prefix_list_reference.blackhole);
  world.clock.advance(1000);
  CHECK(world.references().at(0).state == State::available);
  auto deleted =
      world.call(Delete{.transit_gateway_route_table_id = world.table, .prefix_list_id = world.list});
  CHECK(deleted.transit_gateway_prefix_list_reference.state == State::deleting);
  CHECK(world.references().empty());
  CHECK(world.found(world.table) == "");
}

TEST_CASE("references are refused as routes are") {
  World world;
  auto request = world.request();
  request.prefix_list_id = "pl-00000001";
  CHECK(world.refusal_code(request) == "InvalidPrefixListID.NotFound");
  request = world.request();
  request.transit_gateway_attachment_id.reset();
  CHECK(world.refusal_code(request) == "MissingParameter");
  auto unknown = "InvalidRoute.NotFound: Route " + world.list +
                 " does not exist in Transit Gateway Route Table " + world.table + ".";
  CHECK(world.refusal(Modify{.transit_gateway_route_table_id = world.table,
                             .prefix_list_id = world.list,
                             .blackhole = true}) == unknown);
  CHECK(world.refusal(Delete{.transit_gateway_route_table_id = world.table, .prefix_list_id = world.list}) ==
        unknown);
  world.call(world.request());
  CHECK(world.refusal(world.request()) == "RouteAlreadyExists: Route " + world.list +
                                              " already exists in Transit Gateway Route Table " +
                                              world.table + ".");
}

TEST_CASE("a prefix list counts with its maximum of entries, and stays while a table refers to it") {
  auto settings = World::empty();
  settings.quotas.routes_per_transit_gateway = 6;
  World world(settings);
  world.call(world.request());
  world.add_blackhole(world.table, "10.7.0.0/16");
  CHECK(world.refusal_code(
            ec2::CreateTransitGatewayRouteRequest{.destination_cidr_block = "10.6.0.0/16",
                                                  .transit_gateway_route_table_id = world.table,
                                                  .blackhole = true}) == "TransitGatewayLimitExceeded");
  auto grown =
      world.call(ec2::ModifyManagedPrefixListRequest{.prefix_list_id = world.list, .max_entries = 6});
  CHECK(world.call(ec2::DescribeManagedPrefixListsRequest{.prefix_list_ids = {world.list}})
            .prefix_lists.at(0)
            .max_entries == 5);
  world.call(ec2::DeleteManagedPrefixListRequest{.prefix_list_id = world.list});
  CHECK(world.found(world.table, "prefix-list-id", {world.list}) != "");
  world.call(Delete{.transit_gateway_route_table_id = world.table, .prefix_list_id = world.list});
  world.call(ec2::DeleteManagedPrefixListRequest{.prefix_list_id = world.list});
  CHECK(world.refusal_code(world.request()) == "InvalidPrefixListID.NotFound");
}

TEST_CASE("references are found by their filters") {
  World world;
  world.call(world.request());
  world.call(Create{.transit_gateway_route_table_id = world.table,
                    .prefix_list_id = world.add_list({"10.7.0.0/16"}),
                    .blackhole = true});
  auto count = [&](const std::string& name, const std::string& value) {
    return world.references({{name, {value}}}).size();
  };
  CHECK(count("attachment.resource-id", world.described(world.attachment).vpc_id) == 1);
  CHECK(count("attachment.resource-type", "vpc") == 1);
  CHECK(count("attachment.transit-gateway-attachment-id", world.attachment) == 1);
  CHECK(count("is-blackhole", "true") == 1);
  CHECK(count("prefix-list-id", world.list) == 1);
  CHECK(count("prefix-list-owner-id", world.account) == 2);
  CHECK(count("state", "available") == 2);
}
