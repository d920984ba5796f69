// What the EC2 API's Describe calls answer, kind by kind: the one list of kinds that files are read by,
// merged by and sorted into homes by.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/ec2/address.hpp"
#include "protocol/ec2/dhcp_options.hpp"
#include "protocol/ec2/egress_only_internet_gateway.hpp"
#include "protocol/ec2/flow_log.hpp"
#include "protocol/ec2/instance.hpp"
#include "protocol/ec2/internet_gateway.hpp"
#include "protocol/ec2/key_pair.hpp"
#include "protocol/ec2/nat_gateway.hpp"
#include "protocol/ec2/network_acl.hpp"
#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/prefix_list.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/security_group.hpp"
#include "protocol/ec2/security_group_rule.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/subnet_cidr_reservation.hpp"
#include "protocol/ec2/transit_gateway.hpp"
#include "protocol/ec2/transit_gateway_attachment.hpp"
#include "protocol/ec2/transit_gateway_peering_attachment.hpp"
#include "protocol/ec2/transit_gateway_route.hpp"
#include "protocol/ec2/transit_gateway_route_table.hpp"
#include "protocol/ec2/transit_gateway_vpc_attachment.hpp"
#include "protocol/ec2/volume.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpc_endpoint.hpp"
#include "protocol/ec2/vpc_peering_connection.hpp"
#include "protocol/ec2/vpn_gateway.hpp"
#include "simulator/network/records.hpp"

namespace vpcsim::elsewhere {

/// Answers that don't say what they are of.
using TableRoutes = network::TransitGatewayRoutes;
using ListEntries = network::PrefixListEntries;

/// Of describe-vpc-attribute, which tells one in each answer.
struct VpcAttributes {
  std::string vpc_id;
  std::optional<bool> dns_support = {}, dns_hostnames = {}, network_address_usage_metrics = {};
};

struct Described {
  std::vector<ec2::Vpc> vpcs;
  std::vector<ec2::Subnet> subnets;
  std::vector<ec2::RouteTable> route_tables;
  std::vector<ec2::NetworkAcl> network_acls;
  std::vector<ec2::SecurityGroup> security_groups;
  std::vector<ec2::NetworkInterface> network_interfaces;
  std::vector<ec2::Reservation> reservations;
  std::vector<ec2::InternetGateway> internet_gateways;
  std::vector<ec2::EgressOnlyInternetGateway> egress_only_internet_gateways;
  std::vector<ec2::NatGateway> nat_gateways;
  std::vector<ec2::Address> addresses;
  std::vector<ec2::VpcPeeringConnection> vpc_peering_connections;
  std::vector<ec2::TransitGateway> transit_gateways;
  std::vector<ec2::TransitGatewayAttachment> transit_gateway_attachments;
  std::vector<ec2::TransitGatewayVpcAttachment> transit_gateway_vpc_attachments;
  std::vector<ec2::TransitGatewayPeeringAttachment> transit_gateway_peering_attachments;
  std::vector<ec2::TransitGatewayRouteTable> transit_gateway_route_tables;
  std::vector<ec2::VpcEndpoint> vpc_endpoints;
  std::vector<ec2::VpnGateway> vpn_gateways;
  std::vector<ec2::ManagedPrefixList> managed_prefix_lists;
  std::vector<ec2::FlowLog> flow_logs;
  std::vector<ec2::DhcpOptions> dhcp_options;
  // Those that only an import reads.
  std::vector<ec2::SecurityGroupRule> security_group_rules;
  std::vector<ec2::Volume> volumes;
  std::vector<ec2::KeyPairInfo> key_pairs;
  std::vector<ec2::SubnetCidrReservation> subnet_ipv4_cidr_reservations, subnet_ipv6_cidr_reservations;

