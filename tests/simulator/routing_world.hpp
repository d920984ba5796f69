// A VPC with a route table, an internet gateway, and whatever else a test of routes wants.
#pragma once

#include "protocol/ec2/egress_only_internet_gateway.hpp"
#include "protocol/ec2/internet_gateway.hpp"
#include "protocol/ec2/prefix_list.hpp"
#include "protocol/ec2/route.hpp"
#include "protocol/ec2/route_table.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/vpc.hpp"
#include "protocol/ec2/vpn_gateway.hpp"
#include "simulator/actions/route.hpp"
#include "simulator/open_cloud.hpp"

namespace vpcsim::tests {

struct RoutingWorld : OpenCloud {
  std::string vpc = make_vpc("10.0.0.0/16");
  std::string subnet =
      call(ec2::CreateSubnetRequest{.cidr_block = "10.0.1.0/24", .vpc_id = vpc}).subnet.subnet_id;
  std::string main_table = call(ec2::DescribeRouteTablesRequest{}).route_tables[0].route_table_id;
  std::string table = make_table(vpc);
  std::string gateway = call(ec2::CreateInternetGatewayRequest{}).internet_gateway.internet_gateway_id;

  RoutingWorld() { call(ec2::AttachInternetGatewayRequest{gateway, vpc}); }

  std::string make_vpc(const char* cidr) {
    return call(ec2::CreateVpcRequest{.cidr_block = cidr}).vpc.vpc_id;
  }
  std::string make_table(const std::string& of_vpc) {
    return call(ec2::CreateRouteTableRequest{.vpc_id = of_vpc}).route_table.route_table_id;
  }
  std::string make_vgw() { return call(ec2::CreateVpnGatewayRequest{}).vpn_gateway.vpn_gateway_id; }
  std::string attached_vgw() {
    std::string id = make_vgw();
    call(ec2::AttachVpnGatewayRequest{vpc, id});
    return id;
  }
  std::string make_eigw() {
    return call(ec2::CreateEgressOnlyInternetGatewayRequest{.vpc_id = vpc})
        .egress_only_internet_gateway.egress_only_internet_gateway_id;
  }
  std::string make_list(const char* family = "IPv4", std::vector<ec2::AddPrefixListEntry> entries = {},
                        std::int32_t max_entries = 10) {
    return call(ec2::CreateManagedPrefixListRequest{.prefix_list_name = "list",
                                                    .entries = std::move(entries),
                                                    .max_entries = max_entries,
                                                    .address_family = family})
        .prefix_list.prefix_list_id;
  }
  ec2::ManagedPrefixList list(const std::string& id) {
    return call(ec2::DescribeManagedPrefixListsRequest{.prefix_list_ids = {id}}).prefix_lists.at(0);
  }
  /// By hand: an interface with an instance that runs, so that routes to it are active.
  std::string make_interface() {
    Instance instance{};
    instance.id = region().ids.id<InstanceId>();
    NetworkInterface interface {};
    interface.id = region().ids.id<NetworkInterfaceId>();
    interface.vpc = *VpcId::parse(vpc);
    interface.attachment = {.id = {}, .instance = instance.id};
    instance.primary_interface = interface.id;
    region().instances.insert(instance);
    region().network_interfaces.insert(interface);
    return interface.id.text();
  }
  /// By hand: the VPC and its subnet get IPv6 blocks.
  void add_ipv6() {
    add_local_routes(region(), *VpcId::parse(vpc), *Ipv6Cidr::parse("2001:db8:0:100::/56"));
    region().subnets.update(*SubnetId::parse(subnet), [&](Subnet& changed) {
      changed.ipv6_cidrs.push_back({{}, *Ipv6Cidr::parse("2001:db8:0:101::/64")});
    });
  }
  ec2::RouteTable described(const std::string& id) {
    return call(ec2::DescribeRouteTablesRequest{.route_table_ids = {id}}).route_tables.at(0);
  }
  std::vector<ec2::Route> routes() { return described(table).routes; }
  ec2::Route last() { return routes().back(); }
  std::string code(const std::string& refusal) { return refusal.substr(0, refusal.find(':')); }
};

}  // namespace vpcsim::tests
