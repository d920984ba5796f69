#include "simulator/snapshot/rows.hpp"

namespace vpcsim::snapshot {

VPCSIM_STORED(Home, account, region);
VPCSIM_STORED(Idempotency, client_token, fingerprint);
VPCSIM_STORED(IpProtocol, number);
VPCSIM_STORED(PortRange, from, to);
VPCSIM_STORED(Region, home, ids, default_dhcp_options, opted_in_zone_groups, vpcs, dhcp_options, subnets,
              subnet_cidr_reservations, route_tables, internet_gateways, egress_only_internet_gateways,
              vpn_gateways, prefix_lists, nat_gateways, addresses, address_transfers, released_addresses,
              network_interfaces, network_interface_permissions, security_groups, network_acls, instances,
              vcpus, volumes, credit_changes, snapshots, images, image_tags, former_images,
              blocks_public_images, key_pairs, vpc_endpoints, vpc_endpoint_services,
              vpc_endpoint_service_permissions, vpc_endpoint_connections, flow_logs, network_insights_paths,
              network_insights_analyses, network_insights_access_scopes,
              network_insights_access_scope_analyses, transit_gateways, transit_gateway_attachments,
              transit_gateway_route_tables, transit_gateway_connect_peers, transit_gateway_multicast_domains,
              multicast_associations, multicast_memberships);

}  // namespace vpcsim::snapshot
