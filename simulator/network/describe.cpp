#include "simulator/network/describe.hpp"

#include <fmt/core.h>

#include "simulator/network/words.hpp"

namespace vpcsim::network {
namespace {

std::string traffic_text(const Traffic& traffic) {
  if (traffic.protocol == IpProtocol::all) return "all traffic";
  auto name = traffic.protocol.name();
  if (!traffic.protocol.has_ports()) return name;
  return fmt::format("{} {}", name, ports_text(traffic.ports));
}

struct SourceText {
  const Network& network;
  std::string operator()(const IpBlock& cidr) const { return cidr.text(); }
  std::string operator()(const SecurityGroupReference& reference) const {
    return reference.group ? network[reference.group].id : reference.id;
  }
  std::string operator()(const OtherRuleSource& source) const { return source.id; }
};

struct StepText {
  const Network& network;

  std::string operator()(const SentByInterface& step) const {
    return fmt::format("sent by {}, source/destination check {}", label_of(network, step.interface),
                       step.checked ? "passed" : "off");
  }
  std::string operator()(const SecurityGroupsPassed& step) const {
    const auto& group = network[step.group];
    const auto& rules = step.direction == Direction::ingress ? group.ingress : group.egress;
    const auto& rule = rules[step.rule];
    return fmt::format("security group {} ({}) allows {}: {} {} {}", group.name, group.id,
                       text(step.direction), traffic_text(rule.traffic),
                       step.direction == Direction::ingress ? "from" : "to",
                       std::visit(SourceText{network}, rule.source));
  }
  std::string operator()(const SecurityGroupsTracked& step) const {
    return fmt::format("security groups of {} let the reply pass: the connection is tracked",
                       label_of(network, step.interface));
  }
  std::string operator()(const SecurityGroupsDenied& step) const {
    return fmt::format("no security group of {} allows this {}", label_of(network, step.interface),
                       text(step.direction));
  }
  std::string operator()(const NetworkAclPassed& step) const {
    return fmt::format("{} allows {} at {}: {}", label_of(network, step.acl), text(step.direction),
                       label_of(network, step.subnet),
                       entry_text(network[step.acl], step.direction, step.entry));
  }
  std::string operator()(const NetworkAclDenied& step) const {
    return fmt::format("{} denies {} at {}: {}", label_of(network, step.acl), text(step.direction),
                       label_of(network, step.subnet),
                       entry_text(network[step.acl], step.direction, step.entry));
  }
  std::string operator()(const RouteChosen& step) const {
    return fmt::format("{} routes {} by {}", label_of(network, step.route.table), step.destination.text(),
                       route_text(network, step.route));
  }
  std::string operator()(const NoRoute& step) const {
    return fmt::format("{} has no route for {}", label_of(network, step.table), step.destination.text());
  }
  std::string operator()(const DeliveredInSubnet& step) const {
    return fmt::format("delivered within {}", label_of(network, step.subnet));
  }
  std::string operator()(const EnteredSubnet& step) const {
    return fmt::format("{} takes it to {}", label_of(network, step.vpc), label_of(network, step.subnet));
  }
  std::string operator()(const PeeringCrossed& step) const {
    return fmt::format("{} carries it from {} to {}", label_of(network, step.peering),
                       label_of(network, step.from), label_of(network, step.to));
  }
  std::string operator()(const InternetGatewayTranslated& step) const {
    return fmt::format("{} translates the {} {} to {}", label_of(network, step.gateway),
                       step.direction == Direction::egress ? "source" : "destination", step.before.text(),
                       step.after.text());
  }
  std::string operator()(const NatGatewayTranslated& step) const {
    return fmt::format("{} translates the {} {} to {}", label_of(network, step.gateway),
                       step.leg == Leg::request ? "source" : "destination", step.before.text(),
                       step.after.text());
  }
  std::string operator()(const InternetGatewayPassed& step) const {
    return fmt::format("{} lets it {}", label_of(network, step.gateway),
                       step.direction == Direction::egress ? "out" : "in");
  }
  std::string operator()(const EgressOnlyInternetGatewayPassed& step) const {
    return fmt::format("{} lets {}", label_of(network, step.gateway),
                       step.leg == Leg::request ? "it out" : "the answer in");
  }
  std::string operator()(const ForwardedByInterface& step) const {
    return fmt::format("{} is not its destination, and sends it on", label_of(network, step.interface));
  }
  std::string operator()(const TransitGatewayEntered& step) const {
    const auto& attachment = network[step.attachment];
    auto gateway = label_of(network, attachment.transit_gateway);
    if (!step.subnet) return fmt::format("{} gets it from its peer by {}", gateway, attachment.id);
    return fmt::format("{} gets it by {} in {}", gateway, attachment.id, label_of(network, step.subnet));
  }
  std::string operator()(const TransitGatewayRouteChosen& step) const {
    return fmt::format("{} routes {} by {}", label_of(network, step.table), step.destination.text(),
                       route_text(network, step.table, step.route));
  }
  std::string operator()(const NoTransitGatewayRoute& step) const {
    return fmt::format("{} has no route for {}", label_of(network, step.table), step.destination.text());
  }
  std::string operator()(const TransitGatewayLeft& step) const {
    return fmt::format("{} takes it to {}", label_of(network, step.attachment),
                       label_of(network, step.subnet));
  }
  std::string operator()(const Refused& step) const {
    return fmt::format("{} refuses it", label_of(network, step.component));
  }
  std::string operator()(const Arrived& step) const {
    return fmt::format("arrived at {}", label_of(network, step.interface));
  }
};

struct StepComponent {
  Component operator()(const SentByInterface& step) const { return step.interface; }
  Component operator()(const SecurityGroupsPassed& step) const { return step.interface; }
  Component operator()(const SecurityGroupsTracked& step) const { return step.interface; }
  Component operator()(const SecurityGroupsDenied& step) const { return step.interface; }
  Component operator()(const NetworkAclPassed& step) const { return step.acl; }
  Component operator()(const NetworkAclDenied& step) const { return step.acl; }
  Component operator()(const RouteChosen& step) const { return step.route.table; }
  Component operator()(const NoRoute& step) const { return step.table; }
  Component operator()(const DeliveredInSubnet& step) const { return step.subnet; }
  Component operator()(const EnteredSubnet& step) const { return step.subnet; }
  Component operator()(const PeeringCrossed& step) const { return step.peering; }
  Component operator()(const InternetGatewayTranslated& step) const { return step.gateway; }
  Component operator()(const NatGatewayTranslated& step) const { return step.gateway; }
  Component operator()(const InternetGatewayPassed& step) const { return step.gateway; }
  Component operator()(const EgressOnlyInternetGatewayPassed& step) const { return step.gateway; }
  Component operator()(const ForwardedByInterface& step) const { return step.interface; }
  Component operator()(const TransitGatewayEntered& step) const { return step.attachment; }
  Component operator()(const TransitGatewayRouteChosen& step) const { return step.table; }
  Component operator()(const NoTransitGatewayRoute& step) const { return step.table; }
  Component operator()(const TransitGatewayLeft& step) const { return step.attachment; }
  Component operator()(const Refused& step) const { return step.component; }
  Component operator()(const Arrived& step) const { return step.interface; }
};

/// IPv6 addresses stand in brackets before a port (RFC 5952).
std::string before_port(const Ip& address) {
  return address.is_v6() ? '[' + address.text() + ']' : address.text();
}

}  // namespace

Component component_of(const Network&, const Step& step) {
  return std::visit(StepComponent{}, step);
}

std::string describe(const Packet& packet) {
  auto protocol = packet.protocol.name();
  if (is_icmp(packet.protocol)) {
    protocol += fmt::format(" type {} code {}", packet.icmp_type, packet.icmp_code);
  }
  if (!packet.protocol.has_ports()) {
    return fmt::format("{} {} -> {}", protocol, packet.source.text(), packet.destination.text());
  }
  return fmt::format("{} {}:{} -> {}:{}", protocol, before_port(packet.source),
                     ports_text(packet.source_ports), before_port(packet.destination),
                     ports_text(packet.destination_ports));
}

std::string describe(const Network& network, const Step& step) {
  return std::visit(StepText{network}, step);
}

std::string describe(const Network& network, const Disposition& disposition) {
  if (auto* delivered = std::get_if<Delivered>(&disposition)) {
    return "delivered to " + label_of(network, delivered->interface);
  }
  if (auto* sent = std::get_if<SentToInternet>(&disposition)) {
    return "sent to the internet by " +
           (sent->gateway ? label_of(network, sent->gateway) : label_of(network, sent->egress_only_gateway));
  }
  if (auto* sent = std::get_if<SentToService>(&disposition)) {
    if (!sent->endpoint) return "answered by " + std::string(text(sent->service));
    return fmt::format("sent to {} by {}", network[sent->endpoint].service,
                       label_of(network, sent->endpoint));
  }
  const auto& reason = std::get<Dropped>(disposition).reason;
  return fmt::format("dropped at {}: {}", label_of(network, reason.component), text(reason.code));
}

}  // namespace vpcsim::network
