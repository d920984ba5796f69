#include "simulator/vpc_peering_connection_state_table.hpp"

#include <array>
#include <functional>
#include <map>
#include <sstream>

#include "catch.hpp"
#include "protocol/ec2/route.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/tag.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/shape.hpp"
#include "simulator/peering_world.hpp"

using namespace vpcsim;
using tests::hour;
using tests::Peering;
using tests::slow_peering;
using tests::TestCloud;

namespace {

constexpr const char* one = "111111111111";
constexpr const char* two = "222222222222";
constexpr const char* three = "333333333333";
constexpr const char* us = "us-east-1";  // the requester's region, whose account is `one`
constexpr const char* eu = "eu-west-1";

/// A caller, and where the accepter's VPC is.
struct Column {
  std::string_view name;
  const char *accepter_account, *accepter_region, *account, *region;

  bool is_requester() const { return is(one, us); }
  bool is_accepter() const { return is(accepter_account, accepter_region); }
  bool is(std::string_view wanted_account, std::string_view wanted_region) const {
    return account == wanted_account && region == wanted_region;
  }
};

constexpr std::array<Column, 11> columns{{{"R", two, eu, one, us},
                                          {"R'", two, eu, one, eu},
                                          {"A", two, eu, two, eu},
                                          {"A'", two, eu, two, us},
                                          {"S", two, eu, three, us},
                                          {"r", two, us, one, us},
                                          {"a", two, us, two, us},
                                          {"s", two, us, three, us},
                                          {"from", one, eu, one, us},
                                          {"to", one, eu, one, eu},
                                          {"both", one, us, one, us}}};

using Cells = std::vector<std::string>;
using RowName = std::pair<std::string, std::string>;  // state and action

struct StateTable {
  Cells columns;
  std::map<RowName, Cells> rows;
};

/// A line that starts with a space is a row of the state that was named last. Throws if one comes twice.
StateTable read_table(std::string_view text) {
  StateTable table;
  std::istringstream lines{std::string(text)};
  std::string line, state;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    const Cells cells{std::istream_iterator<std::string>(words), {}};
    if (cells.empty()) continue;
    if (line[0] != ' ') {
      state = cells[0];
    } else if (state.empty()) {
      table.columns = cells;
    } else if (!table.rows.insert({{state, cells[0]}, Cells(cells.begin() + 1, cells.end())}).second) {
      throw std::runtime_error("twice in the table: " + line);
    }
  }
  return table;
}

/// With connections that are deleting for three seconds, too.
Settings slow_to_the_end() {
  Settings settings = slow_peering();
  settings.timing.peering_deleting = 3000;
  return settings;
}

/// A connection, and the caller of a column.
struct World : Peering {
  Column column;

  explicit World(const Column& caller)
      : Peering{.cloud = TestCloud(slow_to_the_end()),
                .accepter_account = caller.accepter_account,
                .accepter_region = caller.accepter_region},
        column(caller) {}

  void as_caller() { as(column.account, column.region); }
  std::string status() { return std::string(protocol::name_of(describe().status.code)); }
  void name_dns_hosts() {
    const ec2::AttributeBooleanValue on{true};
    as_requester().cloud.call(ec2::ModifyVpcAttributeRequest{.vpc_id = a, .enable_dns_hostnames = on});
    as_accepter().cloud.call(ec2::ModifyVpcAttributeRequest{.vpc_id = b, .enable_dns_hostnames = on});
  }
  /// The caller's VPC: whoever is no side has one of his own.
  std::string callers_vpc() {
    as_caller();
    if (column.is_requester()) return a;
    if (column.is_accepter()) return b;
    return cloud.call(ec2::CreateVpcRequest{.cidr_block = "10.9.0.0/16"}).vpc.vpc_id;
  }
  std::string main_route_table(const std::string& vpc) {
    return cloud.call(ec2::DescribeRouteTablesRequest{.filters = {{"vpc-id", {vpc}}}})
        .route_tables.at(0)
        .route_table_id;
  }
};

void wait_initiating(World& world) {
  world.cloud.clock.advance(1000);
}

void make_active(World& world) {
  wait_initiating(world);
  world.accept();
  world.cloud.clock.advance(2000);
}

void make_deleting(World& world) {
  make_active(world);
  world.as_requester().cloud.call(ec2::DeleteVpcPeeringConnectionRequest{world.id});
}

void make_deleted(World& world) {
  make_deleting(world);
  world.cloud.clock.advance(3000);
}

/// How a request comes into each state. That of `failed` is for VPCs that overlap.
const std::map<std::string, std::function<void(World&)>> states{
    {"initiating-request", [](World&) {}},
    {"pending-acceptance", wait_initiating},
    {"provisioning",
     [](World& world) {
       wait_initiating(world);
       world.accept();
     }},
    {"active", make_active},
    {"failed", wait_initiating},
    {"rejected",
     [](World& world) {
       wait_initiating(world);
       world.as_accepter().cloud.call(ec2::RejectVpcPeeringConnectionRequest{world.id});
     }},
    {"expired", [](World& world) { world.cloud.clock.advance(168 * hour); }},
    {"deleting", make_deleting},
    {"deleted", make_deleted},
    {"gone",
     [](World& world) {
       make_deleted(world);
       world.cloud.clock.advance(48 * hour);
     }},
};

