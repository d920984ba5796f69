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
  more_specific_route,            ///< the wanted route is shadowed by a longer prefix
  ngw_dest_address_preservation,  ///< a NAT gateway forwards nothing that is addressed to itself
  ngw_requires_source_in_vpc,     ///< a NAT gateway serves its own VPC
  ngw_source_address_reassign,    ///< a NAT gateway would change the source of a reply
  no_path,
  no_possible_destination,  ///< nobody there holds the address
  no_route_to_destination,
  no_source_or_destination,          ///< an end point doesn't exist
  pcx_requires_address_in_vpc_cidr,  ///< no transit, no edge-to-edge routing
  protocol_restriction,
  subnet_acl_restriction,
  unassociated_component,  ///< not in a VPC: a terminated instance
  unknown_resource,        ///< the far VPC can't be seen
  unsupported_component,
  vpc_local_route_cidr_restriction,  ///< a local route serves the VPC's CIDRs only
};

/// "NO_ROUTE_TO_DESTINATION"
std::string_view text(ExplanationCode code);

}  // namespace vpcsim::network
