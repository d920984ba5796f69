#include "simulator/network/blockers.hpp"

#include <algorithm>

#include "simulator/network/intended_hop.hpp"
#include "simulator/network/internet_gateway.hpp"
#include "simulator/network/nat_gateway.hpp"
#include "simulator/network/network_acl.hpp"
#include "simulator/network/network_interface.hpp"
#include "simulator/network/path.hpp"
#include "simulator/network/route_table.hpp"
#include "simulator/network/security_group.hpp"
#include "simulator/network/vpc_peering_connection.hpp"

namespace vpcsim::network {
namespace {

bool is_private(Ipv4 address) {
  return protocol::is_rfc1918(address) || protocol::is_rfc6598(address);
}

/// Walks both legs; each function notes its faults and hands the packet on as if there were none. `false`:
/// the way ends here, because nobody can say where it would go on.
class Search {
 public:
  Search(const Network& network, const Endpoints& ends)
      : network_(network), ends_(ends), packet_(ends.request) {}

  std::vector<Blocker> run() {
    if (ends_.fault) {
      found_.push_back(*ends_.fault);
      if (ends_.fault->code != ExplanationCode::igw_private_ip_association_for_ingress) return found_;
    }
    if (walk_request_leg()) walk_reply_leg();
    return found_;
  }

 private:
  bool walk_request_leg() {
    if (!ends_.fault) {
      auto request = walk_request(network_, ends_);
      if (request_arrived(ends_, request.disposition)) {
        packet_ = request.packet;
        connections_ = request.connections;
        if (auto* delivered = std::get_if<Delivered>(&request.disposition)) receiver_ = delivered->interface;
        return true;
      }
    }
    leg_ = Leg::request;
    if (ends_.source) return send_from(ends_.source);
    if (!ends_.fault) return enter_from_internet();
    untranslated_ = true;
    return enter_subnet_of(ends_.destination);
  }

  void walk_reply_leg() {
    // Nobody can say how an answer to a borrowed address would come back.
    if (source_is_borrowed() || !turn_into_reply(packet_)) return;
    leg_ = Leg::reply;
    if (receiver_)
      send_from(receiver_);
    else if (untranslated_)
      enter_subnet_of(reply_goal(network_, ends_, connections_, packet_.destination));
    else
      enter_from_internet();
  }

  bool source_is_borrowed() const {
    if (!ends_.source) return is_private(ends_.request.source);
    return !reply_goal(network_, ends_, {}, ends_.request.source);
  }

  // ---- hops, in the order of path.cpp ----

  bool send_from(Index<NetworkInterface> index) {
    vpc_ = network_[index].vpc;
    if (leg_ == Leg::request) {
      // At the reply's start the same interface and instance have been asked on arrival.
      if (auto fault = state_fault(network_, index)) note_at_interface(*fault, Direction::egress);
      if (auto fault = address_fault(network_, index, packet_.source))
        note_at_interface(*fault, Direction::egress);
      check_security_groups(index, Direction::egress);
    }
    return forward_from(network_[index].subnet);
  }

  bool forward_from(Index<Subnet> index) {
    if (is_link_local(packet_.destination)) return arrive_at(Index<NetworkInterface>{});
    auto goal = leg_ == Leg::request
                    ? request_goal(network_, ends_, vpc_, packet_.destination)
                    : Goal::at(network_, reply_goal(network_, ends_, connections_, packet_.destination));
    if (goal.vpc == vpc_ && network_[index].cidr.contains(packet_.destination))
      return arrive_at(goal.interface);
    check_network_acl(index, Direction::egress);
    table_ = network_[index].route_table;
    auto hop = intended_hop(network_, table_, vpc_, goal, packet_, connections_);
    if (std::holds_alternative<NoHop>(hop)) return note_no_hop(goal);
    return std::visit([&](const auto& next) { return pass_to(next, goal); }, hop);
  }

  bool pass_to(const NoHop&, const Goal&) { return false; }

  bool pass_to(const LocalTarget&, const Goal& goal) {
    check_route(LocalTarget{}, vpc_);
    if (!network_.owns(vpc_, packet_.destination)) {
      note({.code = ExplanationCode::vpc_local_route_cidr_restriction, .component = table_});
    }
    return enter_subnet_of(goal.interface);
  }

  bool pass_to(Index<VpcPeeringConnection> index, const Goal& goal) {
    check_route(index, index);
    const auto& peering = network_[index];
    if (auto code = peering_fault(peering)) note_once({.code = *code, .component = index});
    if (auto code = crossing_fault(network_, peering, vpc_, packet_))
      note_once({.code = *code, .component = index});
    vpc_ = other_side(peering, vpc_).vpc;
    return vpc_ && enter_subnet_of(goal.interface);
  }

  bool pass_to(Index<InternetGateway> index, const Goal&) {
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
    packet_.source = std::get<Ipv4>(decision);
    if (network_.holder_of_public(packet_.destination)) return enter_from_internet();
    receiver_ = {};
    return true;
  }

  bool pass_to(Index<NatGateway> index, const Goal&) {
    check_route(index, index);
    const auto& own = network_[network_[index].network_interface];
    if (!network_[own.subnet].cidr.contains(packet_.source))
      check_network_acl(own.subnet, Direction::ingress);
    auto code = leg_ == Leg::reply ? ExplanationCode::ngw_source_address_reassign
                                   : forwarding_fault(network_, index, packet_, connections_);
    if (code) note({.code = *code, .component = index});
    if (leg_ == Leg::reply || connections_.has(index) || connections_.full()) return false;
    connections_.remember(index, packet_);
    translate_source(network_, index, packet_);
    vpc_ = own.vpc;
    return forward_from(own.subnet);
  }

