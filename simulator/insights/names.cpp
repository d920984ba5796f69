#include "simulator/insights/names.hpp"

#include "simulator/insights/resource.hpp"

namespace vpcsim::insights {

ec2::AnalysisComponent Names::in(Index<Vpc> vpc, const std::string& id, const std::string& name) const {
  Home home = caller_;
  if (vpc) home = {network_[vpc].owner, network_[vpc].region};
  ec2::AnalysisComponent component{.id = id, .arn = {}, .name = {}};
  if (!type_of(id).empty()) component.arn = Resource{home, id}.arn();
  if (!name.empty()) component.name = name;
  return component;
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
  template <class Part>
  std::optional<ec2::AnalysisComponent> operator()(const Part& part) const {
    return names.of(part);
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
