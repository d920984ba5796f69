#include "simulator/setting_names.hpp"

#include <array>

namespace vpcsim {
namespace {

// The macro only keeps a name from being written twice.
#define VPCSIM_QUOTA(field) \
  QuotaName {               \
#field, &Quotas::field  \
  }

constexpr std::array quotas = {
    VPCSIM_QUOTA(vpcs),
    VPCSIM_QUOTA(subnets_per_vpc),
    VPCSIM_QUOTA(cidrs_per_vpc),
    VPCSIM_QUOTA(ipv6_cidrs_per_vpc),
    VPCSIM_QUOTA(internet_gateways),
    VPCSIM_QUOTA(egress_only_internet_gateways),
    VPCSIM_QUOTA(vpn_gateways),
    VPCSIM_QUOTA(prefix_lists),
    VPCSIM_QUOTA(references_per_prefix_list),
    VPCSIM_QUOTA(elastic_ips),
    VPCSIM_QUOTA(elastic_ips_per_nat_gateway),
    VPCSIM_QUOTA(nat_gateways_per_az),
    VPCSIM_QUOTA(network_acls_per_vpc),
    VPCSIM_QUOTA(network_acl_rules),
    VPCSIM_QUOTA(network_interfaces),
    VPCSIM_QUOTA(route_tables_per_vpc),
    VPCSIM_QUOTA(routes_per_table),
    VPCSIM_QUOTA(security_groups),
    VPCSIM_QUOTA(rules_per_security_group),
    VPCSIM_QUOTA(security_groups_per_interface),
    VPCSIM_QUOTA(active_peerings_per_vpc),
    VPCSIM_QUOTA(outstanding_peering_requests),
    VPCSIM_QUOTA(outstanding_peering_requests_per_vpc),
    VPCSIM_QUOTA(key_pairs),
    VPCSIM_QUOTA(images),
    VPCSIM_QUOTA(public_images),
    VPCSIM_QUOTA(snapshots),
    VPCSIM_QUOTA(standard_vcpus),
    VPCSIM_QUOTA(flow_logs_per_resource),
    VPCSIM_QUOTA(network_insights_paths),
    VPCSIM_QUOTA(network_insights_analyses),
    VPCSIM_QUOTA(running_network_insights_analyses),
    VPCSIM_QUOTA(network_insights_access_scopes),
    VPCSIM_QUOTA(network_insights_access_scope_analyses),
    VPCSIM_QUOTA(running_network_insights_access_scope_analyses),
    VPCSIM_QUOTA(findings_per_network_insights_access_scope_analysis),
    VPCSIM_QUOTA(transit_gateways),
    VPCSIM_QUOTA(attachments_per_transit_gateway),
    VPCSIM_QUOTA(transit_gateways_per_vpc),
    VPCSIM_QUOTA(peerings_per_transit_gateway),
    VPCSIM_QUOTA(pending_peerings_per_transit_gateway),
    VPCSIM_QUOTA(route_tables_per_transit_gateway),
    VPCSIM_QUOTA(routes_per_transit_gateway),
    VPCSIM_QUOTA(peers_per_connect_attachment),
    VPCSIM_QUOTA(multicast_domains_per_transit_gateway),
    VPCSIM_QUOTA(multicast_domain_associations_per_vpc),
    VPCSIM_QUOTA(multicast_sources_per_group),
    VPCSIM_QUOTA(multicast_members_per_group),
    VPCSIM_QUOTA(multicast_memberships_per_transit_gateway),
    VPCSIM_QUOTA(tags_per_resource),
    VPCSIM_QUOTA(gateway_endpoints),
    VPCSIM_QUOTA(interface_endpoints_per_vpc),
};
#undef VPCSIM_QUOTA
static_assert(sizeof(Quotas) == quotas.size() * sizeof(std::size_t), "name the new quota in this table");

#define VPCSIM_TIME(field, brief, realistic) \
  TimingName {                               \
#field, &Timing::field, brief, realistic \
  }

constexpr std::array times = {
    VPCSIM_TIME(vpc_pending, 100, 1'000),
    VPCSIM_TIME(vpc_cidr_associating, 100, 5'000),
    VPCSIM_TIME(vpc_cidr_disassociating, 100, 5'000),
    VPCSIM_TIME(subnet_cidr_associating, 100, 2'000),
    VPCSIM_TIME(subnet_cidr_disassociating, 100, 2'000),
    VPCSIM_TIME(peering_initiating, 100, 1'000),
    VPCSIM_TIME(peering_provisioning, 100, 3'000),
    VPCSIM_TIME(peering_deleting, 100, 3'000),
    VPCSIM_TIME(instance_pending, 200, 15'000),
    VPCSIM_TIME(instance_status_checks, 200, 120'000),
    VPCSIM_TIME(instance_stopping, 200, 30'000),
    VPCSIM_TIME(instance_shutting_down, 200, 30'000),
    VPCSIM_TIME(snapshot_pending, 200, 60'000),
    VPCSIM_TIME(image_pending, 300, 120'000),
    VPCSIM_TIME(nat_gateway_pending, 300, 90'000),
    VPCSIM_TIME(nat_gateway_deleting, 200, 60'000),
    VPCSIM_TIME(nat_gateway_address_assigning, 100, 30'000),
    VPCSIM_TIME(nat_gateway_address_draining, 200, 60'000),
    VPCSIM_TIME(ptr_record_updating, 100, 60'000),
    VPCSIM_TIME(network_interface_attaching, 100, 3'000),
    VPCSIM_TIME(network_interface_detaching, 100, 5'000),
    VPCSIM_TIME(security_group_associating, 100, 10'000),
    VPCSIM_TIME(security_group_disassociating, 100, 10'000),
    VPCSIM_TIME(vpc_endpoint_pending, 300, 60'000),
    VPCSIM_TIME(vpc_endpoint_deleting, 200, 60'000),
    VPCSIM_TIME(vpn_gateway_attaching, 200, 10'000),
    VPCSIM_TIME(vpn_gateway_detaching, 200, 10'000),
    VPCSIM_TIME(vpn_gateway_deleting, 200, 10'000),
    VPCSIM_TIME(prefix_list_changing, 200, 5'000),
    VPCSIM_TIME(network_insights_analyzing, 300, 45'000),
    VPCSIM_TIME(network_insights_access_scope_analyzing, 300, 120'000),
    VPCSIM_TIME(transit_gateway_pending, 300, 120'000),
    VPCSIM_TIME(transit_gateway_modifying, 200, 30'000),
    VPCSIM_TIME(transit_gateway_deleting, 200, 60'000),
    VPCSIM_TIME(transit_gateway_attachment_pending, 300, 60'000),
    VPCSIM_TIME(transit_gateway_attachment_modifying, 200, 30'000),
    VPCSIM_TIME(transit_gateway_attachment_deleting, 200, 60'000),
    VPCSIM_TIME(transit_gateway_peering_initiating, 100, 10'000),
    VPCSIM_TIME(transit_gateway_route_table_pending, 200, 30'000),
    VPCSIM_TIME(transit_gateway_route_table_deleting, 200, 30'000),
    VPCSIM_TIME(transit_gateway_associating, 200, 30'000),
    VPCSIM_TIME(transit_gateway_disassociating, 200, 30'000),
    VPCSIM_TIME(transit_gateway_prefix_list_reference_changing, 100, 5'000),
    VPCSIM_TIME(transit_gateway_connect_peer_pending, 200, 30'000),
    VPCSIM_TIME(transit_gateway_connect_peer_deleting, 200, 30'000),
    VPCSIM_TIME(multicast_domain_pending, 200, 30'000),
    VPCSIM_TIME(multicast_domain_deleting, 200, 30'000),
    VPCSIM_TIME(multicast_domain_associating, 100, 10'000),
    VPCSIM_TIME(multicast_domain_disassociating, 100, 10'000),
};
#undef VPCSIM_TIME
static_assert(sizeof(Timing) == times.size() * sizeof(std::int64_t), "name the new transition in this table");

constexpr std::array<std::string_view, 3> presets = {"instant", "brief", "realistic"};

}  // namespace

std::span<const QuotaName> quota_names() {
  return quotas;
}

std::span<const TimingName> timing_names() {
  return times;
}

std::span<const std::string_view> timing_presets() {
  return presets;
}

bool set_preset(Timing& timing, std::string_view preset) {
  for (const TimingName& row : times) {
    if (preset == "instant") timing.*row.value = 0;
    if (preset == "brief") timing.*row.value = row.brief;
    if (preset == "realistic") timing.*row.value = row.realistic;
  }
  return preset == "instant" || preset == "brief" || preset == "realistic";
}

}  // namespace vpcsim
