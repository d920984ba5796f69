#include <fmt/core.h>

#include "simulator/network/describe.hpp"
#include "simulator/network/vpc_peering_connection.hpp"

namespace vpcsim::network {
namespace {

/// What a new route should say: the wanted peering's far CIDR that holds the address, the VPC's own CIDR for
/// a local route, all the rest for a gateway.
std::string wanted_destination(const Network& network, const Blocker& blocker) {
  auto block_with = [&](const std::vector<Cidr>& cidrs) {
    for (const auto& cidr : cidrs) {
      if (cidr.contains(blocker.packet.destination)) return cidr.text();
    }
    return blocker.packet.destination.text() + "/32";
  };
  if (auto* peering = std::get_if<Index<VpcPeeringConnection>>(&blocker.wanted)) {
    const auto& far = other_side(network[*peering], blocker.vpc);
    return block_with(far.vpc ? network[far.vpc].cidrs : far.cidrs);
  }
  if (auto* vpc = std::get_if<Index<Vpc>>(&blocker.wanted)) return block_with(network[*vpc].cidrs);
  bool gateway = std::holds_alternative<Index<InternetGateway>>(blocker.wanted) ||
                 std::holds_alternative<Index<NatGateway>>(blocker.wanted);
  return gateway ? "0.0.0.0/0" : block_with({});
}

std::string target_name(const Network& network, const Component& wanted) {
  if (std::holds_alternative<Index<Vpc>>(wanted)) return "local";
  return label_of(network, wanted);
}

std::string add_route(const Network& network, const Blocker& blocker) {
  auto destination = wanted_destination(network, blocker);
  if (blocker.wanted == Component{}) {
    return fmt::format("Add a route for {} to {}.", destination, label_of(network, blocker.component));
  }
  return fmt::format("Add a route for {} via {} to {}.", destination, target_name(network, blocker.wanted),
                     label_of(network, blocker.component));
}

std::string traffic_to_allow(const Packet& packet) {
  if (packet.protocol == IpProtocol::icmp) {
    return fmt::format("icmp type {} code {}", packet.icmp_type, packet.icmp_code);
  }
  if (!packet.protocol.has_ports()) return "protocol " + packet.protocol.name();
  auto [from, to] = packet.destination_ports;
  return from == to ? fmt::format("{} {}", packet.protocol.name(), from)
                    : fmt::format("{} {}-{}", packet.protocol.name(), from, to);
}

/// "inbound tcp 22 from 10.0.1.5/32"
std::string packet_to_allow(const Blocker& blocker) {
  bool ingress = blocker.direction.value_or(Direction::ingress) == Direction::ingress;
  const auto& packet = blocker.packet;
  return fmt::format("{} {} {} {}/32", ingress ? "inbound" : "outbound", traffic_to_allow(packet),
                     ingress ? "from" : "to", (ingress ? packet.source : packet.destination).text());
}

std::string allow_in_acl(const Network& network, const Blocker& blocker) {
  auto acl = std::get<Index<NetworkAcl>>(blocker.component);
  bool ingress = blocker.direction.value_or(Direction::ingress) == Direction::ingress;
  const auto& entries = ingress ? network[acl].ingress : network[acl].egress;
  std::string where;
  if (blocker.acl_entry && entries[*blocker.acl_entry].rule_number < 32767) {
    where = fmt::format(" with a number below {}", entries[*blocker.acl_entry].rule_number);
  }
  return fmt::format("Add a rule{} to {} that allows {}.", where, label_of(network, blocker.component),
                     packet_to_allow(blocker));
}

std::string allow_in_groups(const Network& network, const Blocker& blocker) {
  const auto& groups = network[std::get<Index<NetworkInterface>>(blocker.component)].groups;
  if (groups.empty()) {
    return fmt::format("Give {} a security group that allows {}.", label_of(network, blocker.component),
                       packet_to_allow(blocker));
  }
  const auto& group = network[groups.front()];
  return fmt::format("Allow {} in security group {} ({}).", packet_to_allow(blocker), group.name, group.id);
}

std::string mend_state(const Network& network, const Blocker& blocker) {
  auto at = label_of(network, blocker.component);
  if (auto* peering = std::get_if<Index<VpcPeeringConnection>>(&blocker.component)) {
    if (network[*peering].status == VpcPeeringStatus::pending_acceptance)
      return fmt::format("Accept {}.", at);
    return fmt::format("Replace {} by a peering connection that is accepted and active.", at);
  }
  if (std::holds_alternative<Index<Instance>>(blocker.component)) return fmt::format("Start {}.", at);
  if (std::holds_alternative<Index<NetworkInterface>>(blocker.component)) {
    return fmt::format("Attach {} to an instance.", at);
  }
  return fmt::format("Wait until {} is available, or replace it.", at);
}

}  // namespace

std::string remedy(const Network& network, const Blocker& blocker) {
  using enum ExplanationCode;
  auto at = label_of(network, blocker.component);
  auto wanted = label_of(network, blocker.wanted);
  auto vpc = label_of(network, blocker.vpc);
  auto source = blocker.packet.source.text();
  auto destination = blocker.packet.destination.text();
  switch (blocker.code) {
    case bad_state:
      return mend_state(network, blocker);
    case bad_state_attachment:
      return fmt::format("Attach {} to {}.", at, vpc);
    case bad_state_route:
      return fmt::format("Replace the blackhole route for {} in {} by one whose target works.", destination,
                         at);
    case disconnected_vpcs:
      return fmt::format(
          "Create a VPC peering connection between {} and {}, accept it, and route to it on both sides.", at,
          wanted);
    case eni_sg_rules_mismatch:
      return allow_in_groups(network, blocker);
    case eni_source_dest_check_restriction:
      return fmt::format("Turn off the source/destination check of {}, or use its own address.", at);
    case gateway_rejects_spoofed_traffic:
      return fmt::format("Send from an address of {}.", vpc);
    case higher_priority_route:
      return fmt::format(
          "Remove the route that takes precedence in {}; where it is the local route, the VPCs' CIDRs "
          "overlap and one of them has to change.",
          at);
    case igw_destination_address_not_in_rfc1918_egress:
    case igw_destination_address_not_in_rfc6598_egress:
      return fmt::format("Route {} to what holds it, not to {}.", destination, at);
    case igw_private_ip_association_for_ingress:
      return fmt::format("Associate a public address with a network interface of {}, and send to that.", vpc);
    case igw_public_ip_association_for_egress:
      return fmt::format("Associate a public address with {}, or route its subnet to a NAT gateway.", source);
    case igw_source_address_not_in_rfc1918_ingress:
    case igw_source_address_not_in_rfc6598_ingress:
      return "Send from a public address.";
    case more_specific_route:
      return fmt::format("Remove the longer prefix from {}, or add a route for {} via {}.", at,
                         blocker.packet.destination.text() + "/32", target_name(network, blocker.wanted));
    case ngw_dest_address_preservation:
      return fmt::format("Address the instance itself, not {}.", at);
    case ngw_requires_source_in_vpc:
      return fmt::format("Use a NAT gateway in the VPC that holds {}.", source);
    case ngw_source_address_reassign:
      return fmt::format("Route {} to the gateway by which the request came, not to {}.", destination, at);
    case no_path:
      return fmt::format("Attach an internet gateway to {} and route to it.", vpc);
    case no_possible_destination:
      return fmt::format("Send to an address that a network interface in {} holds.", at);
    case no_route_to_destination:
      return add_route(network, blocker);
    case no_source_or_destination:
      return "Name an address that a network interface holds.";
    case pcx_requires_address_in_vpc_cidr:
      return fmt::format("Connect {} directly to what holds {}: a peering connection is no way through.", vpc,
                         destination);
    case protocol_restriction:
      return fmt::format("Route other protocols around {}.", at);
    case subnet_acl_restriction:
      return allow_in_acl(network, blocker);
    case unassociated_component:
      return fmt::format("Launch a new instance in place of {}.", at);
    case unknown_resource:
      return fmt::format("Describe the account and Region of the far VPC of {} as well.", at);
    case unsupported_component:
      return fmt::format("Route around {}, by a peering connection or a gateway.", at);
    case vpc_local_route_cidr_restriction:
      return fmt::format("Associate a CIDR that holds {} with {}.", destination, vpc);
  }
  return {};
}

}  // namespace vpcsim::network
