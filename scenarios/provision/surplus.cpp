#include "scenarios/provision/surplus.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <type_traits>

#include "protocol/ec2/availability_zone.hpp"
#include "protocol/ec2/tag.hpp"

namespace vpcsim::scenarios {
namespace {

/// No resource of a file is called so.
Word place_of(const Home& home) {
  return {"\n" + home.account + "\n" + home.region, {}};
}

/// What DescribeTags shows of one resource.
struct Marked {
  std::string type, name;
  std::vector<Home> homes;  ///< more than one where several aliases are one account
};

bool is_at(const Session& session, const Marked& marked, const Home& home) {
  const Home plain{home.account, session.region_of(home)};
  return std::find(marked.homes.begin(), marked.homes.end(), plain) != marked.homes.end();
}

struct Adding {
  const Session& session;
  const Network& network;
  Surplus& surplus;
  std::set<std::tuple<std::string, std::string, Home>> added = {};  ///< type, name

  /// Adds a row unless the network has one of that kind and name there.
  template <class Resource>
  void add(Named<Resource> Network::*kind, const Marked& marked, Resource row) {
    const Word name{marked.name, {}};
    const Resource* declared = (network.*kind).find(name.text);
    if (declared != nullptr && is_at(session, marked, home_of(network, *declared))) return;
    surplus.homes.push_back(marked.homes.front());
    (surplus.rows.*kind).append(name, std::move(row));
  }

  void operator()(const Marked& marked) {
    const Home& home = marked.homes.front();
    const Word place = place_of(home);
    // An Elastic IP address is its NAT gateway's, and may have outlived it.
    const std::string type = marked.type == "elastic-ip" ? "natgateway" : marked.type;
    if (!added.emplace(type, marked.name, home).second) return;
    if (type == "vpc") add(&Network::vpcs, marked, Vpc{{home.account, {}}, {home.region, {}}});
    if (type == "subnet") add(&Network::subnets, marked, Subnet{.vpc = place});
    if (type == "internet-gateway") add(&Network::internet_gateways, marked, InternetGateway{place});
    if (type == "natgateway") add(&Network::nat_gateways, marked, NatGateway{place});
    if (type == "route-table") add(&Network::route_tables, marked, RouteTable{.vpc = place});
    if (type == "security-group") add(&Network::security_groups, marked, SecurityGroup{.vpc = place});
    if (type == "network-acl") add(&Network::network_acls, marked, NetworkAcl{.vpc = place});
    if (type == "key-pair") add(&Network::key_pairs, marked, KeyPair{{home.account, {}}, {home.region, {}}});
    if (type == "instance") add(&Network::instances, marked, Instance{.subnet = place});
    if (type == "vpc-peering-connection") {
      add(&Network::vpc_peering_connections, marked, VpcPeeringConnection{.requester = place});
    }
    if (type == "vpc-flow-log") add(&Network::flow_logs, marked, FlowLog{.resource = place});
  }
};

/// The refusal says that the account can't be at work in that region.
bool is_shut(const protocol::ApiError& error) {
  static constexpr std::array<std::string_view, 4> codes{"AuthFailure", "OptInRequired",
                                                         "SignatureDoesNotMatch", "UnauthorizedOperation"};
  return std::find(codes.begin(), codes.end(), error.code()) != codes.end();
}

std::vector<ec2::TagDescription> marks_in(Session& session, const Home& home, bool is_declared) {
  ec2::DescribeTagsRequest request{
      .filters = {{"key", {std::string(scenario_tag)}}, {"value", {session.scenario_name()}}}};
  try {
    return session.call(home, request, {}).tags;
  } catch (const protocol::ApiError& error) {
    if (is_declared || !is_shut(error)) throw;
    return {};
  }
}

/// Those that the file names, then all others that there are.
std::vector<Home> places_to_look(Session& session, const Network& network) {
  std::vector<Home> places = homes_of(network);
  const auto regions = session.call(Home{}, ec2::DescribeRegionsRequest{}, {}).regions;
  for (const std::string& account : session.accounts()) {
    places.push_back({account, ""});
    for (const auto& region : regions) places.push_back({account, region.region_name});
  }
  return session.plainly(places);
}

/// By id.
std::map<std::string, Marked> all_marked(Session& session, const Network& network) {
  const std::vector<Home> declared = session.plainly(homes_of(network));
  std::map<std::string, Marked> marked;
  for (const Home& home : places_to_look(session, network)) {
    const bool is_declared = std::find(declared.begin(), declared.end(), home) != declared.end();
    const auto marks = marks_in(session, home, is_declared);
    if (marks.empty()) continue;
    for (const auto& tag : marks) marked[tag.resource_id].homes.push_back(home);
    ec2::DescribeTagsRequest named{.filters = {{"key", {"Name"}}}};
    for (const auto& tag : session.call(home, named, {}).tags) {
      auto found = marked.find(tag.resource_id);
      if (found == marked.end()) continue;
      found->second.type = tag.resource_type;
      found->second.name = tag.value;
    }
  }
  return marked;
}

}  // namespace

Surplus surplus(Session& session, const Network& network) {
  Surplus surplus;
  Adding add{session, network, surplus};
  for (const auto& [id, marked] : all_marked(session, network)) add(marked);
  return surplus;
}

Network with_surplus(const Network& network, const Surplus& surplus) {
  Network with = network;
  for (const Home& home : surplus.homes) {
    const Word place = place_of(home);
    with.vpcs.at(place) = Vpc{{home.account, {}}, {home.region, {}}};
    with.subnets.at(place).vpc = place;
  }
  visit_kinds(surplus.rows, [&](const auto& rows, std::string_view) {
    visit_kinds(with, [&](auto& all, std::string_view) {
      if constexpr (std::is_same_v<std::decay_t<decltype(rows)>, std::decay_t<decltype(all)>>) {
        for (const auto& [name, row] : rows) {
          if (all.find(name.text) == nullptr) all.at(name) = row;
        }
      }
    });
  });
  return with;
}

}  // namespace vpcsim::scenarios
