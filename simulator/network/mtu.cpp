#include "simulator/network/mtu.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "simulator/network/nat_gateway.hpp"
#include "simulator/network/network_acl.hpp"
#include "simulator/network/security_group.hpp"

namespace vpcsim::network {
namespace {

/// Types of the previous generation that know no jumbo frames [EC2 user guide, "Network MTU"; Direct Connect
/// user guide, "Jumbo frames"].
bool knows_jumbo_frames(std::string_view instance_type) {
  static constexpr std::array<std::string_view, 6> without{"c1", "cc1", "cg1", "m1", "m2", "t1"};
  const auto family = instance_type.substr(0, instance_type.find('.'));
  return std::find(without.begin(), without.end(), family) == without.end();
}

/// The bound that a step sets, if any.
struct BoundOf {
  const Network& network;

  MtuBound of_interface(Index<NetworkInterface> index) const {
    const auto& interface = network[index];
    if (interface.vpc_endpoint) return {interface.vpc_endpoint, gateway_mtu, 0, false};
    if (network.nat_gateway_of(index)) return {network.nat_gateway_of(index), gateway_mtu};
    return {index, interface.instance ? interface_mtu(network[interface.instance].type) : jumbo_mtu};
  }

  std::optional<MtuBound> operator()(const SentByInterface& step) const {
    auto bound = of_interface(step.interface);
    bound.is_sender = true;
    return bound;
  }
  std::optional<MtuBound> operator()(const Arrived& step) const { return of_interface(step.interface); }
  std::optional<MtuBound> operator()(const ForwardedByInterface& step) const {
    return of_interface(step.interface);
  }
  std::optional<MtuBound> operator()(const PeeringCrossed& step) const {
    const auto& peering = network[step.peering];
    const bool one_region = peering.requester.region == peering.accepter.region;
    return MtuBound{step.peering, one_region ? jumbo_mtu : gateway_mtu};
  }
  std::optional<MtuBound> operator()(const InternetGatewayTranslated& step) const {
    return MtuBound{step.gateway, standard_mtu};
  }
  std::optional<MtuBound> operator()(const InternetGatewayPassed& step) const {
    return MtuBound{step.gateway, standard_mtu};
  }
  std::optional<MtuBound> operator()(const EgressOnlyInternetGatewayPassed& step) const {
    return MtuBound{step.gateway, standard_mtu};
  }
  std::optional<MtuBound> operator()(const NatGatewayTranslated& step) const {
    return MtuBound{step.gateway, gateway_mtu};
  }
  /// It tells who sends to it from a VPC [transit gateways guide, "Quotas": MTU]. That it tells nobody behind
  /// a peering attachment makes no difference: the gateway before that one is no wider.
  std::optional<MtuBound> operator()(const TransitGatewayEntered& step) const {
    return MtuBound{network[step.attachment].transit_gateway, gateway_mtu};
  }
  std::optional<MtuBound> operator()(const auto&) const { return std::nullopt; }
};

/// The packet as it is after a step.
struct Follow {
  const Network& network;
  const Walk& walk;
  Packet& packet;

  void operator()(const InternetGatewayTranslated& step) const {
    (step.direction == Direction::egress ? packet.source : packet.destination) = step.after;
  }
  void operator()(const NatGatewayTranslated& step) const {
    if (step.leg == Leg::request) return translate(network, step.gateway, packet);
    packet.destination = step.after;
    if (step.before.is_v6() != step.after.is_v6()) packet.source = walk.received.source;  // NAT64
  }
  void operator()(const auto&) const {}
};

Packet packet_before(const Network& network, const Walk& walk, std::uint32_t step) {
  Packet packet = walk.sent;
  for (std::uint32_t i = 0; i < step; ++i) std::visit(Follow{network, walk, packet}, walk.steps[i]);
  return packet;
}

/// "Fragmentation needed", or "packet too big", about a packet.
Packet notice_about(const Packet& packet) {
  const bool v6 = packet.source.is_v6();
  Packet notice{packet.destination, packet.source, v6 ? IpProtocol::icmpv6 : IpProtocol::icmp, {}, {}};
  notice.icmp_type = v6 ? 2 : 3;
  notice.icmp_code = v6 ? 0 : 4;
  return notice;
}

// ---- the message's way back
// ------------------------------------------------------------------------------------

class NoticeWalk {
 public:
  NoticeWalk(const Network& network, const Walk& walk, const TooLarge& packet)
      : network_(network), walk_(walk), packet_(packet) {}

  /// Back over the network ACLs that the packet passed, to the sender's security groups.
  std::vector<Blocker> losers() {
    for (auto step = packet_.bound.step; step-- > 0;) {
      if (const auto* left = std::get_if<TransitGatewayEntered>(&walk_.steps[step]))
        from_attachment_ = left->subnet;
      if (const auto* passed = std::get_if<NetworkAclPassed>(&walk_.steps[step])) cross(*passed, step);
    }
    if (!walk_.steps.empty()) {
      if (const auto* sent = std::get_if<SentByInterface>(&walk_.steps.front())) arrive(sent->interface);
    }
    return std::move(losers_);
  }
  /// The bound is a transit gateway: the message comes out of its attachment's network interface.
  void start_at(Index<Subnet> attachment) { from_attachment_ = attachment; }

