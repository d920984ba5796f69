#include "simulator/network/flow_log.hpp"

#include <algorithm>

#include "simulator/network/flow_log_line.hpp"

namespace vpcsim::network {
namespace {

/// Follows one walk's steps with the packet as it is at each.
class Replay {
 public:
  Replay(const Network& network, std::vector<Crossing>& crossings)
      : network_(network), crossings_(crossings) {}

  void follow(const Walk& walk, Leg leg) {
    leg_ = leg;
    packet_ = walk.sent;
    for (const Step& step : walk.steps) {
      std::visit([&](const auto& one) { take(one); }, step);
    }
    leave(true);
  }

 private:
  // ---- out of an interface: its security groups, then the ACL of its subnet, then the route ----

  void take(const SentByInterface& step) { set_out(step.interface); }
  void take(const NetworkAclPassed&) {}
  void take(const RouteChosen& step) {
    if (leaving_) leaving_->route = step.route;
    target_ = target_interface(step.route);
    leave(true);
  }
  void take(const DeliveredInSubnet&) {
    if (leaving_) leaving_->within_subnet = true;
    leave(true);
  }
  void take(const NetworkAclDenied& step) {
    if (step.direction == Direction::egress) return leave(false);
    // Into a subnet: to a NAT gateway that the route led to, or to whoever holds the address.
    auto interface = target_;
    if (!interface) {
      auto holder = network_.holder_of_private(network_[step.subnet].vpc, packet_.destination);
      if (holder) interface = holder->interface;
    }
    if (interface) arrive(interface, false);
  }

  // ---- into an interface ----

  void take(const SecurityGroupsPassed& step) { pass_groups(step.interface, step.direction, true); }
  void take(const SecurityGroupsTracked& step) { pass_groups(step.interface, step.direction, true); }
  void take(const SecurityGroupsDenied& step) { pass_groups(step.interface, step.direction, false); }

  void pass_groups(Index<NetworkInterface> interface, Direction direction, bool accepted) {
    if (direction == Direction::ingress) return arrive(interface, accepted);
    if (!accepted) leave(false);
  }

  // ---- translations; a NAT gateway's interface has no security groups ----

  void take(const InternetGatewayTranslated& step) {
    (step.direction == Direction::egress ? packet_.source : packet_.destination) = step.after;
  }
  void take(const NatGatewayTranslated& step) {
    const auto interface = network_[step.gateway].network_interface;
    arrive(interface, true);
    if (step.leg == Leg::request) {
      connections_.push_back({step.gateway, packet_.source_ports});
      packet_.source = step.after;
      if (packet_.protocol.has_ports()) packet_.source_ports = nat_gateway_ports;
    } else {
      packet_.destination = step.after;
      for (const auto& [gateway, ports] : connections_) {
        if (gateway == step.gateway) packet_.destination_ports = ports;
      }
    }
    set_out(interface);
  }

  /// What happens to no interface.
  void take(const auto&) {}

  void set_out(Index<NetworkInterface> interface) {
    leaving_ = Crossing{
        .interface = interface, .direction = Direction::egress, .leg = leg_, .packet = packet_, .route = {}};
  }
  void leave(bool accepted) {
    if (!leaving_) return;
    leaving_->accepted = accepted;
    crossings_.push_back(*leaving_);
    leaving_.reset();
  }
  void arrive(Index<NetworkInterface> interface, bool accepted) {
    target_ = {};
    crossings_.push_back({.interface = interface,
                          .direction = Direction::ingress,
                          .leg = leg_,
                          .packet = packet_,
                          .accepted = accepted,
                          .route = {}});
  }

  Index<NetworkInterface> target_interface(const RouteReference& reference) const {
    const RouteTarget& target = network_[reference.table].routes[reference.route].target;
    const auto* gateway = std::get_if<Index<NatGateway>>(&target);
    return gateway != nullptr ? network_[*gateway].network_interface : Index<NetworkInterface>{};
  }

  const Network& network_;
  std::vector<Crossing>& crossings_;
  Leg leg_ = Leg::request;
  Packet packet_;
  std::optional<Crossing> leaving_;
  Index<NetworkInterface> target_;  ///< of the last route, if it leads to an interface
  std::vector<std::pair<Index<NatGateway>, PortRange>> connections_;
};

struct Covers {
  const NetworkInterface& interface;
  Index<NetworkInterface> index;
  bool operator()(Index<Vpc> vpc) const { return interface.vpc == vpc; }
  bool operator()(Index<Subnet> subnet) const { return interface.subnet == subnet; }
  bool operator()(Index<NetworkInterface> other) const { return index == other; }
};

}  // namespace

std::vector<Crossing> crossings_of(const Network& network, const Path& path) {
  std::vector<Crossing> crossings;
  Replay replay(network, crossings);
  replay.follow(path.request, Leg::request);
  if (path.reply) replay.follow(*path.reply, Leg::reply);
  return crossings;
}

std::vector<FlowLogRecord> flow_log_records(const Network& network, const Path& path,
                                            protocol::Timestamp at) {
  std::vector<FlowLogRecord> records;
  const auto& logs = network.description().flow_logs;
  if (logs.empty()) return records;
  for (const Crossing& crossing : crossings_of(network, path)) {
    for (std::uint32_t i = 0; i < logs.size(); ++i) {
      const FlowLog& log = logs[i];
      if (!(crossing.accepted ? log.accepts : log.rejects)) continue;
      if (!std::visit(Covers{network[crossing.interface], crossing.interface}, log.resource)) continue;
      records.push_back({{i}, crossing.interface, flow_log_line(network, crossing, log.format, at)});
    }
  }
  return records;
}

}  // namespace vpcsim::network
