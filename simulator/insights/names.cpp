#include "simulator/insights/names.hpp"

#include "simulator/insights/resource.hpp"

namespace vpcsim::insights {

ec2::AnalysisComponent Names::in(const Home& home, const std::string& id, const std::string& name) const {
  ec2::AnalysisComponent component{.id = id, .arn = {}, .name = {}};
  if (!type_of(id).empty()) component.arn = Resource{home, id}.arn();
  if (!name.empty()) component.name = name;
  return component;
}

ec2::AnalysisComponent Names::in(Index<Vpc> vpc, const std::string& id, const std::string& name) const {
  if (!vpc) return in(caller_, id, name);
  return in(Home{network_[vpc].owner, network_[vpc].region}, id, name);
}

ec2::AnalysisComponent Names::of(Index<Vpc> vpc) const {
  return in(vpc, network_[vpc].id, network_[vpc].name);
}
ec2::AnalysisComponent Names::of(Index<Subnet> subnet) const {
  return in(network_[subnet].vpc, network_[subnet].id, network_[subnet].name);
}
ec2::AnalysisComponent Names::of(Index<RouteTable> table) const {
  return in(network_[table].vpc, network_[table].id, network_[table].name);
}
ec2::AnalysisComponent Names::of(Index<NetworkAcl> acl) const {
  return in(network_[acl].vpc, network_[acl].id, network_[acl].name);
}
ec2::AnalysisComponent Names::of(Index<SecurityGroup> group) const {
  return in(network_[group].vpc, network_[group].id, network_[group].name);
}
ec2::AnalysisComponent Names::of(Index<InternetGateway> gateway) const {
  return in(network_[gateway].vpc, network_[gateway].id, network_[gateway].name);
}
ec2::AnalysisComponent Names::of(Index<NatGateway> gateway) const {
  const auto interface = network_[gateway].network_interface;
  return in(interface ? network_[interface].vpc : Index<Vpc>{}, network_[gateway].id, network_[gateway].name);
}
ec2::AnalysisComponent Names::of(Index<VpcPeeringConnection> peering) const {
  const auto& own = network_[peering];
  const bool is_callers = own.requester.owner == caller_.account || own.accepter.owner == caller_.account;
  return in(is_callers ? Index<Vpc>{} : own.requester.vpc, own.id, own.name);
}
ec2::AnalysisComponent Names::of(Index<NetworkInterface> interface) const {
  return in(network_[interface].vpc, network_[interface].id, network_[interface].name);
}
ec2::AnalysisComponent Names::of(Index<Instance> instance) const {
  const auto interface = network_.primary_interface_of(instance);
  return in(interface ? network_[interface].vpc : Index<Vpc>{}, network_[instance].id,
            network_[instance].name);
}

ec2::AnalysisComponent Names::of(Index<EgressOnlyInternetGateway> gateway) const {
  return in(network_[gateway].vpc, network_[gateway].id, network_[gateway].name);
}
ec2::AnalysisComponent Names::of(Index<VpnGateway> gateway) const {
  return in(network_[gateway].vpc, network_[gateway].id, network_[gateway].name);
}
ec2::AnalysisComponent Names::of(Index<VpcEndpoint> endpoint) const {
  return in(network_[endpoint].vpc, network_[endpoint].id, network_[endpoint].name);
}
ec2::AnalysisComponent Names::of(Index<TransitGateway> gateway) const {
  const auto& own = network_[gateway];
  return in(own.owner.empty() ? caller_ : Home{own.owner, own.region}, own.id, own.name);
}
/// A shared gateway's attachments are their VPCs' owners' own.
ec2::AnalysisComponent Names::of(Index<TransitGatewayAttachment> attachment) const {
  const auto& own = network_[attachment];
  const auto* vpc = std::get_if<Index<Vpc>>(&own.resource);
  return in(vpc != nullptr ? *vpc : Index<Vpc>{}, own.id, own.name);
}
ec2::AnalysisComponent Names::of(Index<TransitGatewayRouteTable> table) const {
  const auto& gateway = network_[network_[table].transit_gateway];
  return in(gateway.owner.empty() ? caller_ : Home{gateway.owner, gateway.region}, network_[table].id,
            network_[table].name);
}

namespace {

struct TargetName {
  const Names& names;
  ec2::AnalysisComponent operator()(const LocalTarget&) const {
    return {.id = "local", .arn = {}, .name = {}};
  }
  ec2::AnalysisComponent operator()(const OtherTarget& target) const {
    return {.id = target.id, .arn = {}, .name = {}};
  }
  template <class Record>
  ec2::AnalysisComponent operator()(Index<Record> target) const {
    return names.of(target);
  }
};

struct ComponentName {
  const Names& names;
  std::optional<ec2::AnalysisComponent> operator()(std::monostate) const { return std::nullopt; }
  std::optional<ec2::AnalysisComponent> operator()(const RouteReference& route) const {
    return names.of(route);
  }
  template <class Record>
  std::optional<ec2::AnalysisComponent> operator()(Index<Record> part) const {
    return part ? std::optional(names.of(part)) : std::nullopt;
  }
};

}  // namespace

ec2::AnalysisComponent Names::of(const RouteReference& route) const {
  return std::visit(TargetName{*this}, network_[route.table].routes[route.route].target);
}

std::optional<ec2::AnalysisComponent> Names::of(const Component& component) const {
  return std::visit(ComponentName{*this}, component);
}

}  // namespace vpcsim::insights
