#include "simulator/snapshot/references.hpp"

#include <fmt/format.h>

#include "simulator/snapshot/json_error.hpp"

namespace vpcsim::snapshot {
namespace {

/// A row, for messages.
class Place {
 public:
  Place(std::size_t region, std::string_view table, std::size_t row)
      : region_(region), table_(table), row_(row) {}

  template <class Row>
  void names(const Table<Row>& table, const typename Table<Row>::Id& id, std::string_view member) const {
    if (table.find(id) == nullptr) fail(member, fmt::format("there is no {} in the region", id.text()));
  }
  template <class Row>
  void names(const Table<Row>& table, const std::optional<typename Table<Row>::Id>& id,
             std::string_view member) const {
    if (id) names(table, *id, member);
  }
  template <class Row>
  void names(const Table<Row>& table, const std::vector<typename Table<Row>::Id>& ids,
             std::string_view member) const {
    for (const auto& id : ids) names(table, id, member);
  }
  template <class List>
  void has_some(const List& list, std::string_view member) const {
    if (list.empty()) fail(member, "must not be empty");
  }

 private:
  [[noreturn]] void fail(std::string_view member, const std::string& message) const {
    throw SnapshotError(fmt::format("/regions/{}/{}/rows/{}/{}", region_, table_, row_, member), message);
  }

