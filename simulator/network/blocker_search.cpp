#include "simulator/network/blocker_search.hpp"

#include <algorithm>

#include "simulator/network/internet_gateway.hpp"
#include "simulator/network/link_local_service.hpp"
#include "simulator/network/network_acl.hpp"
#include "simulator/network/path.hpp"
#include "simulator/network/route_fault.hpp"
#include "simulator/network/route_table.hpp"
#include "simulator/network/vpc_peering_connection.hpp"
#include "simulator/network/vpn_gateway.hpp"

namespace vpcsim::network {
namespace {

bool is_private(const Ip& address) {
  return protocol::is_rfc1918(address) || protocol::is_rfc6598(address);
}

}  // namespace

std::vector<Blocker> BlockerSearch::run() {
  if (ends_.fault) {
    found_.push_back(*ends_.fault);
    if (ends_.fault->code != ExplanationCode::igw_private_ip_association_for_ingress) return found_;
  }
  if (walk_request_leg()) walk_reply_leg();
  return found_;
}

bool BlockerSearch::walk_request_leg() {
  if (!ends_.fault) {
    auto request = walk_request(network_, ends_);
    if (request_arrived(ends_, request.disposition)) {
      packet_ = request.packet;
      connections_ = request.connections;
      if (auto* delivered = std::get_if<Delivered>(&request.disposition)) receiver_ = delivered->interface;
      by_service_ = std::holds_alternative<SentToService>(request.disposition);
      return true;
    }
  }
  leg_ = Leg::request;
  if (ends_.source) return send_from(ends_.source);
  if (!ends_.fault) return enter_from_internet();
  untranslated_ = true;
  return enter_subnet_of(ends_.destination);
}

void BlockerSearch::walk_reply_leg() {
  // Nobody can say how an answer to a borrowed address would come back.
  if (source_is_borrowed() || !turn_into_reply(packet_)) return;
  leg_ = Leg::reply;
  crossed_ = Crossed::nothing;
  routes_ = 0;
  if (receiver_)
    send_from(receiver_);
  else if (untranslated_ || by_service_)
    enter_subnet_of(reply_goal(network_, ends_, connections_, packet_.destination));
  else
    enter_from_internet();
}

bool BlockerSearch::source_is_borrowed() const {
  if (!ends_.source) return is_private(ends_.request.source);
  return !reply_goal(network_, ends_, {}, ends_.request.source);
}

bool BlockerSearch::send_from(Index<NetworkInterface> index) {
  vpc_ = network_[index].vpc;
  if (leg_ == Leg::request) {
    // At the reply's start the same interface and instance have been asked on arrival.
    if (auto fault = state_fault(network_, index)) note_at_interface(*fault, Direction::egress);
    if (auto fault = address_fault(network_, index, packet_.source))
      note_at_interface(*fault, Direction::egress);
    if (network_[index].vpc_endpoint) {
      note({.code = ExplanationCode::vpce_intra_vpc_traffic,
            .direction = Direction::egress,
            .component = network_[index].vpc_endpoint});
    }
    if (is_service_address(network_, vpc_, packet_.destination)) return arrive_at(Index<NetworkInterface>{});
    check_security_groups(index, Direction::egress);
  }
  return forward_from(network_[index].subnet);
}

bool BlockerSearch::forward_from(Index<Subnet> index) {
  if (++routes_ > max_routes) return false;
  here_ = index;
  auto goal = leg_ == Leg::request
                  ? request_goal(network_, ends_, vpc_, packet_.destination)
                  : Goal::at(network_, reply_goal(network_, ends_, connections_, packet_.destination));
  if (goal.vpc == vpc_ && network_[index].contains(packet_.destination)) return arrive_at(goal.interface);
  check_network_acl(index, Direction::egress);
  table_ = network_[index].route_table;
  auto hop = intended_hop(network_, table_, vpc_, goal, packet_, connections_);
  if (std::holds_alternative<NoHop>(hop)) return note_no_hop(goal);
  return std::visit([&](const auto& next) { return pass_to(next, goal); }, hop);
}

bool BlockerSearch::enter_from_internet() {
  auto holder = network_.holder_of_public(packet_.destination);
  if (!holder) return false;
  vpc_ = network_[holder->interface].vpc;
  crossed_ = Crossed::nothing;
  auto gateway = network_.internet_gateway_of(vpc_);
  auto egress_only = connections_.egress_only_internet_gateway;
  if (leg_ == Leg::reply && egress_only && network_[egress_only].vpc == vpc_)
    return enter_subnet_of(holder->interface);
  if (!gateway) {
    note({.code = ExplanationCode::no_path, .component = vpc_});
  } else {
    auto decision = translate_inbound(network_, gateway, packet_);
    if (auto* code = std::get_if<ExplanationCode>(&decision)) {
      note({.code = *code, .direction = Direction::ingress, .component = gateway});
    }
  }
  if (!packet_.destination.is_v6())
    packet_.destination = network_[holder->interface].addresses[holder->address].private_ip;
  if (auto appliance = appliance_at_edge(gateway)) {
    here_ = {};
    return pass_to_edge_appliance(appliance);
  }
  return enter_subnet_of(holder->interface);
}

bool BlockerSearch::enter_subnet_of(Index<NetworkInterface> index) {
  if (!index) return arrive_at(index);
  vpc_ = network_[index].vpc;
  check_network_acl(network_[index].subnet, Direction::ingress);
  return arrive_at(index);
}

bool BlockerSearch::arrive_at(Index<NetworkInterface> index) {
  if (!index) {
    note({.code = ExplanationCode::no_possible_destination, .component = vpc_});
    return false;
  }
  if (auto gateway = network_.nat_gateway_of(index)) return arrive_at(gateway);
  receiver_ = index;
  if (leg_ == Leg::reply) return true;
  check_security_groups(index, Direction::ingress);
  if (auto fault = state_fault(network_, index)) note_at_interface(*fault, Direction::ingress);
  return true;
}

bool BlockerSearch::arrive_at(Index<NatGateway> index) {
  if (leg_ == Leg::request || !connections_.nat.restore(index, packet_)) {
    note({.code = ExplanationCode::ngw_dest_address_preservation,
          .direction = Direction::ingress,
          .component = index});
    return false;
  }
  const auto& own = network_[network_[index].network_interface];
  vpc_ = own.vpc;
  return forward_from(own.subnet);
}

void BlockerSearch::check_security_groups(Index<NetworkInterface> index, Direction direction) {
  auto crossed = direction == Direction::ingress ? crossed_ : Crossed::unknown;
  if (admitted_by(network_, network_[index], direction, packet_, crossed)) return;
  note({.code = ExplanationCode::eni_sg_rules_mismatch, .direction = direction, .component = index});
  if (direction == Direction::ingress) note_lost_reference(index);
}

void BlockerSearch::note_lost_reference(Index<NetworkInterface> index) {
  using enum ExplanationCode;
  if (!ends_.source || !would_admit_member(network_, network_[index], packet_, ends_.source)) return;
  if (crossed_ == Crossed::appliance && appliance_)
    note({.code = sg_references_not_preserved, .direction = Direction::ingress, .component = appliance_});
  if (crossed_ == Crossed::transit_gateway && attachment_)
    note({.code = sg_referencing_support, .direction = Direction::ingress, .component = attachment_});
}

void BlockerSearch::check_network_acl(Index<Subnet> subnet, Direction direction) {
  auto acl = network_[subnet].network_acl;
  auto decision = decide(network_[acl], direction, packet_);
  if (decision.allowed) return;
  note({.code = ExplanationCode::subnet_acl_restriction,
        .direction = direction,
        .component = acl,
        .wanted = subnet,
        .acl_entry = decision.entry,
        .port = decision.port});
}

void BlockerSearch::check_route(const RouteTarget& target, const Component& wanted) {
  if (auto fault = route_fault(network_, table_, target, wanted, packet_.destination)) note(*fault);
}

bool BlockerSearch::note_no_hop(const Goal& goal) {
  if (!disconnected_) note(disconnection(goal));
  disconnected_ = true;
  if (!goal.interface) return false;
  return enter_subnet_of(goal.interface);
}

Blocker BlockerSearch::disconnection(const Goal& goal) const {
  using enum ExplanationCode;
  Blocker blocker{.code = goal.vpc ? disconnected_vpcs : no_path, .component = vpc_, .wanted = {}};
  if (goal.vpc) blocker.wanted = goal.vpc;
  bool nobodys = !goal.vpc && is_private(packet_.destination);
  if (nobodys) blocker.code = no_possible_destination;
  auto decides = route_for(network_[table_], packet_.destination);
  if (!decides) {
    if (nobodys)
      return {.code = no_route_to_destination, .direction = Direction::egress, .component = table_};
    return blocker;
  }
  blocker.route = RouteReference{table_, *decides};
  const auto& target = network_[table_].routes[*decides].target;
  if (std::holds_alternative<OtherTarget>(target)) {
    blocker.code = unsupported_component;
    blocker.component = *blocker.route;
  } else if (auto* peering = std::get_if<Index<VpcPeeringConnection>>(&target)) {
    if (crossing_fault(network_, network_[*peering], vpc_, packet_) != pcx_requires_address_in_vpc_cidr) {
      return blocker;
    }
    blocker.code = pcx_requires_address_in_vpc_cidr;
    blocker.component = *peering;
  } else if (auto* vpn = std::get_if<Index<VpnGateway>>(&target)) {
    auto fault = network_[*vpn].behind == vpc_ ? entry_fault(network_, *vpn, packet_)
                                               : exit_fault(network_, *vpn, vpc_, packet_);
    blocker.code = fault.value_or(no_possible_destination);
    blocker.component = *vpn;
  } else if (auto* gateway = std::get_if<Index<InternetGateway>>(&target); gateway && !goal.vpc) {
    auto decision = translate_outbound(network_, *gateway, vpc_, packet_);
    if (auto* code = std::get_if<ExplanationCode>(&decision)) {
      blocker.code = *code;
      blocker.direction = Direction::egress;
      blocker.component = *gateway;
    }
  }
  return blocker;
}

void BlockerSearch::note_at_interface(const InterfaceFault& fault, Direction direction) {
  note({.code = fault.code, .direction = direction, .component = fault.component});
}

void BlockerSearch::note(Blocker blocker) {
  blocker.leg = leg_;
  blocker.vpc = vpc_;
  blocker.packet = packet_;
  found_.push_back(blocker);
}

void BlockerSearch::note_once(const Blocker& blocker) {
  bool known = std::any_of(found_.begin(), found_.end(), [&](const Blocker& other) {
    return other.code == blocker.code && other.component == blocker.component;
  });
  if (!known) note(blocker);
}

}  // namespace vpcsim::network
