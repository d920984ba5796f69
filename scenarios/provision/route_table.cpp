#include "protocol/ec2/route_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

std::optional<ec2::RouteTable> find_by(Session& session, const Home& home, const std::string& name,
                                       std::vector<ec2::Filter> filters) {
  ec2::DescribeRouteTablesRequest request{.filters = std::move(filters)};
  auto tables = session.call(home, request, {name}).route_tables;
  if (tables.empty()) return std::nullopt;
  return tables[0];
}

/// The main table came with its VPC, untagged: it is found through the VPC.
std::optional<ec2::RouteTable> find_shown(Session& session, const Home& home, const std::string& name,
                                          const RouteTable& wanted) {
  std::vector<ec2::Filter> filters = session.mine(name);
  if (wanted.main.value_or(false)) {
    const std::string* vpc = session.find_id(wanted.vpc.text);
    if (vpc == nullptr) return std::nullopt;
    filters = {{"vpc-id", {*vpc}}, {"association.main", {"true"}}};
  }
  auto table = find_by(session, home, name, std::move(filters));
  if (table) session.remember(name, table->route_table_id);
  return table;
}

std::optional<ec2::RouteTable> find(Session& session, const Home& home, const std::string& name,
                                    const RouteTable& wanted) {
  return session.look(home, name, "CreateRouteTable",
                      [&] { return find_shown(session, home, name, wanted); });
}

ec2::RouteTable create(Session& session, const Home& home, const std::string& name,
                       const RouteTable& wanted) {
  ec2::CreateRouteTableRequest request{.vpc_id = session.id(wanted.vpc),
                                       .tag_specifications = session.tags("route-table", name)};
  request.client_token = session.token(request);
  auto table = session
                   .call(home, request, {name, "in " + wanted.vpc.text},
                         [](const auto& result) { return result.route_table.route_table_id; })
                   .route_table;
  session.remember(name, table.route_table_id);
  return table;
}

/// A VPC has its main table from the start, though it may not show yet.
ec2::RouteTable missing_main(Session& session, const std::string& name) {
  if (!session.plan) throw LookAgain::because(name + ": the VPC has no main route table");
  session.remember(name, "");
  return {};
}

// ---- associations
// ------------------------------------------------------------------------------------------

void associate(Session& session, const Home& home, const std::string& name, const ec2::RouteTable& table,
               const Word& subnet) {
  const std::string& id = session.id(subnet);
  auto is_ours = [&](const ec2::RouteTableAssociation& association) { return association.subnet_id == id; };
  if (std::any_of(table.associations.begin(), table.associations.end(), is_ours)) return;
  auto other = find_by(session, home, subnet.text, {{"association.subnet-id", {id}}});
  if (!other) {
    session.call(home,
                 ec2::AssociateRouteTableRequest{.route_table_id = table.route_table_id, .subnet_id = id},
                 {name, "with " + subnet.text});
    return;
  }
  auto association = std::find_if(other->associations.begin(), other->associations.end(), is_ours);
  session.call(
      home,
      ec2::ReplaceRouteTableAssociationRequest{association->route_table_association_id, table.route_table_id},
      {name, "with " + subnet.text});
}

// ---- routes
// ------------------------------------------------------------------------------------------------

/// A target as requests and answers have it: one of these is set.
struct Target {
  std::optional<std::string> gateway, nat_gateway, peering, instance;
  friend bool operator==(const Target&, const Target&) = default;
};

Target target_of(const Session& session, const Word& name) {
  std::string_view kind = kind_of(session.network, name.text);
  const std::string& id = session.id(name);
  if (kind == "nat_gateways") return {.nat_gateway = id};
  if (kind == "vpc_peering_connections") return {.peering = id};
  if (kind == "instances") return {.instance = id};
  return {.gateway = id};
}

Target target_of(const ec2::Route& route) {
  return {route.gateway_id, route.nat_gateway_id, route.vpc_peering_connection_id, route.instance_id};
}

template <class Request>
Request request_for(const ec2::RouteTable& table, const std::string& destination, const Target& target) {
  Request request;
  request.destination_cidr_block = destination;
  request.route_table_id = table.route_table_id;
  request.gateway_id = target.gateway;
  request.nat_gateway_id = target.nat_gateway;
  request.vpc_peering_connection_id = target.peering;
  request.instance_id = target.instance;
  return request;
}

/// Local routes belong to the VPC, and gateway endpoints' to the endpoint: neither can be deleted.
bool is_deletable(const ec2::Route& route) {
  return route.origin == ec2::RouteOrigin::create_route &&
         !route.gateway_id.value_or("").starts_with("vpce-");
}

void converge_route(Session& session, const Home& home, const std::string& name, const ec2::RouteTable& table,
                    const Route& wanted) {
  const std::string destination = session.cidr(wanted.destination);
  const Target target = target_of(session, wanted.target);
  Session::Note note{name, fmt::format("{} -> {}", destination, wanted.target.text)};
  auto route = std::find_if(table.routes.begin(), table.routes.end(), [&](const ec2::Route& candidate) {
    return candidate.destination_cidr_block == destination;
  });
  if (route == table.routes.end()) {
    session.call(home, request_for<ec2::CreateRouteRequest>(table, destination, target), note);
  } else if (target_of(*route) != target) {
    session.call(home, request_for<ec2::ReplaceRouteRequest>(table, destination, target), note);
  }
}

void delete_route(Session& session, const Home& home, const std::string& name, const ec2::RouteTable& table,
                  const ec2::Route& route) {
  const ec2::DeleteRouteRequest request{route.destination_cidr_block, table.route_table_id,
                                        route.destination_ipv6_cidr_block, route.destination_prefix_list_id};
  session.call(home, request,
               {name, request.destination_cidr_block.value_or(request.destination_ipv6_cidr_block.value_or(
                          request.destination_prefix_list_id.value_or("")))});
}

}  // namespace

void converge(Session& session, const Word& name, const RouteTable& wanted) {
  const Home home = home_of(session.network, wanted);
  auto found = find(session, home, name.text, wanted);
  const ec2::RouteTable table = found                         ? *found
                                : wanted.main.value_or(false) ? missing_main(session, name.text)
                                                              : create(session, home, name.text, wanted);
  for (const Word& subnet : wanted.subnets) associate(session, home, name.text, table, subnet);
  for (const Route& route : wanted.routes) converge_route(session, home, name.text, table, route);
  for (const ec2::Route& route : table.routes) {
    bool is_wanted = !is_deletable(route) ||
                     std::any_of(wanted.routes.begin(), wanted.routes.end(), [&](const Route& kept) {
                       return session.cidr(kept.destination) == route.destination_cidr_block;
                     });
    if (!is_wanted) delete_route(session, home, name.text, table, route);
  }
}

void destroy(Session& session, const Word& name, const RouteTable& wanted) {
  const Home home = home_of(session.network, wanted);
  auto table = find(session, home, name.text, wanted);
  if (!table) return;
  if (wanted.main.value_or(false)) return;  // goes with its VPC
  for (const auto& association : table->associations) {
    if (association.main) continue;
    session.call(home, ec2::DisassociateRouteTableRequest{association.route_table_association_id},
                 {name.text, "from " + session.name_of(association.subnet_id.value_or(""))});
  }
  session.call(home, ec2::DeleteRouteTableRequest{table->route_table_id}, {name.text});
}

}  // namespace vpcsim::scenarios
