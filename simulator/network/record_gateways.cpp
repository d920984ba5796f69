// Gateways, peering connections and endpoints.
#include "simulator/network/record_reader.hpp"
#include "simulator/network/record_values.hpp"

namespace vpcsim::network {

void RecordReader::read_gateways(const Records& home) {
  auto attached_to = [&](const auto& attachments, const std::string& id) {
    return attachments.empty() ? Index<Vpc>{} : require(vpcs_, attachments.front().vpc_id, id);
  };
  for (const ec2::InternetGateway& record : home.internet_gateways) {
    const std::string& id = record.internet_gateway_id;
    internet_gateways_[id] =
        network_.add(InternetGateway{id, name_tag(record.tags), attached_to(record.attachments, id)});
  }
  for (const ec2::EgressOnlyInternetGateway& record : home.egress_only_internet_gateways) {
    const std::string& id = record.egress_only_internet_gateway_id;
    egress_only_internet_gateways_[id] = network_.add(
        EgressOnlyInternetGateway{id, name_tag(record.tags), attached_to(record.attachments, id)});
  }
  for (const ec2::VpnGateway& record : home.vpn_gateways) {
    VpnGateway gateway{record.vpn_gateway_id, name_tag(record.tags), {}};
    for (const auto& attachment : record.vpc_attachments) {
      if (attachment.state == ec2::AttachmentStatus::attached)
        gateway.vpc = require(vpcs_, attachment.vpc_id, record.vpn_gateway_id);
    }
    vpn_gateways_[record.vpn_gateway_id] = network_.add(std::move(gateway));
  }
  for (const ec2::VpcPeeringConnection& record : home.vpc_peering_connections) read_peering(record);
}

/// The other side may have described it already; what one side isn't shown, the other may be.
void RecordReader::read_peering(const ec2::VpcPeeringConnection& record) {
  auto& index = peerings_[record.vpc_peering_connection_id];
  if (!index) index = network_.add(VpcPeeringConnection{.id = record.vpc_peering_connection_id});
  VpcPeeringConnection& peering = network_[index];
  // The two enumerations have AWS's values in the model's order.
  peering.status = static_cast<VpcPeeringStatus>(record.status.code);
  if (peering.name.empty()) peering.name = name_tag(record.tags);
  read_side(peering.requester, record.requester_vpc_info, record.vpc_peering_connection_id);
  read_side(peering.accepter, record.accepter_vpc_info, record.vpc_peering_connection_id);
}

void RecordReader::read_side(PeeredVpc& side, const ec2::VpcPeeringConnectionVpcInfo& info,
                             std::string_view owner) {
  side.owner = info.owner_id;
  side.region = info.region;
  side.vpc_id = info.vpc_id;
  side.vpc = find(vpcs_, info.vpc_id);
  if (side.vpc) {
    side.cidrs = network_[side.vpc].cidrs;
  } else if (!info.cidr_block_set.empty() || !info.ipv6_cidr_block_set.empty()) {
    side.cidrs.clear();
    for (const auto& block : info.cidr_block_set) side.cidrs.push_back(to_cidr(block.cidr_block, owner));
    for (const auto& block : info.ipv6_cidr_block_set)
      side.cidrs.push_back(to_cidr(block.ipv6_cidr_block, owner));
  }
}

/// Gateway Load Balancer endpoints stay unknown: there is no rule for what is behind them.
void RecordReader::read_endpoints(const Records& home) {
  for (const ec2::VpcEndpoint& record : home.vpc_endpoints) {
    if (record.vpc_endpoint_type == ec2::VpcEndpointType::gateway_load_balancer) continue;
    const std::string& id = record.vpc_endpoint_id;
    vpc_endpoints_[id] = network_.add(VpcEndpoint{
        .id = id,
        .name = name_tag(record.tags),
        .vpc = require(vpcs_, record.vpc_id, id),
        .service = record.service_name,
        .kind = record.vpc_endpoint_type == ec2::VpcEndpointType::gateway ? VpcEndpointKind::gateway
                                                                          : VpcEndpointKind::interface,
        .state = std::string(enum_text(record.state)),
        .available = record.state == ec2::VpcEndpointState::available});
    for (const std::string& interface : record.network_interface_ids)
      endpoint_of_interface_[interface] = vpc_endpoints_[id];
  }
}

/// One that is over has no interface any more: routes to it lead to nothing.
void RecordReader::read_nat_gateways(const Records& home) {
  for (const ec2::NatGateway& record : home.nat_gateways) {
    if (record.nat_gateway_addresses.empty()) continue;
    const auto& address = record.nat_gateway_addresses.front();
    auto interface = find(network_interfaces_, address.network_interface_id.value_or(""));
    if (!interface) continue;
    nat_gateways_[record.nat_gateway_id] = network_.add(
        NatGateway{record.nat_gateway_id, name_tag(record.tags), interface, state_of(record.state)});
  }
}

}  // namespace vpcsim::network
