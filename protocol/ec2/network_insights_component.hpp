// What Reachability Analyzer says of resources, rules, routes and packets:
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AnalysisComponent.html and the like.
#pragma once

#include "protocol/ec2/common.hpp"
#include "protocol/ec2/network_acl.hpp"

namespace vpcsim::ec2 {

struct AnalysisComponent {
  std::optional<std::string> id;
  std::optional<std::string> arn;
  std::optional<std::string> name;
  static const Shape shape;
};

struct AnalysisAclRule {
  std::optional<std::string> cidr;
  std::optional<bool> egress;
  std::optional<PortRange> port_range;
  std::optional<std::string> protocol;
  std::optional<std::string> rule_action;
  std::optional<std::int32_t> rule_number;
  static const Shape shape;
};

struct AnalysisPacketHeader {
  std::vector<std::string> destination_addresses;
  std::vector<PortRange> destination_port_ranges;
  std::optional<std::string> protocol;
  std::vector<std::string> source_addresses;
  std::vector<PortRange> source_port_ranges;
  static const Shape shape;
};

struct AnalysisRouteTableRoute {
  std::optional<std::string> destination_cidr;
  std::optional<std::string> destination_prefix_list_id;
  std::optional<std::string> egress_only_internet_gateway_id;
  std::optional<std::string> gateway_id;
  std::optional<std::string> instance_id;
  std::optional<std::string> nat_gateway_id;
  std::optional<std::string> network_interface_id;
  std::optional<std::string> origin;
  std::optional<std::string> transit_gateway_id;
  std::optional<std::string> vpc_peering_connection_id;
  std::optional<std::string> state;
  std::optional<std::string> carrier_gateway_id;
  std::optional<std::string> core_network_arn;
  std::optional<std::string> local_gateway_id;
  static const Shape shape;
};

struct AnalysisSecurityGroupRule {
  std::optional<std::string> cidr;
  std::optional<std::string> direction;
  std::optional<std::string> security_group_id;
  std::optional<PortRange> port_range;
  std::optional<std::string> prefix_list_id;
  std::optional<std::string> protocol;
  static const Shape shape;
};

struct TransitGatewayRouteTableRoute {
  std::optional<std::string> destination_cidr;
  std::optional<std::string> state;
  std::optional<std::string> route_origin;
  std::optional<std::string> prefix_list_id;
  std::optional<std::string> attachment_id;
  std::optional<std::string> resource_id;
  std::optional<std::string> resource_type;
  static const Shape shape;
};

struct AnalysisLoadBalancerListener {
  std::optional<std::int32_t> load_balancer_port;
  std::optional<std::int32_t> instance_port;
  static const Shape shape;
};

struct AnalysisLoadBalancerTarget {
  std::optional<std::string> address;
  std::optional<std::string> availability_zone;
  std::optional<std::string> availability_zone_id;
  std::optional<AnalysisComponent> instance;
  std::optional<std::int32_t> port;
  static const Shape shape;
};

struct FirewallStatelessRule {
  std::optional<std::string> rule_group_arn;
  std::vector<std::string> sources;
  std::vector<std::string> destinations;
  std::vector<PortRange> source_ports;
  std::vector<PortRange> destination_ports;
  std::vector<std::int32_t> protocols;
  std::optional<std::string> rule_action;
  std::optional<std::int32_t> priority;
  static const Shape shape;
};

struct FirewallStatefulRule {
  std::optional<std::string> rule_group_arn;
  std::vector<std::string> sources;
  std::vector<std::string> destinations;
  std::vector<PortRange> source_ports;
  std::vector<PortRange> destination_ports;
  std::optional<std::string> protocol;
  std::optional<std::string> rule_action;
  std::optional<std::string> direction;
  static const Shape shape;
};

}  // namespace vpcsim::ec2