  // What isn't a list of resources: filled from file names or further calls.
  std::vector<TableRoutes> transit_gateway_routes;
  std::vector<ListEntries> prefix_list_entries;
  std::vector<VpcAttributes> vpc_attributes;
};

/// One kind of resource: where its records are, and how to say what it is.
template <class Record>
struct Kind {
  std::string_view key;      ///< of the answer: "Vpcs"
  std::string_view command;  ///< of the AWS CLI: "describe-vpcs"
  std::string_view noun;     ///< "VPCs"
  std::vector<Record> Described::*list;
  std::string Record::*id;
};
// Clang 14 deduces no aggregate's arguments by itself.
template <class Record>
Kind(std::string_view, std::string_view, std::string_view, std::vector<Record> Described::*,
     std::string Record::*) -> Kind<Record>;

/// Calls `visit` with the Kind of every list of resources.
template <class Visit>
void visit_kinds(Visit&& visit) {
  using D = Described;
  visit(Kind{"Vpcs", "describe-vpcs", "VPCs", &D::vpcs, &ec2::Vpc::vpc_id});
  visit(Kind{"Subnets", "describe-subnets", "subnets", &D::subnets, &ec2::Subnet::subnet_id});
  visit(Kind{"RouteTables", "describe-route-tables", "route tables", &D::route_tables,
             &ec2::RouteTable::route_table_id});
  visit(Kind{"NetworkAcls", "describe-network-acls", "network ACLs", &D::network_acls,
             &ec2::NetworkAcl::network_acl_id});
  visit(Kind{"SecurityGroups", "describe-security-groups", "security groups", &D::security_groups,
             &ec2::SecurityGroup::group_id});
  visit(Kind{"NetworkInterfaces", "describe-network-interfaces", "network interfaces", &D::network_interfaces,
             &ec2::NetworkInterface::network_interface_id});
  visit(Kind{"Reservations", "describe-instances", "instances", &D::reservations,
             &ec2::Reservation::reservation_id});
  visit(Kind{"InternetGateways", "describe-internet-gateways", "internet gateways", &D::internet_gateways,
             &ec2::InternetGateway::internet_gateway_id});
  visit(Kind{"EgressOnlyInternetGateways", "describe-egress-only-internet-gateways",
             "egress-only internet gateways", &D::egress_only_internet_gateways,
             &ec2::EgressOnlyInternetGateway::egress_only_internet_gateway_id});
  visit(Kind{"NatGateways", "describe-nat-gateways", "NAT gateways", &D::nat_gateways,
             &ec2::NatGateway::nat_gateway_id});
  visit(Kind{"Addresses", "describe-addresses", "Elastic IP addresses", &D::addresses,
             &ec2::Address::allocation_id});
  visit(Kind{"VpcPeeringConnections", "describe-vpc-peering-connections", "VPC peering connections",
             &D::vpc_peering_connections, &ec2::VpcPeeringConnection::vpc_peering_connection_id});
  visit(Kind{"TransitGateways", "describe-transit-gateways", "transit gateways", &D::transit_gateways,
             &ec2::TransitGateway::transit_gateway_id});
  visit(Kind{"TransitGatewayAttachments", "describe-transit-gateway-attachments",
             "transit gateway attachments", &D::transit_gateway_attachments,
             &ec2::TransitGatewayAttachment::transit_gateway_attachment_id});
  visit(Kind{"TransitGatewayVpcAttachments", "describe-transit-gateway-vpc-attachments",
             "transit gateway VPC attachments", &D::transit_gateway_vpc_attachments,
             &ec2::TransitGatewayVpcAttachment::transit_gateway_attachment_id});
  visit(Kind{"TransitGatewayPeeringAttachments", "describe-transit-gateway-peering-attachments",
             "transit gateway peering attachments", &D::transit_gateway_peering_attachments,
             &ec2::TransitGatewayPeeringAttachment::transit_gateway_attachment_id});
  visit(Kind{"TransitGatewayRouteTables", "describe-transit-gateway-route-tables",
             "transit gateway route tables", &D::transit_gateway_route_tables,
             &ec2::TransitGatewayRouteTable::transit_gateway_route_table_id});
  visit(Kind{"VpcEndpoints", "describe-vpc-endpoints", "VPC endpoints", &D::vpc_endpoints,
             &ec2::VpcEndpoint::vpc_endpoint_id});
  visit(Kind{"VpnGateways", "describe-vpn-gateways", "virtual private gateways", &D::vpn_gateways,
             &ec2::VpnGateway::vpn_gateway_id});
  visit(Kind{"PrefixLists", "describe-managed-prefix-lists", "managed prefix lists", &D::managed_prefix_lists,
             &ec2::ManagedPrefixList::prefix_list_id});
  visit(Kind{"FlowLogs", "describe-flow-logs", "flow logs", &D::flow_logs, &ec2::FlowLog::flow_log_id});
  visit(Kind{"DhcpOptions", "describe-dhcp-options", "DHCP option sets", &D::dhcp_options,
             &ec2::DhcpOptions::dhcp_options_id});
  visit(Kind{"SecurityGroupRules", "describe-security-group-rules", "security group rules",
             &D::security_group_rules, &ec2::SecurityGroupRule::security_group_rule_id});
  visit(Kind{"Volumes", "describe-volumes", "volumes", &D::volumes, &ec2::Volume::volume_id});
  visit(Kind{"KeyPairs", "describe-key-pairs", "key pairs", &D::key_pairs, &ec2::KeyPairInfo::key_pair_id});
  visit(Kind{"SubnetIpv4CidrReservations", "get-subnet-cidr-reservations", "subnet CIDR reservations",
             &D::subnet_ipv4_cidr_reservations, &ec2::SubnetCidrReservation::subnet_cidr_reservation_id});
  visit(Kind{"SubnetIpv6CidrReservations", "get-subnet-cidr-reservations", "subnet IPv6 CIDR reservations",
             &D::subnet_ipv6_cidr_reservations, &ec2::SubnetCidrReservation::subnet_cidr_reservation_id});
}

}  // namespace vpcsim::elsewhere
