// One packet on its way, until it is delivered or dropped. Each function either drops the packet or hands it
// to the next; together they read in AWS's order. path.cpp starts the walks and judges how they ended.
#pragma once

#include <optional>
#include <variant>

#include "simulator/network/connections.hpp"
#include "simulator/network/egress_only_internet_gateway.hpp"
#include "simulator/network/internet_gateway.hpp"
#include "simulator/network/network_acl.hpp"
#include "simulator/network/network_interface.hpp"
#include "simulator/network/path.hpp"
#include "simulator/network/route_table.hpp"
#include "simulator/network/security_group.hpp"
#include "simulator/network/transit_gateway.hpp"
#include "simulator/network/vpc_endpoint.hpp"
#include "simulator/network/vpc_peering_connection.hpp"
#include "simulator/network/vpn_gateway.hpp"

namespace vpcsim::network {

/// `Recorder::step` gets each step; the filters are asked through it (recorder.hpp has the recorders).
template <class Recorder>
class Walker {
 public:
  /// Moves `end.packet` on in place, and sets `end.disposition`.
  Walker(const Network& network, Leg leg, WalkEnd& end, Recorder& recorder)
      : network_(network), leg_(leg), end_(end), packet_(end.packet), recorder_(recorder) {}

  void send_from(Index<NetworkInterface> index) {
    const InterfaceFacts& interface = network_.facts_of(index);
    vpc_ = interface.vpc;
    if (auto fault = state_fault(network_, index)) {
      return refuse({.code = fault->code, .direction = Direction::egress, .component = fault->component});
    }
    if (auto fault = address_fault(network_, index, packet_.source)) {
      return refuse({.code = fault->code, .direction = Direction::egress, .component = fault->component});
    }
    if (leg_ == Leg::request && interface.of_endpoint) {
      return refuse({.code = ExplanationCode::vpce_intra_vpc_traffic,
                     .direction = Direction::egress,
                     .component = network_[index].vpc_endpoint});
    }
    if constexpr (Recorder::explains)
      recorder_.step(SentByInterface{index, network_[index].source_dest_check});
    if (is_service_address(network_, vpc_, packet_.destination)) return ask_host(index);
    if (!pass_security_groups(index, Direction::egress)) return;
    return forward_from(interface.subnet);
  }

  void enter_from_internet() {
    auto holder = network_.holder_of_public(packet_.destination);
    if (!holder) return refuse({.code = ExplanationCode::no_possible_destination});
    vpc_ = network_[holder->interface].vpc;
    crossed_ = Crossed::nothing;
    auto egress_only = end_.connections.egress_only_internet_gateway;
    if (leg_ == Leg::reply && egress_only && network_[egress_only].vpc == vpc_) {
      recorder_.step(EgressOnlyInternetGatewayPassed{egress_only, Leg::reply});
      return enter_vpc(vpc_);
    }
    auto gateway = network_.internet_gateway_of(vpc_);
    if (!gateway) return refuse({.code = ExplanationCode::no_path, .component = vpc_});
    auto decision = translate_inbound(network_, gateway, packet_);
    if (auto* code = std::get_if<ExplanationCode>(&decision)) {
      return refuse({.code = *code, .direction = Direction::ingress, .component = gateway});
    }
    record_internet_gateway(gateway, Direction::ingress, packet_.destination, std::get<Ip>(decision));
    packet_.destination = std::get<Ip>(decision);
    if (auto edge = network_[gateway].edge_route_table) return route_at_edge(edge);
    return enter_vpc(vpc_);
  }

  /// Out of what isn't described (entry.hpp).
  void enter_from_outside(Index<Vpc> vpc, Crossed crossed) {
    vpc_ = vpc;
    crossed_ = crossed;
    return enter_vpc(vpc);
  }
  void enter_from_transit_gateway(Index<TransitGatewayAttachment> index, std::uint32_t zone) {
    return leave_transit_gateway(index, zone);
  }

  /// The answer of a service behind a gateway endpoint.
  void enter_from_endpoint(Index<VpcEndpoint> index) {
    vpc_ = network_[index].vpc;
    return enter_vpc(vpc_);
  }

 private:
  /// Loops of routes end here, as by a packet's time to live.
  static constexpr int max_routes = 32;

  void ask_host(Index<NetworkInterface> index) {
    auto service = service_for(network_, index, packet_);
    if (!service) {
      return refuse({.code = ExplanationCode::no_possible_destination, .component = network_[index].subnet});
    }
    end_.disposition = SentToService{{}, *service};
  }

