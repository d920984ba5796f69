#include "simulator/network/describe.hpp"

#include <fmt/core.h>

namespace vpcsim::network {
namespace {

std::string ports_text(PortRange ports) {
  return ports.from == ports.to ? std::to_string(ports.from) : fmt::format("{}-{}", ports.from, ports.to);
}

std::string traffic_text(const Traffic& traffic) {
  if (traffic.protocol == IpProtocol::all) return "all traffic";
  auto name = traffic.protocol.name();
  if (!traffic.protocol.has_ports()) return name;
  return fmt::format("{} {}", name, ports_text(traffic.ports));
}

struct SourceText {
  const Network& network;
  std::string operator()(const Cidr& cidr) const { return cidr.text(); }
  std::string operator()(const SecurityGroupReference& reference) const {
    return reference.group ? network[reference.group].id : reference.id;
  }
  std::string operator()(const OtherRuleSource& source) const { return source.id; }
};

/// "rule 100" or "the final rule *"
std::string entry_text(const NetworkAcl& acl, Direction direction, std::optional<std::uint32_t> entry) {
  const auto& entries = direction == Direction::ingress ? acl.ingress : acl.egress;
  if (!entry || entries[*entry].rule_number == 32767) return "the final rule *";
  return fmt::format("rule {}", entries[*entry].rule_number);
}

struct TargetText {
  const Network& network;
  std::string operator()(const LocalTarget&) const { return "local"; }
  std::string operator()(const OtherTarget& target) const { return target.id; }
  std::string operator()(const auto& index) const { return network[index].id; }
};

/// "10.1.0.0/16 -> pcx-1"
std::string route_text(const Network& network, const RouteReference& reference) {
  const auto& route = network[reference.table].routes[reference.route];
  return route.destination.text() + " -> " + std::visit(TargetText{network}, route.target);
}

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
  Component operator()(const Refused& step) const { return step.component; }
  Component operator()(const Arrived& step) const { return step.interface; }
};

struct StateText {
  const Network& network;
  std::string_view operator()(Index<Instance> index) const { return text(network[index].state); }
  std::string_view operator()(Index<NatGateway> index) const { return text(network[index].state); }
  std::string_view operator()(Index<VpcPeeringConnection> index) const { return text(network[index].status); }
  std::string_view operator()(Index<NetworkInterface> index) const { return text(network[index].status); }
  std::string_view operator()(const auto&) const { return "unavailable"; }
};

std::string groups_text(const Network& network, const Component& component) {
  std::string out;
  const auto* interface = std::get_if<Index<NetworkInterface>>(&component);
  if (!interface) return out;
  for (auto group : network[*interface].groups) {
    if (!out.empty()) out += ", ";
    out += fmt::format("{} ({})", network[group].name, network[group].id);
  }
  return out;
}

std::string explain_acl(const Network& network, const Blocker& blocker) {
  auto acl = std::get<Index<NetworkAcl>>(blocker.component);
  auto direction = blocker.direction.value_or(Direction::ingress);
  auto port = blocker.packet.protocol.has_ports() ? fmt::format(" (first at port {})", blocker.port) : "";
  return fmt::format("{} of {} denies {} of {}{} by {}.", label_of(network, acl),
                     label_of(network, blocker.wanted), text(direction), describe(blocker.packet), port,
                     entry_text(network[acl], direction, blocker.acl_entry));
}

}  // namespace

Component component_of(const Network&, const Step& step) {
  return std::visit(StepComponent{}, step);
}

std::string describe(const Packet& packet) {
  auto protocol = packet.protocol.name();
  if (packet.protocol == IpProtocol::icmp) {
    protocol += fmt::format(" type {} code {}", packet.icmp_type, packet.icmp_code);
  }
  if (!packet.protocol.has_ports()) {
    return fmt::format("{} {} -> {}", protocol, packet.source.text(), packet.destination.text());
  }
  return fmt::format("{} {}:{} -> {}:{}", protocol, packet.source.text(), ports_text(packet.source_ports),
                     packet.destination.text(), ports_text(packet.destination_ports));
}

std::string describe(const Network& network, const Step& step) {
  return std::visit(StepText{network}, step);
}

std::string describe(const Network& network, const Disposition& disposition) {
  if (auto* delivered = std::get_if<Delivered>(&disposition)) {
    return "delivered to " + label_of(network, delivered->interface);
  }
  if (auto* sent = std::get_if<SentToInternet>(&disposition)) {
    return "sent to the internet by " + label_of(network, sent->gateway);
  }
  const auto& reason = std::get<Dropped>(disposition).reason;
  return fmt::format("dropped at {}: {}", label_of(network, reason.component), text(reason.code));
}

