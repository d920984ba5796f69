// Why a packet doesn't pass, and what to change: two sentences per explanation code, in one table.
#include <array>

#include <fmt/args.h>
#include <fmt/core.h>

#include "simulator/network/vpc_peering_connection.hpp"
#include "simulator/network/words.hpp"

namespace vpcsim::network {
namespace {

struct Sentences {
  ExplanationCode code;
  std::string_view why;
  std::string_view change;
};

using enum ExplanationCode;

// In the enumerators' order. What stands in braces is explained in `phrases_for`.
constexpr auto table = std::to_array<Sentences>({
    {bad_state, "{at} is {state}, not {good_state}.", "{mend}"},
    {bad_state_attachment, "{at} is not attached to {vpc}.", "Attach {at} to {vpc}."},
    {bad_state_route, "In {at}, the route {route} is a blackhole.",
     "Replace the route {route} in {at} by one whose target works."},
    {cannot_route, "In {at}, the route {route} to {wanted} does not contain {destination}.",
     "Add a route for {new_destination}{via_wanted} to {at}."},
    {disconnected_vpcs, "Nothing joins {at} to {wanted}.",
     "Create a VPC peering connection between {at} and {wanted}, accept it, and route to it on both sides."},
    {eni_sg_rules_mismatch, "No {direction} rule of {groups} at {at} admits {packet}.",
     "Allow {traffic} in {groups}."},
    {eni_source_dest_check_restriction, "{at} checks its traffic, and {checked} is not its address.",
     "Turn off the source/destination check of {at}, or use its own address."},
    {gateway_rejects_spoofed_traffic, "{at} rejects {source}: not an address of {vpc}.",
     "Send from an address of {vpc}."},
    {higher_priority_route, "In {at}, the route {route} takes precedence over one to {wanted}.", "{yield}"},
    {igw_destination_address_not_in_rfc1918_egress,
     "{at} does not send to the private address {destination}.",
     "Route {destination} to what holds it, not to {at}."},
    {igw_destination_address_not_in_rfc6598_egress,
     "{at} does not send to {destination}, which is shared address space.",
     "Route {destination} to what holds it, not to {at}."},
    {igw_private_ip_association_for_ingress,
     "{at} finds no network interface of {vpc} with {destination} as its public address.",
     "Associate a public address with the network interface in {vpc}, and send to that address."},
    {igw_public_ip_association_for_egress, "{source} has no public address, so {at} can't translate it.",
     "Associate a public address with {source}, or route its subnet to a NAT gateway."},
    {igw_source_address_not_in_rfc1918_ingress,
     "{at} does not take packets from the private address {source}.", "Send from a public address."},
    {igw_source_address_not_in_rfc6598_ingress,
     "{at} does not take packets from {source}, which is shared address space.",
     "Send from a public address."},
    {ingress_rtb_no_public_ip, "{at} has no public address, so nothing from the internet is routed to it.",
     "Associate a public address with {at}."},
    {ingress_rtb_traffic_redirection,
     "{at} brings what comes in for {source} to an appliance, and takes nothing out that avoids it.",
     "Route the subnet of {source} to the same appliance, not to {at}."},
    {more_specific_route, "In {at}, the longer prefix {route} shadows the route to {wanted}.", "{yield}"},
    {ngw_dest_address_preservation,
     "{at} does not forward {packet}: it belongs to no connection from inside.",
     "Address the instance itself, not {at}."},
    {ngw_requires_source_in_vpc,
     "{at} serves network interfaces of its own VPC only, and none there holds {source}.",
     "Use a NAT gateway in the VPC that holds {source}."},
    {ngw_source_address_reassign, "{at} would give the reply another source than the address that was asked.",
     "Route {destination} to the gateway by which the request came, not to {at}."},
    {no_path, "{at} has no gateway towards {destination}.",
     "Attach an internet gateway to {vpc}, and route to it."},
    {no_possible_destination, "At {at}, nobody holds {destination}.",
     "Send to an address that a network interface holds."},
    {no_route_to_destination, "{at} has no route for {destination}{to_wanted}.",
     "Add a route for {new_destination}{via_wanted} to {at}."},
    {no_source_or_destination, "Nobody holds the address {destination}.",
     "Send to an address that a network interface holds."},
    {pcx_requires_address_in_vpc_cidr,
     "{at} carries only packets between its two VPCs, not {source} -> {destination}.",
     "Connect {vpc} directly to what holds {destination}: a peering connection is no way through."},
    {protocol_restriction, "{at} does not pass {packet}.",
     "Use a protocol that {at} passes, or a route that avoids {at}."},
    {sg_references_not_preserved, "Behind {at}, rules that refer to security groups do not match.",
     "Allow the address {source} instead of its security group."},
    {sg_referencing_support, "{at} does not carry references to security groups.",
     "Turn on security group referencing support of the transit gateway and of both attachments, or allow "
     "the "
     "address {source} instead."},
    {subnet_acl_restriction, "{at} of {wanted} denies {direction} of {packet}{first_port} by {entry}.",
     "Add a rule{below_entry} to {at} that allows {traffic}."},
    {tgw_attach_missing_tgw_rtb_association, "No transit gateway route table is associated with {at}.",
     "Associate a transit gateway route table with {at}."},
    {tgw_route_az_restriction, "{at} has no subnet in the Availability Zone of {source}.",
     "Add a subnet in that Availability Zone to {at}."},
    {tgw_rtb_bad_state_route, "In {at}, the route {route} is a blackhole.",
     "Replace the route {route} in {at} by one to a working attachment."},
    {tgw_rtb_cannot_route, "In {at}, the route {route} does not contain {destination}.",
     "Add a route for {new_destination}{via_wanted} to {at}."},
    {tgw_rtb_higher_priority_route, "In {at}, the route {route} takes precedence over one to {wanted}.",
     "Remove the route {route} from {at}."},
    {tgw_rtb_more_specific_route, "In {at}, the longer prefix {route} shadows the route to {wanted}.",
     "Remove the route {route} from {at}."},
    {tgw_rtb_no_route_to_tgw_attachment, "{at} has no route for {destination}{to_wanted}.",
     "Add a route for {new_destination}{via_wanted} to {at}, or propagate the routes of the attachment."},
    {unassociated_component, "{at} is not in a VPC.", "Launch a new instance in place of {at}."},
    {unknown_resource, "The far VPC of {at} is not visible.",
     "Make the account and Region of the far VPC of {at} visible."},
    {unsupported_component, "vpcsim has no rule for {at} yet, and passes nothing there.",
     "Use a route that avoids {at}."},
    {vgw_private_ip_association_for_egress,
     "{at} takes nothing from {source}, which no network interface of {vpc} holds.",
     "Send from an address of {vpc}."},
    {vpc_local_route_cidr_restriction,
     "The local route of {at} does not reach {destination}, which is outside {vpc}.",
     "Associate a CIDR that holds {destination} with {vpc}."},
    {vpce_gateway_protocol_restriction, "{at} takes TCP and ICMP echo only, not {packet}.",
     "Use TCP, or a route that avoids {at}."},
    {vpce_intra_vpc_traffic, "{at} answers requests, and starts none.", "Send the request from an instance."},
});

constexpr bool in_order() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (static_cast<std::size_t>(table[i].code) != i) return false;
  }
  return table.size() == static_cast<std::size_t>(vpce_intra_vpc_traffic) + 1;
}
static_assert(in_order());

