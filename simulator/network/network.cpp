#include "simulator/network/network.hpp"

#include <algorithm>
#include <map>

#include "simulator/network/network_acl.hpp"
#include "simulator/network/network_interface.hpp"
#include "simulator/network/route_table.hpp"
#include "simulator/network/transit_gateway.hpp"

namespace vpcsim::network {
namespace {

template <class Record>
Index<Record> index_of(std::size_t position) {
  return {static_cast<std::uint32_t>(position)};
}

RouteLookup lookup_in(const auto& routes) {
  std::vector<IpBlock> destinations;
  for (const auto& route : routes) destinations.push_back(route.destination);
  return RouteLookup(destinations);
}

}  // namespace

Network::Network(Description description) : description_(std::move(description)) {
  check_references(description_);
  sort_rules();
  addresses_ = AddressTable(description_.network_interfaces);
  index_vpcs();
  index_interfaces();
  index_zones();
  index_facts();
  members_ = GroupMembers(description_.security_groups.size(), description_.network_interfaces);
  lay_out_filters();
  lay_out_routes();
}

void Network::lay_out_filters() {
  for (const SecurityGroup& group : description_.security_groups) {
    groups_in_.emplace_back(group.ingress);
    groups_out_.emplace_back(group.egress);
  }
  for (const NetworkAcl& acl : description_.network_acls) {
    acls_in_.emplace_back(acl.ingress);
    acls_out_.emplace_back(acl.egress);
  }
}

void Network::lay_out_routes() {
  for (const RouteTable& table : description_.route_tables) routes_.push_back(lookup_in(table.routes));
  for (const auto& table : description_.transit_gateway_route_tables)
    transit_gateway_routes_.push_back(lookup_in(table.routes));
}

void Network::set_rules(Index<SecurityGroup> index, std::vector<SecurityGroupRule> ingress,
                        std::vector<SecurityGroupRule> egress) {
  SecurityGroup& group = description_[index];
  group.ingress.swap(ingress);
  group.egress.swap(egress);
  try {
    check_references(description_, group);
  } catch (...) {
    group.ingress.swap(ingress);
    group.egress.swap(egress);
    throw;
  }
  groups_in_[index.position] = SecurityGroupTable(group.ingress);
  groups_out_[index.position] = SecurityGroupTable(group.egress);
}

void Network::set_entries(Index<NetworkAcl> index, std::vector<NetworkAclEntry> ingress,
                          std::vector<NetworkAclEntry> egress) {
  sort_by_rule_number(ingress);
  sort_by_rule_number(egress);
  acls_in_[index.position] = NetworkAclTable(ingress);
  acls_out_[index.position] = NetworkAclTable(egress);
  description_[index].ingress = std::move(ingress);
  description_[index].egress = std::move(egress);
}

void Network::set_routes(Index<RouteTable> index, std::vector<Route> routes) {
  sort_by_precedence(routes);
  RouteTable& table = description_[index];
  table.routes.swap(routes);
  try {
    check_references(description_, table);
  } catch (...) {
    table.routes.swap(routes);
    throw;
  }
  routes_[index.position] = lookup_in(table.routes);
}

void Network::sort_rules() {
  for (auto& table : description_.route_tables) sort_by_precedence(table.routes);
  for (auto& table : description_.transit_gateway_route_tables) sort_by_precedence(table.routes);
  for (auto& acl : description_.network_acls) {
    sort_by_rule_number(acl.ingress);
    sort_by_rule_number(acl.egress);
  }
}

void Network::index_vpcs() {
  const auto& d = description_;
  vpcs_.resize(d.vpcs.size());
  for (std::size_t i = 0; i < d.internet_gateways.size(); ++i) {
    if (auto vpc = d.internet_gateways[i].vpc)
      vpcs_[vpc.position].internet_gateway = index_of<InternetGateway>(i);
  }
  for (std::size_t i = 0; i < d.egress_only_internet_gateways.size(); ++i) {
    if (auto vpc = d.egress_only_internet_gateways[i].vpc)
      vpcs_[vpc.position].egress_only_internet_gateway = index_of<EgressOnlyInternetGateway>(i);
  }
  for (std::size_t i = 0; i < d.vpc_peering_connections.size(); ++i) {
    for (const auto* side :
         {&d.vpc_peering_connections[i].requester, &d.vpc_peering_connections[i].accepter}) {
      if (side->vpc) vpcs_[side->vpc.position].peerings.push_back(index_of<VpcPeeringConnection>(i));
    }
  }
  transit_gateways_.resize(d.transit_gateways.size());
  for (std::size_t i = 0; i < d.transit_gateway_attachments.size(); ++i) {
    const auto& attachment = d.transit_gateway_attachments[i];
    auto index = index_of<TransitGatewayAttachment>(i);
    transit_gateways_[attachment.transit_gateway.position].push_back(index);
    if (auto* vpc = std::get_if<Index<Vpc>>(&attachment.resource))
      vpcs_[vpc->position].attachments.push_back(index);
  }
}

void Network::index_interfaces() {
  const auto& d = description_;
  nat_gateways_.resize(d.network_interfaces.size());
  for (std::size_t i = 0; i < d.nat_gateways.size(); ++i) {
    nat_gateways_[d.nat_gateways[i].network_interface.position] = index_of<NatGateway>(i);
  }
  primary_interfaces_.resize(d.instances.size());
  for (std::size_t i = 0; i < d.network_interfaces.size(); ++i) {
    if (!d.network_interfaces[i].instance) continue;
    auto& primary = primary_interfaces_[d.network_interfaces[i].instance.position];
    if (!primary || d.network_interfaces[i].device_index < d[primary].device_index) {
      primary = index_of<NetworkInterface>(i);
    }
  }
}

void Network::index_facts() {
  for (std::uint32_t i = 0; i < description_.network_interfaces.size(); ++i) {
    const NetworkInterface& interface = description_.network_interfaces[i];
    InterfaceFacts facts{interface.vpc, interface.subnet, {}};
    for (const InterfaceAddress& address : interface.addresses) {
      if (address.private_ip.is_v6() || facts.has_ipv4) continue;
      facts.first_ipv4 = address.private_ip.v4();
      facts.has_ipv4 = true;
    }
    facts.of_endpoint = static_cast<bool>(interface.vpc_endpoint);
    facts.up = !state_fault(description_, {i});
    facts.groups_begin = static_cast<std::uint32_t>(groups_.size());
    groups_.insert(groups_.end(), interface.groups.begin(), interface.groups.end());
    facts.groups_end = static_cast<std::uint32_t>(groups_.size());
    interfaces_.push_back(facts);
  }
}

void Network::index_zones() {
  std::map<std::string, std::uint32_t> numbers;
  for (const auto& subnet : description_.subnets) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    zones_.push_back(numbers.try_emplace(subnet.availability_zone_id, next).first->second);
  }
}

std::optional<Ip> Network::public_ip_of(const AddressHolder& holder, const Ip& address) const {
  if (address.is_v6()) return address;
  if (holder.address == AddressHolder::by_prefix) return std::nullopt;
  return (*this)[holder.interface].addresses[holder.address].public_ip;
}

bool Network::owns(Index<Vpc> vpc, const Ip& address) const {
  const auto& cidrs = (*this)[vpc].cidrs;
  return std::any_of(cidrs.begin(), cidrs.end(),
                     [&](const IpBlock& block) { return block.contains(address); });
}

}  // namespace vpcsim::network
