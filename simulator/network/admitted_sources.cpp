#include "simulator/network/admitted_sources.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "simulator/network/address_borders.hpp"
#include "simulator/network/path.hpp"

namespace vpcsim::network {
namespace {

/// Cuts addresses where what packets met tells them apart.
class Cutter {
 public:
  explicit Cutter(const Network& network) : network_(network) { borders_.add_reserved(); }

  std::vector<AddressPiece> pieces() const { return borders_.pieces(); }
  /// True: there are new borders, perhaps.
  bool add(const Path& story) {
    const std::size_t before = met_.size();
    for (const Walk* walk : {&story.request, story.reply ? &*story.reply : nullptr}) {
      if (walk == nullptr) continue;
      for (const Step& step : walk->steps) std::visit([this](const auto& met) { meet(met); }, step);
    }
    return met_.size() != before;
  }

 private:
  void meet(const SentByInterface& step) { meet(step.interface); }
  void meet(const SecurityGroupsPassed& step) { meet(step.interface); }
  void meet(const SecurityGroupsTracked& step) { meet(step.interface); }
  void meet(const SecurityGroupsDenied& step) { meet(step.interface); }
  void meet(const ForwardedByInterface& step) { meet(step.interface); }
  void meet(const NetworkAclPassed& step) { meet(step.acl), meet(step.subnet); }
  void meet(const NetworkAclDenied& step) { meet(step.acl), meet(step.subnet); }
  void meet(const DeliveredInSubnet& step) { meet(step.subnet); }
  void meet(const EnteredSubnet& step) { meet(step.subnet); }
  void meet(const RouteChosen& step) { meet(step.route.table); }
  void meet(const NoRoute& step) { meet(step.table); }
  void meet(const TransitGatewayRouteChosen& step) { meet(step.table); }
  void meet(const NoTransitGatewayRoute& step) { meet(step.table); }
  void meet(const TransitGatewayEntered& step) { meet(step.subnet); }
  void meet(const TransitGatewayLeft& step) { meet(step.subnet); }
  /// Those of gateways look at the other address alone, or let nothing on to the internet.
  void meet(const InternetGatewayTranslated&) {}
  void meet(const Refused&) {}
  void meet(const PeeringCrossed&) {}
  void meet(const NatGatewayTranslated&) {}
  void meet(const InternetGatewayPassed&) {}
  void meet(const EgressOnlyInternetGatewayPassed&) {}
  void meet(const GatewayPassed&) {}
  void meet(const Arrived&) {}

  /// Both rules and addresses: an appliance keeps what is addressed to itself.
  void meet(Index<NetworkInterface> index) {
    if (!is_new(index)) return;
    const NetworkInterface& interface = network_[index];
    for (const InterfaceAddress& address : interface.addresses)
      borders_.add(IpBlock(address.private_ip, address.private_ip.bits()));
    for (const IpBlock& prefix : interface.prefixes) borders_.add(prefix);
    for (const Index<SecurityGroup> group : interface.groups) {
      for (const auto* rules : {&network_[group].ingress, &network_[group].egress}) {
        for (const SecurityGroupRule& rule : *rules) {
          if (const auto* block = std::get_if<IpBlock>(&rule.source)) borders_.add(*block);
        }
      }
    }
    meet(interface.subnet);
  }
  void meet(Index<Subnet> index) {
    if (!is_new(index)) return;
    for (const IpBlock& block : network_[index].cidrs) borders_.add(block);
    if (is_new(network_[index].vpc)) {
      for (const IpBlock& block : network_[network_[index].vpc].cidrs) borders_.add(block);
    }
  }
  void meet(Index<NetworkAcl> index) {
    if (!is_new(index)) return;
    for (const auto* entries : {&network_[index].ingress, &network_[index].egress}) {
      for (const NetworkAclEntry& entry : *entries) borders_.add(entry.cidr);
    }
  }
  void meet(Index<RouteTable> index) {
    if (!is_new(index)) return;
    for (const Route& route : network_[index].routes) borders_.add(route.destination);
  }
  void meet(Index<TransitGatewayRouteTable> index) {
    if (!is_new(index)) return;
    for (const auto& route : network_[index].routes) borders_.add(route.destination);
  }

  bool is_new(const Component& component) {
    const bool nowhere = std::visit(
        [](const auto& one) {
          if constexpr (requires { one.position; })
            return !one;
          else
            return true;
        },
        component);
    return !nowhere && met_.insert(component).second;
  }

  const Network& network_;
  AddressBorders borders_;
  std::set<Component> met_;
};

/// One that nobody in the network holds, if there is one.
std::optional<Ipv4> stranger_in(const Network& network, const AddressPiece& range) {
  Ipv4 address = range.first;
  while (network.holder_of_public(Ip(address))) {
    if (address == range.last) return std::nullopt;
    address = address.plus(1);
  }
  return address;
}

/// Pieces that were asked about, by their first address.
struct Asked {
  Ipv4 last;
  bool admitted = false;
};

}  // namespace

std::vector<AddressPiece> admitted_sources(const Network& network, Ipv4 destination, std::uint16_t port,
                                           PortRange source_ports) {
  Cutter cutter(network);
  std::map<Ipv4, Asked> asked;
  // Each round cuts where the one before met something new; what is admitted shows when nothing is new.
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const AddressPiece& piece : cutter.pieces()) {
      const auto known = asked.find(piece.first);
      if (known != asked.end() && known->second.last == piece.last) continue;
      const auto stranger = stranger_in(network, piece);
      Asked& answer = asked[piece.first] = {piece.last};
      if (!stranger) continue;
      Flow flow{.source = Ip(*stranger), .destination = Ip(destination), .destination_port = port};
      flow.source_ports = source_ports;
      const Path story = path(network, flow);
      answer.admitted = story.verdict == Verdict::reachable;
      is_cut |= cutter.add(story);
    }
  }
  std::vector<AddressPiece> admitted;
  for (const auto& [first, answer] : asked) {
    if (!answer.admitted) continue;
    if (!admitted.empty() && admitted.back().last.plus(1) == first)
      admitted.back().last = answer.last;
    else
      admitted.push_back({first, answer.last});
  }
  return admitted;
}

}  // namespace vpcsim::network
