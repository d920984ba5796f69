#include "scenarios/import/describe.hpp"

#include "simulator/network/gather_records.hpp"

namespace vpcsim::importing {
namespace {

using elsewhere::Described;
using network::all_pages;

template <class Ask>
void describe_attributes(Ask& ask, Described& described) {
  for (const ec2::Vpc& vpc : described.vpcs) {
    const auto attribute = [&](const char* name) {
      return ask(ec2::DescribeVpcAttributeRequest{.attribute = name, .vpc_id = vpc.vpc_id});
    };
    const auto value = [](const std::optional<ec2::AttributeBooleanValue>& flag) {
      return flag ? flag->value : std::nullopt;
    };
    described.vpc_attributes.push_back(
        {vpc.vpc_id, value(attribute("enableDnsSupport").enable_dns_support),
         value(attribute("enableDnsHostnames").enable_dns_hostnames),
         value(attribute("enableNetworkAddressUsageMetrics").enable_network_address_usage_metrics)});
  }
}

template <class Ask>
void describe_lists(Ask& ask, Described& described) {
  for (const ec2::ManagedPrefixList& list : described.managed_prefix_lists) {
    ec2::GetManagedPrefixListEntriesRequest request{.prefix_list_id = list.prefix_list_id};
    described.prefix_list_entries.push_back(
        {list.prefix_list_id, all_pages(
                                  ask, request, [](auto& page) -> auto& { return page.entries; })});
  }
}

/// The call has no pages: a table that it shows in part is compared in part.
template <class Ask>
void describe_transit_gateway_routes(Ask& ask, Described& described) {
  for (const auto& table : described.transit_gateway_route_tables) {
    const std::string& id = table.transit_gateway_route_table_id;
    ec2::SearchTransitGatewayRoutesRequest request{.transit_gateway_route_table_id = id};
    request.filters = {{.name = "state", .values = {"active", "blackhole"}}};
    described.transit_gateway_routes.push_back({id, ask(request).routes});
  }
}

template <class Ask>
void describe_reservations(Ask& ask, Described& described) {
  for (const ec2::Subnet& subnet : described.subnets) {
    ec2::GetSubnetCidrReservationsRequest request{.subnet_id = subnet.subnet_id};
    do {
      auto page = ask(std::as_const(request));
      auto& ipv4 = described.subnet_ipv4_cidr_reservations;
      auto& ipv6 = described.subnet_ipv6_cidr_reservations;
      ipv4.insert(ipv4.end(), page.subnet_ipv4_cidr_reservations.begin(),
                  page.subnet_ipv4_cidr_reservations.end());
      ipv6.insert(ipv6.end(), page.subnet_ipv6_cidr_reservations.begin(),
                  page.subnet_ipv6_cidr_reservations.end());
      request.next_token = page.next_token;
    } while (request.next_token && !request.next_token->empty());
  }
}

}  // namespace

#define VPCSIM_DESCRIBE(Noun, list) \
  described.list = all_pages(       \
      ask, ec2::Describe##Noun##Request{}, [](auto& page) -> auto& { return page.list; })

Described describe_all(protocol::Ec2Client& ec2) {
  const auto ask = [&](const auto& request) { return ec2.call(request); };
  Described described;
  VPCSIM_DESCRIBE(Vpcs, vpcs);
  VPCSIM_DESCRIBE(Subnets, subnets);
  VPCSIM_DESCRIBE(RouteTables, route_tables);
  VPCSIM_DESCRIBE(NetworkAcls, network_acls);
  VPCSIM_DESCRIBE(SecurityGroups, security_groups);
  VPCSIM_DESCRIBE(SecurityGroupRules, security_group_rules);
  VPCSIM_DESCRIBE(NetworkInterfaces, network_interfaces);
  VPCSIM_DESCRIBE(Instances, reservations);
  VPCSIM_DESCRIBE(Volumes, volumes);
  VPCSIM_DESCRIBE(InternetGateways, internet_gateways);
  VPCSIM_DESCRIBE(EgressOnlyInternetGateways, egress_only_internet_gateways);
  VPCSIM_DESCRIBE(NatGateways, nat_gateways);
  VPCSIM_DESCRIBE(VpcPeeringConnections, vpc_peering_connections);
  VPCSIM_DESCRIBE(TransitGateways, transit_gateways);
  VPCSIM_DESCRIBE(TransitGatewayAttachments, transit_gateway_attachments);
  VPCSIM_DESCRIBE(TransitGatewayVpcAttachments, transit_gateway_vpc_attachments);
  VPCSIM_DESCRIBE(TransitGatewayPeeringAttachments, transit_gateway_peering_attachments);
  VPCSIM_DESCRIBE(TransitGatewayRouteTables, transit_gateway_route_tables);
  VPCSIM_DESCRIBE(VpcEndpoints, vpc_endpoints);
  VPCSIM_DESCRIBE(FlowLogs, flow_logs);
  VPCSIM_DESCRIBE(DhcpOptions, dhcp_options);
  described.managed_prefix_lists = all_pages(
      ask, ec2::DescribeManagedPrefixListsRequest{}, [](auto& page) -> auto& { return page.prefix_lists; });
  described.addresses = ask(ec2::DescribeAddressesRequest()).addresses;
  described.vpn_gateways = ask(ec2::DescribeVpnGatewaysRequest()).vpn_gateways;
  described.key_pairs = ask(ec2::DescribeKeyPairsRequest()).key_pairs;
  describe_attributes(ask, described);
  describe_lists(ask, described);
  describe_transit_gateway_routes(ask, described);
  describe_reservations(ask, described);
  return described;
}

#undef VPCSIM_DESCRIBE

}  // namespace vpcsim::importing
