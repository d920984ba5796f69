// What AWS's analyzer calls the parts of a network: ids, ARNs and Name tags.
#pragma once

#include "protocol/ec2/network_insights_component.hpp"
#include "simulator/insights/vocabulary.hpp"
#include "simulator/state/common.hpp"

namespace vpcsim::insights {

/// Both must outlive it.
class Names {
 public:
  Names(const Network& network, const Home& caller) : network_(network), caller_(caller) {}

  const Network& network() const { return network_; }

  ec2::AnalysisComponent of(Index<Vpc> vpc) const;
  ec2::AnalysisComponent of(Index<Subnet> subnet) const;
  ec2::AnalysisComponent of(Index<RouteTable> table) const;
  ec2::AnalysisComponent of(Index<NetworkAcl> acl) const;
  ec2::AnalysisComponent of(Index<SecurityGroup> group) const;
  ec2::AnalysisComponent of(Index<InternetGateway> gateway) const;
  ec2::AnalysisComponent of(Index<NatGateway> gateway) const;
  ec2::AnalysisComponent of(Index<VpcPeeringConnection> peering) const;
  ec2::AnalysisComponent of(Index<NetworkInterface> interface) const;
  ec2::AnalysisComponent of(Index<Instance> instance) const;
  ec2::AnalysisComponent of(Index<EgressOnlyInternetGateway> gateway) const;
  ec2::AnalysisComponent of(Index<VpnGateway> gateway) const;
  ec2::AnalysisComponent of(Index<VpcEndpoint> endpoint) const;
  ec2::AnalysisComponent of(Index<TransitGateway> gateway) const;
  ec2::AnalysisComponent of(Index<TransitGatewayAttachment> attachment) const;
  ec2::AnalysisComponent of(Index<TransitGatewayRouteTable> table) const;
  /// What the route leads to.
  ec2::AnalysisComponent of(const RouteReference& route) const;
  /// Nothing for monostate.
  std::optional<ec2::AnalysisComponent> of(const Component& component) const;

 private:
  ec2::AnalysisComponent in(const Home& home, const std::string& id, const std::string& name) const;
  /// In the VPC's account and region; in the caller's if the VPC isn't known.
  ec2::AnalysisComponent in(Index<Vpc> vpc, const std::string& id, const std::string& name) const;

  const Network& network_;
  const Home& caller_;
};

}  // namespace vpcsim::insights
