#include "scenarios/provision/surplus.hpp"

#include <set>

#include "protocol/ec2/tag.hpp"

namespace vpcsim::scenarios {
namespace {

/// No resource of a file is called so.
Word place_of(const std::string& account) {
  return {"\n" + account, {}};
}

/// Adds the row `name` unless the network has one of the kind.
template <class Resource>
void add(Named<Resource>& rows, const Named<Resource>& declared, const std::string& name, Resource row) {
  if (declared.find(name) == nullptr && rows.find(name) == nullptr) rows.at({name, {}}) = std::move(row);
}

void add(Network& rest, const Network& network, const std::string& account, const std::string& type,
         const std::string& name) {
  const Word place = place_of(account);
  if (type == "vpc") add(rest.vpcs, network.vpcs, name, Vpc{.account = {account, {}}});
  if (type == "subnet") add(rest.subnets, network.subnets, name, Subnet{.vpc = place});
  if (type == "internet-gateway") add(rest.internet_gateways, network.internet_gateways, name, {place});
  // An Elastic IP address is its NAT gateway's, and may have outlived it.
  if (type == "natgateway" || type == "elastic-ip") {
    add(rest.nat_gateways, network.nat_gateways, name, {place});
  }
  if (type == "route-table") add(rest.route_tables, network.route_tables, name, RouteTable{.vpc = place});
  if (type == "security-group") {
    add(rest.security_groups, network.security_groups, name, SecurityGroup{.vpc = place});
  }
  if (type == "network-acl") add(rest.network_acls, network.network_acls, name, NetworkAcl{.vpc = place});
  if (type == "key-pair") add(rest.key_pairs, network.key_pairs, name, KeyPair{{account, {}}});
  if (type == "instance") add(rest.instances, network.instances, name, Instance{.subnet = place});
  if (type == "vpc-peering-connection") {
    add(rest.vpc_peering_connections, network.vpc_peering_connections, name,
        VpcPeeringConnection{.requester = place});
  }
  if (type == "vpc-flow-log") add(rest.flow_logs, network.flow_logs, name, FlowLog{.resource = place});
}

}  // namespace

Network surplus(Session& session, const Network& network) {
  Network rest;
  for (const std::string& account : session.accounts()) {
    std::set<std::string> ours;
    ec2::DescribeTagsRequest marked{
        .filters = {{"key", {std::string(scenario_tag)}}, {"value", {session.scenario_name()}}}};
    for (const auto& tag : session.call(account, marked, {}).tags) ours.insert(tag.resource_id);
    if (ours.empty()) continue;
    ec2::DescribeTagsRequest named{.filters = {{"key", {"Name"}}}};
    for (const auto& tag : session.call(account, named, {}).tags) {
      if (ours.count(tag.resource_id) != 0) add(rest, network, account, tag.resource_type, tag.value);
    }
  }
  return rest;
}

Network with_places_of(const Session& session, const Network& network) {
  Network with = network;
  for (const std::string& account : session.accounts()) {
    const Word place = place_of(account);
    with.vpcs.at(place).account = {account, {}};
    with.subnets.at(place).vpc = place;
  }
  return with;
}

}  // namespace vpcsim::scenarios
