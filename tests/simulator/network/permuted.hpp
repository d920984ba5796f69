// The same network with its records listed in another order.
#pragma once

#include <numeric>
#include <tuple>

#include "tests/simulator/network/random_network.hpp"

namespace vpcsim::network {

class Permutation {
 public:
  Permutation(const Description& d, Dice& dice)
      : places_{places<Vpc>(d, dice),
                places<Subnet>(d, dice),
                places<RouteTable>(d, dice),
                places<NetworkAcl>(d, dice),
                places<SecurityGroup>(d, dice),
                places<InternetGateway>(d, dice),
                places<EgressOnlyInternetGateway>(d, dice),
                places<NatGateway>(d, dice),
                places<VpnGateway>(d, dice),
                places<VpcPeeringConnection>(d, dice),
                places<VpcEndpoint>(d, dice),
                places<TransitGateway>(d, dice),
                places<TransitGatewayAttachment>(d, dice),
                places<TransitGatewayRouteTable>(d, dice),
                places<NetworkInterface>(d, dice),
                places<Instance>(d, dice)} {}

  Description apply(Description d) const {
    move_references(d);
    std::apply([&](const auto&... own) { (reorder(d, own), ...); }, places_);
    return d;
  }
  Flow apply(Flow flow) const {
    for (Endpoint* end : {&flow.source, &flow.destination}) {
      if (auto* index = std::get_if<Index<Instance>>(end)) move(*index);
      if (auto* index = std::get_if<Index<NetworkInterface>>(end)) move(*index);
    }
    return flow;
  }

 private:
  /// Where the record of each place goes.
  template <class Record>
  struct Places {
    std::vector<std::uint32_t> to;
  };
  template <class Record>
  static Places<Record> places(const Description& d, Dice& dice) {
    std::vector<std::uint32_t> to(d.all<Record>().size());
    std::iota(to.begin(), to.end(), 0u);
    for (std::size_t i = to.size(); i > 1; --i) std::swap(to[i - 1], to[dice.below(i)]);
    return {std::move(to)};
  }
  template <class Record>
  void move(Index<Record>& index) const {
    if (index) index.position = std::get<Places<Record>>(places_).to[index.position];
  }
  template <class Record>
  static void reorder(Description& d, const Places<Record>& own) {
    auto old = d.all<Record>();
    for (std::size_t i = 0; i < old.size(); ++i) d.all<Record>()[own.to[i]] = old[i];
  }
  template <class Variant>
  void move_alternative(Variant& variant) const {
    std::visit([&](auto& value) { move_if_index(value); }, variant);
  }
  template <class Record>
  void move_if_index(Index<Record>& index) const {
    move(index);
  }
  void move_if_index(auto&) const {}

  void move_references(Description& d) const {
    for (auto& row : d.subnets) move(row.vpc), move(row.route_table), move(row.network_acl);
    for (auto& row : d.route_tables) {
      move(row.vpc);
      for (auto& route : row.routes) move_alternative(route.target);
    }
    for (auto& row : d.network_acls) move(row.vpc);
    for (auto& row : d.security_groups) {
      move(row.vpc);
      for (auto* rules : {&row.ingress, &row.egress}) {
        for (auto& rule : *rules) {
          if (auto* group = std::get_if<SecurityGroupReference>(&rule.source)) move(group->group);
        }
      }
    }
    for (auto& row : d.internet_gateways) move(row.vpc), move(row.edge_route_table);
    for (auto& row : d.egress_only_internet_gateways) move(row.vpc);
    for (auto& row : d.nat_gateways) move(row.network_interface);
    for (auto& row : d.vpn_gateways) move(row.vpc);
    for (auto& row : d.vpc_peering_connections) move(row.requester.vpc), move(row.accepter.vpc);
    for (auto& row : d.vpc_endpoints) move(row.vpc);
    for (auto& row : d.transit_gateway_attachments) {
      move(row.transit_gateway), move(row.route_table), move_alternative(row.resource);
      for (auto& subnet : row.subnets) move(subnet);
    }
    for (auto& row : d.transit_gateway_route_tables) {
      move(row.transit_gateway);
      for (auto& route : row.routes) move(route.attachment);
    }
    for (auto& row : d.network_interfaces) {
      move(row.vpc), move(row.subnet), move(row.instance), move(row.vpc_endpoint);
      for (auto& group : row.groups) move(group);
    }
  }

  std::tuple<Places<Vpc>, Places<Subnet>, Places<RouteTable>, Places<NetworkAcl>, Places<SecurityGroup>,
             Places<InternetGateway>, Places<EgressOnlyInternetGateway>, Places<NatGateway>,
             Places<VpnGateway>, Places<VpcPeeringConnection>, Places<VpcEndpoint>, Places<TransitGateway>,
             Places<TransitGatewayAttachment>, Places<TransitGatewayRouteTable>, Places<NetworkInterface>,
             Places<Instance>>
      places_;
};

}  // namespace vpcsim::network
