// Reads records kind by kind, in the order in which they refer to each other (records.cpp).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "simulator/network/description.hpp"
#include "simulator/network/records.hpp"

namespace vpcsim::network {

class RecordReader {
 public:
  explicit RecordReader(std::span<const Records> homes) : homes_(homes) {}

  /// Throws RecordsError.
  Description read();

 private:
  template <class Record>
  using Ids = std::unordered_map<std::string, Index<Record>>;

  template <class Record>
  static Index<Record> find(const Ids<Record>& ids, const std::string& id) {
    auto found = ids.find(id);
    return found == ids.end() ? Index<Record>{} : found->second;
  }
  /// Throws RecordsError for an id that wasn't described.
  template <class Record>
  static Index<Record> require(const Ids<Record>& ids, const std::string& id, std::string_view owner) {
    auto index = find(ids, id);
    if (!index) throw_undescribed(id, owner);
    return index;
  }
  [[noreturn]] static void throw_undescribed(const std::string& id, std::string_view owner);

  // records.cpp
  void read_vpcs(const Records& home);
  void read_network_acls(const Records& home);
  void read_instances(const Records& home);
  void name_security_groups(const Records& home);
  void read_subnets(const Records& home);
  void read_interfaces(const Records& home);
  void read_security_group_rules(const Records& home);
  void add_rules(std::vector<SecurityGroupRule>& rules, const ec2::IpPermission& permission,
                 const ec2::SecurityGroup& record, const Records& home) const;

  // record_gateways.cpp
  void read_gateways(const Records& home);
  void read_peering(const ec2::VpcPeeringConnection& record);
  void read_side(PeeredVpc& side, const ec2::VpcPeeringConnectionVpcInfo& info, std::string_view owner);
  void read_endpoints(const Records& home);
  void read_nat_gateways(const Records& home);

  // record_route_tables.cpp
  void read_route_tables(const Records& home);
  void associate(const ec2::RouteTableAssociation& association, Index<RouteTable> table);
  void read_routes(const ec2::RouteTable& record, const Records& home, RouteTable& table) const;
  Route to_route(const ec2::Route& record, const IpBlock& destination) const;
  RouteTarget to_target(const ec2::Route& record) const;
  RouteTarget to_gateway(const std::string& id) const;

  // record_transit_gateways.cpp
  void read_transit_gateways(const Records& home);
  void read_transit_gateway_tables(const Records& home);
  void read_attachments(const Records& home);
  void read_attachment(const ec2::TransitGatewayAttachment& record);
  void read_vpc_attachment(const ec2::TransitGatewayVpcAttachment& record);
  void read_transit_gateway_routes(const Records& home);
  Index<TransitGatewayAttachment> attachment_at(Index<TransitGateway> gateway, const std::string& id) const;

  std::span<const Records> homes_;
  Description network_;
  Ids<Vpc> vpcs_;
  Ids<InternetGateway> internet_gateways_;
  Ids<EgressOnlyInternetGateway> egress_only_internet_gateways_;
  Ids<VpnGateway> vpn_gateways_;
  Ids<VpcPeeringConnection> peerings_;
  Ids<VpcEndpoint> vpc_endpoints_, endpoint_of_interface_;
  Ids<TransitGateway> transit_gateways_;
  Ids<TransitGatewayRouteTable> transit_gateway_tables_;
  /// By attachment id and gateway id: peered gateways share the id of their attachment.
  Ids<TransitGatewayAttachment> attachments_;
  Ids<NetworkAcl> network_acls_, acl_of_subnet_;
  Ids<Instance> instances_;
  Ids<SecurityGroup> security_groups_;
  Ids<Subnet> subnets_;
  Ids<NetworkInterface> network_interfaces_;
  Ids<NatGateway> nat_gateways_;
  std::unordered_map<std::uint32_t, Index<RouteTable>> main_tables_;  ///< by VPC
};

}  // namespace vpcsim::network
