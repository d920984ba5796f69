// The two VPCs of insights_world.hpp with whatever else a path may touch: gateways, endpoints, appliances.
#pragma once

#include "protocol/ec2/network_interface_address.hpp"
#include "protocol/ec2/prefix_list.hpp"
#include "protocol/ec2/transit_gateway.hpp"
#include "protocol/ec2/transit_gateway_peering_attachment.hpp"
#include "protocol/ec2/transit_gateway_route.hpp"
#include "protocol/ec2/transit_gateway_route_table.hpp"
#include "protocol/ec2/transit_gateway_vpc_attachment.hpp"
#include "protocol/ec2/vpc_endpoint.hpp"
#include "protocol/ec2/vpc_endpoint_service.hpp"
#include "protocol/ec2/vpn_gateway.hpp"
#include "simulator/insights_world.hpp"

namespace vpcsim::tests {

struct WideWorld : InsightsWorld {
  using Option = ec2::TransitGatewayOptionValue;
  std::string igw, nat, hub, attachment_a, attachment_b, vgw, endpoint;

  explicit WideWorld(Settings settings = empty()) : InsightsWorld(settings) {}

  static std::string arn(const std::string& type, const std::string& id,
                         const std::string& owner = "111111111111") {
    return "arn:aws:ec2:us-east-1:" + owner + ":" + type + "/" + id;
  }

  // ---- subnets, rules, routes ----

  std::string acl_of(const Side& side) {
    return call(ec2::DescribeNetworkAclsRequest{.filters = {{"vpc-id", {side.vpc}}}})
        .network_acls.at(0)
        .network_acl_id;
  }
  /// A deny that comes before the default network ACL's rule.
  void deny(const Side& side, bool egress, int from, int to) {
    call(ec2::CreateNetworkAclEntryRequest{.cidr_block = "0.0.0.0/0",
                                           .egress = egress,
                                           .network_acl_id = acl_of(side),
                                           .port_range = ec2::PortRange{from, to},
                                           .protocol = "6",
                                           .rule_action = ec2::RuleAction::deny,
                                           .rule_number = 50});
  }
  void let_in_group(const Side& side, const std::string& group, const std::string& owner = "") {
    ec2::UserIdGroupPair pair{.group_id = group};
    if (!owner.empty()) pair.user_id = owner;
    call(ec2::AuthorizeSecurityGroupIngressRequest{
        .group_id = side.group,
        .ip_permissions = {
            {.from_port = 80, .ip_protocol = "tcp", .to_port = 80, .user_id_group_pairs = {pair}}}});
  }
  /// A further subnet of the side's VPC with a table of its own and an instance in the same group.
  Side beside(const Side& side, const char* cidr, const char* zone = "us-east-1a") {
    Side other = side;
    other.subnet =
        call(ec2::CreateSubnetRequest{.availability_zone = zone, .cidr_block = cidr, .vpc_id = side.vpc})
            .subnet.subnet_id;
    other.table = call(ec2::CreateRouteTableRequest{.vpc_id = side.vpc}).route_table.route_table_id;
    call(ec2::AssociateRouteTableRequest{.route_table_id = other.table, .subnet_id = other.subnet});
    other.group =
        call(ec2::CreateSecurityGroupRequest{.description = "d", .group_name = cidr, .vpc_id = side.vpc})
            .group_id;
    launch_in(other);
    return other;
  }
  void unchecked(const Side& side) {
    call(ec2::ModifyNetworkInterfaceAttributeRequest{.network_interface_id = side.interface,
                                                     .source_dest_check = ec2::AttributeBooleanValue{false}});
  }
  void route_to_interface(const std::string& table, const char* cidr, const Side& appliance) {
    call(ec2::CreateRouteRequest{.destination_cidr_block = cidr,
                                 .network_interface_id = appliance.interface,
                                 .route_table_id = table});
  }

  // ---- the internet ----

  std::string attach_internet(const Side& side) {
    igw = call(ec2::CreateInternetGatewayRequest{}).internet_gateway.internet_gateway_id;
    call(ec2::AttachInternetGatewayRequest{.internet_gateway_id = igw, .vpc_id = side.vpc});
    return igw;
  }
  void route_to_gateway(const std::string& table, const char* cidr, const std::string& target) {
    call(ec2::CreateRouteRequest{
        .destination_cidr_block = cidr, .gateway_id = target, .route_table_id = table});
  }
  std::string make_address(const Side& side) {
    auto address = allocate();
    call(ec2::AssociateAddressRequest{.allocation_id = address.allocation_id,
                                      .network_interface_id = side.interface});
    return address.public_ip;
  }
  /// Behind the side's internet gateway, in a subnet of its own; the side's routes lead to it.
  void add_nat(const Side& side) {
    const Side front = beside(side, "10.10.8.0/24");
    route_to_gateway(front.table, "0.0.0.0/0", igw);
    nat = call(ec2::CreateNatGatewayRequest{.allocation_id = allocate().allocation_id,
                                            .client_token = token(),
                                            .subnet_id = front.subnet})
              .nat_gateway.nat_gateway_id;
    call(ec2::CreateRouteRequest{
        .destination_cidr_block = "0.0.0.0/0", .nat_gateway_id = nat, .route_table_id = side.table});
  }

