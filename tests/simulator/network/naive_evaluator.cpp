#include "tests/simulator/network/naive_evaluator.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "tests/simulator/network/naive_world.hpp"

namespace vpcsim::network {
namespace {

using namespace naive;

enum class End { lost, internet, endpoint, host, interface };

struct Ending {
  End end = End::lost;
  std::uint32_t which = none;
};

/// Where the packet is: what happens to it next.
enum class At { sender, border, vpc, internet, transit, appliance, receiver };

struct Translation {
  std::uint32_t gateway;
  Ip source, destination;
  PortRange ports;
};

class Naive : naive::World {
 public:
  explicit Naive(const Description& description) : World{description} {}

  Verdict judge(const Flow& flow) {
    auto from = interface_of(flow.source), to = interface_of(flow.destination);
    if ((from == none && !is_address(flow.source)) || (to == none && !is_address(flow.destination)))
      return Verdict::unreachable;
    bool v6 = flow.ipv6;
    if (flow.source_address) v6 = flow.source_address->is_v6();
    if (is_address(flow.destination)) v6 = std::get<Ip>(flow.destination).is_v6();
    if (is_address(flow.source)) v6 = std::get<Ip>(flow.source).is_v6();
    if (flow.source_address && from != none && flow.source_address->is_v6() != v6)
      return Verdict::unreachable;
    if (flow.source_address && flow.source_address->is_v6() != v6) return Verdict::unreachable;
    if (is_address(flow.destination) && std::get<Ip>(flow.destination).is_v6() != v6)
      return Verdict::unreachable;
    for (auto end : {from, to}) {
      if (end != none && !address_of(end, v6)) return Verdict::unreachable;
    }
    Packet p;
    p.protocol = flow.protocol;
    if (has_ports(p)) {
      p.source_ports = flow.source_ports;
      p.destination_ports = {flow.destination_port, flow.destination_port};
    }
    if (p.protocol.number == 1 || p.protocol.number == 58) {
      p.icmp_type = flow.icmp_type;
      p.icmp_code = flow.icmp_code;
    }
    p.source = from == none ? std::get<Ip>(flow.source)
                            : flow.source_address.value_or(address_of(from, v6)->private_ip);
    if (to == none)
      p.destination = std::get<Ip>(flow.destination);
    else
      p.destination = from != none ? address_of(to, v6)->private_ip
                                   : address_of(to, v6)->public_ip.value_or(address_of(to, v6)->private_ip);
    const Packet asked = p;
    auto there = walk(p, false, from == none ? At::internet : At::sender, from, none);
    if (there.end == End::lost) return Verdict::unreachable;
    if (to != none && !(there.end == End::interface && there.which == to)) return Verdict::misdelivered;
    if (there.end == End::host) return Verdict::reachable;
    if (!answered(p)) return Verdict::reachable;
    auto back = there.end == End::interface ? walk(p, true, At::sender, there.which, none)
                : there.end == End::endpoint
                    ? walk(p, true, At::vpc, none, d.vpc_endpoints[there.which].vpc.position)
                    : walk(p, true, At::internet, none, none);
    if (back.end == End::lost) return Verdict::forward_only;
    bool home = from == none ? back.end != End::interface : back.end == End::interface && back.which == from;
    return home && p.source == asked.destination && p.destination == asked.source ? Verdict::reachable
                                                                                  : Verdict::misdelivered;
  }

 private:
  static bool is_address(const Endpoint& end) { return std::holds_alternative<Ip>(end); }

  static bool answered(Packet& p) {
    static const std::map<std::pair<int, int>, int> answers{{{1, 8}, 0}, {{1, 13}, 14}, {{58, 128}, 129}};
    if (p.protocol.number == 1 || p.protocol.number == 58) {
      auto answer = answers.find({p.protocol.number, p.icmp_type});
      if (answer == answers.end()) return false;
      p.icmp_type = static_cast<std::int16_t>(answer->second);
    }
    std::swap(p.source, p.destination);
    std::swap(p.source_ports, p.destination_ports);
    return true;
  }

  Ending walk(Packet& p, bool reply, At at, std::uint32_t eni, std::uint32_t vpc);

