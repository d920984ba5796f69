#include "scenarios/whereabouts.hpp"

#include <algorithm>
#include <optional>

#include "simulator/network/describe.hpp"

namespace vpcsim::scenarios {
namespace {

using network::Index;

/// As AWS's ids and tags have it, in whole words. A kind of component without a row here doesn't compile.
struct KindOf {
  const network::Network& network;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const network::RouteReference& reference) const {
    const auto& target = network[reference.table].routes[reference.route].target;
    const auto* other = std::get_if<network::OtherTarget>(&target);
    if (other == nullptr) return "route-table";
    std::string kind = other->kind;
    std::replace(kind.begin(), kind.end(), ' ', '-');
    return kind;
  }
  std::string operator()(Index<network::Vpc>) const { return "vpc"; }
  std::string operator()(Index<network::Subnet>) const { return "subnet"; }
  std::string operator()(Index<network::RouteTable>) const { return "route-table"; }
  std::string operator()(Index<network::NetworkAcl>) const { return "network-acl"; }
  std::string operator()(Index<network::InternetGateway>) const { return "internet-gateway"; }
  std::string operator()(Index<network::NatGateway>) const { return "nat-gateway"; }
  std::string operator()(Index<network::VpcPeeringConnection>) const { return "vpc-peering-connection"; }
  std::string operator()(Index<network::NetworkInterface>) const { return "network-interface"; }
  std::string operator()(Index<network::Instance>) const { return "instance"; }
  std::string operator()(Index<network::EgressOnlyInternetGateway>) const {
    return "egress-only-internet-gateway";
  }
  std::string operator()(Index<network::VpnGateway>) const { return "vpn-gateway"; }
  std::string operator()(Index<network::VpcEndpoint>) const { return "vpc-endpoint"; }
  std::string operator()(Index<network::TransitGateway>) const { return "transit-gateway"; }
  std::string operator()(Index<network::TransitGatewayAttachment>) const {
    return "transit-gateway-attachment";
  }
  std::string operator()(Index<network::TransitGatewayRouteTable>) const {
    return "transit-gateway-route-table";
  }
};

/// Fills in what a component is part of.
struct Surroundings {
  const network::Network& network;
  Whereabouts& out;

  void place(Index<network::Vpc> vpc) const {
    if (!vpc) return;
    out.vpc = network[vpc].id;
    out.account = network[vpc].owner;
    out.region = network[vpc].region;
  }
  void place(Index<network::Subnet> subnet) const {
    if (!subnet) return;
    out.subnet = network[subnet].id;
    place(network[subnet].vpc);
  }

  void operator()(std::monostate) const {}
  void operator()(const network::RouteReference& reference) const { (*this)(reference.table); }
  void operator()(Index<network::Vpc> vpc) const { place(vpc); }
  void operator()(Index<network::Subnet> subnet) const { place(subnet); }
  void operator()(Index<network::NetworkInterface> index) const {
    if (!index) return;
    const auto& interface = network[index];
    out.network_interface = interface.id;
    if (interface.instance) out.instance = network[interface.instance].id;
    place(interface.subnet);
  }
  void operator()(Index<network::Instance> index) const {
    if (!index) return;
    (*this)(network.primary_interface_of(index));
    out.instance = network[index].id;
  }
  void operator()(Index<network::NatGateway> index) const {
    if (index) (*this)(network[index].network_interface);
  }
  /// Both ends are on the map already; it is its requester's.
  void operator()(Index<network::VpcPeeringConnection> index) const {
    if (!index) return;
    out.account = network[index].requester.owner;
    out.region = network[index].requester.region;
  }
  void operator()(Index<network::TransitGateway> index) const {
    if (!index) return;
    out.account = network[index].owner;
    out.region = network[index].region;
  }
  void operator()(Index<network::TransitGatewayAttachment> index) const {
    if (!index) return;
    (*this)(network[index].transit_gateway);
    if (const auto* vpc = std::get_if<Index<network::Vpc>>(&network[index].resource)) place(*vpc);
  }
  void operator()(Index<network::TransitGatewayRouteTable> index) const {
    if (index) (*this)(network[index].transit_gateway);
  }
  /// Gateways, tables, lists and endpoints of a VPC.
  void operator()(auto index) const {
    if (index) place(network[index].vpc);
  }
};

/// An interface's security groups; all of them together let through or don't, unless one rule did.
Whereabouts at_groups(const network::Network& network, Index<network::NetworkInterface> index,
                      Index<network::SecurityGroup> passed = {}) {
  Whereabouts out = whereabouts(network, index);
  out.kind = "security-group";
  out.id.clear();
  for (auto group : network[index].groups) out.security_groups.push_back(network[group].id);
  if (passed) {
    out.id = network[passed].id;
  } else if (!out.security_groups.empty()) {
    out.id = out.security_groups.front();
  }
  return out;
}

/// The subnet that a step names, or whose interface it names.
struct SubnetOf {
  const network::Network& network;