  /// From a subnet's interface: to a neighbor directly, else over the subnet's border to the route's target.
  void forward_from(Index<Subnet> index) {
    const auto& subnet = network_[index];
    here_ = index;
    if (subnet.contains(packet_.destination)) return deliver_in(index);
    if (!pass_network_acl(index, Direction::egress)) return;
    return route_by(subnet.route_table, network_.route_for(subnet.route_table, packet_.destination));
  }

  void route_by(Index<RouteTable> index, std::optional<std::uint32_t> position) {
    if (!position) {
      recorder_.step(NoRoute{index, packet_.destination});
      return drop({.code = ExplanationCode::no_route_to_destination,
                   .direction = Direction::egress,
                   .component = index});
    }
    route_ = RouteReference{index, *position};
    recorder_.step(RouteChosen{*route_, packet_.destination});
    const auto& route = network_[index].routes[*position];
    if (route.state == RouteState::blackhole) {
      return drop({.code = ExplanationCode::bad_state_route, .component = index, .route = route_});
    }
    if (++routes_ > max_routes) {
      return refuse({.code = ExplanationCode::no_path, .component = index, .route = route_});
    }
    return std::visit([&](const auto& target) { return pass_to(target); }, route.target);
  }

  /// A gateway route table: from the internet gateway to the VPC's subnets, or to an appliance first.
  void route_at_edge(Index<RouteTable> index) {
    here_ = {};
    at_edge_ = true;
    route_by(index, network_.route_for(index, packet_.destination));
    at_edge_ = false;
  }

  void deliver_in(Index<Subnet> index) {
    auto holder = network_.holder_of_private(vpc_, packet_.destination);
    if (!holder) return refuse({.code = ExplanationCode::no_possible_destination, .component = index});
    recorder_.step(DeliveredInSubnet{index});
    return arrive_at(holder->interface);
  }

  void pass_to(const LocalTarget&) {
    if (network_.owns(vpc_, packet_.destination)) return enter_vpc(vpc_);
    return refuse({.code = ExplanationCode::vpc_local_route_cidr_restriction,
                   .component = route_->table,
                   .route = route_});
  }

  void pass_to(const OtherTarget&) {
    return refuse({.code = ExplanationCode::unsupported_component, .component = *route_, .route = route_});
  }

  void pass_to(Index<VpcPeeringConnection> index) {
    const auto& peering = network_[index];
    auto code = peering_fault(peering);
    if (!code) code = crossing_fault(network_, peering, vpc_, packet_);
    if (code) return refuse({.code = *code, .component = index, .route = route_});
    auto from = vpc_;
    vpc_ = other_side(peering, from).vpc;
    cross(Crossed::peering);
    recorder_.step(PeeringCrossed{index, from, vpc_});
    return enter_vpc(vpc_);
  }

  void pass_to(Index<InternetGateway> index) {
    auto decision = translate_outbound(network_, index, vpc_, packet_);
    auto* code = std::get_if<ExplanationCode>(&decision);
    bool redirected = !code && is_redirected(network_, index, here_, packet_);
    if (code || redirected) {
      return refuse({.code = code ? *code : ExplanationCode::ingress_rtb_traffic_redirection,
                     .direction = Direction::egress,
                     .component = index,
                     .wanted = vpc_,
                     .route = route_});
    }
    record_internet_gateway(index, Direction::egress, packet_.source, std::get<Ip>(decision));
    packet_.source = std::get<Ip>(decision);
    if (network_.holder_of_public(packet_.destination)) return enter_from_internet();
    end_.disposition = SentToInternet{index};
  }

  void pass_to(Index<EgressOnlyInternetGateway> index) {
    if (auto code = exit_fault(network_, index, vpc_, leg_, packet_)) {
      return refuse({.code = *code,
                     .direction = Direction::egress,
                     .component = index,
                     .wanted = vpc_,
                     .route = route_});
    }
    end_.connections.egress_only_internet_gateway = index;
    recorder_.step(EgressOnlyInternetGatewayPassed{index, Leg::request});
    if (network_.holder_of_public(packet_.destination)) return enter_from_internet();
    end_.disposition = SentToInternet{{}, index};
  }

  void pass_to(Index<VpnGateway> index) {
    const auto& gateway = network_[index];
    const bool comes_in = gateway.behind && vpc_ == gateway.behind;
    auto code = comes_in ? entry_fault(network_, index, packet_) : exit_fault(network_, index, vpc_, packet_);
    if (code) {
      return refuse({.code = *code,
                     .direction = comes_in ? Direction::ingress : Direction::egress,
                     .component = index,
                     .wanted = comes_in ? gateway.vpc : vpc_,
                     .route = route_});
    }
    pass_gateway(index, comes_in, gateway.vpc, gateway.behind);
    if (!comes_in || !gateway.edge_route_table) return enter_vpc(vpc_);
    here_ = {};
    return route_by(gateway.edge_route_table,
                    route_for(network_[gateway.edge_route_table], packet_.destination));
  }

