// From the EC2 API's records to the evaluator's description. Whatever answers Describe calls can be
// evaluated: this simulator, another endpoint, AWS itself, or files of what the AWS CLI printed.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "protocol/ec2/egress_only_internet_gateway.hpp"
#include "protocol/ec2/flow_log.hpp"
#include "protocol/ec2/instance.hpp"
#include "protocol/ec2/internet_gateway.hpp"
#include "protocol/ec2/nat_gateway.hpp"
#include "protocol/ec2/network_acl.hpp"
#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/prefix_list.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/transit_gateway.hpp"
#include "protocol/ec2/transit_gateway_attachment.hpp"
#include "protocol/ec2/transit_gateway_route.hpp"
#include "protocol/ec2/transit_gateway_route_table.hpp"
#include "protocol/ec2/transit_gateway_vpc_attachment.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_endpoint.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "protocol/ec2/vpn_gateway.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::network {

/// What GetManagedPrefixListEntries answered for a list.
struct PrefixListEntries {
  std::string prefix_list_id;
  std::vector<ec2::PrefixListEntry> entries;
};

/// What SearchTransitGatewayRoutes answered for a table.
struct TransitGatewayRoutes {
  std::string transit_gateway_route_table_id;
  std::vector<ec2::TransitGatewayRoute> routes;
};

/// What one account's Describe calls answered in one region.
struct Records {
  std::string region;
  std::vector<ec2::Vpc> vpcs;
  std::vector<ec2::Subnet> subnets;
  std::vector<ec2::RouteTable> route_tables;
  std::vector<ec2::NetworkAcl> network_acls;
  std::vector<ec2::SecurityGroup> security_groups;
  std::vector<ec2::InternetGateway> internet_gateways;
  std::vector<ec2::NatGateway> nat_gateways;
  std::vector<ec2::VpcPeeringConnection> vpc_peering_connections;
  std::vector<ec2::NetworkInterface> network_interfaces;
  std::vector<ec2::Reservation> reservations;
  std::vector<ec2::FlowLog> flow_logs;
  std::vector<PrefixListEntries> prefix_lists;  ///< those that routes and rules name
  std::vector<ec2::EgressOnlyInternetGateway> egress_only_internet_gateways;
  std::vector<ec2::VpnGateway> vpn_gateways;
  std::vector<ec2::VpcEndpoint> vpc_endpoints;
  std::vector<ec2::TransitGateway> transit_gateways;
  std::vector<ec2::TransitGatewayAttachment> transit_gateway_attachments;
  std::vector<ec2::TransitGatewayVpcAttachment> transit_gateway_vpc_attachments;
  std::vector<ec2::TransitGatewayRouteTable> transit_gateway_route_tables;
  std::vector<TransitGatewayRoutes> transit_gateway_routes;
  std::vector<std::string> vpcs_without_dns_support;  ///< ids, as DescribeVpcAttribute tells
};

/// Records that don't fit together: the message names the record and what it lacks.
struct RecordsError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The network of several accounts and regions. A peering connection that both sides show is one. A security
/// group, route target or peer VPC that nobody described stays a reference that matches or leads to nothing.
/// Left out are routes of prefix lists whose entries aren't given.
/// Throws RecordsError when a subnet or interface belongs to something that wasn't described.
Network read_records(std::span<const Records> homes);

}  // namespace vpcsim::network
