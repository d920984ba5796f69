// VPCs, subnets, gateways and peering connections.
#include <algorithm>

#include "scenarios/export/draft.hpp"

namespace vpcsim::scenarios {
namespace {

using PeeringCode = ec2::VpcPeeringConnectionStateReasonCode;

bool is_of(const std::string& vpc_id, const auto& records, auto&& is_own) {
  return std::any_of(records.begin(), records.end(),
                     [&](const auto& record) { return record.vpc_id == vpc_id && !is_own(record); });
}

/// Whether anybody has put anything into it. What came with it doesn't count.
bool is_used(const ec2::Vpc& vpc, const network::Records& records) {
  const auto none = [](const auto&) { return false; };
  const auto is_main = [](const ec2::RouteTable& table) {
    return std::any_of(table.associations.begin(), table.associations.end(),
                       [](const auto& association) { return association.main; });
  };
  const auto& peerings = records.vpc_peering_connections;
  return is_of(vpc.vpc_id, records.network_interfaces, none) ||
         is_of(vpc.vpc_id, records.subnets, [](const auto& subnet) { return subnet.default_for_az; }) ||
         is_of(vpc.vpc_id, records.security_groups,
               [](const auto& group) { return group.group_name == "default"; }) ||
         is_of(vpc.vpc_id, records.network_acls, [](const auto& acl) { return acl.is_default; }) ||
         is_of(vpc.vpc_id, records.route_tables, is_main) ||
         std::any_of(peerings.begin(), peerings.end(), [&](const auto& peering) {
           return peering.requester_vpc_info.vpc_id == vpc.vpc_id ||
                  peering.accepter_vpc_info.vpc_id == vpc.vpc_id;
         });
}

void export_vpc(Draft& draft, const ExportedHome& home, const ec2::Vpc& vpc) {
  if (vpc.is_default && !is_used(vpc, home.records)) return;
  const std::string tag = name_tag_of(vpc.tags);
  const Word name = draft.name(vpc.vpc_id, tag);
  Vpc& out = draft.network().vpcs.at(name);
  out.account = home.account_alias;
  out.region = home.region_name;
  out.cidr_block.text = vpc.cidr_block;
  for (const auto& row : home.region->vpcs) {
    if (row.id.text() != vpc.vpc_id) continue;
    if (!row.enable_dns_support) out.enable_dns_support = false;
    if (row.enable_dns_hostnames) out.enable_dns_hostnames = true;
  }
  for (const auto& block : vpc.cidr_block_associations) {
    if (block.cidr_block != vpc.cidr_block)
      draft.note("VPC {}: its secondary CIDR block {} is left out", told(vpc.vpc_id, tag), block.cidr_block);
  }
  if (!vpc.ipv6_cidr_block_associations.empty())
    draft.note("VPC {}: its IPv6 CIDR blocks are left out", told(vpc.vpc_id, tag));
  if (vpc.is_default) draft.note("VPC {}: becomes one that isn't the default VPC", told(vpc.vpc_id, tag));
}

/// Only a VPC's primary block is there again.
bool fits(const Draft& draft, const std::string& vpc_id, const std::string& block) {
  const Vpc* vpc = draft.out.scenario.steps.front().more.vpcs.find(draft.named(vpc_id).text);
  const auto whole = vpc == nullptr ? std::nullopt : protocol::Cidr::parse(vpc->cidr_block.text);
  const auto part = protocol::Cidr::parse(block);
  return whole && part && whole->contains(*part);
}

void export_subnet(Draft& draft, const ExportedHome& home, const ec2::Subnet& subnet) {
  if (!draft.has(subnet.vpc_id)) return;
  const std::string tag = name_tag_of(subnet.tags);
  if (!subnet.cidr_block || !fits(draft, subnet.vpc_id, *subnet.cidr_block)) {
    return draft.note("subnet {}: left out, it isn't in its VPC's primary IPv4 CIDR block",
                      told(subnet.subnet_id, tag));
  }
  Subnet& out = draft.network().subnets.at(draft.name(subnet.subnet_id, tag));
  out.vpc = draft.named(subnet.vpc_id);
  out.cidr_block.text = *subnet.cidr_block;
  std::string zone = subnet.availability_zone;
  if (zone.starts_with(home.records.region) && zone.size() == home.records.region.size() + 1)
    zone = zone.substr(home.records.region.size());
  out.availability_zone.text = zone;
  if (subnet.map_public_ip_on_launch) out.map_public_ip_on_launch = true;
  if (!subnet.ipv6_cidr_block_associations.empty())
    draft.note("subnet {}: its IPv6 CIDR blocks are left out", told(subnet.subnet_id, tag));
}

void export_internet_gateway(Draft& draft, const ec2::InternetGateway& gateway) {
  const std::string what = told(gateway.internet_gateway_id, name_tag_of(gateway.tags));
  if (gateway.attachments.empty())
    return draft.note("internet gateway {}: left out, it is attached to no VPC", what);
  const std::string& vpc = gateway.attachments.front().vpc_id;
  if (!draft.has(vpc)) return;
  const Word name = draft.name(gateway.internet_gateway_id, name_tag_of(gateway.tags));
  draft.network().internet_gateways.at(name).vpc = draft.named(vpc);
}

void export_nat_gateway(Draft& draft, const ec2::NatGateway& gateway) {
  const std::string tag = name_tag_of(gateway.tags), what = told(gateway.nat_gateway_id, tag);
  using State = ec2::NatGatewayState;
  if (gateway.state == State::deleted || gateway.state == State::deleting) return;
  if (gateway.state == State::failed) return draft.note("NAT gateway {}: left out, it has failed", what);
  if (gateway.connectivity_type != ec2::ConnectivityType::public_)
    return draft.note("NAT gateway {}: left out, it is a private one", what);
  if (!draft.has(gateway.subnet_id)) return draft.note("NAT gateway {}: left out with its subnet", what);
  if (gateway.nat_gateway_addresses.size() > 1)
    draft.note("NAT gateway {}: its secondary addresses are left out", what);
  draft.network().nat_gateways.at(draft.name(gateway.nat_gateway_id, tag)).subnet =
      draft.named(gateway.subnet_id);
}

void export_peering(Draft& draft, const ec2::VpcPeeringConnection& peering) {
  const std::string &id = peering.vpc_peering_connection_id, &requester = peering.requester_vpc_info.vpc_id,
                    &accepter = peering.accepter_vpc_info.vpc_id;
  if (draft.has(id)) return;  // both sides show it
  const std::string tag = name_tag_of(peering.tags);
  const PeeringCode code = peering.status.code;
  const bool may_be_made = code == PeeringCode::active || code == PeeringCode::pending_acceptance ||
                           code == PeeringCode::provisioning || code == PeeringCode::initiating_request ||
                           code == PeeringCode::failed;
  if (!may_be_made) {
    return draft.note("peering connection {}: left out, it is {}", told(id, tag), protocol::name_of(code));
  }
  if (!draft.has(requester) || !draft.has(accepter))
    return draft.note("peering connection {}: left out, one of its VPCs isn't there", told(id, tag));
  VpcPeeringConnection& out = draft.network().vpc_peering_connections.at(draft.name(id, tag));
  out.requester = draft.named(requester);
  out.accepter = draft.named(accepter);
  if (code == PeeringCode::active || code == PeeringCode::provisioning) out.accepted = true;
}

}  // namespace

void export_vpcs(Draft& draft) {
  for (const ExportedHome& home : draft.homes) {
    for (const auto& vpc : home.records.vpcs) export_vpc(draft, home, vpc);
    for (const auto& subnet : home.records.subnets) export_subnet(draft, home, subnet);
  }
}

void export_gateways(Draft& draft) {
  for (const ExportedHome& home : draft.homes) {
    for (const auto& gateway : home.records.internet_gateways) export_internet_gateway(draft, gateway);
    for (const auto& gateway : home.records.nat_gateways) export_nat_gateway(draft, gateway);
  }
}

void export_peerings(Draft& draft) {
  for (const ExportedHome& home : draft.homes) {
    for (const auto& peering : home.records.vpc_peering_connections) export_peering(draft, peering);
  }
}

}  // namespace vpcsim::scenarios