  void pass_to(Index<VpcEndpoint> index) {
    const auto& endpoint = network_[index];
    if (endpoint.behind && vpc_ == endpoint.behind) {
      pass_gateway(index, true, endpoint.vpc, endpoint.behind);
      return enter_vpc(vpc_);
    }
    auto code = entry_fault(network_, index, vpc_, packet_);
    if (!code && leg_ == Leg::reply) code = ExplanationCode::no_possible_destination;
    if (code) return refuse({.code = *code, .component = index, .wanted = vpc_, .route = route_});
    if (!endpoint.behind) {
      end_.disposition = SentToService{index};
      return;
    }
    pass_gateway(index, false, endpoint.vpc, endpoint.behind);
    return enter_vpc(vpc_);
  }

  void pass_to(Index<NatGateway> index) {
    const auto& own = network_[network_[index].network_interface];
    if (own.subnet != here_ && !pass_network_acl(own.subnet, Direction::ingress)) return;
    // A reply that a route sends into a NAT gateway would come out under another source.
    auto code = leg_ == Leg::reply
                    ? ExplanationCode::ngw_source_address_reassign
                    : forwarding_fault(network_, index, packet_, end_.connections.nat, by_transit_gateway_);
    if (code) return refuse({.code = *code, .component = index, .route = route_});
    auto before = packet_.source;
    end_.connections.nat.remember(index, packet_);
    translate(network_, index, packet_);
    recorder_.step(NatGatewayTranslated{index, Leg::request, before, packet_.source});
    crossed_ = Crossed::nothing;
    by_transit_gateway_ = false;
    vpc_ = own.vpc;
    return forward_from(own.subnet);
  }

  /// An appliance, unless the packet is for the interface itself.
  void pass_to(Index<NetworkInterface> index) {
    const auto& interface = network_[index];
    if (interface.subnet != here_ && !pass_network_acl(interface.subnet, Direction::ingress)) return;
    if (holds(interface, packet_.destination)) return arrive_at(index);
    bool tracked = leg_ == Leg::reply && end_.connections.appliances.has(index);
    if (!tracked && !pass_rules(index, Direction::ingress)) return;
    if (tracked) recorder_.step(SecurityGroupsTracked{index, Direction::ingress});
    if (auto fault = appliance_fault(index)) {
      return refuse({.code = fault->code,
                     .direction = Direction::ingress,
                     .component = fault->component,
                     .route = route_});
    }
    recorder_.step(ForwardedByInterface{index});
    if (tracked)
      recorder_.step(SecurityGroupsTracked{index, Direction::egress});
    else if (!pass_rules(index, Direction::egress))
      return;
    if (leg_ == Leg::request) end_.connections.appliances.remember(index);
    crossed_ = Crossed::appliance;
    at_edge_ = false;
    return forward_from(interface.subnet);
  }

  std::optional<InterfaceFault> appliance_fault(Index<NetworkInterface> index) const {
    const auto& interface = network_[index];
    if (auto fault = state_fault(network_, index)) return fault;
    if (interface.source_dest_check)
      return InterfaceFault{ExplanationCode::eni_source_dest_check_restriction, index};
    if (at_edge_ && !packet_.destination.is_v6() && !interface.primary_address().public_ip)
      return InterfaceFault{ExplanationCode::ingress_rtb_no_public_ip, index};
    if (leg_ == Leg::request && end_.connections.appliances.full())
      return InterfaceFault{ExplanationCode::no_path, index};
    return std::nullopt;
  }

  // ---- transit gateways (walker_transit_gateway.hpp) ----

  void pass_to(Index<TransitGateway> index);
  void route_in_transit_gateway(Index<TransitGatewayAttachment> from, std::uint32_t zone);
  void leave_transit_gateway(Index<TransitGatewayAttachment> index, std::uint32_t zone);

  // ---- arrival ----

  /// Delivery by address: whoever holds it in the VPC. No route table is asked.
  void enter_vpc(Index<Vpc> vpc) {
    auto holder = network_.holder_of_private(vpc, packet_.destination);
    if (!holder) {
      return refuse({.code = ExplanationCode::no_possible_destination, .component = vpc, .route = route_});
    }
    auto subnet = network_.facts_of(holder->interface).subnet;
    recorder_.step(EnteredSubnet{vpc, subnet});
    if (!pass_network_acl(subnet, Direction::ingress)) return;
    return arrive_at(holder->interface);
  }

