// The state: one value. Copies share structure (persistent_map.hpp), so that every mutating call works on a
// copy that replaces the original only when the call succeeds.
#pragma once

#include <map>
#include <memory>
#include <set>

#include "simulator/id_generator.hpp"
#include "simulator/state/flow_log.hpp"
#include "simulator/state/gateway.hpp"
#include "simulator/state/image.hpp"
#include "simulator/state/instance.hpp"
#include "simulator/state/network_acl.hpp"
#include "simulator/state/network_insights.hpp"
#include "simulator/state/prefix_list.hpp"
#include "simulator/state/route_table.hpp"
#include "simulator/state/security_group.hpp"
#include "simulator/state/transit_gateway.hpp"
#include "simulator/state/transit_gateway_multicast.hpp"
#include "simulator/state/volume.hpp"
#include "simulator/state/vpc.hpp"
#include "simulator/state/vpc_endpoint.hpp"
#include "simulator/state/vpc_peering_connection.hpp"
#include "simulator/table.hpp"

namespace vpcsim {

namespace instance {
class FileSystem;
}
namespace snapshot {
struct CloudFields;  // simulator/snapshot/: writes and reads everything
}

/// What one account has in one region.
struct Region {
  Home home;
  IdGenerator ids;
  DhcpOptionsId default_dhcp_options;               ///< of new VPCs; made again if it was deleted
  std::set<std::string> opted_in_zone_groups = {};  ///< Local Zones

  Table<Vpc> vpcs;
  Table<DhcpOptions> dhcp_options;
  Table<Subnet> subnets;
  Table<SubnetCidrReservation> subnet_cidr_reservations;
  Table<RouteTable> route_tables;
  Table<InternetGateway> internet_gateways;
  Table<EgressOnlyInternetGateway> egress_only_internet_gateways;
  Table<VpnGateway> vpn_gateways;
  Table<PrefixList> prefix_lists;
  Table<NatGateway> nat_gateways;
  Table<Address> addresses;
  Table<AddressTransfer> address_transfers;
  PersistentMap<Ipv4, bool> released_addresses;  ///< Elastic ones that were here once
  Table<NetworkInterface> network_interfaces;
  Table<NetworkInterfacePermission> network_interface_permissions;
  Table<SecurityGroup> security_groups;
  Table<NetworkAcl> network_acls;
  Table<Instance> instances;
  int vcpus = 0;  ///< of instances that are pending or running
  Table<Volume> volumes;
  PersistentMap<std::string, CreditChange> credit_changes;  ///< by client token
  Table<Snapshot> snapshots;
  Table<Image> images;
  Table<TaggedImage> image_tags;               ///< of its own images and of others
  PersistentMap<ImageId, bool> former_images;  ///< deregistered
  bool blocks_public_images = true;            ///< "block-new-sharing": what new accounts begin with
  Table<KeyPair> key_pairs;
  Table<VpcEndpoint> vpc_endpoints;
  Table<VpcEndpointService> vpc_endpoint_services;
  Table<VpcEndpointServicePermission> vpc_endpoint_service_permissions;
  Table<VpcEndpointConnection> vpc_endpoint_connections;  ///< to the services
  Table<FlowLog> flow_logs;
  Table<NetworkInsightsPath> network_insights_paths;
  Table<NetworkInsightsAnalysis> network_insights_analyses;
  Table<NetworkInsightsAccessScope> network_insights_access_scopes;
  Table<NetworkInsightsAccessScopeAnalysis> network_insights_access_scope_analyses;
  Table<TransitGateway> transit_gateways;
  Table<TransitGatewayAttachment> transit_gateway_attachments;
  Table<TransitGatewayRouteTable> transit_gateway_route_tables;
  Table<TransitGatewayConnectPeer> transit_gateway_connect_peers;
  Table<TransitGatewayMulticastDomain> transit_gateway_multicast_domains;
  Table<MulticastAssociation> multicast_associations;
  Table<MulticastMembership> multicast_memberships;
};

/// Calls `visit(table, resource type)` for each table whose rows have tags. The resource type is AWS's, as in
/// TagSpecification and DescribeTags. Peering connections belong to two homes and are not in here.
template <class RegionLike, class Visitor>
void visit_tables(RegionLike& region, Visitor&& visit) {
  visit(region.vpcs, "vpc");
  visit(region.dhcp_options, "dhcp-options");
  visit(region.subnets, "subnet");
  visit(region.subnet_cidr_reservations, "subnet-cidr-reservation");
  visit(region.route_tables, "route-table");
  visit(region.internet_gateways, "internet-gateway");
  visit(region.egress_only_internet_gateways, "egress-only-internet-gateway");
  visit(region.vpn_gateways, "vpn-gateway");
  visit(region.prefix_lists, "prefix-list");
  visit(region.nat_gateways, "natgateway");
  visit(region.addresses, "elastic-ip");
  visit(region.network_interfaces, "network-interface");
  visit(region.security_groups, "security-group");
  visit(region.network_acls, "network-acl");
  visit(region.instances, "instance");
  visit(region.volumes, "volume");
  visit(region.snapshots, "snapshot");
  visit(region.image_tags, "image");
  visit(region.key_pairs, "key-pair");
  // The longest prefixes of ids first: vpce-svc-perm-, vpce-svc-, vpce-.
  visit(region.vpc_endpoint_service_permissions, "vpc-endpoint-service-permission");
  visit(region.vpc_endpoint_services, "vpc-endpoint-service");
  visit(region.vpc_endpoints, "vpc-endpoint");
  visit(region.vpc_endpoint_connections, "vpc-endpoint-connection");
  visit(region.flow_logs, "vpc-flow-log");
  visit(region.network_insights_paths, "network-insights-path");
  visit(region.network_insights_analyses, "network-insights-analysis");
  visit(region.network_insights_access_scopes, "network-insights-access-scope");
  visit(region.network_insights_access_scope_analyses, "network-insights-access-scope-analysis");
  // Before transit gateways: "tgw-" starts the ids of all of these.
  visit(region.transit_gateway_attachments, "transit-gateway-attachment");
  visit(region.transit_gateway_route_tables, "transit-gateway-route-table");
  visit(region.transit_gateway_connect_peers, "transit-gateway-connect-peer");
  visit(region.transit_gateway_multicast_domains, "transit-gateway-multicast-domain");
  visit(region.transit_gateways, "transit-gateway");
}

class Cloud {
 public:
  explicit Cloud(std::uint64_t seed) : seed_(seed), request_ids_(seed, "request ids") {}