// ---- phrases
// -----------------------------------------------------------------------------------------------

struct StateText {
  const Network& network;
  std::string_view operator()(Index<Instance> index) const { return text(network[index].state); }
  std::string_view operator()(Index<NatGateway> index) const { return text(network[index].state); }
  std::string_view operator()(Index<VpcPeeringConnection> index) const { return text(network[index].status); }
  std::string_view operator()(Index<NetworkInterface> index) const { return text(network[index].status); }
  std::string_view operator()(Index<VpcEndpoint> index) const { return network[index].state; }
  std::string_view operator()(const auto&) const { return "unavailable"; }
};

struct GoodStateText {
  std::string_view operator()(Index<Instance>) const { return "running"; }
  std::string_view operator()(Index<VpcPeeringConnection>) const { return "active"; }
  std::string_view operator()(Index<NetworkInterface>) const { return "in-use"; }
  std::string_view operator()(const auto&) const { return "available"; }
};

struct MendText {
  const Network& network;
  std::string operator()(Index<Instance> index) const { return "Start " + label_of(network, index) + "."; }
  std::string operator()(Index<NetworkInterface> index) const {
    return "Attach " + label_of(network, index) + " to an instance.";
  }
  std::string operator()(Index<VpcPeeringConnection> index) const {
    auto at = label_of(network, index);
    if (network[index].status == VpcPeeringStatus::pending_acceptance) return "Accept " + at + ".";
    return "Replace " + at + " by a peering connection that is accepted and active.";
  }
  std::string operator()(Index<NatGateway> index) const {
    return "Wait until " + label_of(network, index) + " is available, or replace it.";
  }
  std::string operator()(const auto&) const { return "Replace it."; }
};

