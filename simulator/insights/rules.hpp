// Rules, routes and network ACL entries of the evaluator in the analyzer's shapes.
#pragma once

#include "protocol/ec2/network_insights_component.hpp"
#include "simulator/insights/vocabulary.hpp"

namespace vpcsim::insights {

ec2::AnalysisRouteTableRoute route_of(const Network& network, const RouteReference& route);

/// No entry: the final "*".
ec2::AnalysisAclRule acl_rule_of(const NetworkAcl& acl, Direction direction,
                                 std::optional<std::uint32_t> entry);

ec2::AnalysisSecurityGroupRule security_group_rule_of(const Network& network,
                                                      const SecurityGroupsPassed& passed);

ec2::TransitGatewayRouteTableRoute route_of(const Network& network, Index<TransitGatewayRouteTable> table,
                                            std::uint32_t position);

/// "ingress", "egress"
std::string text_of(Direction direction);

ec2::PortRange port_range_of(protocol::PortRange ports);

}  // namespace vpcsim::insights
