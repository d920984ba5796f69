#include "simulator/insights/access_ends.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "simulator/insights/search.hpp"

namespace vpcsim::insights {
namespace {

template <class Visit>
void visit_rules(const Description& all, Visit visit) {
  for (const SecurityGroup& group : all.security_groups) {
    for (const auto* rules : {&group.ingress, &group.egress}) {
      for (const SecurityGroupRule& rule : *rules) visit(rule);
    }
  }
}

template <class Visit>
void visit_entries(const Description& all, Index<Vpc> vpc, Visit visit) {
  for (const NetworkAcl& acl : all.network_acls) {
    if (acl.vpc != vpc) continue;
    for (const auto* entries : {&acl.ingress, &acl.egress}) {
      for (const NetworkAclEntry& entry : *entries) visit(entry);
    }
  }
}

/// Every block that tells packets of the VPC apart, but for those of security groups.
void add_blocks(const Description& all, Index<Vpc> vpc, AddressBorders& borders) {
  visit_entries(all, vpc, [&](const NetworkAclEntry& entry) { borders.add(entry.cidr); });
  for (const RouteTable& table : all.route_tables) {
    if (table.vpc != vpc) continue;
    for (const Route& route : table.routes) borders.add(route.destination);
  }
  for (const IpBlock& block : all[vpc].cidrs) borders.add(block);
  for (const Subnet& subnet : all.subnets) {
    if (subnet.vpc != vpc) continue;
    for (const IpBlock& block : subnet.cidrs) borders.add(block);
  }
  for (const VpcPeeringConnection& peering : all.vpc_peering_connections) {
    for (const auto* side : {&peering.requester, &peering.accepter}) {
      for (const IpBlock& block : side->cidrs) borders.add(block);
    }
  }
  for (const TransitGatewayRouteTable& table : all.transit_gateway_route_tables) {
    for (const auto& route : table.routes) borders.add(route.destination);
  }
}

/// Interfaces that routes lead to, and those whose address a neighbor has as well, are like no other.
std::vector<bool> route_targets(const Description& all) {
  std::vector<bool> targets(all.network_interfaces.size());
  for (const RouteTable& table : all.route_tables) {
    for (const Route& route : table.routes) {
      if (const auto* target = std::get_if<Index<NetworkInterface>>(&route.target))
        targets[target->position] = true;
    }
  }
  return targets;
}

}  // namespace

AccessEnds::AccessEnds(const Network& network, const AccessFilter& filter) : network_(network) {
  for (const NetworkInterface& interface : network.description().network_interfaces) {
    for (const InterfaceAddress& address : interface.addresses) {
      if (address.private_ip.is_v6()) continue;
      held_.push_back(address.private_ip.v4());
      if (address.public_ip) held_.push_back(address.public_ip->v4());
    }
  }
  std::sort(held_.begin(), held_.end());
  join_vpcs();
  for (Neighborhood& neighborhood : neighborhoods_) cut_neighborhood(neighborhood, filter);
  make_classes(filter);
}

void AccessEnds::join_vpcs() {
  const Description& all = network_.description();
  // Transit gateways stand behind the VPCs.
  const std::size_t vpcs = all.vpcs.size();
  std::vector<std::size_t> above(vpcs + all.transit_gateways.size());
  std::iota(above.begin(), above.end(), 0u);
  auto top = [&](std::size_t at) {
    while (above[at] != at) at = above[at] = above[above[at]];
    return at;
  };
  auto join = [&](std::size_t a, std::size_t b) { above[top(b)] = top(a); };
  for (const VpcPeeringConnection& peering : all.vpc_peering_connections) {
    if (peering.requester.vpc && peering.accepter.vpc)
      join(peering.requester.vpc.position, peering.accepter.vpc.position);
  }
  for (const TransitGatewayAttachment& attachment : all.transit_gateway_attachments) {
    if (!attachment.transit_gateway) continue;
    const std::size_t gateway = vpcs + attachment.transit_gateway.position;
    if (const auto* vpc = std::get_if<Index<Vpc>>(&attachment.resource); vpc && *vpc)
      join(gateway, vpc->position);
    if (const auto* far = std::get_if<Index<TransitGateway>>(&attachment.resource); far && *far)
      join(gateway, vpcs + far->position);
  }
  for (const RouteTable& table : all.route_tables) {
    for (const Route& route : table.routes) {
      Index<NetworkInterface> target;
      if (const auto* interface = std::get_if<Index<NetworkInterface>>(&route.target)) target = *interface;
      if (const auto* nat = std::get_if<Index<NatGateway>>(&route.target))
        target = network_[*nat].network_interface;
      if (target) join(table.vpc.position, network_[target].vpc.position);
    }
  }
  std::map<std::size_t, std::size_t> numbers;
  for (std::uint32_t at = 0; at < vpcs; ++at) {
    const auto [number, is_new] = numbers.emplace(top(at), neighborhoods_.size());
    if (is_new) neighborhoods_.emplace_back();
    neighborhood_.push_back(number->second);
    neighborhoods_[number->second].vpcs.push_back({at});
  }
}

bool AccessEnds::is_held(Ipv4 address) const {
  return std::binary_search(held_.begin(), held_.end(), address);
}

void AccessEnds::cut_neighborhood(Neighborhood& neighborhood, const AccessFilter& filter) {
  AddressBorders& borders = neighborhood.borders;
  borders.add_reserved();
  filter.add_borders(borders);
  for (const Index<Vpc> vpc : neighborhood.vpcs) {
    add_blocks(network_.description(), vpc, borders);
    visit_entries(network_.description(), vpc, [&](const NetworkAclEntry& entry) {
      if (!entry.traffic.protocol.has_ports()) return;
      neighborhood.port_begins.push_back(entry.traffic.ports.from);
      neighborhood.port_begins.push_back(entry.traffic.ports.to + 1u);
    });
  }
}

std::vector<Remote> AccessEnds::strangers(Index<Vpc> vpc, const std::vector<Index<SecurityGroup>>& groups,
                                          Direction direction) const {
  AddressBorders borders = neighborhood_of(vpc).borders;
  for (const Index<SecurityGroup> group : groups) {
    const auto& rules = direction == Direction::egress ? network_[group].egress : network_[group].ingress;
    for (const SecurityGroupRule& rule : rules) {
      if (const auto* block = std::get_if<IpBlock>(&rule.source)) borders.add(*block);
    }
  }
  std::vector<Remote> strangers;
  for (const AddressPiece& piece : borders.pieces()) {
    Ipv4 stranger = piece.first;
    while (stranger < piece.last && is_held(stranger)) stranger = stranger.plus(1);
    if (!is_held(stranger)) strangers.push_back({stranger, blocks_between(piece.first, piece.last)});
  }
  return strangers;
}

void AccessEnds::make_classes(const AccessFilter& filter) {
  const Description& all = network_.description();
  AddressBorders borders;
  filter.add_borders(borders);
  for (std::uint32_t at = 0; at < all.vpcs.size(); ++at) add_blocks(all, {at}, borders);
  visit_rules(all, [&](const SecurityGroupRule& rule) {
    if (const auto* block = std::get_if<IpBlock>(&rule.source)) borders.add(*block);
  });
  const auto pieces = borders.pieces();
  const auto targets = route_targets(all);
  using Key = std::tuple<Index<Subnet>, std::vector<Index<SecurityGroup>>, int, NetworkInterfaceStatus, bool,
                         Index<VpcEndpoint>, std::size_t, std::size_t, std::vector<bool>, std::size_t>;
  std::map<Key, std::size_t> numbers;
  std::size_t singles = 0;
  for (std::uint32_t at = 0; at < all.network_interfaces.size(); ++at) {
    const NetworkInterface& own = all.network_interfaces[at];
    if (network_.nat_gateway_of({at})) continue;  // the guide: no path begins or ends there
    const auto opinion = filter.opinion_of({at});
    for (const InterfaceAddress& address : own.addresses) {
      if (address.private_ip.is_v6()) continue;
      HostAddress host{{at}, address.private_ip.v4()};
      if (address.public_ip) host.public_ip = address.public_ip->v4();
      const auto [first, last] = std::equal_range(held_.begin(), held_.end(), host.address);
      const bool is_single = targets[at] || last - first > 1;
      const Key key{own.subnet,
                    own.groups,
                    own.instance ? static_cast<int>(network_[own.instance].state) : -1,
                    own.status,
                    own.source_dest_check,
                    own.vpc_endpoint,
                    piece_with(pieces, host.address),
                    host.public_ip ? piece_with(pieces, *host.public_ip) + 1 : 0,
                    opinion,
                    is_single ? ++singles : 0};
      const auto [number, is_new] = numbers.emplace(key, classes_.size());
      if (is_new) {
        classes_.push_back({own.vpc, {}});
        neighborhoods_[neighborhood_[own.vpc.position]].classes.push_back(number->second);
      }
      classes_[number->second].hosts.push_back(host);
    }
  }
}

}  // namespace vpcsim::insights
