#include "scenarios/scenario.hpp"

#include <algorithm>

namespace vpcsim::scenarios {
namespace {

void add(Word& member, const Word& more) {
  if (!more.empty()) member = more;
}

template <class Value>
void add(std::optional<Value>& member, const std::optional<Value>& more) {
  if (more) member = more;
}

bool same_place(const Word& a, const Word& b) {
  return a == b;
}
/// A table has one route to a destination, and one entry of a number in a direction.
bool same_place(const Route& a, const Route& b) {
  return a.destination == b.destination;
}
bool same_place(const NetworkAclEntry& a, const NetworkAclEntry& b) {
  return a.rule_number == b.rule_number;
}
bool same_place(const SecurityGroupRule& a, const SecurityGroupRule& b) {
  return a.protocol == b.protocol && a.ports == b.ports && a.peer == b.peer;
}

template <class Element>
void add(std::vector<Element>& list, const std::vector<Element>& more) {
  for (const Element& element : more) {
    auto same = std::find_if(list.begin(), list.end(),
                             [&](const Element& other) { return same_place(other, element); });
    if (same == list.end()) {
      list.push_back(element);
    } else {
      *same = element;
    }
  }
}

void add(std::optional<std::vector<SecurityGroupRule>>& rules,
         const std::optional<std::vector<SecurityGroupRule>>& more) {
  if (!more) return;
  if (!rules) rules.emplace();
  add(*rules, *more);
}

void add(Vpc& vpc, const Vpc& more) {
  add(vpc.account, more.account);
  add(vpc.region, more.region);
  add(vpc.cidr_block, more.cidr_block);
  add(vpc.enable_dns_support, more.enable_dns_support);
  add(vpc.enable_dns_hostnames, more.enable_dns_hostnames);
}

void add(Subnet& subnet, const Subnet& more) {
  add(subnet.vpc, more.vpc);
  add(subnet.cidr_block, more.cidr_block);
  add(subnet.availability_zone, more.availability_zone);
  add(subnet.map_public_ip_on_launch, more.map_public_ip_on_launch);
}

void add(InternetGateway& gateway, const InternetGateway& more) {
  add(gateway.vpc, more.vpc);
}

void add(NatGateway& gateway, const NatGateway& more) {
  add(gateway.subnet, more.subnet);
}

void add(RouteTable& table, const RouteTable& more) {
  add(table.vpc, more.vpc);
  add(table.main, more.main);
  add(table.subnets, more.subnets);
  add(table.routes, more.routes);
}

void add(SecurityGroup& group, const SecurityGroup& more) {
  add(group.vpc, more.vpc);
  add(group.description, more.description);
  add(group.ingress, more.ingress);
  add(group.egress, more.egress);
}

void add(NetworkAcl& acl, const NetworkAcl& more) {
  add(acl.vpc, more.vpc);
  add(acl.subnets, more.subnets);
  add(acl.ingress, more.ingress);
  add(acl.egress, more.egress);
}

void add(KeyPair& key, const KeyPair& more) {
  add(key.account, more.account);
  add(key.region, more.region);
}

void add(Instance& instance, const Instance& more) {
  add(instance.subnet, more.subnet);
  add(instance.security_groups, more.security_groups);
  add(instance.key_pair, more.key_pair);
  add(instance.instance_type, more.instance_type);
  add(instance.private_ip_address, more.private_ip_address);
  add(instance.associate_public_ip_address, more.associate_public_ip_address);
  add(instance.source_dest_check, more.source_dest_check);
}

void add(VpcPeeringConnection& peering, const VpcPeeringConnection& more) {
  add(peering.requester, more.requester);
  add(peering.accepter, more.accepter);
  add(peering.accepted, more.accepted);
}

void add(FlowLog& log, const FlowLog& more) {
  add(log.resource, more.resource);
  add(log.traffic, more.traffic);
  add(log.log_group, more.log_group);
  add(log.format, more.format);
  add(log.role, more.role);
}

template <class Resource>
void add(Named<Resource>& resources, const Named<Resource>& more) {
  for (const auto& [name, resource] : more) add(resources.at(name), resource);
}

}  // namespace

void merge(Network& network, const Network& more) {
  add(network.vpcs, more.vpcs);
  add(network.subnets, more.subnets);
  add(network.internet_gateways, more.internet_gateways);
  add(network.nat_gateways, more.nat_gateways);
  add(network.route_tables, more.route_tables);
  add(network.security_groups, more.security_groups);
  add(network.network_acls, more.network_acls);
  add(network.key_pairs, more.key_pairs);
  add(network.instances, more.instances);
  add(network.vpc_peering_connections, more.vpc_peering_connections);
  add(network.flow_logs, more.flow_logs);
}

Network final_network(const Scenario& scenario) {
  Network network;
  for (const Step& step : scenario.steps) merge(network, step.more);
  return network;
}

}  // namespace vpcsim::scenarios
