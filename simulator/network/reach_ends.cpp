#include "simulator/network/reach_ends.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "simulator/network/network_interface.hpp"

namespace vpcsim::network {
namespace {

/// Blocks that gateways and hosts know.
constexpr const char* known_blocks[] = {"10.0.0.0/8",    "172.16.0.0/12",  "192.168.0.0/16",
                                        "100.64.0.0/10", "169.254.0.0/16", "fc00::/7",
                                        "fd00:ec2::/64", "fe80::/10",      "64:ff9b::/96"};

Index<NetworkInterface> interface_of(const Network& network, const Endpoint& end) {
  if (const auto* instance = std::get_if<Index<Instance>>(&end))
    return network.primary_interface_of(*instance);
  const auto* interface = std::get_if<Index<NetworkInterface>>(&end);
  return interface ? *interface : Index<NetworkInterface> {};
}

const Ip* first_address(const NetworkInterface& interface, bool ipv6) {
  for (const InterfaceAddress& address : interface.addresses) {
    if (address.private_ip.is_v6() == ipv6) return &address.private_ip;
  }
  return nullptr;
}

/// Which interfaces routing knows by themselves.
std::vector<bool> parts_of_routing(const Network& network) {
  const Description& all = network.description();
  std::vector<bool> parts(all.network_interfaces.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Index<NetworkInterface> index{static_cast<std::uint32_t>(i)};
    parts[i] = network.nat_gateway_of(index) || all.network_interfaces[i].vpc_endpoint;
  }
  for (const RouteTable& table : all.route_tables) {
    for (const Route& route : table.routes) {
      if (const auto* appliance = std::get_if<Index<NetworkInterface>>(&route.target))
        parts[appliance->position] = true;
    }
  }
  return parts;
}

/// Addresses that are held in more than one VPC, sorted.
std::vector<Ip> held_twice(const Network& network) {
  std::vector<Ip> held, twice;
  for (const NetworkInterface& interface : network.description().network_interfaces) {
    for (const InterfaceAddress& address : interface.addresses) held.push_back(address.private_ip);
  }
  std::sort(held.begin(), held.end());
  for (std::size_t i = 1; i < held.size(); ++i) {
    if (held[i] == held[i - 1]) twice.push_back(held[i]);
  }
  return twice;
}

bool in_prefix(const Network& network, const Ip& address) {
  const auto& interfaces = network.description().network_interfaces;
  return std::any_of(interfaces.begin(), interfaces.end(), [&](const NetworkInterface& interface) {
    return std::any_of(interface.prefixes.begin(), interface.prefixes.end(),
                       [&](const IpBlock& prefix) { return prefix.contains(address); });
  });
}

bool has_prefixes(const Network& network) {
  const auto& interfaces = network.description().network_interfaces;
  return std::any_of(interfaces.begin(), interfaces.end(),
                     [](const NetworkInterface& interface) { return !interface.prefixes.empty(); });
}

class EndSorter {
 public:
  EndSorter(const Network& network, const AddressPieces& pieces, bool ipv6)
      : network_(network), pieces_(pieces), ipv6_(ipv6), parts_(parts_of_routing(network)) {}

  ReachEnds sort(const std::vector<Endpoint>& ends) {
    for (std::size_t i = 0; i < ends.size(); ++i) place(i, ends[i]);
    std::sort(keyed_.begin(), keyed_.end(), [](const Keyed& a, const Keyed& b) {
      return std::tie(a.key, a.end.address, a.end.place) < std::tie(b.key, b.end.address, b.end.place);
    });
    for (std::size_t i = 0; i < keyed_.size(); ++i) {
      if (i == 0 || keyed_[i].key != keyed_[i - 1].key)
        result_.classes.push_back({i, i, network_[keyed_[i].end.interface].vpc, {}, {}});
      result_.inside.push_back(keyed_[i].end);
      result_.classes.back().end = i + 1;
    }
    for (EndClass& one : result_.classes) describe(one);
    return std::move(result_);
  }

 private:
  /// Subnet, part of routing (else nowhere), whether it is up, piece of addresses.
  using Key = std::tuple<std::uint32_t, std::uint32_t, bool, std::size_t>;
  struct Keyed {
    Key key;
    InsideEnd end;
  };

