// A network as data that anyone may build: from the EC2 API's records, from a test, from files. Checked and
// given its look-up tables, it becomes a Network (network.hpp), which is all that the rules take.
#pragma once

#include <tuple>
#include <utility>
#include <vector>

#include "simulator/network/components.hpp"

namespace vpcsim::network {

struct Description {
  std::vector<Vpc> vpcs;
  std::vector<Subnet> subnets;
  std::vector<RouteTable> route_tables;
  std::vector<NetworkAcl> network_acls;
  std::vector<SecurityGroup> security_groups;
  std::vector<InternetGateway> internet_gateways;
  std::vector<EgressOnlyInternetGateway> egress_only_internet_gateways;
  std::vector<NatGateway> nat_gateways;
  std::vector<VpnGateway> vpn_gateways;
  std::vector<VpcPeeringConnection> vpc_peering_connections;
  std::vector<VpcEndpoint> vpc_endpoints;
  std::vector<TransitGateway> transit_gateways;
  std::vector<TransitGatewayAttachment> transit_gateway_attachments;
  std::vector<TransitGatewayRouteTable> transit_gateway_route_tables;
  std::vector<NetworkInterface> network_interfaces;
  std::vector<Instance> instances;
  std::vector<FlowLog> flow_logs;

  template <class Record>
  std::vector<Record>& all() {
    auto lists = std::tie(vpcs, subnets, route_tables, network_acls, security_groups, internet_gateways,
                          egress_only_internet_gateways, nat_gateways, vpn_gateways, vpc_peering_connections,
                          vpc_endpoints, transit_gateways, transit_gateway_attachments,
                          transit_gateway_route_tables, network_interfaces, instances, flow_logs);
    return std::get<std::vector<Record>&>(lists);
  }
  template <class Record>
  const std::vector<Record>& all() const {
    return const_cast<Description&>(*this).all<Record>();
  }
  template <class Record>
  Index<Record> add(Record record) {
    all<Record>().push_back(std::move(record));
    return {static_cast<std::uint32_t>(all<Record>().size() - 1)};
  }
  template <class Record>
  const Record& operator[](Index<Record> index) const {
    return all<Record>()[index.position];
  }
  template <class Record>
  Record& operator[](Index<Record> index) {
    return all<Record>()[index.position];
  }
};

/// Throws std::invalid_argument when an index that must lead somewhere doesn't, or an interface has no
/// address.
void check_references(const Description& description);
/// The same of one record that is, or comes to be, in the description.
void check_references(const Description& description, const SecurityGroup& group);
void check_references(const Description& description, const RouteTable& table);

}  // namespace vpcsim::network
