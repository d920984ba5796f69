#include "simulator/insights/explanations.hpp"

#include <algorithm>

#include "simulator/insights/resource.hpp"
#include "simulator/insights/rules.hpp"
#include "simulator/insights/search.hpp"
#include "simulator/network/vpc_peering_connection.hpp"
#include "simulator/network/words.hpp"

namespace vpcsim::insights {
namespace {

using Code = ExplanationCode;

bool is_about_state(Code code) {
  return code == Code::bad_state || code == Code::bad_state_attachment || code == Code::bad_state_route;
}

/// None for a VPC that stands for what nobody described (stage.hpp).
std::optional<ec2::AnalysisComponent> known(const Names& names, Index<Vpc> vpc) {
  if (!vpc || names.network()[vpc].id.empty()) return std::nullopt;
  return names.of(vpc);
}

/// Fills the fields that stand for the component itself.
class ComponentFields {
 public:
  ComponentFields(const Names& names, const Blocker& blocker, ec2::Explanation& out)
      : names_(names), network_(names.network()), blocker_(blocker), out_(out) {}

  void operator()(std::monostate) {}
  void operator()(Index<Vpc> vpc) { out_.vpc = known(names_, vpc); }
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
    case Code::vgw_private_ip_association_for_ingress:
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
    case Code::vpce_gateway_egress_source_address_restriction:
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

/// Behind a peer that can't be seen there are tables, and they can't be seen either.
std::string_view code_of(const Network& network, const Blocker& blocker) {
  const auto* attachment = std::get_if<Index<TransitGatewayAttachment>>(&blocker.component);
  const bool is_unseen_peer = attachment != nullptr && blocker.code == Code::no_possible_destination &&
                              network[*attachment].resource_kind == "peering";
  return is_unseen_peer ? text(Finding::tgw_rtb_routes_are_unknown) : network::text(blocker.code);
}

void add_wanted(const Names& names, const Blocker& blocker, ec2::Explanation& out) {
  if (blocker.code == Code::disconnected_vpcs) {
    out.source_vpc = std::exchange(out.vpc, std::nullopt);
    const auto* far = std::get_if<Index<Vpc>>(&blocker.wanted);
    out.destination_vpc = far != nullptr ? known(names, *far) : std::nullopt;
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
  out.explanation_code = std::string(code_of(names.network(), blocker));
  if (blocker.direction) out.direction = text_of(*blocker.direction);
  out.vpc = known(names, blocker.vpc);
  std::visit(ComponentFields(names, blocker, out), blocker.component);
  add_wanted(names, blocker, out);
  if (blocker.route) {
    out.route_table = names.of(blocker.route->table);
    out.route_table_route = route_of(names.network(), *blocker.route);
    if (blocker.code == Code::bad_state_route) out.state = out.route_table_route->state;
  }
  if (names_destination_address(blocker.code)) {
    out.address = block_text(blocker.packet.destination);
    out.packet_field = "destinationAddress";
  }
  if (names_source_address(blocker.code)) {
    out.address = block_text(blocker.packet.source);
    out.packet_field = "sourceAddress";
  }
  if (blocker.code == Code::protocol_restriction || blocker.code == Code::vpce_gateway_protocol_restriction)
    out.protocols = {std::to_string(blocker.packet.protocol.number)};
  add_cidrs(names.network(), blocker, out);
  name_home(out);
  return out;
}

namespace {

/// None of the interface's groups has a rule of the direction: each of them is named.
void add_empty_groups(const Names& names, const Blocker& blocker, std::vector<ec2::Explanation>& out) {
  const Network& network = names.network();
  const auto* interface = std::get_if<Index<NetworkInterface>>(&blocker.component);
  if (interface == nullptr) return;
  const auto& groups = network[*interface].groups;
  const bool is_ingress = blocker.direction == Direction::ingress;
  const bool has_rules = std::any_of(groups.begin(), groups.end(), [&](Index<SecurityGroup> group) {
    return !(is_ingress ? network[group].ingress : network[group].egress).empty();
  });
  if (has_rules) return;
  for (const auto group : groups) {
    auto explanation = explanation_of(Finding::sg_has_no_rules);
    explanation.security_group = names.of(group);
    explanation.network_interface = names.of(*interface);
    explanation.direction = text_of(*blocker.direction);
    name_home(explanation);
    out.push_back(std::move(explanation));
  }
}

bool refers_to_unknown_group(const Network& network, const Blocker& blocker) {
  const auto* interface = std::get_if<Index<NetworkInterface>>(&blocker.component);
  if (interface == nullptr) return false;
  const auto& groups = network[*interface].groups;
  return std::any_of(groups.begin(), groups.end(), [&](Index<SecurityGroup> group) {
    const auto& rules =
        blocker.direction == Direction::ingress ? network[group].ingress : network[group].egress;
    return std::any_of(rules.begin(), rules.end(), [](const SecurityGroupRule& rule) {
      const auto* reference = std::get_if<SecurityGroupReference>(&rule.source);
      return reference != nullptr && !reference->group;
    });
  });
}

/// A rule may well admit the packet, by a group of the far VPC's that nobody can see.
void add_unknown_peers(const Names& names, const Blocker& blocker, std::vector<ec2::Explanation>& out) {
  const Network& network = names.network();
  if (!refers_to_unknown_group(network, blocker)) return;
  const Ip remote =
      blocker.direction == Direction::ingress ? blocker.packet.source : blocker.packet.destination;
  for (const auto index : network.peerings_of(blocker.vpc)) {
    const PeeredVpc& far = other_side(network[index], blocker.vpc);
    const bool is_unknown = !far.vpc || !network[far.vpc].described;
    const bool holds = std::any_of(far.cidrs.begin(), far.cidrs.end(),
                                   [&](const IpBlock& block) { return block.contains(remote); });
    if (!is_unknown || !holds) continue;
    auto explanation = explanation_of(Finding::unknown_peered_sgs);
    explanation.vpc_peering_connection = names.of(index);
    explanation.vpc = names.of(blocker.vpc);
    name_home(explanation);
    out.push_back(std::move(explanation));
  }
}

ec2::Explanation bare_explanation(std::string_view code, std::optional<ec2::AnalysisComponent> component) {
  ec2::Explanation out;
  out.explanation_code = std::string(code);
  out.component = std::move(component);
  name_home(out);
  return out;
}

}  // namespace

ec2::Explanation explanation_of(ExplanationCode code, std::optional<ec2::AnalysisComponent> component) {
  return bare_explanation(network::text(code), std::move(component));
}

ec2::Explanation explanation_of(Finding finding, std::optional<ec2::AnalysisComponent> component) {
  return bare_explanation(text(finding), std::move(component));
}

std::vector<ec2::Explanation> relatives_of(const Names& names, const Blocker& blocker) {
  std::vector<ec2::Explanation> out;
  if (blocker.code != Code::eni_sg_rules_mismatch) return out;
  add_empty_groups(names, blocker, out);
  add_unknown_peers(names, blocker, out);
  return out;
}

void name_home(ec2::Explanation& explanation) {
  for (const auto* part :
       {&explanation.component, &explanation.network_interface, &explanation.acl, &explanation.route_table,
        &explanation.internet_gateway, &explanation.nat_gateway, &explanation.vpc_peering_connection,
        &explanation.vpn_gateway, &explanation.vpc_endpoint, &explanation.transit_gateway_attachment,
        &explanation.transit_gateway_route_table, &explanation.transit_gateway, &explanation.security_group,
        &explanation.vpc}) {
    const auto named = *part && (*part)->arn ? parse_resource(*(*part)->arn, {}) : std::nullopt;
    if (!named) continue;
    explanation.component_account = named->home.account;
    explanation.component_region = named->home.region;
    return;
  }
}

}  // namespace vpcsim::insights
