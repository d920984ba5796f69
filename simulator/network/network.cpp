#include "simulator/network/network.hpp"

#include <algorithm>
#include <stdexcept>

#include "simulator/network/network_acl.hpp"
#include "simulator/network/route_table.hpp"

namespace vpcsim::network {
namespace {

/// Sees to it that every index leads somewhere, so that no rule has to ask.
class References {
 public:
  explicit References(const Description& description) : description_(description) {}

  void check_all() const {
    for (const auto& subnet : description_.subnets) check_subnet(subnet);
    for (const auto& table : description_.route_tables) check_route_table(table);
    for (const auto& gateway : description_.internet_gateways) check_optional(gateway.vpc, gateway.id);
    for (const auto& gateway : description_.nat_gateways) check(gateway.network_interface, gateway.id);
    for (const auto& interface : description_.network_interfaces) check_interface(interface);
    for (const auto& group : description_.security_groups) check_group(group);
    for (const auto& acl : description_.network_acls) check(acl.vpc, acl.id);
    for (const auto& peering : description_.vpc_peering_connections) {
      check_optional(peering.requester.vpc, peering.id);
      check_optional(peering.accepter.vpc, peering.id);
    }
  }

 private:
  template <class Record>
  void check(Index<Record> index, const std::string& holder) const {
    if (index.position < description_.all<Record>().size()) return;
    throw std::invalid_argument("network description: " + holder + " refers to a record that doesn't exist");
  }
  template <class Record>
  void check_optional(Index<Record> index, const std::string& holder) const {
    if (index) check(index, holder);
  }

  void check_subnet(const Subnet& subnet) const {
    check(subnet.vpc, subnet.id);
    check(subnet.route_table, subnet.id);
    check(subnet.network_acl, subnet.id);
  }

  void check_route_table(const RouteTable& table) const {
    check(table.vpc, table.id);
    auto check_target = [&](const auto& target) {
      using Target = std::decay_t<decltype(target)>;
      if constexpr (!std::is_same_v<Target, LocalTarget> && !std::is_same_v<Target, OtherTarget>) {
        check(target, table.id);
      }
    };
    for (const auto& route : table.routes) std::visit(check_target, route.target);
  }

  void check_group(const SecurityGroup& group) const {
    check(group.vpc, group.id);
    for (const auto* rules : {&group.ingress, &group.egress}) {
      for (const auto& rule : *rules) {
        if (auto* reference = std::get_if<SecurityGroupReference>(&rule.source)) {
          check_optional(reference->group, group.id);
        }
      }
    }
  }

  void check_interface(const NetworkInterface& interface) const {
    check(interface.vpc, interface.id);
    check(interface.subnet, interface.id);
    check_optional(interface.instance, interface.id);
    for (auto group : interface.groups) check(group, interface.id);
    if (interface.addresses.empty()) {
      throw std::invalid_argument("network description: " + interface.id + " has no address");
    }
  }

  const Description& description_;
};

std::uint64_t key_of(Index<Vpc> vpc, Ipv4 address) {
  return std::uint64_t{vpc.position} << 32 | address.bits;
}

template <class Table>
void sort_and_check(Table& table) {
  auto by_key = [](const auto& a, const auto& b) { return a.first < b.first; };
  auto same_key = [](const auto& a, const auto& b) { return a.first == b.first; };
  std::sort(table.begin(), table.end(), by_key);
  auto twin = std::adjacent_find(table.begin(), table.end(), same_key);
  if (twin == table.end()) return;
  Ipv4 address{static_cast<std::uint32_t>(twin->first)};
  throw std::invalid_argument("network description: two interfaces hold " + address.text());
}

template <class Table>
std::optional<AddressHolder> find(const Table& table, std::uint64_t key) {
  auto before = [](const auto& row, std::uint64_t wanted) { return row.first < wanted; };
  auto row = std::lower_bound(table.begin(), table.end(), key, before);
  if (row == table.end() || row->first != key) return std::nullopt;
  return row->second;
}

template <class Record>
Index<Record> index_of(std::size_t position) {
  return {static_cast<std::uint32_t>(position)};
}

}  // namespace

Network::Network(Description description) : description_(std::move(description)) {
  References(description_).check_all();
  for (auto& table : description_.route_tables) sort_by_precedence(table.routes);
  for (auto& acl : description_.network_acls) {
    sort_by_rule_number(acl.ingress);
    sort_by_rule_number(acl.egress);
  }
  index_addresses();
  index_gateways_and_instances();
}

void Network::index_addresses() {
  const auto& interfaces = description_.network_interfaces;
  for (std::size_t i = 0; i < interfaces.size(); ++i) {
    const auto& addresses = interfaces[i].addresses;
    for (std::size_t j = 0; j < addresses.size(); ++j) {
      AddressHolder holder{index_of<NetworkInterface>(i), static_cast<std::uint32_t>(j)};
      private_addresses_.emplace_back(key_of(interfaces[i].vpc, addresses[j].private_ip), holder);
      if (addresses[j].public_ip) public_addresses_.emplace_back(addresses[j].public_ip->bits, holder);
    }
  }
  sort_and_check(private_addresses_);
  sort_and_check(public_addresses_);
}

void Network::index_gateways_and_instances() {
  const auto& d = description_;
  internet_gateways_.resize(d.vpcs.size());
  for (std::size_t i = 0; i < d.internet_gateways.size(); ++i) {
    if (auto vpc = d.internet_gateways[i].vpc)
      internet_gateways_[vpc.position] = index_of<InternetGateway>(i);
  }
  nat_gateways_.resize(d.network_interfaces.size());
  for (std::size_t i = 0; i < d.nat_gateways.size(); ++i) {
    nat_gateways_[d.nat_gateways[i].network_interface.position] = index_of<NatGateway>(i);
  }
  primary_interfaces_.resize(d.instances.size());
  for (std::size_t i = 0; i < d.network_interfaces.size(); ++i) {
    if (!d.network_interfaces[i].instance) continue;
    auto& primary = primary_interfaces_[d.network_interfaces[i].instance.position];
    if (!primary || d.network_interfaces[i].device_index < d[primary].device_index) {
      primary = index_of<NetworkInterface>(i);
    }
  }
  peerings_.resize(d.vpcs.size());
  for (std::size_t i = 0; i < d.vpc_peering_connections.size(); ++i) {
    for (const auto* side :
         {&d.vpc_peering_connections[i].requester, &d.vpc_peering_connections[i].accepter}) {
      if (side->vpc) peerings_[side->vpc.position].push_back(index_of<VpcPeeringConnection>(i));
    }
  }
}

std::optional<AddressHolder> Network::holder_of_private(Index<Vpc> vpc, Ipv4 address) const {
  return find(private_addresses_, key_of(vpc, address));
}

std::optional<AddressHolder> Network::holder_of_public(Ipv4 address) const {
  return find(public_addresses_, address.bits);
}

bool Network::owns(Index<Vpc> vpc, Ipv4 address) const {
  const auto& cidrs = (*this)[vpc].cidrs;
  return std::any_of(cidrs.begin(), cidrs.end(), [&](const Cidr& cidr) { return cidr.contains(address); });
}

}  // namespace vpcsim::network
