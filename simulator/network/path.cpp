#include "simulator/network/path.hpp"

#include "simulator/network/internet_gateway.hpp"
#include "simulator/network/network_acl.hpp"
#include "simulator/network/network_interface.hpp"
#include "simulator/network/route_table.hpp"
#include "simulator/network/security_group.hpp"
#include "simulator/network/vpc_peering_connection.hpp"

namespace vpcsim::network {
namespace {

struct NoRecorder {
  void begin(Leg, const Packet&) {}
  void step(const auto&) {}
  void end(const Packet&, const Disposition&) {}
};

class PathRecorder {
 public:
  explicit PathRecorder(Path& path) : path_(path) {}
  void begin(Leg leg, const Packet& packet) {
    walk_ = leg == Leg::request ? &path_.request : &path_.reply.emplace();
    walk_->sent = packet;
  }
  void step(const auto& step) { walk_->steps.emplace_back(step); }
  void end(const Packet& packet, const Disposition& disposition) {
    walk_->received = packet;
    walk_->disposition = disposition;
  }

 private:
  Path& path_;
  Walk* walk_ = nullptr;
};

/// One packet on its way, until it is delivered or dropped. Each function either drops the packet or hands it
/// to the next; together they read in AWS's order.
template <class Recorder>
class Walker {
 public:
  /// Moves `end.packet` on in place, and sets `end.disposition`.
  Walker(const Network& network, Leg leg, WalkEnd& end, Recorder& recorder)
      : network_(network), leg_(leg), end_(end), packet_(end.packet), recorder_(recorder) {}

  void send_from(Index<NetworkInterface> index) {
    const auto& interface = network_[index];
    vpc_ = interface.vpc;
    if (auto fault = state_fault(network_, index)) {
      return refuse({.code = fault->code, .direction = Direction::egress, .component = fault->component});
    }
    if (auto fault = address_fault(network_, index, packet_.source)) {
      return refuse({.code = fault->code, .direction = Direction::egress, .component = fault->component});
    }
    recorder_.step(SentByInterface{index, interface.source_dest_check});
    if (!pass_security_groups(index, Direction::egress)) return;
    return forward_from(interface.subnet);
  }

  void enter_from_internet() {
    auto holder = network_.holder_of_public(packet_.destination);
    if (!holder) return refuse({.code = ExplanationCode::no_possible_destination});
    vpc_ = network_[holder->interface].vpc;
    auto gateway = network_.internet_gateway_of(vpc_);
    if (!gateway) return refuse({.code = ExplanationCode::no_path, .component = vpc_});
    auto decision = translate_inbound(network_, gateway, packet_);
    if (auto* code = std::get_if<ExplanationCode>(&decision)) {
      return refuse({.code = *code, .direction = Direction::ingress, .component = gateway});
    }
    auto private_ip = std::get<Ipv4>(decision);
    recorder_.step(InternetGatewayTranslated{gateway, Direction::ingress, packet_.destination, private_ip});
    packet_.destination = private_ip;
    return enter_vpc(vpc_);
  }

 private:
  /// From a subnet's interface: to a neighbor directly, else over the subnet's border to the route's target.
  void forward_from(Index<Subnet> index) {
    const auto& subnet = network_[index];
    if (subnet.cidr.contains(packet_.destination) || is_link_local(packet_.destination))
      return deliver_in(index);
    if (!pass_network_acl(index, Direction::egress)) return;
    const auto& table = network_[subnet.route_table];
    auto position = route_for(table, packet_.destination);
    if (!position) {
      recorder_.step(NoRoute{subnet.route_table, packet_.destination});
      return drop({.code = ExplanationCode::no_route_to_destination,
                   .direction = Direction::egress,
                   .component = subnet.route_table});
    }
    route_ = RouteReference{subnet.route_table, *position};
    recorder_.step(RouteChosen{*route_, packet_.destination});
    const auto& route = table.routes[*position];
    if (route.state == RouteState::blackhole) {
      return drop(
          {.code = ExplanationCode::bad_state_route, .component = subnet.route_table, .route = route_});
    }
    return std::visit([&](const auto& target) { return pass_to(target); }, route.target);
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
    recorder_.step(PeeringCrossed{index, from, vpc_});
    return enter_vpc(vpc_);
  }

  void pass_to(Index<InternetGateway> index) {
    auto decision = translate_outbound(network_, index, vpc_, packet_);
    if (auto* code = std::get_if<ExplanationCode>(&decision)) {
      return refuse({.code = *code,
                     .direction = Direction::egress,
                     .component = index,
                     .wanted = vpc_,
                     .route = route_});
    }
    auto public_ip = std::get<Ipv4>(decision);
    recorder_.step(InternetGatewayTranslated{index, Direction::egress, packet_.source, public_ip});
    packet_.source = public_ip;
    if (network_.holder_of_public(packet_.destination)) return enter_from_internet();
    end_.disposition = SentToInternet{index};
  }

  void pass_to(Index<NatGateway> index) {
    const auto& own = network_[network_[index].network_interface];
    if (!network_[own.subnet].cidr.contains(packet_.source)) {
      if (!pass_network_acl(own.subnet, Direction::ingress)) return;
    }
    // A reply that a route sends into a NAT gateway would come out under another source.
    auto code = leg_ == Leg::reply ? ExplanationCode::ngw_source_address_reassign
                                   : forwarding_fault(network_, index, packet_, end_.connections);
    if (code) return refuse({.code = *code, .component = index, .route = route_});
    auto before = packet_.source;
    end_.connections.remember(index, packet_);
    translate_source(network_, index, packet_);
    recorder_.step(NatGatewayTranslated{index, Leg::request, before, packet_.source});
    vpc_ = own.vpc;
    return forward_from(own.subnet);
  }

