#include "catch.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/security_group_rule.hpp"
#include "simulator/routing_world.hpp"

using namespace vpcsim;
using tests::RoutingWorld;
using State = ec2::PrefixListState;

namespace {

struct World : RoutingWorld {
  std::string id = make_list("IPv4", {}, 2);

  World() { route(); }
  void route() {
    call(ec2::CreateRouteRequest{
        .destination_prefix_list_id = id, .gateway_id = gateway, .route_table_id = table});
  }
  void resize(std::int32_t max_entries) {
    call(ec2::ModifyManagedPrefixListRequest{.prefix_list_id = id, .max_entries = max_entries});
  }
};

}  // namespace

TEST_CASE("a route table is an association of the prefix lists that its routes lead by") {
  World world;
  auto of = [&](const std::string& list) {
    return world.call(ec2::GetManagedPrefixListAssociationsRequest{.prefix_list_id = list})
        .prefix_list_associations;
  };
  REQUIRE(of(world.id).size() == 1);
  CHECK(of(world.id)[0].resource_id == world.table);
  CHECK(of(world.id)[0].resource_owner == world.home.account);
  CHECK(of(world.make_list()).empty());
}

TEST_CASE("the deletion of a prefix list fails while a route leads by it") {
  World world;
  world.call(ec2::DeleteManagedPrefixListRequest{world.id});
  CHECK(world.list(world.id).state == State::delete_failed);
  CHECK(world.list(world.id).state_message == "The prefix list is referenced by resources: " + world.table);
  CHECK(world.last().state == ec2::RouteState::active);
  world.call(ec2::DeleteRouteRequest{.route_table_id = world.table, .destination_prefix_list_id = world.id});
  world.call(ec2::DeleteManagedPrefixListRequest{world.id});
  CHECK(world.code(world.refusal(ec2::DescribeManagedPrefixListsRequest{.prefix_list_ids = {world.id}})) ==
        "InvalidPrefixListID.NotFound");
}

TEST_CASE("a list on its way out can't be routed by") {
  World world;
  world.settings.timing.prefix_list_changing = 1000;
  const std::string going = world.make_list();
  world.now = world.now.plus(1000);
  world.call(ec2::DeleteManagedPrefixListRequest{going});
  CHECK(world.list(going).state == State::delete_in_progress);
  CHECK(world.code(world.refusal(ec2::CreateRouteRequest{.destination_prefix_list_id = going,
                                                         .gateway_id = world.gateway,
                                                         .route_table_id = world.table})) ==
        "InvalidPrefixListID.NotFound");
}

TEST_CASE("a list grows only as far as the quota of each table that leads by it") {
  World world;
  world.settings.quotas.routes_per_table = 5;
  world.call(ec2::CreateRouteRequest{
      .destination_cidr_block = "0.0.0.0/0", .gateway_id = world.gateway, .route_table_id = world.table});
  world.resize(4);
  CHECK(world.list(world.id).state == State::modify_complete);
  CHECK(world.list(world.id).max_entries == 4);
  world.resize(5);
  CHECK(world.list(world.id).state == State::modify_failed);
  CHECK(world.list(world.id).max_entries == 4);
  CHECK(world.list(world.id).state_message->ends_with(": " + world.table));
  world.resize(3);
  CHECK(world.list(world.id).state == State::modify_complete);
  CHECK_FALSE(world.list(world.id).state_message);
}

TEST_CASE("a security group refers to a prefix list by its rules, and counts its maximum of entries") {
  World world;
  const std::string group =
      world
          .call(ec2::CreateSecurityGroupRequest{.description = "x", .group_name = "web", .vpc_id = world.vpc})
          .group_id;
  const std::string list = world.make_list("IPv4", {}, 2);
  const std::vector<ec2::IpPermission> permissions{{.ip_protocol = "-1", .prefix_list_ids = {{{}, list}}}};
  world.settings.quotas.rules_per_security_group = 1;
  CHECK(world.code(world.refusal(ec2::AuthorizeSecurityGroupIngressRequest{
            .group_id = group, .ip_permissions = permissions})) == "RulesPerSecurityGroupLimitExceeded");
  world.settings.quotas.rules_per_security_group = 4;
  world.call(ec2::AuthorizeSecurityGroupIngressRequest{.group_id = group, .ip_permissions = permissions});
  world.call(ec2::AuthorizeSecurityGroupEgressRequest{.group_id = group, .ip_permissions = permissions});
  auto associations = world.call(ec2::GetManagedPrefixListAssociationsRequest{.prefix_list_id = list})
                          .prefix_list_associations;
  REQUIRE(associations.size() == 1);
  CHECK(associations[0].resource_id == group);
  auto resize = [&](std::int32_t max_entries) {
    world.call(ec2::ModifyManagedPrefixListRequest{.prefix_list_id = list, .max_entries = max_entries});
    return world.list(list).state;
  };
  CHECK(resize(4) == State::modify_failed);  // the group lets everything out by a rule of its own
  CHECK(resize(3) == State::modify_complete);
  world.call(ec2::DeleteManagedPrefixListRequest{list});
  CHECK(world.list(list).state == State::delete_failed);
  world.call(ec2::RevokeSecurityGroupIngressRequest{.group_id = group, .ip_permissions = permissions});
  world.call(ec2::RevokeSecurityGroupEgressRequest{.group_id = group, .ip_permissions = permissions});
  world.call(ec2::DeleteManagedPrefixListRequest{list});
  CHECK(world.code(world.refusal(ec2::DescribeManagedPrefixListsRequest{.prefix_list_ids = {list}})) ==
        "InvalidPrefixListID.NotFound");
}

TEST_CASE("So many resources of a kind refer to a customer's list, each counted once") {
  World world;  // its table refers to the list
  world.settings.quotas.references_per_prefix_list = 1;
  const std::string message =
      "PrefixListReferenceLimitExceeded: The maximum number of references to the prefix list (" + world.id +
      ") has been reached.";
  ec2::CreateRouteRequest route{.destination_prefix_list_id = world.id,
                                .gateway_id = world.gateway,
                                .route_table_id = world.make_table(world.vpc)};
  CHECK(world.refusal(route) == message);
  auto group = [&](const char* name) {
    return world
        .call(ec2::CreateSecurityGroupRequest{.description = "d", .group_name = name, .vpc_id = world.vpc})
        .group_id;
  };
  auto authorize = [&](const std::string& id, std::int32_t port) {
    ec2::IpPermission permission{.from_port = port, .ip_protocol = "tcp", .to_port = port};
    permission.prefix_list_ids = {{.prefix_list_id = world.id}};
    ec2::AuthorizeSecurityGroupIngressRequest request{.group_id = id};
    request.ip_permissions = {permission};
    return world.refusal(request);
  };
  const std::string first = group("first");
  CHECK(authorize(first, 22) == "");
  CHECK(authorize(first, 80) == "");
  CHECK(authorize(group("second"), 22) == message);
}
