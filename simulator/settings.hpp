// What a cloud is started with: quotas, and how long AWS's asynchronous transitions take.
#pragma once

#include <cstddef>
#include <cstdint>

#include "protocol/cidr.hpp"
#include "protocol/ipv6.hpp"

namespace vpcsim {

/// AWS's default quotas, per region unless the name says otherwise (facts, section 8).
struct Quotas {
  std::size_t vpcs = 5;
  std::size_t subnets_per_vpc = 200;
  std::size_t cidrs_per_vpc = 5;  ///< IPv4, the primary one included
  std::size_t ipv6_cidrs_per_vpc = 5;
  std::size_t internet_gateways = 5;
  std::size_t egress_only_internet_gateways = 5;
  std::size_t vpn_gateways = 5;
  std::size_t prefix_lists = 100;
  std::size_t references_per_prefix_list = 5000;  ///< to a customer's list, by each kind of resource
  std::size_t elastic_ips = 5;
  std::size_t elastic_ips_per_nat_gateway = 2;
  std::size_t nat_gateways_per_az = 5;
  std::size_t network_acls_per_vpc = 200;
  std::size_t network_acl_rules = 20;  ///< per direction, IPv4 and IPv6 apart, the final deny included
  std::size_t network_interfaces = 5000;
  std::size_t route_tables_per_vpc = 200;
  std::size_t routes_per_table = 50;  ///< per family, without local and propagated ones
  std::size_t security_groups = 2500;
  std::size_t rules_per_security_group = 60;  ///< per direction, IPv4 and IPv6 apart
  std::size_t security_groups_per_interface = 5;
  std::size_t active_peerings_per_vpc = 50;
  std::size_t outstanding_peering_requests = 25;  ///< of the requester's account
  std::size_t outstanding_peering_requests_per_vpc = 25;
  std::size_t key_pairs = 5000;
  std::size_t images = 50'000;
  std::size_t public_images = 5;
  std::size_t snapshots = 100'000;
  std::size_t standard_vcpus = 1152;  ///< of running On-Demand instances; new accounts start lower
  std::size_t flow_logs_per_resource = 2;
  std::size_t network_insights_paths = 1000;
  std::size_t network_insights_analyses = 10'000;
  std::size_t running_network_insights_analyses = 100;
  std::size_t network_insights_access_scopes = 1000;
  std::size_t network_insights_access_scope_analyses = 10'000;
  std::size_t running_network_insights_access_scope_analyses = 25;
  std::size_t findings_per_network_insights_access_scope_analysis = 10'000;
  std::size_t transit_gateways = 5;
  std::size_t attachments_per_transit_gateway = 5000;
  std::size_t transit_gateways_per_vpc = 5;
  std::size_t peerings_per_transit_gateway = 50;
  std::size_t pending_peerings_per_transit_gateway = 10;
  std::size_t route_tables_per_transit_gateway = 20;
  std::size_t routes_per_transit_gateway = 10'000;  ///< static ones, of all its tables
  std::size_t peers_per_connect_attachment = 4;
  std::size_t multicast_domains_per_transit_gateway = 20;
  std::size_t multicast_domain_associations_per_vpc = 20;
  std::size_t multicast_sources_per_group = 1;
  std::size_t multicast_members_per_group = 100;
  std::size_t multicast_memberships_per_transit_gateway = 10'000;  ///< members and sources
  std::size_t tags_per_resource = 50;
  std::size_t gateway_endpoints = 20;
  std::size_t interface_endpoints_per_vpc = 50;  ///< those of gateway load balancers included
};

/// Milliseconds of virtual time. 0: the answer still shows the first state ("pending"), and the next call
/// finds the second.
struct Timing {
  std::int64_t vpc_pending = 0;
  std::int64_t vpc_cidr_associating = 0;
  std::int64_t vpc_cidr_disassociating = 0;
  std::int64_t subnet_cidr_associating = 0;
  std::int64_t subnet_cidr_disassociating = 0;
  std::int64_t peering_initiating = 0;
  std::int64_t peering_provisioning = 0;
  std::int64_t peering_deleting = 0;
  std::int64_t instance_pending = 0;
  std::int64_t instance_status_checks = 0;  ///< from running to the first passed status check
  std::int64_t instance_stopping = 0;
  std::int64_t instance_shutting_down = 0;
  std::int64_t snapshot_pending = 0;
  std::int64_t image_pending = 0;
  std::int64_t nat_gateway_pending = 0;
  std::int64_t nat_gateway_deleting = 0;
  std::int64_t nat_gateway_address_assigning = 0;
  std::int64_t nat_gateway_address_draining = 0;  ///< MaxDrainDurationSeconds at most
  std::int64_t ptr_record_updating = 0;
  std::int64_t network_interface_attaching = 0;
  std::int64_t network_interface_detaching = 0;  ///< unless forced
  std::int64_t security_group_associating = 0;
  std::int64_t security_group_disassociating = 0;
  std::int64_t vpc_endpoint_pending = 0;
  std::int64_t vpc_endpoint_deleting = 0;
  std::int64_t vpn_gateway_attaching = 0;
  std::int64_t vpn_gateway_detaching = 0;
  std::int64_t vpn_gateway_deleting = 0;
  std::int64_t prefix_list_changing = 0;
  std::int64_t network_insights_analyzing = 0;
  std::int64_t network_insights_access_scope_analyzing = 0;
  std::int64_t transit_gateway_pending = 0;
  std::int64_t transit_gateway_modifying = 0;
  std::int64_t transit_gateway_deleting = 0;
  std::int64_t transit_gateway_attachment_pending = 0;
  std::int64_t transit_gateway_attachment_modifying = 0;
  std::int64_t transit_gateway_attachment_deleting = 0;
  std::int64_t transit_gateway_peering_initiating = 0;
  std::int64_t transit_gateway_route_table_pending = 0;
  std::int64_t transit_gateway_route_table_deleting = 0;
  std::int64_t transit_gateway_associating = 0;
  std::int64_t transit_gateway_disassociating = 0;
  std::int64_t transit_gateway_prefix_list_reference_changing = 0;
  std::int64_t transit_gateway_connect_peer_pending = 0;
  std::int64_t transit_gateway_connect_peer_deleting = 0;
  std::int64_t multicast_domain_pending = 0;
  std::int64_t multicast_domain_deleting = 0;
  std::int64_t multicast_domain_associating = 0;
  std::int64_t multicast_domain_disassociating = 0;
};

struct Settings {
  Quotas quotas;
  Timing timing;
  bool default_vpc = true;  ///< a region is born with one, as on AWS
  /// Any image id of the right form can be launched, not only those of the catalog.
  bool accept_unknown_images = false;
  /// Public addresses are drawn from here. Reserved for benchmarks (RFC 2544): nobody's real address.
  protocol::Cidr public_ip_pool{protocol::Ipv4{198u << 24 | 18u << 16}, 15};
  /// Amazon's IPv6 blocks are drawn from here. Reserved for documentation (RFC 3849): nobody's real address.
  protocol::Ipv6Cidr ipv6_pool{protocol::Ipv6{0x2001'0db8'0000'0000, 0}, 32};
};

}  // namespace vpcsim
