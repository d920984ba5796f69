#include "simulator/insights/rules.hpp"

namespace vpcsim::insights {

std::string text_of(Direction direction) {
  return direction == Direction::ingress ? "ingress" : "egress";
}

ec2::PortRange port_range_of(protocol::PortRange ports) {
  return {ports.from, ports.to};
}

namespace {

/// "tcp", "all"; the sample of AWS's guide writes both words.
std::string protocol_text(IpProtocol protocol) {
  return protocol == IpProtocol::all ? "all" : protocol.name();
}

std::optional<ec2::PortRange> ports_in(const Traffic& traffic) {
  if (!traffic.protocol.has_ports()) return std::nullopt;
  return port_range_of(traffic.ports);
}

struct TargetFields {
  const Network& network;
  ec2::AnalysisRouteTableRoute& route;

  void operator()(const LocalTarget&) { route.gateway_id = "local"; }
  void operator()(Index<VpcPeeringConnection> target) {
    route.vpc_peering_connection_id = network[target].id;
  }
  void operator()(Index<InternetGateway> target) { route.gateway_id = network[target].id; }
  void operator()(Index<NatGateway> target) { route.nat_gateway_id = network[target].id; }
  void operator()(Index<EgressOnlyInternetGateway> target) {
    route.egress_only_internet_gateway_id = network[target].id;
  }
  void operator()(Index<NetworkInterface> target) { route.network_interface_id = network[target].id; }
  void operator()(Index<TransitGateway> target) { route.transit_gateway_id = network[target].id; }
  void operator()(Index<VpcEndpoint> target) { route.gateway_id = network[target].id; }
  void operator()(Index<VpnGateway> target) { route.gateway_id = network[target].id; }
  void operator()(const OtherTarget& target) {
    const std::string_view id = target.id;
    if (id.starts_with("tgw-")) {
      route.transit_gateway_id = id;
    } else if (id.starts_with("eni-")) {
      route.network_interface_id = id;
    } else if (id.starts_with("i-")) {
      route.instance_id = id;
    } else if (id.starts_with("eigw-")) {
      route.egress_only_internet_gateway_id = id;
    } else {
      route.gateway_id = id;
    }
  }
};

/// As the sample of AWS's guide writes them: in lower case.
std::string origin_text(RouteOrigin origin) {
  switch (origin) {
    case RouteOrigin::local:
      return "createroutetable";
    case RouteOrigin::created:
      return "createroute";
    case RouteOrigin::propagated:
      break;
  }
  return "enablevgwroutepropagation";
}

struct SourceFields {
  const Network& network;
  ec2::AnalysisSecurityGroupRule& rule;

  void operator()(const IpBlock& cidr) { rule.cidr = cidr.text(); }
  void operator()(const SecurityGroupReference& reference) { rule.security_group_id = reference.id; }
  void operator()(const OtherRuleSource& source) { rule.prefix_list_id = source.id; }
};

}  // namespace

ec2::AnalysisRouteTableRoute route_of(const Network& network, const RouteReference& reference) {
  const Route& own = network[reference.table].routes[reference.route];
  ec2::AnalysisRouteTableRoute route;
  route.destination_cidr = own.destination.text();
  route.origin = origin_text(own.origin);
  route.state = own.state == RouteState::active ? "active" : "blackhole";
  std::visit(TargetFields{network, route}, own.target);
  return route;
}

ec2::TransitGatewayRouteTableRoute route_of(const Network& network, Index<TransitGatewayRouteTable> table,
                                            std::uint32_t position) {
  const auto& own = network[table].routes[position];
  ec2::TransitGatewayRouteTableRoute route;
  route.destination_cidr = own.destination.text();
  route.state = own.blackhole ? "blackhole" : "active";
  route.route_origin = own.propagated ? "propagated" : "static";
  if (!own.attachment) return route;
  const TransitGatewayAttachment& attachment = network[own.attachment];
  route.attachment_id = attachment.id;
  route.resource_type = attachment.resource_kind;
  if (const auto* vpc = std::get_if<Index<Vpc>>(&attachment.resource)) route.resource_id = network[*vpc].id;
  if (const auto* gateway = std::get_if<Index<TransitGateway>>(&attachment.resource))
    route.resource_id = network[*gateway].id;
  return route;
}

ec2::AnalysisAclRule acl_rule_of(const NetworkAcl& acl, Direction direction,
                                 std::optional<std::uint32_t> entry) {
  const bool is_egress = direction == Direction::egress;
  ec2::AnalysisAclRule rule{.cidr = "0.0.0.0/0",
                            .egress = is_egress,
                            .port_range = {},
                            .protocol = "all",
                            .rule_action = "deny",
                            .rule_number = 32767};
  if (!entry) return rule;
  const NetworkAclEntry& own = (is_egress ? acl.egress : acl.ingress)[*entry];
  rule.cidr = own.cidr.text();
  rule.port_range = ports_in(own.traffic);
  rule.protocol = protocol_text(own.traffic.protocol);
  rule.rule_action = own.allow ? "allow" : "deny";
  rule.rule_number = own.rule_number;
  return rule;
}

ec2::AnalysisSecurityGroupRule security_group_rule_of(const Network& network,
                                                      const SecurityGroupsPassed& passed) {
  const SecurityGroup& group = network[passed.group];
  const auto& rules = passed.direction == Direction::ingress ? group.ingress : group.egress;
  const SecurityGroupRule& own = rules[passed.rule];
  ec2::AnalysisSecurityGroupRule rule;
  rule.direction = text_of(passed.direction);
  rule.port_range = ports_in(own.traffic);
  rule.protocol = protocol_text(own.traffic.protocol);
  std::visit(SourceFields{network, rule}, own.source);
  return rule;
}

}  // namespace vpcsim::insights
