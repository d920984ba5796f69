#include "simulator/network/security_group.hpp"

#include <algorithm>

#include "simulator/network/transit_gateway.hpp"
#include "simulator/network/vpc_peering_connection.hpp"

namespace vpcsim::network {
namespace {

struct SourceMatches {
  const Network& network;
  Index<Vpc> vpc;
  const Ip& address;
  Crossed crossed;

  bool operator()(const IpBlock& cidr) const { return cidr.contains(address); }
  bool operator()(const SecurityGroupReference& reference) const {
    return reference.group && group_covers(network, reference.group, vpc, address, crossed);
  }
  bool operator()(const OtherRuleSource&) const { return false; }
};

bool ports_match(const Traffic& traffic, const Packet& packet) {
  if (!packet.protocol.has_ports()) return true;
  auto ports = ports_of(traffic);
  return ports.contains(packet.destination_ports.from) && ports.contains(packet.destination_ports.to);
}

bool joined_by_peering(const Network& network, Index<Vpc> vpc, Index<Vpc> other) {
  const auto peerings = network.peerings_of(vpc);
  return std::any_of(peerings.begin(), peerings.end(), [&](auto index) {
    const auto& peering = network[index];
    return peering.status == VpcPeeringStatus::active &&
           peering.requester.region == peering.accepter.region && other_side(peering, vpc).vpc == other;
  });
}

bool joined_by_transit_gateway(const Network& network, Index<Vpc> vpc, Index<Vpc> other) {
  for (auto own : network.attachments_of(vpc)) {
    if (!network[own].available || !network[own].security_group_referencing) continue;
    for (auto far : network.attachments_of(network[own].transit_gateway)) {
      const auto* peer = std::get_if<Index<Vpc>>(&network[far].resource);
      if (peer && *peer == other && other != vpc && network[far].available &&
          carries_references(network, own, far))
        return true;
    }
  }
  return false;
}

}  // namespace

bool reference_reaches(const Network& network, Index<Vpc> vpc, Index<Vpc> of, Crossed crossed) {
  using enum Crossed;
  if (of == vpc) return crossed == unknown || crossed == nothing;
  if ((crossed == unknown || crossed == peering) && joined_by_peering(network, vpc, of)) return true;
  return (crossed == unknown || crossed == transit_gateway) && joined_by_transit_gateway(network, vpc, of);
}

bool group_covers(const Network& network, Index<SecurityGroup> group, Index<Vpc> vpc, const Ip& address,
                  Crossed crossed) {
  return network.any_vpc_of_member(
      group, address, [&](Index<Vpc> of) { return reference_reaches(network, vpc, of, crossed); });
}

bool admits(const Network& network, Index<NetworkInterface> interface, Direction direction,
            const Packet& packet, Crossed crossed) {
  const bool ingress = direction == Direction::ingress;
  const Ip& remote = ingress ? packet.source : packet.destination;
  for (auto group : network.groups_of(interface)) {
    const SecurityGroupTable& table = network.table_of(group, ingress);
    if (table.admits(packet, remote)) return true;
    const auto& rules = ingress ? network[group].ingress : network[group].egress;
    for (auto position : table.references()) {
      const auto& [traffic, source, id] = rules[position];
      if (speaks_of(traffic, packet) && ports_match(traffic, packet) &&
          group_covers(network, std::get<SecurityGroupReference>(source).group,
                       network.facts_of(interface).vpc, remote, crossed))
        return true;
    }
  }
  return false;
}

std::optional<MatchingRule> admitted_by(const Network& network, const NetworkInterface& interface,
                                        Direction direction, const Packet& packet, Crossed crossed) {
  bool ingress = direction == Direction::ingress;
  SourceMatches source_matches{network, interface.vpc, ingress ? packet.source : packet.destination, crossed};
  for (auto group : interface.groups) {
    const auto& rules = ingress ? network[group].ingress : network[group].egress;
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
      if (!speaks_of(rules[i].traffic, packet) || !ports_match(rules[i].traffic, packet)) continue;
      if (std::visit(source_matches, rules[i].source)) return MatchingRule{group, i};
    }
  }
  return std::nullopt;
}

bool would_admit_member(const Network& network, const NetworkInterface& interface, const Packet& packet,
                        Index<NetworkInterface> sender) {
  const auto& carried = network[sender].groups;
  auto names_sender = [&](const SecurityGroupRule& rule) {
    const auto* reference = std::get_if<SecurityGroupReference>(&rule.source);
    return reference && speaks_of(rule.traffic, packet) && ports_match(rule.traffic, packet) &&
           std::find(carried.begin(), carried.end(), reference->group) != carried.end();
  };
  return std::any_of(interface.groups.begin(), interface.groups.end(), [&](auto group) {
    const auto& rules = network[group].ingress;
    return std::any_of(rules.begin(), rules.end(), names_sender);
  });
}

}  // namespace vpcsim::network
