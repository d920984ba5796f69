// What the analyzer finds beyond a packet's story, in the words of AWS's Reachability Analyzer.
#pragma once

#include <cstdint>
#include <string_view>

namespace vpcsim::insights {

/// The explanation codes that no walk gives (those are network::ExplanationCode). The text is AWS's spelling,
/// in capitals.
enum class Finding : std::uint8_t {
  component_filter_restriction,                    ///< FilterInArns: no path leads through it
  component_filter_restriction_removed_component,  ///< FilterOutArns: no path leads past it
  eni_address_restriction,                         ///< the destination asked for isn't the interface's
  filter_at_destination_destination_address,
  filter_at_destination_destination_port_range,
  filter_at_destination_source_address,
  filter_at_destination_source_port_range,
  filter_at_source_destination_address,
  filter_at_source_destination_port_range,
  filter_at_source_protocol,
  filter_at_source_source_address,
  filter_at_source_source_port_range,
  igw_expects_public_address,  ///< an internet gateway's end was given a private address
  igw_nat_reflection,          ///< out by an internet gateway and in again
  remap_ephemeral_port,        ///< a NAT gateway chooses the source port
  sg_has_no_rules,             ///< a security group without any rule of the direction
  tgw_rtb_routes_are_unknown,  ///< beyond a peer whose tables can't be seen
  unknown_peered_sgs,          ///< rules that refer to groups of a VPC that can't be seen
};

/// "COMPONENT_FILTER_RESTRICTION"
std::string_view text(Finding finding);

}  // namespace vpcsim::insights