 private:
  void cross(const NetworkAclPassed& passed, std::uint32_t step) {
    const bool shared = passed.subnet == from_attachment_ && passed.direction == Direction::egress;
    // From an attachment to an instance in the attachment's own subnet no network ACL is asked [transit
    // gateways guide, "Network ACLs for transit gateways"].
    if (shared) return;
    const auto direction = passed.direction == Direction::egress ? Direction::ingress : Direction::egress;
    const auto notice = notice_about(packet_before(network_, walk_, step));
    const auto decision = decide(network_[passed.acl], direction, notice);
    if (decision.allowed) return;
    losers_.push_back({.code = ExplanationCode::subnet_acl_restriction,
                       .leg = leg(),
                       .direction = direction,
                       .component = passed.acl,
                       .wanted = passed.subnet,
                       .acl_entry = decision.entry,
                       .port = decision.port,
                       .vpc = network_[passed.subnet].vpc,
                       .packet = notice});
  }
  void arrive(Index<NetworkInterface> sender) {
    const auto notice = notice_about(walk_.sent);
    const auto& interface = network_[sender];
    if (network_.nat_gateway_of(sender)) return;
    if (admitted_by(network_, interface, Direction::ingress, notice, Crossed::unknown)) return;
    losers_.push_back({.code = ExplanationCode::eni_sg_rules_mismatch,
                       .leg = leg(),
                       .direction = Direction::ingress,
                       .component = sender,
                       .vpc = interface.vpc,
                       .packet = notice});
  }
  /// It goes the other way.
  Leg leg() const { return packet_.leg == Leg::request ? Leg::reply : Leg::request; }

  const Network& network_;
  const Walk& walk_;
  const TooLarge& packet_;
  Index<Subnet> from_attachment_;
  std::vector<Blocker> losers_;
};

std::optional<TooLarge> too_large_on(const Network& network, const Path& path, Leg leg, std::uint32_t size) {
  const Walk& walk = leg == Leg::request ? path.request : *path.reply;
  for (const MtuBound& bound : mtu_bounds(network, path, leg)) {
    if (size <= bound.mtu) continue;
    TooLarge packet{leg, size, bound, packet_before(network, walk, bound.step)};
    if (bound.is_sender) {
      packet.notice = MtuNotice::unneeded;
    } else if (!bound.tells_sender) {
      packet.notice = MtuNotice::not_sent;
    } else {
      NoticeWalk notice(network, walk, packet);
      if (const auto* entered = std::get_if<TransitGatewayEntered>(&walk.steps[bound.step]))
        notice.start_at(entered->subnet);
      packet.losers = notice.losers();
      if (!packet.losers.empty()) packet.notice = MtuNotice::lost;
    }
    return packet;
  }
  return std::nullopt;
}

bool was_dropped(const Walk& walk) {
  return std::holds_alternative<Dropped>(walk.disposition);
}

}  // namespace

std::uint32_t interface_mtu(std::string_view instance_type) {
  return knows_jumbo_frames(instance_type) ? jumbo_mtu : standard_mtu;
}

std::vector<MtuBound> mtu_bounds(const Network& network, const Path& path, Leg leg) {
  std::vector<MtuBound> bounds;
  const Walk* walk = leg == Leg::request ? &path.request : path.reply ? &*path.reply : nullptr;
  if (!walk) return bounds;
  const auto* service = std::get_if<SentToService>(&path.request.disposition);
  const auto endpoint = service ? service->endpoint : Index<VpcEndpoint>{};
  if (leg == Leg::reply && endpoint) bounds.push_back({endpoint, gateway_mtu, 0, false, true});
  for (std::uint32_t step = 0; step < walk->steps.size(); ++step) {
    auto bound = std::visit(BoundOf{network}, walk->steps[step]);
    if (!bound) continue;
    bound->step = step;
    bounds.push_back(*bound);
  }
  const auto end = static_cast<std::uint32_t>(walk->steps.size());
  if (leg == Leg::request && endpoint) bounds.push_back({endpoint, gateway_mtu, end, false});
  return bounds;
}

std::string_view text(MtuNotice notice) {
  static constexpr std::array<std::string_view, 4> texts{"unneeded", "heard", "not-sent", "lost"};
  return texts[static_cast<std::size_t>(notice)];
}

std::optional<MtuBound> smallest_bound(const std::vector<MtuBound>& bounds) {
  const auto smallest = std::min_element(bounds.begin(), bounds.end(),
                                         [](const auto& a, const auto& b) { return a.mtu < b.mtu; });
  return smallest == bounds.end() ? std::nullopt : std::optional(*smallest);
}

std::optional<TooLarge> too_large(const Network& network, const Path& path, std::uint32_t size) {
  if (was_dropped(path.request)) return std::nullopt;
  if (auto packet = too_large_on(network, path, Leg::request, size)) return packet;
  if (!path.reply || was_dropped(*path.reply)) return std::nullopt;
  return too_large_on(network, path, Leg::reply, size);
}

Verdict verdict_with(const Path& path, const std::optional<TooLarge>& too_large) {
  if (!too_large) return path.verdict;
  if (too_large->leg == Leg::request) return Verdict::unreachable;
  return path.verdict == Verdict::reachable ? Verdict::forward_only : path.verdict;
}

}  // namespace vpcsim::network