  /// The source/destination check has nothing to say here: delivery by address found the address's holder.
  void arrive_at(Index<NetworkInterface> index) {
    if (auto gateway = network_.nat_gateway_of(index)) return arrive_at(gateway);
    if (!pass_security_groups(index, Direction::ingress)) return;
    if (auto fault = state_fault(network_, index)) {
      return refuse({.code = fault->code, .direction = Direction::ingress, .component = fault->component});
    }
    recorder_.step(Arrived{index});
    end_.disposition = Delivered{index};
  }

  /// Addressed to the NAT gateway itself: a reply goes on to who asked; anything else is unsolicited.
  void arrive_at(Index<NatGateway> index) {
    auto before = packet_.destination;
    if (leg_ == Leg::request || !end_.connections.nat.restore(index, packet_)) {
      return refuse({.code = ExplanationCode::ngw_dest_address_preservation,
                     .direction = Direction::ingress,
                     .component = index});
    }
    recorder_.step(NatGatewayTranslated{index, Leg::reply, before, packet_.destination});
    const auto& own = network_[network_[index].network_interface];
    vpc_ = own.vpc;
    return forward_from(own.subnet);
  }

  // ---- filters ----

  bool pass_security_groups(Index<NetworkInterface> index, Direction direction) {
    if (leg_ == Leg::request) return pass_rules(index, direction);
    recorder_.step(SecurityGroupsTracked{index, direction});
    return true;
  }

  bool pass_rules(Index<NetworkInterface> index, Direction direction) {
    auto crossed = direction == Direction::ingress ? crossed_ : Crossed::unknown;
    if (recorder_.admits(network_, index, direction, packet_, crossed)) return true;
    drop({.code = ExplanationCode::eni_sg_rules_mismatch, .direction = direction, .component = index});
    return false;
  }

  bool pass_network_acl(Index<Subnet> subnet, Direction direction) {
    auto decision = recorder_.decide(network_, subnet, direction, packet_);
    if (decision.allowed) return true;
    drop({.code = ExplanationCode::subnet_acl_restriction,
          .direction = direction,
          .component = network_[subnet].network_acl,
          .wanted = subnet,
          .acl_entry = decision.entry,
          .port = decision.port});
    return false;
  }

  // ---- notes ----

  void record_internet_gateway(Index<InternetGateway> index, Direction direction, const Ip& before,
                               const Ip& after) {
    if (before.is_v6())
      recorder_.step(InternetGatewayPassed{index, direction});
    else
      recorder_.step(InternetGatewayTranslated{index, direction, before, after});
  }

  void pass_gateway(const Component& gateway, bool comes_in, Index<Vpc> vpc, Index<Vpc> behind) {
    vpc_ = comes_in ? vpc : behind;
    crossed_ = Crossed::appliance;  // whose packet it is, nobody on the other side knows
    recorder_.step(GatewayPassed{gateway, comes_in ? Direction::ingress : Direction::egress});
  }

  /// What an appliance lost stays lost.
  void cross(Crossed how) {
    if (crossed_ != Crossed::appliance) crossed_ = crossed_ == Crossed::nothing ? how : Crossed::appliance;
  }

  void refuse(const Blocker& blocker) {
    recorder_.step(Refused{blocker.component});
    drop(blocker);
  }

  void drop(Blocker blocker) {
    if constexpr (!Recorder::explains) {
      end_.disposition = Dropped{};
      return;
    }
    blocker.leg = leg_;
    blocker.vpc = vpc_;
    blocker.packet = packet_;
    end_.disposition = Dropped{blocker};
  }

  const Network& network_;
  Leg leg_;
  WalkEnd& end_;
  Packet& packet_;
  Recorder& recorder_;
  Index<Vpc> vpc_;                       ///< where the packet is
  Index<Subnet> here_;                   ///< the subnet that it leaves; nowhere: it comes from outside
  std::optional<RouteReference> route_;  ///< the last one that was chosen
  Crossed crossed_ = Crossed::nothing;   ///< on the way so far
  bool by_transit_gateway_ = false;      ///< into this VPC
  bool at_edge_ = false;                 ///< the last route table was a gateway's
  int routes_ = 0;                       ///< chosen so far
};

}  // namespace vpcsim::network

#include "simulator/network/walker_transit_gateway.hpp"
