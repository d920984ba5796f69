#include "scenarios/provisioner.hpp"

#include "protocol/ec2/tag.hpp"
#include "scenarios/provision/kinds.hpp"

namespace vpcsim::scenarios {
namespace {

template <class Resource>
void converge_all(Session& session, const Named<Resource>& resources) {
  for (const auto& [name, resource] : resources) converge(session, name, resource);
}

template <class Resource>
void destroy_all(Session& session, const Named<Resource>& resources) {
  for (const auto& [name, resource] : resources) destroy(session, name, resource);
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
  for (const auto& [name, group] : network.security_groups) converge_rules(session_, name, group);
  converge_all(session_, network.nat_gateways);
  converge_all(session_, network.instances);
  // Last, because a route's target has to be there.
  converge_all(session_, network.route_tables);
  converge_all(session_, network.flow_logs);
}

void Provisioner::destroy(const Network& network) {
  session_.network = network;
  learn_names();
  destroy_all(session_, network.flow_logs);
  scenarios::destroy(session_, network.instances);
  destroy_all(session_, network.nat_gateways);
  destroy_all(session_, network.route_tables);
  for (const auto& [name, group] : network.security_groups) destroy_rules(session_, name, group);
  destroy_all(session_, network.security_groups);
  destroy_all(session_, network.network_acls);
  destroy_all(session_, network.vpc_peering_connections);
  destroy_all(session_, network.subnets);
  destroy_all(session_, network.internet_gateways);
  destroy_all(session_, network.vpcs);
  destroy_all(session_, network.key_pairs);
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
