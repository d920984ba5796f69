// Why a path isn't there: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Explanation.html
#pragma once

#include "protocol/ec2/network_insights_component.hpp"

namespace vpcsim::ec2 {

struct Explanation {
  std::optional<AnalysisComponent> acl;
  std::optional<AnalysisAclRule> acl_rule;
  std::optional<std::string> address;
  std::vector<std::string> addresses;
  std::optional<AnalysisComponent> attached_to;
  std::vector<std::string> availability_zones;
  std::vector<std::string> availability_zone_ids;
  std::vector<std::string> cidrs;
  std::optional<AnalysisComponent> component;
  std::optional<AnalysisComponent> customer_gateway;
  std::optional<AnalysisComponent> destination;
  std::optional<AnalysisComponent> destination_vpc;
  std::optional<std::string> direction;
  std::optional<std::string> explanation_code;
  std::optional<AnalysisComponent> ingress_route_table;
  std::optional<AnalysisComponent> internet_gateway;
  std::optional<std::string> load_balancer_arn;
  std::optional<AnalysisLoadBalancerListener> classic_load_balancer_listener;
  std::optional<std::int32_t> load_balancer_listener_port;
  std::optional<AnalysisLoadBalancerTarget> load_balancer_target;
  std::optional<AnalysisComponent> load_balancer_target_group;
  std::vector<AnalysisComponent> load_balancer_target_groups;
  std::optional<std::int32_t> load_balancer_target_port;
  std::optional<AnalysisComponent> elastic_load_balancer_listener;
  std::optional<std::string> missing_component;
  std::optional<AnalysisComponent> nat_gateway;
  std::optional<AnalysisComponent> network_interface;
  std::optional<std::string> packet_field;
  std::optional<AnalysisComponent> vpc_peering_connection;
  std::optional<std::int32_t> port;
  std::vector<PortRange> port_ranges;
  std::optional<AnalysisComponent> prefix_list;
  std::vector<std::string> protocols;
  std::optional<AnalysisRouteTableRoute> route_table_route;
  std::optional<AnalysisComponent> route_table;
  std::optional<AnalysisComponent> security_group;
  std::optional<AnalysisSecurityGroupRule> security_group_rule;
  std::vector<AnalysisComponent> security_groups;
  std::optional<AnalysisComponent> source_vpc;
  std::optional<std::string> state;
  std::optional<AnalysisComponent> subnet;
  std::optional<AnalysisComponent> subnet_route_table;
  std::optional<AnalysisComponent> vpc;
  std::optional<AnalysisComponent> vpc_endpoint;
  std::optional<AnalysisComponent> vpn_connection;
  std::optional<AnalysisComponent> vpn_gateway;
  std::optional<AnalysisComponent> transit_gateway;
  std::optional<AnalysisComponent> transit_gateway_route_table;
  std::optional<TransitGatewayRouteTableRoute> transit_gateway_route_table_route;
  std::optional<AnalysisComponent> transit_gateway_attachment;
  std::optional<std::string> component_account;
  std::optional<std::string> component_region;
  std::optional<FirewallStatelessRule> firewall_stateless_rule;
  std::optional<FirewallStatefulRule> firewall_stateful_rule;
  static const Shape shape;
};

}  // namespace vpcsim::ec2