  /// Delivery by address: whoever holds it in the VPC. No route table is asked.
  void enter_vpc(Index<Vpc> vpc) {
    auto holder = network_.holder_of_private(vpc, packet_.destination);
    if (!holder) {
      return refuse({.code = ExplanationCode::no_possible_destination, .component = vpc, .route = route_});
    }
    auto subnet = network_[holder->interface].subnet;
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
    if (leg_ == Leg::request || !end_.connections.restore(index, packet_)) {
      return refuse({.code = ExplanationCode::ngw_dest_address_preservation,
                     .direction = Direction::ingress,
                     .component = index});
    }
    recorder_.step(NatGatewayTranslated{index, Leg::reply, before, packet_.destination});
    const auto& own = network_[network_[index].network_interface];
    vpc_ = own.vpc;
    return forward_from(own.subnet);
  }

  bool pass_security_groups(Index<NetworkInterface> index, Direction direction) {
    if (leg_ == Leg::reply) {
      recorder_.step(SecurityGroupsTracked{index, direction});
      return true;
    }
    if (auto match = admitted_by(network_, network_[index], direction, packet_)) {
      recorder_.step(SecurityGroupsPassed{index, direction, match->group, match->rule});
      return true;
    }
    recorder_.step(SecurityGroupsDenied{index, direction});
    drop({.code = ExplanationCode::eni_sg_rules_mismatch, .direction = direction, .component = index});
    return false;
  }

  bool pass_network_acl(Index<Subnet> subnet, Direction direction) {
    auto acl = network_[subnet].network_acl;
    auto decision = decide(network_[acl], direction, packet_);
    if (decision.allowed) {
      recorder_.step(NetworkAclPassed{acl, subnet, direction, *decision.entry});
      return true;
    }
    recorder_.step(NetworkAclDenied{acl, subnet, direction, decision.entry, decision.port});
    drop({.code = ExplanationCode::subnet_acl_restriction,
          .direction = direction,
          .component = acl,
          .wanted = subnet,
          .acl_entry = decision.entry,
          .port = decision.port});
    return false;
  }

  void refuse(const Blocker& blocker) {
    recorder_.step(Refused{blocker.component});
    drop(blocker);
  }

  void drop(Blocker blocker) {
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
  std::optional<RouteReference> route_;  ///< the last one that was chosen
};

template <class Recorder>
void walk(const Network& network, Leg leg, Index<NetworkInterface> from, WalkEnd& end, Recorder& recorder) {
  recorder.begin(leg, end.packet);
  Walker<Recorder> walker(network, leg, end, recorder);
  if (from)
    walker.send_from(from);
  else
    walker.enter_from_internet();
  recorder.end(end.packet, end.disposition);
}

bool lost(const Disposition& disposition) {
  return std::holds_alternative<Dropped>(disposition);
}

Index<NetworkInterface> receiver_of(const Disposition& disposition) {
  const auto* delivered = std::get_if<Delivered>(&disposition);
  return delivered ? delivered->interface : Index<NetworkInterface> {};
}

template <class Recorder>
Verdict evaluate(const Network& network, const Flow& flow, Recorder& recorder) {
  auto ends = resolve(network, flow);
  if (ends.fault) {
    recorder.begin(Leg::request, ends.request);
    recorder.step(Refused{ends.fault->component});
    recorder.end(ends.request, Dropped{*ends.fault});
    return Verdict::unreachable;
  }
  WalkEnd end{ends.request};
  walk(network, Leg::request, ends.source, end, recorder);
  if (lost(end.disposition)) return Verdict::unreachable;
  if (!request_arrived(ends, end.disposition)) return Verdict::misdelivered;

  if (!turn_into_reply(end.packet)) return Verdict::reachable;
  walk(network, Leg::reply, receiver_of(end.disposition), end, recorder);
  if (lost(end.disposition)) return Verdict::forward_only;
  return reply_arrived(ends, end.packet, end.disposition) ? Verdict::reachable : Verdict::misdelivered;
}

}  // namespace

Verdict verdict(const Network& network, const Flow& flow) {
  NoRecorder recorder;
  return evaluate(network, flow, recorder);
}

Path path(const Network& network, const Flow& flow) {
  Path result;
  PathRecorder recorder(result);
  result.verdict = evaluate(network, flow, recorder);
  return result;
}

WalkEnd walk_request(const Network& network, const Endpoints& ends) {
  NoRecorder recorder;
  WalkEnd end{ends.request};
  walk(network, Leg::request, ends.source, end, recorder);
  return end;
}

bool request_arrived(const Endpoints& ends, const Disposition& disposition) {
  if (lost(disposition)) return false;
  return !ends.destination || receiver_of(disposition) == ends.destination;
}

bool reply_arrived(const Endpoints& ends, const Packet& received, const Disposition& disposition) {
  if (lost(disposition) || receiver_of(disposition) != ends.source) return false;
  // A client takes an answer only from the address that it asked.
  return received.source == ends.request.destination && received.destination == ends.request.source;
}

}  // namespace vpcsim::network