  using Answer = std::optional<Index<network::Subnet>>;  ///< nothing: where the packet was before
  template <class Step>
  Answer operator()(const Step& step) const {
    if constexpr (requires { step.subnet; })
      return step.subnet;
    else if constexpr (requires { step.interface; })
      return network[step.interface].subnet;
    else
      return std::nullopt;
  }
  Answer operator()(const network::PeeringCrossed&) const { return Index<network::Subnet>{}; }
  Answer operator()(const network::TransitGatewayRouteChosen&) const { return Index<network::Subnet>{}; }
  Answer operator()(const network::NatGatewayTranslated& step) const {
    return network[network[step.gateway].network_interface].subnet;
  }
};

struct StepWhereabouts {
  const network::Network& network;
  const network::Step& step;

  Whereabouts operator()(const network::SecurityGroupsPassed& passed) const {
    return at_groups(network, passed.interface, passed.group);
  }
  Whereabouts operator()(const network::SecurityGroupsTracked& tracked) const {
    return at_groups(network, tracked.interface);
  }
  Whereabouts operator()(const network::SecurityGroupsDenied& denied) const {
    return at_groups(network, denied.interface);
  }
  Whereabouts operator()(const auto&) const {
    return whereabouts(network, network::component_of(network, step));
  }
};

}  // namespace

Whereabouts whereabouts(const network::Network& network, const network::Component& component) {
  Whereabouts out;
  out.id = network::id_of(network, component);
  if (out.id.empty()) return out;
  out.kind = std::visit(KindOf{network}, component);
  std::visit(Surroundings{network, out}, component);
  return out;
}

Whereabouts whereabouts(const network::Network& network, const network::Blocker& blocker) {
  const auto* interface = std::get_if<Index<network::NetworkInterface>>(&blocker.component);
  const bool of_groups = blocker.code == network::ExplanationCode::eni_sg_rules_mismatch;
  Whereabouts out = of_groups && interface != nullptr && *interface ? at_groups(network, *interface)
                                                                    : whereabouts(network, blocker.component);
  const Surroundings surroundings{network, out};
  const auto* subnet = std::get_if<Index<network::Subnet>>(&blocker.wanted);
  const bool at_acl = std::holds_alternative<Index<network::NetworkAcl>>(blocker.component);
  if (at_acl && subnet != nullptr) surroundings.place(*subnet);
  if (out.vpc.empty()) surroundings.place(blocker.vpc);
  return out;
}

Whereabouts Follower::at(const network::Step& step) {
  if (const auto subnet = std::visit(SubnetOf{network_}, step)) subnet_ = *subnet;
  Whereabouts out = std::visit(StepWhereabouts{network_, step}, step);
  const bool looked_at_table = out.kind == "route-table" || out.kind == "network-acl";
  if (looked_at_table && out.subnet.empty() && subnet_) out.subnet = network_[subnet_].id;
  return out;
}

Whereabouts Follower::at(const network::Disposition& end) {
  if (const auto* dropped = std::get_if<network::Dropped>(&end)) {
    Whereabouts out = whereabouts(network_, dropped->reason);
    if (out.kind == "route-table" && out.subnet.empty() && subnet_) out.subnet = network_[subnet_].id;
    return out;
  }
  if (const auto* delivered = std::get_if<network::Delivered>(&end))
    return whereabouts(network_, delivered->interface);
  if (const auto* sent = std::get_if<network::SentToInternet>(&end)) {
    return sent->gateway ? whereabouts(network_, sent->gateway)
                         : whereabouts(network_, sent->egress_only_gateway);
  }
  return whereabouts(network_, std::get<network::SentToService>(end).endpoint);
}

}  // namespace vpcsim::scenarios
