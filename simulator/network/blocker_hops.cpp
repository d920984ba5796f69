// By which hop the packet goes on, one function for each kind of target.
#include "simulator/network/blocker_search.hpp"
#include "simulator/network/egress_only_internet_gateway.hpp"
#include "simulator/network/internet_gateway.hpp"
#include "simulator/network/nat_gateway.hpp"
#include "simulator/network/route_fault.hpp"
#include "simulator/network/route_table.hpp"
#include "simulator/network/transit_gateway.hpp"
#include "simulator/network/vpc_endpoint.hpp"
#include "simulator/network/vpc_peering_connection.hpp"
#include "simulator/network/vpn_gateway.hpp"

namespace vpcsim::network {

bool BlockerSearch::pass_to(const LocalTarget&, const Goal& goal) {
  check_route(LocalTarget{}, vpc_);
  if (!network_.owns(vpc_, packet_.destination)) {
    note({.code = ExplanationCode::vpc_local_route_cidr_restriction, .component = table_});
  }
  return enter_subnet_of(goal.interface);
}

bool BlockerSearch::pass_to(Index<VpcPeeringConnection> index, const Goal& goal) {
  check_route(index, index);
  const auto& peering = network_[index];
  if (auto code = peering_fault(peering)) note_once({.code = *code, .component = index});
  if (auto code = crossing_fault(network_, peering, vpc_, packet_))
    note_once({.code = *code, .component = index});
  vpc_ = other_side(peering, vpc_).vpc;
  crossed_ = crossed_ == Crossed::nothing ? Crossed::peering : Crossed::appliance;
  return vpc_ && enter_subnet_of(goal.interface);
}

bool BlockerSearch::pass_to(Index<InternetGateway> index, const Goal&) {
  check_route(index, index);
  auto decision = translate_outbound(network_, index, vpc_, packet_);
  if (auto* code = std::get_if<ExplanationCode>(&decision)) {
    bool known = untranslated_ && *code == ExplanationCode::igw_public_ip_association_for_egress;
    if (!known) note({.code = *code, .direction = Direction::egress, .component = index, .wanted = vpc_});
    untranslated_ = true;
    // What the far side thinks of a public address that doesn't exist yet, nobody knows; but the reply's
    // way back in does not depend on it.
    receiver_ = {};
    return true;
  }
  if (is_redirected(network_, index, here_, packet_)) {
    note({.code = ExplanationCode::ingress_rtb_traffic_redirection,
          .direction = Direction::egress,
          .component = index,
          .wanted = vpc_});
  }
  packet_.source = std::get<Ip>(decision);
  if (network_.holder_of_public(packet_.destination)) return enter_from_internet();
  receiver_ = {};
  return true;
}

bool BlockerSearch::pass_to(Index<NatGateway> index, const Goal&) {
  check_route(index, index);
  const auto& own = network_[network_[index].network_interface];
  if (own.subnet != here_) check_network_acl(own.subnet, Direction::ingress);
  auto& nat = connections_.nat;
  auto code = leg_ == Leg::reply ? ExplanationCode::ngw_source_address_reassign
                                 : forwarding_fault(network_, index, packet_, nat, by_transit_gateway_);
  if (code) note({.code = *code, .component = index});
  if (leg_ == Leg::reply || nat.has(index) || nat.full()) return false;
  nat.remember(index, packet_);
  translate(network_, index, packet_);
  crossed_ = Crossed::nothing;
  by_transit_gateway_ = false;
  vpc_ = own.vpc;
  return forward_from(own.subnet);
}

bool BlockerSearch::pass_to(Index<EgressOnlyInternetGateway> index, const Goal&) {
  check_route(index, index);
  if (auto code = exit_fault(network_, index, vpc_, leg_, packet_)) {
    note({.code = *code, .direction = Direction::egress, .component = index, .wanted = vpc_});
  } else {
    connections_.egress_only_internet_gateway = index;
  }
  if (network_.holder_of_public(packet_.destination)) return enter_from_internet();
  receiver_ = {};
  return true;
}

bool BlockerSearch::pass_to(Index<VpnGateway> index, const Goal& goal) {
  const auto& gateway = network_[index];
  const bool comes_in = vpc_ == gateway.behind;
  check_route(index, index);
  auto code = comes_in ? entry_fault(network_, index, packet_) : exit_fault(network_, index, vpc_, packet_);
  if (code) {
    note_once({.code = *code,
               .direction = comes_in ? Direction::ingress : Direction::egress,
               .component = index,
               .wanted = comes_in ? gateway.vpc : vpc_});
  }
  vpc_ = comes_in ? gateway.vpc : gateway.behind;
  crossed_ = Crossed::appliance;
  if (!comes_in || !goal.interface || !gateway.edge_route_table) return enter_subnet_of(goal.interface);
  table_ = gateway.edge_route_table;
  here_ = {};
  auto hop = intended_hop(network_, table_, vpc_, goal, packet_, connections_);
  if (auto* appliance = std::get_if<Index<NetworkInterface>>(&hop)) return pass_to(*appliance, goal);
  check_route(LocalTarget{}, vpc_);
  return enter_subnet_of(goal.interface);
}

bool BlockerSearch::pass_to(Index<VpcEndpoint> index, const Goal& goal) {
  check_route(index, index);
  const auto& endpoint = network_[index];
  if (endpoint.behind && vpc_ == endpoint.behind) {
    vpc_ = endpoint.vpc;
    return enter_subnet_of(goal.interface);
  }
  if (auto code = entry_fault(network_, index, vpc_, packet_))
    note({.code = *code, .component = index, .wanted = vpc_});
  if (endpoint.behind) {
    vpc_ = endpoint.behind;
    return enter_subnet_of(goal.interface);
  }
  receiver_ = {};
  by_service_ = true;
  return leg_ == Leg::request;
}

bool BlockerSearch::pass_to(Index<NetworkInterface> index, const Goal&) {
  check_route(index, index);
  const auto& interface = network_[index];
  if (interface.subnet != here_) check_network_acl(interface.subnet, Direction::ingress);
  if (holds(interface, packet_.destination)) return arrive_at(index);
  if (leg_ == Leg::request || !connections_.appliances.has(index)) {
    check_security_groups(index, Direction::ingress);
    check_security_groups(index, Direction::egress);
  }
  if (auto fault = state_fault(network_, index)) note_at_interface(*fault, Direction::ingress);
  if (interface.source_dest_check) {
    note({.code = ExplanationCode::eni_source_dest_check_restriction,
          .direction = Direction::ingress,
          .component = index});
  }
  if (leg_ == Leg::request && !connections_.appliances.full()) connections_.appliances.remember(index);
  crossed_ = Crossed::appliance;
  appliance_ = index;
  return forward_from(interface.subnet);
}

bool BlockerSearch::pass_to(Index<TransitGateway> index, const Goal& goal) {
  check_route(index, index);
  auto attachment = attachment_to(network_, index, vpc_);
  auto zone = network_.zone_of(here_);
  if (auto code = entry_fault(network_, index, attachment, zone, packet_)) {
    Component at = index;
    if (attachment && *code != ExplanationCode::bad_state) at = attachment;
    note_once({.code = *code, .component = at, .wanted = vpc_});
  }
  if (!attachment) return false;
  auto subnet = subnet_in(network_, attachment, zone);
  if (subnet != here_) check_network_acl(subnet, Direction::ingress);
  return route_in_transit_gateway(attachment, zone, goal);
}

bool BlockerSearch::route_in_transit_gateway(Index<TransitGatewayAttachment> from, std::uint32_t zone,
                                             const Goal& goal) {
  using enum ExplanationCode;
  if (++routes_ > max_routes) return false;
  auto next = intended_attachment(network_, from, goal, packet_.destination);
  auto table = network_[from].route_table;
  if (!table)
    note_once({.code = tgw_attach_missing_tgw_rtb_association, .component = from});
  else if (auto fault = route_fault(network_, table, next, packet_.destination))
    note(*fault);
  if (!next) return false;
  if (!network_[next].available) note_once({.code = bad_state, .component = next});
  if (auto* vpc = std::get_if<Index<Vpc>>(&network_[next].resource)) {
    if (packet_.destination.is_v6() && !network_[next].ipv6)
      note_once({.code = protocol_restriction, .component = next});
    vpc_ = *vpc;
    crossed_ = crossed_ == Crossed::nothing ? Crossed::transit_gateway : Crossed::appliance;
    by_transit_gateway_ = true;
    attachment_ = next;
    return forward_from(subnet_out(network_, next, zone));
  }
  auto peer = peer_of(network_, next);
  if (!peer) {
    note({.code = std::holds_alternative<std::monostate>(network_[next].resource) ? no_possible_destination
                                                                                  : unknown_resource,
          .component = next});
    return false;
  }
  if (!network_[peer].available) note_once({.code = bad_state, .component = peer});
  crossed_ = Crossed::appliance;
  return route_in_transit_gateway(peer, zone, goal);
}

Index<NetworkInterface> BlockerSearch::appliance_at_edge(Index<InternetGateway> gateway) const {
  auto table = gateway ? network_[gateway].edge_route_table : Index<RouteTable>{};
  if (!table) return {};
  auto position = route_for(network_[table], packet_.destination);
  const auto* appliance =
      position ? std::get_if<Index<NetworkInterface>>(&network_[table].routes[*position].target) : nullptr;
  return appliance ? *appliance : Index<NetworkInterface>{};
}

bool BlockerSearch::pass_to_edge_appliance(Index<NetworkInterface> index) {
  table_ = network_[network_.internet_gateway_of(vpc_)].edge_route_table;
  if (!packet_.destination.is_v6() && !network_[index].primary_address().public_ip) {
    note({.code = ExplanationCode::ingress_rtb_no_public_ip,
          .direction = Direction::ingress,
          .component = index});
  }
  return pass_to(index, {});
}

}  // namespace vpcsim::network
