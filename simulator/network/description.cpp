#include "simulator/network/description.hpp"

#include <stdexcept>

namespace vpcsim::network {
namespace {

/// Sees to it that every index leads somewhere, so that no rule has to ask.
class References {
 public:
  explicit References(const Description& description) : description_(description) {}

  void check_all() const {
    const auto& d = description_;
    for (const auto& subnet : d.subnets) check_subnet(subnet);
    for (const auto& table : d.route_tables) check_route_table(table);
    for (const auto& gateway : d.internet_gateways) {
      check_optional(gateway.vpc, gateway.id);
      check_optional(gateway.edge_route_table, gateway.id);
    }
    for (const auto& gateway : d.egress_only_internet_gateways) check_optional(gateway.vpc, gateway.id);
    for (const auto& gateway : d.vpn_gateways) {
      check_optional(gateway.vpc, gateway.id);
      check_optional(gateway.edge_route_table, gateway.id);
      check_optional(gateway.behind, gateway.id);
    }
    for (const auto& gateway : d.nat_gateways) check(gateway.network_interface, gateway.id);
    for (const auto& endpoint : d.vpc_endpoints) {
      check(endpoint.vpc, endpoint.id);
      check_optional(endpoint.behind, endpoint.id);
    }
    for (const auto& interface : d.network_interfaces) check_interface(interface);
    for (const auto& group : d.security_groups) check_group(group);
    for (const auto& acl : d.network_acls) check(acl.vpc, acl.id);
    for (const auto& peering : d.vpc_peering_connections) {
      check_optional(peering.requester.vpc, peering.id);
      check_optional(peering.accepter.vpc, peering.id);
    }
    for (const auto& attachment : d.transit_gateway_attachments) check_attachment(attachment);
    for (const auto& table : d.transit_gateway_route_tables) {
      check(table.transit_gateway, table.id);
      for (const auto& route : table.routes) check_optional(route.attachment, table.id);
    }
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

  void check_attachment(const TransitGatewayAttachment& attachment) const {
    check(attachment.transit_gateway, attachment.id);
    check_optional(attachment.route_table, attachment.id);
    for (auto subnet : attachment.subnets) check(subnet, attachment.id);
    if (auto* vpc = std::get_if<Index<Vpc>>(&attachment.resource)) {
      check(*vpc, attachment.id);
      if (attachment.subnets.empty()) {
        throw std::invalid_argument("network description: " + attachment.id + " has no subnet");
      }
    }
    if (auto* peer = std::get_if<Index<TransitGateway>>(&attachment.resource)) check(*peer, attachment.id);
  }

  void check_interface(const NetworkInterface& interface) const {
    check(interface.vpc, interface.id);
    check(interface.subnet, interface.id);
    check_optional(interface.instance, interface.id);
    check_optional(interface.vpc_endpoint, interface.id);
    for (auto group : interface.groups) check(group, interface.id);
    if (interface.addresses.empty()) {
      throw std::invalid_argument("network description: " + interface.id + " has no address");
    }
  }

  const Description& description_;
};

}  // namespace

void check_references(const Description& description) {
  References(description).check_all();
}

void check_references(const Description& description, const SecurityGroup& group) {
  References(description).check_group(group);
}

void check_references(const Description& description, const RouteTable& table) {
  References(description).check_route_table(table);
}

}  // namespace vpcsim::network
