#include "simulator/insights/explanations.hpp"

#include "simulator/insights/resource.hpp"
#include "simulator/insights/rules.hpp"
#include "simulator/network/words.hpp"

namespace vpcsim::insights {
namespace {

using Code = ExplanationCode;

std::string block_of(const Ip& address) {
  return IpBlock(address, address.bits()).text();
}

bool is_about_state(Code code) {
  return code == Code::bad_state || code == Code::bad_state_attachment || code == Code::bad_state_route;
}

/// Fills the fields that stand for the component itself.
class ComponentFields {
 public:
  ComponentFields(const Names& names, const Blocker& blocker, ec2::Explanation& out)
      : names_(names), network_(names.network()), blocker_(blocker), out_(out) {}

  void operator()(std::monostate) {}
  void operator()(Index<Vpc> vpc) { out_.vpc = names_.of(vpc); }
  void operator()(Index<Subnet> subnet) { out_.subnet = names_.of(subnet); }
  void operator()(Index<RouteTable> table) { out_.route_table = names_.of(table); }
  void operator()(Index<NetworkAcl> acl) {
    out_.acl = names_.of(acl);
    // The final "*" is no rule that anybody wrote.
    if (blocker_.acl_entry && blocker_.direction)
      out_.acl_rule = acl_rule_of(network_[acl], *blocker_.direction, blocker_.acl_entry);
  }
  void operator()(Index<InternetGateway> gateway) { out_.internet_gateway = names_.of(gateway); }
  void operator()(Index<NatGateway> gateway) {
    out_.nat_gateway = names_.of(gateway);
    if (is_about_state(blocker_.code)) out_.state = std::string(network::text(network_[gateway].state));
    name_component(names_.of(gateway));
  }
  void operator()(Index<VpcPeeringConnection> peering) {
    out_.vpc_peering_connection = names_.of(peering);
    if (is_about_state(blocker_.code)) out_.state = std::string(network::text(network_[peering].status));
    name_component(names_.of(peering));
  }
  void operator()(Index<NetworkInterface> interface) {
    out_.network_interface = names_.of(interface);
    if (is_about_state(blocker_.code)) out_.state = std::string(network::text(network_[interface].status));
    if (blocker_.code == Code::eni_sg_rules_mismatch) {
      for (const auto group : network_[interface].groups) out_.security_groups.push_back(names_.of(group));
    }
    name_component(names_.of(interface));
  }
  void operator()(Index<Instance> instance) {
    out_.component = names_.of(instance);
    if (is_about_state(blocker_.code)) out_.state = std::string(network::text(network_[instance].state));
  }
  void operator()(Index<EgressOnlyInternetGateway> gateway) { out_.component = names_.of(gateway); }
  void operator()(Index<VpnGateway> gateway) { out_.vpn_gateway = names_.of(gateway); }
  void operator()(Index<VpcEndpoint> endpoint) {
    out_.vpc_endpoint = names_.of(endpoint);
    if (is_about_state(blocker_.code)) out_.state = network_[endpoint].state;
    name_component(names_.of(endpoint));
  }
  void operator()(Index<TransitGateway> gateway) {
    out_.transit_gateway = names_.of(gateway);
    name_component(names_.of(gateway));
  }
  void operator()(Index<TransitGatewayAttachment> attachment) {
    out_.transit_gateway_attachment = names_.of(attachment);
    out_.transit_gateway = names_.of(network_[attachment].transit_gateway);
    name_component(names_.of(attachment));
  }
  void operator()(Index<TransitGatewayRouteTable> table) {
    out_.transit_gateway_route_table = names_.of(table);
    out_.transit_gateway = names_.of(network_[table].transit_gateway);
    if (blocker_.transit_gateway_route)
      out_.transit_gateway_route_table_route = route_of(network_, table, *blocker_.transit_gateway_route);
  }
  void operator()(const RouteReference& route) { out_.component = names_.of(route); }

 private:
  /// The codes that can be about components of several kinds name it as `Component`, too.
  void name_component(ec2::AnalysisComponent component) {
    const auto code = blocker_.code;
    if (is_about_state(code) || code == Code::no_possible_destination || code == Code::protocol_restriction ||
        code == Code::unsupported_component || code == Code::unassociated_component ||
        code == Code::unknown_resource)
      out_.component = std::move(component);
  }