  std::vector<Translation> translations_;
  std::vector<std::uint32_t> appliances_;
  std::uint32_t egress_only_ = none;
};

Ending Naive::walk(Packet& p, bool reply, At at, std::uint32_t eni, std::uint32_t vpc) {
  const Ending lost;
  Crossed crossed = Crossed::nothing;
  bool by_tgw = false, edge = false;
  std::uint32_t subnet = none, attachment = none, tgw_attachment_to = none;
  std::string from_zone;
  int lookups = 0;
  const Route* chosen = nullptr;
  auto cross = [&](Crossed how) { crossed = crossed == Crossed::nothing ? how : Crossed::appliance; };
  for (;;) {
    switch (at) {
      case At::sender: {
        const auto& own = d.network_interfaces[eni];
        vpc = own.vpc.position;
        if (!works(eni) || (own.source_dest_check && !is_own(eni, p.source))) return lost;
        if (!reply && own.vpc_endpoint) return lost;
        if (is_host(vpc, p.destination)) return host_answers(eni, p) ? Ending{End::host, none} : lost;
        if (!reply && !groups_let(eni, false, p, Crossed::unknown)) return lost;
        subnet = own.subnet.position;
        at = At::border;
        continue;
      }
      case At::border: {
        bool neighbor = std::any_of(d.subnets[subnet].cidrs.begin(), d.subnets[subnet].cidrs.end(),
                                    [&](const IpBlock& block) { return within(block, p.destination); });
        if (neighbor) {
          eni = holder(vpc, p.destination);
          if (eni == none) return lost;
          at = At::receiver;
          continue;
        }
        if (!acl_lets(subnet, false, p)) return lost;
        chosen = route(d[d.subnets[subnet].route_table], p.destination);
        edge = false;
        break;
      }
      case At::vpc:
        eni = holder(vpc, p.destination);
        if (eni == none || !acl_lets(d.network_interfaces[eni].subnet.position, true, p)) return lost;
        at = At::receiver;
        continue;
      case At::internet: {
        eni = public_holder(p.destination);
        if (eni == none) return lost;
        vpc = d.network_interfaces[eni].vpc.position;
        crossed = Crossed::nothing;
        if (reply && egress_only_ != none &&
            d.egress_only_internet_gateways[egress_only_].vpc.position == vpc) {
          at = At::vpc;
          continue;
        }
        auto igw = gateway_of(d.internet_gateways, vpc);
        if (igw == none || private_v4(p.source) || unique_local(p.source)) return lost;
        for (const auto& address : d.network_interfaces[eni].addresses) {
          if (address.public_ip == p.destination) {
            p.destination = address.private_ip;
            break;
          }
        }
        auto table = d.internet_gateways[igw].edge_route_table;
        at = At::vpc;
        if (!table) continue;
        chosen = route(d[table], p.destination);
        edge = true;
        subnet = none;
        break;
      }
      case At::transit: {
        const auto& from = d.transit_gateway_attachments[attachment];
        if (!from.route_table) return lost;
        const TransitGatewayRouteTable::Route* best = nullptr;
        for (const auto& r : d[from.route_table].routes) {
          if (!within(r.destination, p.destination)) continue;
          bool longer = best && r.destination.prefix_length() > best->destination.prefix_length();
          bool same = best && r.destination.prefix_length() == best->destination.prefix_length();
          if (!best || longer || (same && best->propagated && !r.propagated)) best = &r;
        }
        if (!best || best->blackhole || !best->attachment || ++lookups > 32) return lost;
        tgw_attachment_to = best->attachment.position;
        const auto& to = d.transit_gateway_attachments[tgw_attachment_to];
        if (!to.available) return lost;
        if (auto* into = std::get_if<Index<Vpc>>(&to.resource)) {
          if (p.destination.is_v6() && !to.ipv6) return lost;
          vpc = into->position;
          cross(Crossed::transit_gateway);
          by_tgw = true;
          subnet = to.appliance_mode ? to.subnets.front().position : gate(to, from_zone);
          at = At::border;
          continue;
        }
        auto* peer = std::get_if<Index<TransitGateway>>(&to.resource);
        std::uint32_t far = none;
        for (std::uint32_t i = 0; peer && far == none && i < d.transit_gateway_attachments.size(); ++i) {
          const auto& candidate = d.transit_gateway_attachments[i];
          auto* back = std::get_if<Index<TransitGateway>>(&candidate.resource);
          if (candidate.transit_gateway == *peer && back && *back == to.transit_gateway) far = i;
        }
        if (far == none || !d.transit_gateway_attachments[far].available) return lost;
        crossed = Crossed::appliance;
        attachment = far;
        continue;
      }
      case At::appliance: {
        const auto& own = d.network_interfaces[eni];
        if (own.subnet.position != subnet && !acl_lets(own.subnet.position, true, p)) return lost;
        if (is_own(eni, p.destination)) {
          at = At::receiver;
          continue;
        }
        bool known = reply && std::count(appliances_.begin(), appliances_.end(), eni) > 0;
        if (!known && !groups_let(eni, true, p, crossed)) return lost;
        if (!works(eni) || own.source_dest_check) return lost;
        if (edge && !p.destination.is_v6() && !own.addresses.front().public_ip) return lost;
        if (!reply && appliances_.size() == 8) return lost;
        if (!known && !groups_let(eni, false, p, Crossed::unknown)) return lost;
        if (!reply) appliances_.push_back(eni);
        crossed = Crossed::appliance;
        subnet = own.subnet.position;
        at = At::border;
        continue;
      }
      case At::receiver: {
        std::uint32_t nat = none;
        for (std::uint32_t i = 0; i < d.nat_gateways.size(); ++i) {
          if (d.nat_gateways[i].network_interface.position == eni) nat = i;
        }
        if (nat == none) {
          if (!reply && !groups_let(eni, true, p, crossed)) return lost;
          return works(eni) ? Ending{End::interface, eni} : lost;
        }
        auto found = std::find_if(translations_.begin(), translations_.end(),
                                  [&](const Translation& t) { return t.gateway == nat; });
        if (!reply || found == translations_.end()) return lost;
        p.destination = found->source;
        p.destination_ports = found->ports;
        if (found->source.is_v6()) {
          p.source = found->destination;
          if (p.protocol.number == 1) {
            p.protocol = IpProtocol::icmpv6;
            p.icmp_type = 129;
          }
        }
        translations_.erase(found);
        subnet = d.network_interfaces[eni].subnet.position;
        vpc = d.network_interfaces[eni].vpc.position;
        at = At::border;
        continue;
      }
    }
    // A route was asked for.
    if (!chosen || chosen->state == RouteState::blackhole || ++lookups > 32) return lost;
    const auto& target = chosen->target;
    if (std::holds_alternative<LocalTarget>(target)) {
      if (!vpc_has(vpc, p.destination)) return lost;
      at = At::vpc;
    } else if (auto* pcx = std::get_if<Index<VpcPeeringConnection>>(&target)) {
      const auto& peering = d[*pcx];
      bool requester = peering.requester.vpc.position == vpc;
      const auto& near = requester ? peering.requester : peering.accepter;
      const auto& far = requester ? peering.accepter : peering.requester;
      if (peering.status != VpcPeeringStatus::active || near.vpc.position != vpc || !far.vpc) return lost;
      if (!vpc_has(far.vpc.position, p.destination) || !vpc_has(vpc, p.source)) return lost;
      vpc = far.vpc.position;
      cross(Crossed::peering);
      at = At::vpc;
    } else if (auto* igw = std::get_if<Index<InternetGateway>>(&target)) {
      if (d[*igw].vpc.position != vpc || private_v4(p.destination) || unique_local(p.destination))
        return lost;
      auto own = holder(vpc, p.source);
      if (!vpc_has(vpc, p.source) || own == none) return lost;
      Ip outside = p.source;
      if (!p.source.is_v6()) {
        bool mapped = false;
        for (const auto& address : d.network_interfaces[own].addresses) {
          if (address.private_ip != p.source || !address.public_ip) continue;
          outside = *address.public_ip;
          mapped = true;
        }
        if (!mapped) return lost;
      } else if (unique_local(p.source)) {
        return lost;
      }
      if (auto table = d[*igw].edge_route_table) {
        const auto* in = route(d[table], p.source);
        const auto* box = in ? std::get_if<Index<NetworkInterface>>(&in->target) : nullptr;
        if (box && d[*box].subnet.position != subnet) return lost;
      }
      p.source = outside;
      if (public_holder(p.destination) == none) return {End::internet, none};
      at = At::internet;
    } else if (auto* eigw = std::get_if<Index<EgressOnlyInternetGateway>>(&target)) {
      if (d[*eigw].vpc.position != vpc || !p.destination.is_v6() || reply || holder(vpc, p.source) == none)
        return lost;
      egress_only_ = eigw->position;
      if (public_holder(p.destination) == none) return {End::internet, none};
      at = At::internet;
    } else if (auto* nat = std::get_if<Index<NatGateway>>(&target)) {
      const auto& gateway = d[*nat];
      const auto& own = d[gateway.network_interface];
      if (own.subnet.position != subnet && !acl_lets(own.subnet.position, true, p)) return lost;
      bool nat64 = within(*IpBlock::parse("64:ff9b::/96"), p.destination);
      bool fits = p.destination.is_v6()
                      ? nat64 && (has_ports(p) || (p.protocol.number == 58 && p.icmp_type == 128))
                      : has_ports(p) || p.protocol.number == 1;
      bool used = std::any_of(translations_.begin(), translations_.end(),
                              [&](const Translation& t) { return t.gateway == nat->position; });
      if (reply || gateway.state != NatGatewayState::available || !fits || used || translations_.size() == 4)
        return lost;
      if (!by_tgw && holder(own.vpc.position, p.source) == none) return lost;
      translations_.push_back({nat->position, p.source, p.destination, p.source_ports});
      if (nat64) {
        p.destination = protocol::Ipv4{static_cast<std::uint32_t>(p.destination.low())};
        if (p.protocol.number == 58) {
          p.protocol = IpProtocol::icmp;
          p.icmp_type = 8;
        }
      }
      p.source = own.addresses.front().private_ip;
      if (has_ports(p)) p.source_ports = {1024, 65535};
      crossed = Crossed::nothing;
      by_tgw = false;
      vpc = own.vpc.position;
      subnet = own.subnet.position;
      at = At::border;
    } else if (auto* box = std::get_if<Index<NetworkInterface>>(&target)) {
      eni = box->position;
      at = At::appliance;
    } else if (auto* tgw = std::get_if<Index<TransitGateway>>(&target)) {
      attachment = none;
      for (std::uint32_t i = 0; i < d.transit_gateway_attachments.size(); ++i) {
        const auto& candidate = d.transit_gateway_attachments[i];
        auto* own = std::get_if<Index<Vpc>>(&candidate.resource);
        if (!own || own->position != vpc || candidate.transit_gateway != *tgw) continue;
        if (attachment == none ||
            (candidate.available && !d.transit_gateway_attachments[attachment].available))
          attachment = i;
      }
      // From the edge of the VPC there is no subnet, and no zone.
      if (subnet == none || attachment == none || !d[*tgw].available) return lost;
      const auto& own = d.transit_gateway_attachments[attachment];
      from_zone = zone(subnet);
      auto door = gate(own, from_zone);
      if (!own.available || (p.destination.is_v6() && !own.ipv6) || zone(door) != from_zone) return lost;
      if (door != subnet && !acl_lets(door, true, p)) return lost;
      at = At::transit;
    } else if (auto* endpoint = std::get_if<Index<VpcEndpoint>>(&target)) {
      bool takes = p.protocol.number == 6 || (p.protocol.number == 1 && p.icmp_type == 8) ||
                   (p.protocol.number == 58 && p.icmp_type == 128);
      if (!d[*endpoint].available || d[*endpoint].vpc.position != vpc || !takes || reply) return lost;
      if (holder(vpc, p.source) == none) return lost;
      return {End::endpoint, endpoint->position};
    } else {
      return lost;  // a virtual private gateway, or what isn't known
    }
  }
}

}  // namespace

Verdict naive_verdict(const Description& description, const Flow& flow) {
  return Naive(description).judge(flow);
}

}  // namespace vpcsim::network
