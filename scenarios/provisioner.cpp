#include "scenarios/provisioner.hpp"

#include "protocol/ec2/tag.hpp"
#include "scenarios/provision/kinds.hpp"
#include "scenarios/provision/surplus.hpp"

namespace vpcsim::scenarios {
namespace {

template <class Resource>
void converge_all(Session& session, const Named<Resource>& resources) {
  for (const auto& [name, resource] : resources) {
    session.persist([&, &n = name, &r = resource] { converge(session, n, r); });
  }
}

template <class Resource>
void destroy_all(Session& session, const Named<Resource>& resources) {
  for (const auto& [name, resource] : resources) {
    session.persist([&, &n = name, &r = resource] { destroy(session, n, r); });
  }
}

}  // namespace

void Provisioner::converge(const Network& network) {
  session_.network = network;
  converge_all(session_, network.key_pairs);
  converge_all(session_, network.vpcs);
  converge_all(session_, network.internet_gateways);
  converge_all(session_, network.subnets);
  converge_all(session_, network.network_acls);
  converge_all(session_, network.vpc_peering_connections);
  // All groups before any rule, which may name another group; a peer's group needs the active connection.
  converge_all(session_, network.security_groups);
  for (const auto& [name, group] : network.security_groups) {
    session_.persist([&, &n = name, &g = group] { converge_rules(session_, n, g); });
  }
  converge_all(session_, network.nat_gateways);
  converge_all(session_, network.instances);
  // Last, because a route's target has to be there.
  converge_all(session_, network.route_tables);
  converge_all(session_, network.flow_logs);
}

void Provisioner::destroy(const Network& network) {
  const Network rest = surplus(session_, network);
  session_.network = with_places_of(session_, network);
  learn_names();
  Network all = network;
  merge(all, rest);
  merge(session_.network, rest);
  take_away(all);
}

void Provisioner::remove_surplus(const Network& network) {
  const Network rest = surplus(session_, network);
  session_.network = with_places_of(session_, network);
  merge(session_.network, rest);
  session_.removing = true;
  take_away(rest);
  session_.removing = false;
  session_.network = network;
}

void Provisioner::take_away(const Network& rows) {
  destroy_all(session_, rows.flow_logs);
  session_.persist([&] { scenarios::destroy(session_, rows.instances); });
  destroy_all(session_, rows.nat_gateways);
  destroy_all(session_, rows.route_tables);
  for (const auto& [name, group] : rows.security_groups) {
    session_.persist([&, &n = name, &g = group] { destroy_rules(session_, n, g); });
  }
  destroy_all(session_, rows.security_groups);
  destroy_all(session_, rows.network_acls);
  destroy_all(session_, rows.vpc_peering_connections);
  destroy_all(session_, rows.subnets);
  destroy_all(session_, rows.internet_gateways);
  destroy_all(session_, rows.vpcs);
  destroy_all(session_, rows.key_pairs);
}

/// For the story only: associations are told by the names of what they join.
void Provisioner::learn_names() {
  for (const std::string& account : accounts_of(session_.network)) {
    ec2::DescribeTagsRequest request{.filters = {{"key", {"Name"}}}};
    for (const auto& tag : session_.call(account, request, {}).tags) {
      if (!kind_of(session_.network, tag.value).empty()) session_.remember(tag.value, tag.resource_id);
    }
  }
}

}  // namespace vpcsim::scenarios
