#include "simulator/insights/borders.hpp"

#include <bitset>
#include <set>

namespace vpcsim::insights {
namespace {

/// Where a piece begins.
using PortBorders = std::bitset<65537>;

void add(PortBorders& borders, const Traffic& traffic) {
  if (!traffic.protocol.has_ports()) return;
  borders.set(traffic.ports.from);
  borders.set(traffic.ports.to + 1u);
}

class AddressBorders {
 public:
  void add(const IpBlock& block) {
    if (block.is_v6()) return;
    begins_.insert(block.first().v4().bits);
    const std::uint32_t last = block.last().v4().bits;
    if (last != ~std::uint32_t{0}) begins_.insert(last + 1);
  }
  template <class Other>
  void add(const Other&) {}  // references and lists speak of no host on the internet

  std::vector<AddressPiece> pieces() const {
    std::vector<AddressPiece> pieces;
    for (auto begin = begins_.begin(); begin != begins_.end(); ++begin) {
      const auto next = std::next(begin);
      pieces.push_back({{*begin}, {next == begins_.end() ? ~std::uint32_t{0} : *next - 1}});
    }
    return pieces;
  }

 private:
  std::set<std::uint32_t> begins_ = {0};
};

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

std::vector<AddressPiece> public_pieces(const Network& network, Index<Vpc> vpc) {
  AddressBorders borders;
  const Description& all = network.description();
  for (const Cidr& block : reserved()) borders.add(block);
  for (const SecurityGroup& group : all.security_groups) {
    if (group.vpc != vpc) continue;
    for (const auto* rules : {&group.ingress, &group.egress}) {
      for (const SecurityGroupRule& rule : *rules)
        std::visit([&](const auto& source) { borders.add(source); }, rule.source);
    }
  }
  for (const NetworkAcl& acl : all.network_acls) {
    if (acl.vpc != vpc) continue;
    for (const auto* entries : {&acl.ingress, &acl.egress}) {
      for (const NetworkAclEntry& entry : *entries) borders.add(entry.cidr);
    }
  }
  for (const RouteTable& table : all.route_tables) {
    if (table.vpc != vpc) continue;
    for (const Route& route : table.routes) borders.add(route.destination);
  }
  std::vector<AddressPiece> pieces;
  for (const AddressPiece& piece : borders.pieces()) {
    if (!is_reserved(piece.first)) pieces.push_back(piece);
  }
  return pieces;
}

}  // namespace vpcsim::insights