  void place(std::size_t position, const Endpoint& end) {
    const auto index = interface_of(network_, end);
    const Ip* address = index ? first_address(network_[index], ipv6_) : nullptr;
    if (!address) return result_.others.push_back(position);
    const NetworkInterface& interface = network_[index];
    const auto part = parts_[index.position] ? index.position : Index<NetworkInterface>::nowhere;
    const Key key{interface.subnet.position, part, !state_fault(network_, index), pieces_.piece_of(*address)};
    keyed_.push_back({key, {position, index, *address, number_of({interface.vpc, interface.groups})}});
  }

  std::uint32_t number_of(const GroupSet& set) {
    auto [known, is_new] = numbers_.try_emplace(set, static_cast<std::uint32_t>(numbers_.size()));
    if (is_new) result_.group_sets.push_back(set);
    return known->second;
  }

  void describe(EndClass& one) {
    for (std::size_t i = one.begin; i < one.end; ++i) {
      const InsideEnd& end = result_.inside[i];
      for (auto group : network_[end.interface].groups) one.carriers.emplace_back(group, i - one.begin);
      if (std::binary_search(twice_.begin(), twice_.end(), end.address) ||
          (has_prefixes_ && in_prefix(network_, end.address)))
        one.ambiguous.push_back(i - one.begin);
    }
    std::sort(one.carriers.begin(), one.carriers.end());
  }

  const Network& network_;
  const AddressPieces& pieces_;
  bool ipv6_;
  std::vector<bool> parts_;
  std::vector<Ip> twice_ = held_twice(network_);
  bool has_prefixes_ = has_prefixes(network_);
  std::vector<Keyed> keyed_;
  std::map<GroupSet, std::uint32_t> numbers_;
  ReachEnds result_;
};

}  // namespace

AddressPieces::AddressPieces(const Network& network) : begins_{Ip(protocol::Ipv4{})} {
  const Description& all = network.description();
  for (const char* block : known_blocks) cut(IpBlock::parse(block).value());
  for (const Vpc& vpc : all.vpcs) {
    for (const IpBlock& block : vpc.cidrs) cut(block);
    if (!vpc.cidrs.empty() && !vpc.cidrs.front().is_v6())
      cut(IpBlock(vpc.cidrs.front().first().v4().plus(2), 32));  // its resolver
  }
  for (const Subnet& subnet : all.subnets) {
    for (const IpBlock& block : subnet.cidrs) cut(block);
  }
  for (const VpcPeeringConnection& peering : all.vpc_peering_connections) {
    for (const PeeredVpc* side : {&peering.requester, &peering.accepter}) {
      for (const IpBlock& block : side->cidrs) cut(block);
    }
  }
  for (const NetworkInterface& interface : all.network_interfaces) {
    for (const IpBlock& block : interface.prefixes) cut(block);
  }
  cut_at_routes(network);
  const auto parts = parts_of_routing(network);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i]) continue;  // an appliance looks whether a packet is for itself
    for (const InterfaceAddress& own : all.network_interfaces[i].addresses)
      cut(IpBlock(own.private_ip, own.private_ip.bits()));
  }
  std::sort(begins_.begin(), begins_.end());
  begins_.erase(std::unique(begins_.begin(), begins_.end()), begins_.end());
}

void AddressPieces::cut_at_routes(const Network& network) {
  for (const RouteTable& table : network.description().route_tables) {
    for (const Route& route : table.routes) cut(route.destination);
  }
  for (const auto& table : network.description().transit_gateway_route_tables) {
    for (const auto& route : table.routes) cut(route.destination);
  }
}

void AddressPieces::cut(const IpBlock& block) {
  begins_.push_back(block.first());
  if (auto next = address_after(block)) begins_.push_back(*next);
}

std::size_t AddressPieces::piece_of(const Ip& address) const {
  return static_cast<std::size_t>(std::upper_bound(begins_.begin(), begins_.end(), address) -
                                  begins_.begin());
}

ReachEnds sort_ends(const Network& network, const AddressPieces& pieces, const std::vector<Endpoint>& ends,
                    bool ipv6) {
  return EndSorter(network, pieces, ipv6).sort(ends);
}

}  // namespace vpcsim::network
