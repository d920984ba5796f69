#include "simulator/network/security_group.hpp"

#include <algorithm>

#include "simulator/network/vpc_peering_connection.hpp"

namespace vpcsim::network {
namespace {

struct SourceMatches {
  const Network& network;
  Index<Vpc> vpc;
  Ipv4 address;

  bool operator()(const Cidr& cidr) const { return cidr.contains(address); }
  bool operator()(const SecurityGroupReference& reference) const {
    return reference.group && group_covers(network, reference.group, vpc, address);
  }
  bool operator()(const OtherRuleSource&) const { return false; }
};

bool ports_match(const Traffic& traffic, const Packet& packet) {
  if (!packet.protocol.has_ports()) return true;
  auto ports = ports_of(traffic);
  return ports.contains(packet.destination_ports.from) && ports.contains(packet.destination_ports.to);
}

bool carries(const Network& network, Index<SecurityGroup> group, Index<Vpc> vpc, Ipv4 address) {
  auto holder = network.holder_of_private(vpc, address);
  if (!holder) return false;
  const auto& groups = network[holder->interface].groups;
  return std::find(groups.begin(), groups.end(), group) != groups.end();
}

}  // namespace

bool group_covers(const Network& network, Index<SecurityGroup> group, Index<Vpc> vpc, Ipv4 address) {
  if (carries(network, group, vpc, address)) return true;
  for (auto index : network.peerings_of(vpc)) {
    const auto& peering = network[index];
    if (peering.status != VpcPeeringStatus::active) continue;
    if (peering.requester.region != peering.accepter.region) continue;
    auto peer = other_side(peering, vpc).vpc;
    if (peer && carries(network, group, peer, address)) return true;
  }
  return false;
}

std::optional<MatchingRule> admitted_by(const Network& network, const NetworkInterface& interface,
                                        Direction direction, const Packet& packet) {
  bool ingress = direction == Direction::ingress;
  SourceMatches source_matches{network, interface.vpc, ingress ? packet.source : packet.destination};
  for (auto group : interface.groups) {
    const auto& rules = ingress ? network[group].ingress : network[group].egress;
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
      if (!speaks_of(rules[i].traffic, packet) || !ports_match(rules[i].traffic, packet)) continue;
      if (std::visit(source_matches, rules[i].source)) return MatchingRule{group, i};
    }
  }
  return std::nullopt;
}

}  // namespace vpcsim::network