/// The interface's groups, any of which may get a new rule.
std::string groups_text(const Network& network, const Blocker& blocker) {
  const auto* interface = std::get_if<Index<NetworkInterface>>(&blocker.component);
  std::string out;
  if (interface) {
    for (auto group : network[*interface].groups) {
      out += (out.empty() ? "" : " or ") + network[group].name + " (" + network[group].id + ")";
    }
  }
  return out.empty() ? "a security group of its own" : "security group " + out;
}

/// "inbound tcp 22 from 10.0.0.10/32"
std::string traffic_text(const Blocker& blocker) {
  const auto& packet = blocker.packet;
  bool ingress = blocker.direction == Direction::ingress;
  auto what = packet.protocol.name();
  if (is_icmp(packet.protocol)) what += fmt::format(" type {} code {}", packet.icmp_type, packet.icmp_code);
  if (packet.protocol.has_ports()) what += " " + ports_text(packet.destination_ports);
  const Ip& remote = ingress ? packet.source : packet.destination;
  return fmt::format("{} {} {} {}", ingress ? "inbound" : "outbound", what, ingress ? "from" : "to",
                     IpBlock(remote, remote.bits()).text());
}

/// Of the VPC that the address belongs to.
std::vector<IpBlock> blocks_around(const Network& network, const Ip& address) {
  const auto vpcs = static_cast<std::uint32_t>(network.description().vpcs.size());
  for (Index<Vpc> vpc{0}; vpc.position < vpcs; ++vpc.position) {
    if (network.owns(vpc, address)) return network[vpc].cidrs;
  }
  return {};
}

/// What a new route should say: the block of the wanted VPC that holds the address, all the rest for a
/// gateway.
std::string new_destination(const Network& network, const Blocker& blocker) {
  std::vector<IpBlock> blocks;
  if (auto* peering = std::get_if<Index<VpcPeeringConnection>>(&blocker.wanted)) {
    const auto& far = other_side(network[*peering], blocker.vpc);
    blocks = far.vpc ? network[far.vpc].cidrs : far.cidrs;
  } else if (auto* vpc = std::get_if<Index<Vpc>>(&blocker.wanted)) {
    blocks = network[*vpc].cidrs;
  } else if (auto* attachment = std::get_if<Index<TransitGatewayAttachment>>(&blocker.wanted);
             attachment && *attachment) {
    if (auto* far = std::get_if<Index<Vpc>>(&network[*attachment].resource)) blocks = network[*far].cidrs;
  } else if (std::holds_alternative<Index<TransitGateway>>(blocker.wanted)) {
    blocks = blocks_around(network, blocker.packet.destination);
  } else if (blocker.wanted != Component{}) {
    return blocker.packet.destination.is_v6() ? "::/0" : "0.0.0.0/0";
  }
  for (const auto& block : blocks) {
    if (block.contains(blocker.packet.destination)) return block.text();
  }
  return IpBlock(blocker.packet.destination, blocker.packet.destination.bits()).text();
}

std::string target_text(const Network& network, const Component& wanted) {
  return std::holds_alternative<Index<Vpc>>(wanted) ? "local" : label_of(network, wanted);
}

