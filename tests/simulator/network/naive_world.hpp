// What naive_evaluator.cpp asks of a description, by looking through all of it each time.
#pragma once

#include <algorithm>
#include <set>
#include <string>

#include "simulator/network/description.hpp"
#include "simulator/network/packet.hpp"

namespace vpcsim::network::naive {

constexpr std::uint32_t none = ~0u;

/// What a packet has crossed on its way: references to groups don't cross everything.
enum class Crossed { unknown, nothing, peering, transit_gateway, appliance };

inline bool within(const IpBlock& block, const Ip& ip) {
  if (block.is_v6() != ip.is_v6()) return false;
  return block.first() <= ip && ip <= block.last();
}

inline bool unique_local(const Ip& ip) {
  return within(*IpBlock::parse("fc00::/7"), ip);
}

inline bool private_v4(const Ip& ip) {
  for (const char* block : {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"}) {
    if (within(*IpBlock::parse(block), ip)) return true;
  }
  return false;
}

inline bool has_ports(const Packet& p) {
  return p.protocol.number == 6 || p.protocol.number == 17;
}

inline bool about(const Traffic& rule, const Packet& p) {
  if (rule.protocol.number == -1) return true;
  if (rule.protocol.number != p.protocol.number) return false;
  if (p.protocol.number != 1 && p.protocol.number != 58) return true;
  return (rule.icmp_type < 0 || rule.icmp_type == p.icmp_type) &&
         (rule.icmp_code < 0 || rule.icmp_code == p.icmp_code);
}

inline bool port_fits(const Traffic& rule, std::uint32_t port) {
  if (rule.protocol.number != 6 && rule.protocol.number != 17) return true;
  return rule.ports.from <= port && port <= rule.ports.to;
}

struct World {
  const Description& d;

  std::uint32_t interface_of(const Endpoint& end) const {
    if (auto* eni = std::get_if<Index<NetworkInterface>>(&end)) return eni->position;
    auto* instance = std::get_if<Index<Instance>>(&end);
    std::uint32_t best = none;
    for (std::uint32_t i = 0; instance && i < d.network_interfaces.size(); ++i) {
      if (d.network_interfaces[i].instance != *instance) continue;
      if (best == none || d.network_interfaces[i].device_index < d.network_interfaces[best].device_index)
        best = i;
    }
    return best;
  }

  const InterfaceAddress* address_of(std::uint32_t eni, bool v6) const {
    for (const auto& address : d.network_interfaces[eni].addresses) {
      if (address.private_ip.is_v6() == v6) return &address;
    }
    return nullptr;
  }

  bool is_own(std::uint32_t eni, const Ip& ip) const {
    for (const auto& address : d.network_interfaces[eni].addresses) {
      if (address.private_ip == ip) return true;
    }
    for (const auto& prefix : d.network_interfaces[eni].prefixes) {
      if (within(prefix, ip)) return true;
    }
    return false;
  }

  std::uint32_t holder(std::uint32_t vpc, const Ip& ip) const {
    for (std::uint32_t i = 0; i < d.network_interfaces.size(); ++i) {
      if (d.network_interfaces[i].vpc.position == vpc && is_own(i, ip)) return i;
    }
    return none;
  }

  /// On the internet: by a public IPv4 address, or a global IPv6 one.
  std::uint32_t public_holder(const Ip& ip) const {
    for (std::uint32_t i = 0; i < d.network_interfaces.size(); ++i) {
      if (ip.is_v6() && !unique_local(ip) && is_own(i, ip)) return i;
      for (const auto& address : d.network_interfaces[i].addresses) {
        if (address.public_ip == ip) return i;
      }
    }
    return none;
  }

  bool vpc_has(std::uint32_t vpc, const Ip& ip) const {
    const auto& blocks = d.vpcs[vpc].cidrs;
    return std::any_of(blocks.begin(), blocks.end(), [&](const IpBlock& block) { return within(block, ip); });
  }

  bool works(std::uint32_t eni) const {
    const auto& own = d.network_interfaces[eni];
    if (own.status != NetworkInterfaceStatus::in_use) return false;
    if (own.vpc_endpoint && !d[own.vpc_endpoint].available) return false;
    return !own.instance || d[own.instance].state == InstanceState::running;
  }

  template <class Gateway>
  std::uint32_t gateway_of(const std::vector<Gateway>& gateways, std::uint32_t vpc) const {
    std::uint32_t found = none;
    for (std::uint32_t i = 0; i < gateways.size(); ++i) {
      if (gateways[i].vpc.position == vpc) found = i;
    }
    return found;
  }

  bool acl_lets(std::uint32_t subnet, bool in, const Packet& p) const {
    const auto& acl = d[d.subnets[subnet].network_acl];
    auto entries = in ? acl.ingress : acl.egress;
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto& a, const auto& b) { return a.rule_number < b.rule_number; });
    const Ip& far = in ? p.source : p.destination;
    std::set<std::uint32_t> ports{p.destination_ports.from, p.destination_ports.to};
    for (const auto& entry : entries) ports.insert({entry.traffic.ports.from, entry.traffic.ports.to + 1u});
    for (auto port : ports) {
      if (port < p.destination_ports.from || port > p.destination_ports.to) continue;
      bool allowed = false;
      for (const auto& entry : entries) {
        if (!about(entry.traffic, p) || !within(entry.cidr, far) || !port_fits(entry.traffic, port)) continue;
        allowed = entry.allow;
        break;
      }
      if (!allowed) return false;
    }
    return true;
  }

  bool in_group(std::uint32_t vpc, const Ip& ip, Index<SecurityGroup> group) const {
    auto eni = holder(vpc, ip);
    if (eni == none) return false;
    const auto& groups = d.network_interfaces[eni].groups;
    return std::find(groups.begin(), groups.end(), group) != groups.end();
  }

