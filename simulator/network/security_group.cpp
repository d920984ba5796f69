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

bool carries(const Network& network, Index<SecurityGroup> group, Index<Vpc> vpc, const Ip& address) {
  auto holder = network.holder_of_private(vpc, address);
  if (!holder) return false;
  const auto& groups = network[holder->interface].groups;
  return std::find(groups.begin(), groups.end(), group) != groups.end();
}

bool covers_by_peering(const Network& network, Index<SecurityGroup> group, Index<Vpc> vpc,
                       const Ip& address) {
  for (auto index : network.peerings_of(vpc)) {
    const auto& peering = network[index];
    if (peering.status != VpcPeeringStatus::active) continue;
    if (peering.requester.region != peering.accepter.region) continue;
    auto peer = other_side(peering, vpc).vpc;
    if (peer && carries(network, group, peer, address)) return true;
  }
  return false;
}

bool covers_by_transit_gateway(const Network& network, Index<SecurityGroup> group, Index<Vpc> vpc,
                               const Ip& address) {
  for (auto own : network.attachments_of(vpc)) {
    if (!network[own].available || !network[own].security_group_referencing) continue;
    for (auto far : network.attachments_of(network[own].transit_gateway)) {
      const auto* peer = std::get_if<Index<Vpc>>(&network[far].resource);
      if (!peer || *peer == vpc || !network[far].available || !carries_references(network, own, far))
        continue;
      if (carries(network, group, *peer, address)) return true;
    }
  }
  return false;
}

}  // namespace

bool group_covers(const Network& network, Index<SecurityGroup> group, Index<Vpc> vpc, const Ip& address,
                  Crossed crossed) {
  using enum Crossed;
  if ((crossed == unknown || crossed == nothing) && carries(network, group, vpc, address)) return true;
  if ((crossed == unknown || crossed == peering) && covers_by_peering(network, group, vpc, address))
    return true;
  return (crossed == unknown || crossed == transit_gateway) &&
         covers_by_transit_gateway(network, group, vpc, address);
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
