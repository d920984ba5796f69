#include "simulator/insights/borders.hpp"

#include <algorithm>
#include <bitset>

namespace vpcsim::insights {
namespace {

/// Where a piece begins.
using PortBorders = std::bitset<65537>;

void add(PortBorders& borders, const Traffic& traffic) {
  if (!traffic.protocol.has_ports()) return;
  borders.set(traffic.ports.from);
  borders.set(traffic.ports.to + 1u);
}

/// No host on the internet has one of these.
const std::vector<Cidr>& reserved() {
  static const std::vector<Cidr> blocks = [] {
    std::vector<Cidr> parsed;
    for (const char* text :
         {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"})
      parsed.push_back(*Cidr::parse(text));
    return parsed;
  }();
  return blocks;
}

bool is_reserved(Ipv4 address) {
  for (const Cidr& block : reserved()) {
    if (block.contains(address)) return true;
  }
  return false;
}

/// "This" network, loopback, link-local, multicast and what is reserved above: no packet comes from there or
/// goes there through a gateway.
const std::vector<IpBlock>& no_hosts() {
  static const std::vector<IpBlock> blocks = [] {
    std::vector<IpBlock> parsed;
    for (const char* text : {"0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"})
      parsed.emplace_back(*Cidr::parse(text));
    return parsed;
  }();
  return blocks;
}

/// Of the VPC; nowhere: of all, and of the transit gateways.
void add_rules(const Network& network, Index<Vpc> vpc, AddressBorders& borders) {
  const Description& all = network.description();
  auto counts = [&](const auto& record) { return !vpc || record.vpc == vpc; };
  for (const SecurityGroup& group : all.security_groups) {
    if (!counts(group)) continue;
    for (const auto* rules : {&group.ingress, &group.egress}) {
      for (const SecurityGroupRule& rule : *rules)
        // References and lists speak of no host on the internet.
        if (const auto* block = std::get_if<IpBlock>(&rule.source)) borders.add(*block);
    }
  }
  for (const NetworkAcl& acl : all.network_acls) {
    if (!counts(acl)) continue;
    for (const auto* entries : {&acl.ingress, &acl.egress}) {
      for (const NetworkAclEntry& entry : *entries) borders.add(entry.cidr);
    }
  }
  for (const RouteTable& table : all.route_tables) {
    if (!counts(table)) continue;
    for (const Route& route : table.routes) borders.add(route.destination);
  }
  if (vpc) return;
  for (const TransitGatewayRouteTable& table : all.transit_gateway_route_tables) {
    for (const auto& route : table.routes) borders.add(route.destination);
  }
}

}  // namespace

std::vector<protocol::PortRange> port_pieces(const Network& network, protocol::PortRange range) {
  if (range.from == range.to) return {range};
  PortBorders borders;
  const Description& all = network.description();
  for (const SecurityGroup& group : all.security_groups) {
    for (const auto* rules : {&group.ingress, &group.egress}) {
      for (const SecurityGroupRule& rule : *rules) add(borders, rule.traffic);
    }
  }
  for (const NetworkAcl& acl : all.network_acls) {
    for (const auto* entries : {&acl.ingress, &acl.egress}) {
      for (const NetworkAclEntry& entry : *entries) add(borders, entry.traffic);
    }
  }
  std::vector<protocol::PortRange> pieces;
  std::uint32_t from = range.from;
  for (std::uint32_t port = range.from + 1u; port <= range.to + 1u; ++port) {
    if (port != range.to + 1u && !borders[port]) continue;
    pieces.push_back({static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(port - 1)});
    from = port;
  }
  return pieces;
}

std::vector<AddressPiece> pieces_within(const Network& network, const std::vector<IpBlock>& within,
                                        const std::vector<IpBlock>& without, const std::vector<Ipv4>& apart) {
  AddressBorders borders;
  add_rules(network, {}, borders);
  for (const Ipv4 address : apart) borders.add(IpBlock(Ip(address), 32));
  for (const auto* blocks : {&within, &without, &no_hosts()}) {
    for (const IpBlock& block : *blocks) borders.add(block);
  }
  auto is_in = [](const std::vector<IpBlock>& blocks, Ipv4 address) {
    return std::any_of(blocks.begin(), blocks.end(),
                       [&](const IpBlock& block) { return block.contains(address); });
  };
  std::vector<AddressPiece> pieces;
  for (const AddressPiece& piece : borders.pieces()) {
    if (is_in(within, piece.first) && !is_in(without, piece.first) && !is_in(no_hosts(), piece.first))
      pieces.push_back(piece);
  }
  return pieces;
}

std::vector<AddressPiece> public_pieces(const Network& network, Index<Vpc> vpc,
                                        const std::vector<Ipv4>& apart) {
  AddressBorders borders;
  for (const Cidr& block : reserved()) borders.add(block);
  for (const Ipv4 address : apart) borders.add(IpBlock(Ip(address), 32));
  add_rules(network, vpc, borders);
  std::vector<AddressPiece> pieces;
  for (const AddressPiece& piece : borders.pieces()) {
    if (!is_reserved(piece.first)) pieces.push_back(piece);
  }
  return pieces;
}

}  // namespace vpcsim::insights