std::string modify_options(World& world, bool of_accepter) {
  const ec2::PeeringConnectionOptionsRequest on{.allow_dns_resolution_from_remote_vpc = true};
  ec2::ModifyVpcPeeringConnectionOptionsRequest request{.vpc_peering_connection_id = world.id};
  (of_accepter ? request.accepter_peering_connection_options : request.requester_peering_connection_options) =
      on;
  world.cloud.call(request);
  const auto record = world.describe();
  const auto& side = of_accepter ? record.accepter_vpc_info : record.requester_vpc_info;
  return side.peering_options->allow_dns_resolution_from_remote_vpc ? "set" : "not set";
}

bool is_only_accepter(const World& world) {
  return world.column.is_accepter() && !world.column.is_requester();
}

std::string create_route(World& world) {
  const std::string table = world.main_route_table(world.callers_vpc());
  world.cloud.call(ec2::CreateRouteRequest{.destination_cidr_block = "10.77.0.0/16",
                                           .route_table_id = table,
                                           .vpc_peering_connection_id = world.id});
  const auto routes =
      world.cloud.call(ec2::DescribeRouteTablesRequest{.route_table_ids = {table}}).route_tables.at(0).routes;
  for (const ec2::Route& route : routes) {
    if (route.vpc_peering_connection_id == world.id) return std::string(protocol::name_of(route.state));
  }
  return "no route";
}

/// Each is called by the caller of the column, and answers what the table says of success.
const std::map<std::string, std::function<std::string(World&)>> attempts{
    {"Describe",
     [](World& world) { return world.describe().vpc_peering_connection_id == world.id ? "shown" : ""; }},
    {"Accept",
     [](World& world) {
       world.cloud.call(ec2::AcceptVpcPeeringConnectionRequest{world.id});
       return world.status();
     }},
    {"Reject",
     [](World& world) {
       world.cloud.call(ec2::RejectVpcPeeringConnectionRequest{world.id});
       return world.status();
     }},
    {"Delete",
     [](World& world) {
       world.cloud.call(ec2::DeleteVpcPeeringConnectionRequest{world.id});
       return world.status();
     }},
    {"ModifyOwn", [](World& world) { return modify_options(world, is_only_accepter(world)); }},
    {"ModifyOther", [](World& world) { return modify_options(world, !is_only_accepter(world)); }},
    {"CreateTags",
     [](World& world) {
       world.cloud.call(ec2::CreateTagsRequest{.resources = {world.id}, .tags = {{"color", "red"}}});
       return world.describe().tags.size() == 1 ? "tagged" : "not tagged";
     }},
    {"CreateRoute", create_route},
};

std::string word_for(const protocol::ApiError& error, const std::string& state) {
  const std::string text = error.what();
  const std::string code = text.substr(0, text.find(':'));
  if (code == "InvalidVpcPeeringConnectionID.NotFound") return "-";
  if (code == "OperationNotPermitted") return "Denied";
  const bool names_state = text.find("attempted to transition from " + state + " to ") != std::string::npos;
  if (code == "InvalidStateTransition" && names_state) return "Transition";
  return text;
}

std::string outcome(const Column& column, const std::string& state, const std::string& action) {
  World world(column);
  world.make_vpcs("10.0.0.0/16", state == "failed" ? "10.0.0.0/16" : "10.1.0.0/16");
  world.name_dns_hosts();
  world.request();
  states.at(state)(world);
  world.as_requester();
  CHECK((state == "gone" ? !world.visible() : world.status() == state));
  world.as_caller();
  try {
    return attempts.at(action)(world);
  } catch (const protocol::ApiError& error) {
    return word_for(error, state);
  }
}

}  // namespace

TEST_CASE("The table of peering states has a row for every state and action, and a cell for every caller") {
  const StateTable table = read_table(tests::peering_state_table);
  REQUIRE(table.columns.size() == columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) CHECK(table.columns[i] == columns[i].name);
  CHECK(table.rows.size() == states.size() * attempts.size());
  for (const auto& [state, reach] : states) {
    for (const auto& [action, attempt] : attempts) {
      CAPTURE(state, action);
      const auto row = table.rows.find(RowName(state, action));
      REQUIRE(row != table.rows.end());
      CHECK(row->second.size() == columns.size());
    }
  }
}

TEST_CASE(
    "Every action on a peering connection, in every state and by every caller, does what the table says") {
  const StateTable table = read_table(tests::peering_state_table);
  for (const auto& [row, cells] : table.rows) {
    const auto& [state, action] = row;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      INFO(action << " of a connection that is " << state << ", called by " << columns[i].name);
      CHECK(outcome(columns[i], state, action) == cells.at(i));
    }
  }
}
