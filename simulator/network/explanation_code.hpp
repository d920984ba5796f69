// Why a packet doesn't pass, in the words of AWS's Reachability Analyzer.
#pragma once

#include <cstdint>
#include <string_view>

namespace vpcsim::network {

/// Those of AWS's explanation codes that the evaluator gives. The text is AWS's spelling, in capitals.
enum class ExplanationCode : std::uint8_t {
  bad_state,                          ///< a component isn't functional
  bad_state_attachment,               ///< the attachment between two components isn't
  bad_state_route,                    ///< the matching route is a blackhole
  cannot_route,                       ///< the route to what is wanted doesn't contain the address
  disconnected_vpcs,                  ///< nothing joins the two VPCs
  eni_sg_rules_mismatch,              ///< no rule of the interface's groups admits the packet
  eni_source_dest_check_restriction,  ///< the address isn't the interface's, and it checks
  gateway_rejects_spoofed_traffic,    ///< the source address isn't the VPC's
  higher_priority_route,              ///< another route with the same prefix wins
  igw_destination_address_not_in_rfc1918_egress,
  igw_destination_address_not_in_rfc6598_egress,
  igw_private_ip_association_for_ingress,  ///< not the public address of a live interface here
  igw_public_ip_association_for_egress,    ///< the source has no public address
  igw_source_address_not_in_rfc1918_ingress,
  igw_source_address_not_in_rfc6598_ingress,
  ingress_rtb_no_public_ip,         ///< an appliance behind an edge route table has no public address
  ingress_rtb_traffic_redirection,  ///< what comes in by an appliance has to go out by it
  more_specific_route,              ///< the wanted route is shadowed by a longer prefix
  ngw_dest_address_preservation,    ///< a NAT gateway forwards nothing that is addressed to itself
  ngw_requires_source_in_vpc,       ///< a NAT gateway serves its own VPC
  ngw_source_address_reassign,      ///< a NAT gateway would change the source of a reply
  no_path,
  no_possible_destination,  ///< nobody there holds the address
  no_route_to_destination,
  no_source_or_destination,          ///< an end point doesn't exist
  pcx_requires_address_in_vpc_cidr,  ///< no transit, no edge-to-edge routing
  protocol_restriction,
  sg_references_not_preserved,  ///< an appliance on the way: a rule's group isn't recognized
  sg_referencing_support,       ///< a transit gateway or an attachment doesn't carry references to groups
  subnet_acl_restriction,
  tgw_attach_missing_tgw_rtb_association,  ///< no route table is associated with the attachment
  tgw_route_az_restriction,                ///< the attachment has no subnet in the source's zone
  tgw_rtb_bad_state_route,                 ///< a blackhole
  tgw_rtb_cannot_route,                    ///< the route to the wanted attachment doesn't contain the address
  tgw_rtb_higher_priority_route,
  tgw_rtb_more_specific_route,
  tgw_rtb_no_route_to_tgw_attachment,
  unassociated_component,  ///< not in a VPC: a terminated instance
  unknown_resource,        ///< the far VPC can't be seen
  unsupported_component,
  vgw_private_ip_association_for_egress,           ///< the source isn't a live interface's private address
  vgw_private_ip_association_for_ingress,          ///< the destination isn't
  vpc_local_route_cidr_restriction,                ///< a local route serves the VPC's CIDRs only
  vpce_gateway_egress_source_address_restriction,  ///< the source isn't in the service's prefix list
  vpce_gateway_protocol_restriction,               ///< a gateway endpoint takes TCP and ICMP echo
  vpce_intra_vpc_traffic,                          ///< an interface endpoint starts no connection
};

/// "NO_ROUTE_TO_DESTINATION"
std::string_view text(ExplanationCode code);

}  // namespace vpcsim::network