  const Names& names_;
  const Network& network_;
  const Blocker& blocker_;
  ec2::Explanation& out_;
};

bool names_destination_address(Code code) {
  switch (code) {
    case Code::vpc_local_route_cidr_restriction:
    case Code::pcx_requires_address_in_vpc_cidr:
    case Code::igw_private_ip_association_for_ingress:
    case Code::igw_destination_address_not_in_rfc1918_egress:
    case Code::igw_destination_address_not_in_rfc6598_egress:
    case Code::no_possible_destination:
    case Code::cannot_route:
    case Code::tgw_rtb_cannot_route:
    case Code::ngw_dest_address_preservation:
      return true;
    default:
      return false;
  }
}

bool names_source_address(Code code) {
  switch (code) {
    case Code::gateway_rejects_spoofed_traffic:
    case Code::vgw_private_ip_association_for_egress:
    case Code::eni_source_dest_check_restriction:
    case Code::igw_source_address_not_in_rfc1918_ingress:
    case Code::igw_source_address_not_in_rfc6598_ingress:
    case Code::ngw_source_address_reassign:
      return true;
    default:
      return false;
  }
}

/// A VPC's CIDRs, where the code says that an address should be in them.
void add_cidrs(const Network& network, const Blocker& blocker, ec2::Explanation& out) {
  auto add = [&](const std::vector<IpBlock>& cidrs) {
    for (const IpBlock& cidr : cidrs) out.cidrs.push_back(cidr.text());
  };
  if (blocker.code == Code::vpc_local_route_cidr_restriction && blocker.vpc) add(network[blocker.vpc].cidrs);
  if (blocker.code == Code::pcx_requires_address_in_vpc_cidr) {
    const auto* peering = std::get_if<Index<VpcPeeringConnection>>(&blocker.component);
    if (peering == nullptr) return;
    const auto& own = network[*peering];
    add(own.requester.vpc == blocker.vpc ? own.accepter.cidrs : own.requester.cidrs);
  }
}

void add_wanted(const Names& names, const Blocker& blocker, ec2::Explanation& out) {
  if (blocker.code == Code::disconnected_vpcs) {
    out.source_vpc = std::exchange(out.vpc, std::nullopt);
    out.destination_vpc = names.of(blocker.wanted);
  } else if (const auto* subnet = std::get_if<Index<Subnet>>(&blocker.wanted)) {
    out.subnet = names.of(*subnet);
  } else if (const auto* attachment = std::get_if<Index<TransitGatewayAttachment>>(&blocker.wanted)) {
    if (*attachment) out.transit_gateway_attachment = names.of(*attachment);
  } else if (blocker.code == Code::bad_state_attachment) {
    out.attached_to = names.of(blocker.wanted);
  } else if (!std::holds_alternative<Index<Vpc>>(blocker.wanted)) {
    out.destination = names.of(blocker.wanted);
  }
}

}  // namespace

ec2::Explanation explanation_of(const Names& names, const Blocker& blocker) {
  ec2::Explanation out;
  out.explanation_code = std::string(network::text(blocker.code));
  if (blocker.direction) out.direction = text_of(*blocker.direction);
  if (blocker.vpc) out.vpc = names.of(blocker.vpc);
  std::visit(ComponentFields(names, blocker, out), blocker.component);
  add_wanted(names, blocker, out);
  if (blocker.route) {
    out.route_table = names.of(blocker.route->table);
    out.route_table_route = route_of(names.network(), *blocker.route);
    if (blocker.code == Code::bad_state_route) out.state = out.route_table_route->state;
  }
  if (names_destination_address(blocker.code)) {
    out.address = block_of(blocker.packet.destination);
    out.packet_field = "destinationAddress";
  }
  if (names_source_address(blocker.code)) {
    out.address = block_of(blocker.packet.source);
    out.packet_field = "sourceAddress";
  }
  if (blocker.code == Code::protocol_restriction || blocker.code == Code::vpce_gateway_protocol_restriction)
    out.protocols = {std::to_string(blocker.packet.protocol.number)};
  add_cidrs(names.network(), blocker, out);
  name_home(out);
  return out;
}

ec2::Explanation explanation_of(std::string_view code, std::optional<ec2::AnalysisComponent> component) {
  ec2::Explanation out;
  out.explanation_code = std::string(code);
  out.component = std::move(component);
  name_home(out);
  return out;
}

void name_home(ec2::Explanation& explanation) {
  for (const auto* part : {&explanation.component, &explanation.network_interface, &explanation.acl,
                           &explanation.route_table, &explanation.internet_gateway, &explanation.nat_gateway,
                           &explanation.vpc_peering_connection, &explanation.vpc}) {
    const auto named = *part && (*part)->arn ? parse_resource(*(*part)->arn, {}) : std::nullopt;
    if (!named) continue;
    explanation.component_account = named->home.account;
    explanation.component_region = named->home.region;
    return;
  }
}

}  // namespace vpcsim::insights
