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
void destroy_all(Session& session, const std::vector<const Network*>& parts, Named<Resource> Network::*kind) {
  for (const Network* part : parts) {
    for (const auto& [name, resource] : part->*kind)
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
  const Surplus rest = surplus(session_, network);
  session_.network = with_surplus(network, rest);
  learn_names();
  take_away({&network, &rest.rows});
}

void Provisioner::remove_surplus(const Network& network) {
  const Surplus rest = surplus(session_, network);
  session_.network = with_surplus(network, rest);
  session_.removing = true;
  take_away({&rest.rows});
  session_.removing = false;
  session_.network = network;
}

void Provisioner::take_away(const Parts& parts) {
  destroy_all(session_, parts, &Network::flow_logs);
  for (const Network* part : parts) session_.persist([&] { scenarios::destroy(session_, part->instances); });
  destroy_all(session_, parts, &Network::nat_gateways);
  destroy_all(session_, parts, &Network::route_tables);
  for (const Network* part : parts) {
    for (const auto& [name, group] : part->security_groups)
      session_.persist([&, &n = name, &g = group] { destroy_rules(session_, n, g); });
  }
  destroy_all(session_, parts, &Network::security_groups);
  destroy_all(session_, parts, &Network::network_acls);
  destroy_all(session_, parts, &Network::vpc_peering_connections);
  destroy_all(session_, parts, &Network::subnets);
  destroy_all(session_, parts, &Network::internet_gateways);
  destroy_all(session_, parts, &Network::vpcs);
  destroy_all(session_, parts, &Network::key_pairs);
}

/// For the story only: associations are told by the names of what they join.
void Provisioner::learn_names() {
  for (const Home& home : session_.plainly(homes_of(session_.network))) {
    ec2::DescribeTagsRequest request{.filters = {{"key", {"Name"}}}};
    for (const auto& tag : session_.call(home, request, {}).tags) {
      if (!kind_of(session_.network, tag.value).empty()) session_.remember(tag.value, tag.resource_id);
    }
  }
}

}  // namespace vpcsim::scenarios