  // ---- transit gateways ----

  void make_hub(Option associate = Option::enable, Option propagate = Option::enable, bool routed = true) {
    ec2::TransitGatewayRequestOptions options;
    options.default_route_table_association = associate;
    options.default_route_table_propagation = propagate;
    hub = call(ec2::CreateTransitGatewayRequest{.options = options}).transit_gateway.transit_gateway_id;
    attachment_a = attach(a.vpc, a.subnet);
    attachment_b = attach(b.vpc, b.subnet);
    if (!routed) return;
    route_to_hub(a, "10.20.0.0/16");
    route_to_hub(b, "10.10.0.0/16");
  }
  std::string attach(const std::string& vpc_id, const std::string& subnet_id) {
    return call(ec2::CreateTransitGatewayVpcAttachmentRequest{
                    .transit_gateway_id = hub, .vpc_id = vpc_id, .subnet_ids = {subnet_id}})
        .transit_gateway_vpc_attachment.transit_gateway_attachment_id;
  }
  void route_to_hub(const Side& side, const char* cidr) {
    call(ec2::CreateRouteRequest{
        .destination_cidr_block = cidr, .route_table_id = side.table, .transit_gateway_id = hub});
  }
  std::string hub_table() {
    return call(ec2::DescribeTransitGatewayRouteTablesRequest{.filters = {{"transit-gateway-id", {hub}}}})
        .transit_gateway_route_tables.at(0)
        .transit_gateway_route_table_id;
  }
  /// Without an attachment, a blackhole.
  void hub_route(const char* cidr, const std::string& attachment) {
    ec2::CreateTransitGatewayRouteRequest wanted{.destination_cidr_block = cidr,
                                                 .transit_gateway_route_table_id = hub_table()};
    if (attachment.empty())
      wanted.blackhole = true;
    else
      wanted.transit_gateway_attachment_id = attachment;
    call(wanted);
  }

  // ---- VPN gateways, endpoints ----

  void attach_vpn(const Side& side) {
    vgw = call(ec2::CreateVpnGatewayRequest{}).vpn_gateway.vpn_gateway_id;
    call(ec2::AttachVpnGatewayRequest{.vpc_id = side.vpc, .vpn_gateway_id = vgw});
  }
  void add_gateway_endpoint(const Side& side, bool routed = true) {
    ec2::CreateVpcEndpointRequest wanted{.vpc_id = side.vpc, .service_name = "com.amazonaws.us-east-1.s3"};
    if (routed) wanted.route_table_ids = {side.table};
    endpoint = call(wanted).vpc_endpoint.vpc_endpoint_id;
  }
  void add_interface_endpoint(const Side& side, const std::string& service = "com.amazonaws.us-east-1.ec2") {
    endpoint = call(ec2::CreateVpcEndpointRequest{.vpc_endpoint_type = ec2::VpcEndpointType::interface,
                                                  .vpc_id = side.vpc,
                                                  .service_name = service,
                                                  .subnet_ids = {side.subnet},
                                                  .security_group_ids = {side.group},
                                                  .private_dns_enabled = false})
                   .vpc_endpoint.vpc_endpoint_id;
  }

  // ---- analyses ----

  Analysis analyze_udp(std::string source, std::string destination, int port) {
    auto wanted = request(std::move(source), std::move(destination));
    wanted.protocol = "udp";
    wanted.destination_port = port;
    return InsightsWorld::analyze(wanted);
  }
  /// To an address that is a destination by itself.
  Analysis analyze_to(std::string source, const std::string& address, int port = 80) {
    auto wanted = request(std::move(source), "");
    wanted.destination.reset();
    wanted.destination_port.reset();
    wanted.filter_at_source = ec2::PathFilter{.destination_address = address,
                                              .destination_port_range = ec2::FilterPortRange{port, port}};
    return InsightsWorld::analyze(wanted);
  }
  Analysis analyze_from(const std::string& address, std::string source, std::string destination) {
    auto wanted = request(std::move(source), std::move(destination));
    wanted.source_ip = address;
    return InsightsWorld::analyze(wanted);
  }
  Analysis analyze_filtered(std::string source, std::string destination,
                            std::optional<ec2::PathFilter> at_source,
                            std::optional<ec2::PathFilter> at_destination) {
    auto wanted = request(std::move(source), std::move(destination));
    if (at_source) wanted.destination_port.reset();
    wanted.filter_at_source = std::move(at_source);
    wanted.filter_at_destination = std::move(at_destination);
    return InsightsWorld::analyze(wanted);
  }
};

}  // namespace vpcsim::tests