  bool enter_from_internet() {
    auto holder = network_.holder_of_public(packet_.destination);
    if (!holder) return false;
    vpc_ = network_[holder->interface].vpc;
    auto gateway = network_.internet_gateway_of(vpc_);
    if (!gateway) {
      note({.code = ExplanationCode::no_path, .component = vpc_});
    } else {
      auto decision = translate_inbound(network_, gateway, packet_);
      if (auto* code = std::get_if<ExplanationCode>(&decision)) {
        note({.code = *code, .direction = Direction::ingress, .component = gateway});
      }
    }
    packet_.destination = network_[holder->interface].addresses[holder->address].private_ip;
    return enter_subnet_of(holder->interface);
  }

  bool enter_subnet_of(Index<NetworkInterface> index) {
    if (!index) return arrive_at(index);
    vpc_ = network_[index].vpc;
    check_network_acl(network_[index].subnet, Direction::ingress);
    return arrive_at(index);
  }

  bool arrive_at(Index<NetworkInterface> index) {
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

  bool arrive_at(Index<NatGateway> index) {
    if (leg_ == Leg::request || !connections_.restore(index, packet_)) {
      note({.code = ExplanationCode::ngw_dest_address_preservation,
            .direction = Direction::ingress,
            .component = index});
      return false;
    }
    const auto& own = network_[network_[index].network_interface];
    vpc_ = own.vpc;
    return forward_from(own.subnet);
  }

  // ---- checks ----

  void check_security_groups(Index<NetworkInterface> index, Direction direction) {
    if (admitted_by(network_, network_[index], direction, packet_)) return;
    note({.code = ExplanationCode::eni_sg_rules_mismatch, .direction = direction, .component = index});
  }

  void check_network_acl(Index<Subnet> subnet, Direction direction) {
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

  /// Does the route table send the packet to the hop that is meant?
  void check_route(const RouteTarget& target, const Component& wanted) {
    using enum ExplanationCode;
    const auto& table = network_[table_];
    auto decides = route_for(table, packet_.destination);
    Blocker blocker{.code = no_route_to_destination,
                    .direction = Direction::egress,
                    .component = table_,
                    .wanted = wanted};
    if (!decides) return note(blocker);
    const auto& route = table.routes[*decides];
    blocker.route = RouteReference{table_, *decides};
    if (same_target(route.target, target)) {
      blocker.code = bad_state_route;
      if (route.state == RouteState::blackhole) note(blocker);
      return;
    }
    auto shadowed = route_with_target(table, target, packet_.destination);
    if (shadowed) {
      bool longer = route.destination.prefix_length() > table.routes[*shadowed].destination.prefix_length();
      blocker.code = longer ? more_specific_route : higher_priority_route;
    } else if (std::holds_alternative<LocalTarget>(route.target)) {
      blocker.code = higher_priority_route;  // no route could win against it: the CIDRs overlap
    }
    note(blocker);
  }

  /// Nothing joins the two sides. If a route leads somewhere nevertheless, its target says why that won't do.
  bool note_no_hop(const Goal& goal) {
    if (!disconnected_) note(disconnection(goal));
    disconnected_ = true;
    if (!goal.interface) return false;
    return enter_subnet_of(goal.interface);
  }

  Blocker disconnection(const Goal& goal) const {
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

  // ---- notes ----

  void note_at_interface(const InterfaceFault& fault, Direction direction) {
    note({.code = fault.code, .direction = direction, .component = fault.component});
  }

  void note(Blocker blocker) {
    blocker.leg = leg_;
    blocker.vpc = vpc_;
    blocker.packet = packet_;
    found_.push_back(blocker);
  }

  /// For a component that both legs meet in the same condition.
  void note_once(const Blocker& blocker) {
    bool known = std::any_of(found_.begin(), found_.end(), [&](const Blocker& other) {
      return other.code == blocker.code && other.component == blocker.component;
    });
    if (!known) note(blocker);
  }

  const Network& network_;
  const Endpoints& ends_;
  std::vector<Blocker> found_;
  Leg leg_ = Leg::request;
  Packet packet_;
  NatConnections connections_;
  Index<Vpc> vpc_;
  Index<RouteTable> table_;           ///< the last one asked
  Index<NetworkInterface> receiver_;  ///< where the leg ended; nowhere: on the internet
  bool untranslated_ = false;         ///< a public address is missing, and has been noted
  bool disconnected_ = false;         ///< nothing joins the two sides, and that has been noted
};

/// For what the search along the meant path can't see: the packet's own ending.
Blocker own_ending(const Network& network, const Flow& flow) {
  auto story = path(network, flow);
  for (const auto* disposition :
       {&story.request.disposition, story.reply ? &story.reply->disposition : nullptr}) {
    auto* dropped = disposition ? std::get_if<Dropped>(disposition) : nullptr;
    if (dropped) return dropped->reason;
  }
  return Blocker{.code = ExplanationCode::no_path, .packet = story.request.sent};
}

}  // namespace

std::vector<Blocker> blockers(const Network& network, const Flow& flow) {
  if (verdict(network, flow) == Verdict::reachable) return {};
  auto ends = resolve(network, flow);
  auto found = Search(network, ends).run();
  if (found.empty()) found.push_back(own_ending(network, flow));
  return found;
}

}  // namespace vpcsim::network
