// Asks for everything that the evaluator reads, whoever answers: an endpoint, or the rules themselves.
#pragma once

#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "protocol/ec2/instance_requests.hpp"
#include "simulator/network/records.hpp"

namespace vpcsim::network {

/// All pages of a Describe call.
template <class Request, class Ask, class RecordsOf>
auto all_pages(Ask& ask, Request request, RecordsOf&& records_of) {
  std::remove_cvref_t<decltype(records_of(std::declval<typename Request::Result&>()))> records;
  do {
    auto page = ask(std::as_const(request));
    auto& more = records_of(page);
    records.insert(records.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    request.next_token = page.next_token;
  } while (request.next_token && !request.next_token->empty());
  return records;
}

/// The lists that routes and rules name.
inline std::set<std::string> prefix_lists_named(const Records& records) {
  std::set<std::string> ids;
  for (const ec2::RouteTable& table : records.route_tables) {
    for (const ec2::Route& route : table.routes) {
      if (route.destination_prefix_list_id) ids.insert(*route.destination_prefix_list_id);
    }
  }
  for (const ec2::SecurityGroup& group : records.security_groups) {
    for (const auto* permissions : {&group.ip_permissions, &group.ip_permissions_egress}) {
      for (const ec2::IpPermission& permission : *permissions) {
        for (const auto& list : permission.prefix_list_ids) ids.insert(list.prefix_list_id);
      }
    }
  }
  return ids;
}

/// The VPCs whose resolver is off: only a call for each VPC tells.
template <class Ask>
std::vector<std::string> vpcs_without_dns_support(Ask& ask, const Records& records) {
  std::vector<std::string> ids;
  for (const ec2::Vpc& vpc : records.vpcs) {
    const ec2::DescribeVpcAttributeRequest request{.attribute = "enableDnsSupport", .vpc_id = vpc.vpc_id};
    const auto answer = ask(request);
    if (answer.enable_dns_support && !answer.enable_dns_support->value.value_or(true))
      ids.push_back(vpc.vpc_id);
  }
  return ids;
}

/// The call has no pages. Throws RecordsError for a table that it shows in part.
template <class Ask>
std::vector<TransitGatewayRoutes> all_transit_gateway_routes(Ask& ask, const Records& records) {
  std::vector<TransitGatewayRoutes> tables;
  for (const ec2::TransitGatewayRouteTable& table : records.transit_gateway_route_tables) {
    const std::string& id = table.transit_gateway_route_table_id;
    ec2::SearchTransitGatewayRoutesRequest request{.transit_gateway_route_table_id = id};
    request.filters = {{.name = "state", .values = {"active", "blackhole"}}};
    auto answer = ask(std::as_const(request));
    if (answer.additional_routes_available)
      throw RecordsError(id +
                         " has more routes than SearchTransitGatewayRoutes shows: the way can't be told");
    tables.push_back({id, std::move(answer.routes)});
  }
  return tables;
}

#define VPCSIM_GATHER(Noun, list) \
  records.list = all_pages(       \
      ask, ec2::Describe##Noun##Request{}, [](auto& page) -> auto& { return page.list; })

/// `ask(request)` answers a request with its result: one account's, in one region.
template <class Ask>
Records gather_records(std::string region, Ask&& ask) {
  Records records{.region = std::move(region)};
  VPCSIM_GATHER(Vpcs, vpcs);
  VPCSIM_GATHER(Subnets, subnets);
  VPCSIM_GATHER(RouteTables, route_tables);
  VPCSIM_GATHER(NetworkAcls, network_acls);
  VPCSIM_GATHER(SecurityGroups, security_groups);
  VPCSIM_GATHER(InternetGateways, internet_gateways);
  VPCSIM_GATHER(NatGateways, nat_gateways);
  VPCSIM_GATHER(VpcPeeringConnections, vpc_peering_connections);
  VPCSIM_GATHER(NetworkInterfaces, network_interfaces);
  VPCSIM_GATHER(Instances, reservations);
  VPCSIM_GATHER(FlowLogs, flow_logs);
  VPCSIM_GATHER(EgressOnlyInternetGateways, egress_only_internet_gateways);
  VPCSIM_GATHER(VpcEndpoints, vpc_endpoints);
  VPCSIM_GATHER(TransitGateways, transit_gateways);
  VPCSIM_GATHER(TransitGatewayAttachments, transit_gateway_attachments);
  VPCSIM_GATHER(TransitGatewayVpcAttachments, transit_gateway_vpc_attachments);
  VPCSIM_GATHER(TransitGatewayRouteTables, transit_gateway_route_tables);
  records.vpn_gateways = ask(ec2::DescribeVpnGatewaysRequest()).vpn_gateways;
  records.transit_gateway_routes = all_transit_gateway_routes(ask, records);
  records.vpcs_without_dns_support = vpcs_without_dns_support(ask, records);
  for (const std::string& id : prefix_lists_named(records)) {
    ec2::GetManagedPrefixListEntriesRequest request{.prefix_list_id = id};
    records.prefix_lists.push_back({id, all_pages(
                                            ask, request, [](auto& page) -> auto& { return page.entries; })});
  }
  return records;
}

#undef VPCSIM_GATHER

}  // namespace vpcsim::network
