#include "scenarios/view.hpp"

#include <algorithm>
#include <set>

#include "protocol/ec2/flow_log.hpp"
#include "protocol/ec2/instance_requests.hpp"
#include "simulator/network/records.hpp"

namespace vpcsim::scenarios {
namespace {

/// All pages of a Describe call, appended to `records`.
template <class Request, class Record, class RecordsOf>
void describe_all(Session& session, const Home& home, std::vector<Record>& records, RecordsOf&& records_of) {
  Request request;
  do {
    auto page = session.call(home, request, {});
    auto& more = records_of(page);
    records.insert(records.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    request.next_token = page.next_token;
  } while (request.next_token && !request.next_token->empty());
}

#define DESCRIBE(Noun, list)                  \
  describe_all<ec2::Describe##Noun##Request>( \
      session, home, records.list, [](auto& page) -> auto& { return page.list; })

/// The lists that routes and rules name, with their entries.
void describe_prefix_lists(Session& session, const Home& home, network::Records& records) {
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
  for (const std::string& id : ids) {
    network::PrefixListEntries list{id, {}};
    ec2::GetManagedPrefixListEntriesRequest request{.prefix_list_id = id};
    do {
      auto page = session.call(home, request, {});
      list.entries.insert(list.entries.end(), page.entries.begin(), page.entries.end());
      request.next_token = page.next_token;
    } while (request.next_token && !request.next_token->empty());
    records.prefix_lists.push_back(std::move(list));
  }
}

void search_transit_gateway_routes(Session& session, const Home& home, network::Records& records) {
  for (const ec2::TransitGatewayRouteTable& table : records.transit_gateway_route_tables) {
    const std::string& id = table.transit_gateway_route_table_id;
    ec2::SearchTransitGatewayRoutesRequest request{.transit_gateway_route_table_id = id};
    request.filters = {{.name = "state", .values = {"active", "blackhole"}}};
    records.transit_gateway_routes.push_back({id, session.call(home, request, {}).routes});
  }
}

/// The VPCs whose resolver is off: only a call for each VPC tells.
void describe_dns_support(Session& session, const Home& home, network::Records& records) {
  for (const ec2::Vpc& vpc : records.vpcs) {
    const ec2::DescribeVpcAttributeRequest request{.attribute = "enableDnsSupport", .vpc_id = vpc.vpc_id};
    const auto answer = session.call(home, request, {});
    if (answer.enable_dns_support && !answer.enable_dns_support->value.value_or(true))
      records.vpcs_without_dns_support.push_back(vpc.vpc_id);
  }
}

network::Records describe_home(Session& session, const Home& home) {
  network::Records records{.region = session.region_of(home)};
  DESCRIBE(Vpcs, vpcs);
  DESCRIBE(Subnets, subnets);
  DESCRIBE(RouteTables, route_tables);
  DESCRIBE(NetworkAcls, network_acls);
  DESCRIBE(SecurityGroups, security_groups);
  DESCRIBE(InternetGateways, internet_gateways);
  DESCRIBE(NatGateways, nat_gateways);
  DESCRIBE(VpcPeeringConnections, vpc_peering_connections);
  DESCRIBE(NetworkInterfaces, network_interfaces);
  DESCRIBE(Instances, reservations);
  DESCRIBE(FlowLogs, flow_logs);
  DESCRIBE(EgressOnlyInternetGateways, egress_only_internet_gateways);
  DESCRIBE(VpcEndpoints, vpc_endpoints);
  DESCRIBE(TransitGateways, transit_gateways);
  DESCRIBE(TransitGatewayAttachments, transit_gateway_attachments);
  DESCRIBE(TransitGatewayVpcAttachments, transit_gateway_vpc_attachments);
  DESCRIBE(TransitGatewayRouteTables, transit_gateway_route_tables);
  records.vpn_gateways = session.call(home, ec2::DescribeVpnGatewaysRequest(), {}).vpn_gateways;
  search_transit_gateway_routes(session, home, records);
  describe_dns_support(session, home, records);
  describe_prefix_lists(session, home, records);
  return records;
}

}  // namespace

network::Network view(Session& session) {
  std::vector<network::Records> homes;
  for (const Home& home : session.plainly(homes_of(session.network)))
    homes.push_back(describe_home(session, home));
  return network::read_records(homes);
}

network::Network view_own_account(Session& session) {
  std::vector<network::Records> homes;
  std::vector<std::string> regions{session.region_of({})};
  for (std::size_t next = 0; next < regions.size(); ++next) {
    homes.push_back(describe_home(session, {"", regions[next]}));
    for (const ec2::VpcPeeringConnection& peering : homes.back().vpc_peering_connections) {
      if (peering.status.code != ec2::VpcPeeringConnectionStateReasonCode::active) continue;
      if (peering.requester_vpc_info.owner_id != peering.accepter_vpc_info.owner_id) continue;
      for (const auto* end : {&peering.requester_vpc_info, &peering.accepter_vpc_info}) {
        if (std::find(regions.begin(), regions.end(), end->region) == regions.end())
          regions.push_back(end->region);
      }
    }
  }
  return network::read_records(homes);
}

}  // namespace vpcsim::scenarios