  std::size_t region_;
  std::string_view table_;
  std::size_t row_;
};

template <class Row, class Check>
void each(std::size_t region, std::string_view name, const Table<Row>& table, Check&& check) {
  std::size_t row = 0;
  for (const Row& own : table) check(own, Place(region, name, row++));
}

void check_vpcs(std::size_t at, const Region& region) {
  each(at, "vpcs", region.vpcs, [&](const Vpc& vpc, const Place& place) {
    place.has_some(vpc.cidrs, "cidrs");
    place.names(region.dhcp_options, vpc.dhcp_options, "dhcp_options");
    place.names(region.route_tables, vpc.main_route_table, "main_route_table");
    place.names(region.security_groups, vpc.default_security_group, "default_security_group");
    place.names(region.network_acls, vpc.default_network_acl, "default_network_acl");
  });
  each(at, "subnets", region.subnets, [&](const Subnet& subnet, const Place& place) {
    place.names(region.vpcs, subnet.vpc, "vpc");
    place.names(region.route_tables, subnet.route_table, "route_table");
    place.names(region.network_acls, subnet.network_acl, "network_acl");
    for (const auto& entry : subnet.addresses)
      place.names(region.network_interfaces, entry.value, "addresses");
    for (const auto& entry : subnet.ipv6_addresses)
      place.names(region.network_interfaces, entry.value, "ipv6_addresses");
    for (const auto& entry : subnet.ipv6_prefixes)
      place.names(region.network_interfaces, entry.value, "ipv6_prefixes");
  });
  each(at, "subnet_cidr_reservations", region.subnet_cidr_reservations,
       [&](const SubnetCidrReservation& reservation, const Place& place) {
         place.names(region.subnets, reservation.subnet, "subnet");
       });
  each(at, "route_tables", region.route_tables, [&](const RouteTable& table, const Place& place) {
    place.names(region.vpcs, table.vpc, "vpc");
    for (const RouteTableAssociation& own : table.associations)
      place.names(region.subnets, own.subnet, "associations");
  });
  each(at, "network_acls", region.network_acls,
       [&](const NetworkAcl& acl, const Place& place) { place.names(region.vpcs, acl.vpc, "vpc"); });
  each(at, "security_groups", region.security_groups,
       [&](const SecurityGroup& group, const Place& place) { place.names(region.vpcs, group.vpc, "vpc"); });
  each(at, "prefix_lists", region.prefix_lists,
       [&](const PrefixList& list, const Place& place) { place.has_some(list.versions, "versions"); });
}

void check_gateways(std::size_t at, const Region& region) {
  each(at, "internet_gateways", region.internet_gateways,
       [&](const InternetGateway& gateway, const Place& place) {
         place.names(region.vpcs, gateway.vpc, "vpc");
       });
  each(at, "egress_only_internet_gateways", region.egress_only_internet_gateways,
       [&](const EgressOnlyInternetGateway& gateway, const Place& place) {
         place.names(region.vpcs, gateway.vpc, "vpc");
       });
  each(at, "nat_gateways", region.nat_gateways, [&](const NatGateway& gateway, const Place& place) {
    place.has_some(gateway.addresses, "addresses");
    if (gateway.deleted || !gateway.failure_code.empty()) return;  // only described
    place.names(region.subnets, gateway.subnet, "subnet");
    place.names(region.vpcs, gateway.vpc, "vpc");
    place.names(region.network_interfaces, gateway.network_interface, "network_interface");
  });
  each(at, "addresses", region.addresses, [&](const Address& address, const Place& place) {
    place.names(region.network_interfaces, address.network_interface, "network_interface");
  });
  each(at, "vpc_endpoints", region.vpc_endpoints, [&](const VpcEndpoint& endpoint, const Place& place) {
    if (endpoint.life == VpcEndpointLife::deleted) return;
    place.names(region.vpcs, endpoint.vpc, "vpc");
    place.names(region.route_tables, endpoint.route_tables, "route_tables");
    place.names(region.security_groups, endpoint.groups, "groups");
    for (const VpcEndpointPlace& own : endpoint.places) {
      place.names(region.subnets, own.subnet, "places");
      place.names(region.network_interfaces, own.network_interface, "places");
    }
  });
  each(at, "vpc_endpoint_services", region.vpc_endpoint_services,
       [&](const VpcEndpointService& service, const Place& place) {
         place.has_some(service.load_balancers, "load_balancers");
         place.has_some(service.address_types, "address_types");
       });
}

void check_instances(std::size_t at, const Region& region) {
  each(at, "network_interfaces", region.network_interfaces,
       [&](const NetworkInterface& own, const Place& place) {
         place.names(region.subnets, own.subnet, "subnet");
         place.names(region.vpcs, own.vpc, "vpc");
         place.names(region.security_groups, own.groups, "groups");
         if (own.attachment) place.names(region.instances, own.attachment->instance, "attachment");
       });
  each(at, "network_interface_permissions", region.network_interface_permissions,
       [&](const NetworkInterfacePermission& permission, const Place& place) {
         place.names(region.network_interfaces, permission.network_interface, "network_interface");
       });
  each(at, "instances", region.instances, [&](const Instance& instance, const Place& place) {
    if (instance.life == InstanceLife::terminated) return;  // only described
    place.names(region.network_interfaces, instance.primary_interface, "primary_interface");
    place.names(region.network_interfaces, instance.secondary_interfaces, "secondary_interfaces");
    place.names(region.volumes, instance.volumes, "volumes");
    place.names(region.subnets, instance.subnet, "subnet");
    place.names(region.vpcs, instance.vpc, "vpc");
  });
  each(at, "volumes", region.volumes, [&](const Volume& volume, const Place& place) {
    if (volume.attachment) place.names(region.instances, volume.attachment->instance, "attachment");
  });
}

void check_transit_gateways(std::size_t at, const Region& region) {
  each(at, "transit_gateway_attachments", region.transit_gateway_attachments,
       [&](const TransitGatewayAttachment& attachment, const Place& place) {
         place.names(region.transit_gateways, attachment.transit_gateway, "transit_gateway");
         const AttachedVpc* own = attachment.vpc();
         if (own == nullptr || !attachment.is_live()) return;
         place.names(region.vpcs, own->vpc, "resource");
         place.names(region.subnets, own->subnets(), "resource");
       });
  each(at, "transit_gateway_route_tables", region.transit_gateway_route_tables,
       [&](const TransitGatewayRouteTable& table, const Place& place) {
         place.names(region.transit_gateways, table.transit_gateway, "transit_gateway");
       });
  each(at, "transit_gateway_connect_peers", region.transit_gateway_connect_peers,
       [&](const TransitGatewayConnectPeer& peer, const Place& place) {
         place.names(region.transit_gateways, peer.transit_gateway, "transit_gateway");
         place.names(region.transit_gateway_attachments, peer.attachment, "attachment");
       });
  each(at, "transit_gateway_multicast_domains", region.transit_gateway_multicast_domains,
       [&](const TransitGatewayMulticastDomain& domain, const Place& place) {
         place.names(region.transit_gateways, domain.transit_gateway, "transit_gateway");
       });
}

void check_network_insights(std::size_t at, const Region& region) {
  each(at, "network_insights_analyses", region.network_insights_analyses,
       [&](const NetworkInsightsAnalysis& analysis, const Place& place) {
         place.names(region.network_insights_paths, analysis.path, "path");
       });
  each(at, "network_insights_access_scope_analyses", region.network_insights_access_scope_analyses,
       [&](const NetworkInsightsAccessScopeAnalysis& analysis, const Place& place) {
         place.names(region.network_insights_access_scopes, analysis.scope, "scope");
       });
}

/// An index over all regions leads to a region that has the row.
template <class Id, class TableOf>
void check_homes(const Cloud& cloud, std::string_view name, const PersistentMap<Id, Home>& homes,
                 TableOf&& table_of) {
  for (const auto& [id, home] : homes) {
    const Region* region = cloud.find(home);
    if (region == nullptr || table_of(*region).find(id) == nullptr) {
      throw SnapshotError(
          fmt::format("/{}/{}", name, id.text()),
          fmt::format("there is no {} in {} of account {}", id.text(), home.region, home.account));
    }
  }
}

}  // namespace

void check_references(const Cloud& cloud, const std::vector<Home>& order) {
  for (std::size_t at = 0; at < order.size(); ++at) {
    const Region& region = *cloud.find(order[at]);
    check_vpcs(at, region);
    check_gateways(at, region);
    check_instances(at, region);
    check_transit_gateways(at, region);
    check_network_insights(at, region);
  }
  check_homes(
      cloud, "endpoint_services", cloud.endpoint_services,
      [](const Region& region) -> const auto& { return region.vpc_endpoint_services; });
  check_homes(
      cloud, "permitted_interfaces", cloud.permitted_interfaces,
      [](const Region& region) -> const auto& { return region.network_interfaces; });
}

}  // namespace vpcsim::snapshot