std::string explain(const Network& network, const Blocker& blocker) {
  using enum ExplanationCode;
  auto at = label_of(network, blocker.component);
  auto wanted = label_of(network, blocker.wanted);
  auto vpc = label_of(network, blocker.vpc);
  auto source = blocker.packet.source.text();
  auto destination = blocker.packet.destination.text();
  auto route = blocker.route ? route_text(network, *blocker.route) : std::string("no route");
  auto direction = text(blocker.direction.value_or(Direction::ingress));
  switch (blocker.code) {
    case bad_state:
      return fmt::format("{} is {}, not {}.", at, std::visit(StateText{network}, blocker.component),
                         std::holds_alternative<Index<VpcPeeringConnection>>(blocker.component)
                             ? "active"
                             : "running or available");
    case bad_state_attachment:
      return fmt::format("{} is not attached to {}.", at, vpc);
    case bad_state_route:
      return fmt::format("In {}, the route {} is a blackhole.", at, route);
    case disconnected_vpcs:
      return fmt::format("Nothing joins {} to {}.", at, wanted);
    case eni_sg_rules_mismatch:
      return fmt::format("No {} rule of {} at {} admits {}.", direction,
                         groups_text(network, blocker.component), at, describe(blocker.packet));
    case eni_source_dest_check_restriction:
      return fmt::format("{} checks its traffic, and {} is not its address.", at,
                         blocker.direction == Direction::egress ? source : destination);
    case gateway_rejects_spoofed_traffic:
      return fmt::format("{} rejects {}: not an address of {}.", at, source, vpc);
    case higher_priority_route:
      return fmt::format("In {}, the route {} takes precedence over one to {}.", at, route, wanted);
    case igw_destination_address_not_in_rfc1918_egress:
      return fmt::format("{} does not send to the private address {}.", at, destination);
    case igw_destination_address_not_in_rfc6598_egress:
      return fmt::format("{} does not send to {}, which is shared address space.", at, destination);
    case igw_private_ip_association_for_ingress:
      return fmt::format("{} finds no network interface of {} with {} as its public address.", at, vpc,
                         destination);
    case igw_public_ip_association_for_egress:
      return fmt::format("{} has no public address, so {} can't translate it.", source, at);
    case igw_source_address_not_in_rfc1918_ingress:
      return fmt::format("{} does not take packets from the private address {}.", at, source);
    case igw_source_address_not_in_rfc6598_ingress:
      return fmt::format("{} does not take packets from {}, which is shared address space.", at, source);
    case more_specific_route:
      return fmt::format("In {}, the longer prefix {} shadows the route to {}.", at, route, wanted);
    case ngw_dest_address_preservation:
      return fmt::format("{} does not forward {}: it belongs to no connection from inside.", at,
                         describe(blocker.packet));
    case ngw_requires_source_in_vpc:
      return fmt::format("{} serves only its own VPC, and {} is not there.", at, source);
    case ngw_source_address_reassign:
      return fmt::format("{} would give the reply another source than the address that was asked.", at);
    case no_path:
      return fmt::format("No path leads from or into {}: it has no gateway for {}.", at, destination);
    case no_possible_destination:
      return fmt::format("In {}, nobody holds {}.", at, destination);
    case no_route_to_destination:
      if (blocker.wanted == Component{}) return fmt::format("{} has no route for {}.", at, destination);
      return fmt::format("{} has no route for {} to {}.", at, destination, wanted);
    case no_source_or_destination:
      return fmt::format("Nobody holds the address {}.", destination);
    case pcx_requires_address_in_vpc_cidr:
      return fmt::format("{} carries only packets between its two VPCs, not {} -> {}.", at, source,
                         destination);
    case protocol_restriction:
      return fmt::format("{} passes TCP, UDP and ICMP only, not protocol {}.", at,
                         blocker.packet.protocol.name());
    case subnet_acl_restriction:
      return explain_acl(network, blocker);
    case unassociated_component:
      return fmt::format("{} is not in a VPC.", at);
    case unknown_resource:
      return fmt::format("The far VPC of {} is not visible.", at);
    case unsupported_component:
      return fmt::format("vpcsim has no rule for {} yet, and passes nothing there.", at);
    case vpc_local_route_cidr_restriction:
      return fmt::format("The local route of {} does not reach {}, which is outside {}.", at, destination,
                         vpc);
  }
  return std::string(text(blocker.code));
}

}  // namespace vpcsim::network