  bool reference_fits(std::uint32_t vpc, const Ip& ip, Index<SecurityGroup> group, Crossed crossed) const {
    bool any = crossed == Crossed::unknown;
    if (!group) return false;
    if ((any || crossed == Crossed::nothing) && in_group(vpc, ip, group)) return true;
    for (const auto& pcx : d.vpc_peering_connections) {
      if ((!any && crossed != Crossed::peering) || pcx.status != VpcPeeringStatus::active) continue;
      if (pcx.requester.region != pcx.accepter.region) continue;
      for (auto [near, far] :
           {std::pair(pcx.requester.vpc, pcx.accepter.vpc), std::pair(pcx.accepter.vpc, pcx.requester.vpc)}) {
        if (near.position == vpc && far && in_group(far.position, ip, group)) return true;
      }
    }
    if (!any && crossed != Crossed::transit_gateway) return false;
    for (const auto& near : d.transit_gateway_attachments) {
      auto* own = std::get_if<Index<Vpc>>(&near.resource);
      if (!own || own->position != vpc) continue;
      for (const auto& far : d.transit_gateway_attachments) {
        auto* other = std::get_if<Index<Vpc>>(&far.resource);
        if (!other || other->position == vpc || far.transit_gateway != near.transit_gateway) continue;
        bool carried = near.available && far.available && near.security_group_referencing &&
                       far.security_group_referencing && d[near.transit_gateway].security_group_referencing;
        if (carried && in_group(other->position, ip, group)) return true;
      }
    }
    return false;
  }

  bool groups_let(std::uint32_t eni, bool in, const Packet& p, Crossed crossed) const {
    const auto& own = d.network_interfaces[eni];
    const Ip& far = in ? p.source : p.destination;
    for (auto group : own.groups) {
      for (const auto& rule : in ? d[group].ingress : d[group].egress) {
        if (!about(rule.traffic, p)) continue;
        if (has_ports(p) && !(port_fits(rule.traffic, p.destination_ports.from) &&
                              port_fits(rule.traffic, p.destination_ports.to)))
          continue;
        if (auto* block = std::get_if<IpBlock>(&rule.source); block && within(*block, far)) return true;
        auto* reference = std::get_if<SecurityGroupReference>(&rule.source);
        if (reference && reference_fits(own.vpc.position, far, reference->group, crossed)) return true;
      }
    }
    return false;
  }

  static bool local(const Route& route) {
    return route.origin == RouteOrigin::local || std::holds_alternative<LocalTarget>(route.target);
  }

  /// The longest prefix; then local, static, propagated. A propagated route inside a local one never counts.
  const Route* route(const RouteTable& table, const Ip& ip) const {
    const Route* best = nullptr;
    auto rank = [](const Route& r) { return local(r) ? 0 : r.origin == RouteOrigin::propagated ? 2 : 1; };
    auto powerless = [&](const Route& r) {
      if (r.origin != RouteOrigin::propagated) return false;
      return std::any_of(table.routes.begin(), table.routes.end(), [&](const Route& other) {
        return local(other) && other.destination.prefix_length() <= r.destination.prefix_length() &&
               within(other.destination, r.destination.first());
      });
    };
    for (const auto& candidate : table.routes) {
      if (!within(candidate.destination, ip)) continue;
      if (!best) {
        best = &candidate;
        continue;
      }
      auto better = [&](const Route& a, const Route& b) {
        if (powerless(a) != powerless(b)) return powerless(b);
        if (a.destination.prefix_length() != b.destination.prefix_length())
          return a.destination.prefix_length() > b.destination.prefix_length();
        return rank(a) < rank(b);
      };
      if (better(candidate, *best)) best = &candidate;
    }
    return best;
  }

  /// none: nobody's address, or a service that does not listen.
  bool host_answers(std::uint32_t eni, const Packet& p) const {
    const auto& vpc = d[d.network_interfaces[eni].vpc];
    auto text = p.destination.text();
    auto port = p.destination_ports.from;
    bool tcp = p.protocol.number == 6, udp = p.protocol.number == 17;
    if (text == "169.254.169.253" || text == "fd00:ec2::253" || is_plus_two(vpc, p.destination))
      return (tcp || udp) && port == 53 && vpc.dns_support;
    auto instance = d.network_interfaces[eni].instance;
    if (text == "169.254.169.254" || text == "fd00:ec2::254")
      return tcp && port == 80 && (!instance || d[instance].metadata_endpoint);
    if (text == "169.254.169.123" || text == "fd00:ec2::123") return udp && port == 123;
    return (text == "169.254.169.250" || text == "169.254.169.251") && tcp && port == 1688;
  }
  static bool is_plus_two(const Vpc& vpc, const Ip& ip) {
    return !ip.is_v6() && !vpc.cidrs.empty() && !vpc.cidrs[0].is_v6() &&
           ip.low() == vpc.cidrs[0].first().low() + 2;
  }
  bool is_host(std::uint32_t vpc, const Ip& ip) const {
    return within(*IpBlock::parse("169.254.0.0/16"), ip) || within(*IpBlock::parse("fe80::/10"), ip) ||
           within(*IpBlock::parse("fd00:ec2::/64"), ip) || is_plus_two(d.vpcs[vpc], ip);
  }

  std::string zone(std::uint32_t subnet) const { return d.subnets[subnet].availability_zone_id; }

  std::uint32_t gate(const TransitGatewayAttachment& attachment, const std::string& wanted) const {
    for (auto subnet : attachment.subnets) {
      if (zone(subnet.position) == wanted) return subnet.position;
    }
    return attachment.subnets.front().position;
  }
};

}  // namespace vpcsim::network::naive