  /// nullptr until the region is born.
  const Region* find(const Home& home) const;
  /// The region, to be changed; copies of the cloud that share it keep what they had. A region that
  /// wasn't there is made, empty; what AWS puts into a new account's region comes from actions/region.cpp.
  Region& change(const Home& home);

  /// Peering connections belong to two homes: those that `home` is a side of are its own.
  Table<VpcPeeringConnection> peerings;
  /// Where the endpoint services are that accounts made: consumers name them by id alone.
  PersistentMap<VpcEndpointServiceId, Home> endpoint_services;
  /// Interfaces that other accounts have a permission for, and whose they are.
  PersistentMap<NetworkInterfaceId, Home> permitted_interfaces;
  /// The images that accounts made.
  Table<ImageListing> images;
  /// Public addresses in use, and who holds them.
  PersistentMap<Ipv4, Home> public_addresses;
  /// Blocks of Amazon's IPv6 pool in use, by their first addresses.
  PersistentMap<Ipv6, bool> ipv6_blocks;
  /// Files of instances that somebody has logged in to; others have those of their first boot.
  PersistentMap<InstanceId, std::shared_ptr<const instance::FileSystem>> disks;

  /// Of every id and address in it.
  std::uint64_t seed() const { return seed_; }
  IdGenerator& request_ids() { return request_ids_; }
  const std::map<Home, std::shared_ptr<Region>>& regions() const { return regions_; }

 private:
  friend struct snapshot::CloudFields;
  std::uint64_t seed_;
  IdGenerator request_ids_;
  std::map<Home, std::shared_ptr<Region>> regions_;  // shared between copies of the cloud until changed
};

}  // namespace vpcsim