/// A route has to make way for the wanted one. A local route never does.
std::string yield_text(const Network& network, const Blocker& blocker) {
  if (!blocker.route) return {};
  const auto& route = network[blocker.route->table].routes[blocker.route->route];
  if (std::holds_alternative<LocalTarget>(route.target)) {
    return "Give one of the two VPCs a CIDR that doesn't overlap: its local route always wins.";
  }
  return fmt::format("Remove the route {} from {}, or replace its target by {}.",
                     route_text(network, *blocker.route), label_of(network, blocker.component),
                     target_text(network, blocker.wanted));
}

struct AclPhrases {
  std::string entry, below_entry, first_port;
};

AclPhrases acl_phrases(const Network& network, const Blocker& blocker) {
  const auto* acl = std::get_if<Index<NetworkAcl>>(&blocker.component);
  if (!acl || !blocker.direction) return {};
  AclPhrases out{entry_text(network[*acl], *blocker.direction, blocker.acl_entry), {}, {}};
  if (blocker.acl_entry) {
    auto number = entries_of(network[*acl], *blocker.direction)[*blocker.acl_entry].rule_number;
    if (number < 32767) out.below_entry = fmt::format(" with a number below {}", number);
  }
  const auto& ports = blocker.packet.destination_ports;
  if (ports.from != ports.to && blocker.packet.protocol.has_ports()) {
    out.first_port = fmt::format(" (first at port {})", blocker.port);
  }
  return out;
}

/// The route of either kind of table.
std::string routes_text(const Network& network, const Blocker& blocker) {
  if (blocker.route) return route_text(network, *blocker.route);
  const auto* at = std::get_if<Index<TransitGatewayRouteTable>>(&blocker.component);
  if (!at || !blocker.transit_gateway_route) return {};
  return route_text(network, *at, *blocker.transit_gateway_route);
}

using Phrases = fmt::dynamic_format_arg_store<fmt::format_context>;

Phrases phrases_for(const Network& network, const Blocker& blocker) {
  Phrases phrases;
  auto say = [&](const char* name, std::string phrase) {
    phrases.push_back(fmt::arg(name, std::move(phrase)));
  };
  auto wanted = blocker.wanted == Component{} ? std::string() : target_text(network, blocker.wanted);
  say("at", label_of(network, blocker.component));
  say("vpc", label_of(network, blocker.vpc));
  say("wanted", label_of(network, blocker.wanted));
  say("to_wanted", wanted.empty() ? "" : " to " + wanted);
  say("via_wanted", wanted.empty() ? "" : " via " + wanted);
  say("source", blocker.packet.source.text());
  say("destination", blocker.packet.destination.text());
  // What the interface's source/destination check looked at.
  say("checked",
      (blocker.direction == Direction::egress ? blocker.packet.source : blocker.packet.destination).text());
  say("packet", describe(blocker.packet));
  say("protocol", blocker.packet.protocol.name());
  say("traffic", traffic_text(blocker));
  say("direction", std::string(blocker.direction ? text(*blocker.direction) : ""));
  say("groups", groups_text(network, blocker));
  say("route", routes_text(network, blocker));
  say("new_destination", new_destination(network, blocker));
  say("yield", yield_text(network, blocker));
  say("state", std::string(std::visit(StateText{network}, blocker.component)));
  say("good_state", std::string(std::visit(GoodStateText{}, blocker.component)));
  say("mend", std::visit(MendText{network}, blocker.component));
  auto acl = acl_phrases(network, blocker);
  say("entry", acl.entry);
  say("below_entry", acl.below_entry);
  say("first_port", acl.first_port);
  return phrases;
}

const Sentences& sentences_for(const Blocker& blocker) {
  return table[static_cast<std::size_t>(blocker.code)];
}

}  // namespace

std::string explain(const Network& network, const Blocker& blocker) {
  return fmt::vformat(sentences_for(blocker).why, phrases_for(network, blocker));
}

std::string remedy(const Network& network, const Blocker& blocker) {
  return fmt::vformat(sentences_for(blocker).change, phrases_for(network, blocker));
}

}  // namespace vpcsim::network
