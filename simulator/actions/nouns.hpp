// The registry rows of each noun, declared here and defined at the end of actions/<noun>.cpp. A new noun adds
// a line here and one in action.cpp; a new action of a noun only touches the noun's file.
#pragma once

#include <vector>

#include "simulator/action.hpp"

namespace vpcsim {

using Actions = std::vector<Action>;

Actions availability_zone_actions();
Actions account_attribute_actions();
Actions vpc_actions();
Actions vpc_cidr_block_actions();
Actions vpc_classic_link_actions();
Actions default_vpc_actions();
Actions dhcp_options_actions();
Actions subnet_actions();
Actions subnet_attribute_actions();
Actions subnet_cidr_block_actions();
Actions subnet_cidr_reservation_actions();
Actions route_table_actions();
Actions route_table_association_actions();
Actions route_actions();
Actions internet_gateway_actions();
Actions egress_only_internet_gateway_actions();
Actions vpn_gateway_actions();
Actions prefix_list_actions();
Actions prefix_list_change_actions();
Actions nat_gateway_actions();
Actions address_actions();
Actions address_attribute_actions();
Actions address_transfer_actions();
Actions moving_address_actions();
Actions nat_gateway_address_actions();
Actions network_interface_actions();
Actions network_interface_address_actions();
Actions network_interface_ipv6_address_actions();
Actions network_interface_permission_actions();
Actions security_group_actions();
Actions security_group_rule_actions();
Actions security_group_vpc_actions();
Actions network_acl_actions();
Actions instance_actions();
Actions instance_type_actions();
Actions volume_actions();
Actions snapshot_actions();
Actions image_actions();
Actions image_state_actions();
Actions key_pair_actions();
Actions vpc_peering_connection_actions();
Actions vpc_endpoint_actions();
Actions vpc_endpoint_modify_actions();
Actions vpc_endpoint_service_actions();
Actions vpc_endpoint_service_configuration_actions();
Actions vpc_endpoint_connection_actions();
Actions flow_log_actions();
Actions network_insights_path_actions();
Actions network_insights_analysis_actions();
Actions network_insights_access_scope_actions();
Actions network_insights_access_scope_analysis_actions();
Actions transit_gateway_actions();
Actions transit_gateway_attachment_actions();
Actions transit_gateway_vpc_attachment_actions();
Actions transit_gateway_peering_attachment_actions();
Actions transit_gateway_route_table_actions();
Actions transit_gateway_association_actions();
Actions transit_gateway_route_actions();
Actions transit_gateway_route_search_actions();
Actions transit_gateway_prefix_list_reference_actions();
Actions transit_gateway_connect_actions();
Actions transit_gateway_connect_peer_actions();
Actions transit_gateway_multicast_domain_actions();
Actions transit_gateway_multicast_association_actions();
Actions transit_gateway_multicast_group_actions();
Actions tag_actions();

}  // namespace vpcsim
