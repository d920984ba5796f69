// Internet gateways, egress-only ones, virtual private gateways and NAT gateways.
#include <algorithm>

#include "scenarios/import/home_import.hpp"

namespace vpcsim::importing {
namespace {

void import_internet_gateways(HomeImport& home) {
  home.each("internet gateway", home.records.internet_gateways, &ec2::InternetGateway::internet_gateway_id,
            [&](const ec2::InternetGateway& record) {
              InternetGateway row{.id = home.id_of<InternetGatewayId>(record.internet_gateway_id),
                                  .vpc = {},
                                  .tags = record.tags};
              for (const auto& attachment : record.attachments) {
                home.part("attachment", attachment.vpc_id, record.internet_gateway_id,
                          [&] { row.vpc = home.need(home.region.vpcs, attachment.vpc_id).id; });
              }
              home.region.internet_gateways.insert(std::move(row));
            });
}

void import_egress_only_gateways(HomeImport& home) {
  home.each("egress-only internet gateway", home.records.egress_only_internet_gateways,
            &ec2::EgressOnlyInternetGateway::egress_only_internet_gateway_id,
            [&](const ec2::EgressOnlyInternetGateway& record) {
              if (record.attachments.empty()) throw CannotHold("it is attached to no VPC");
              EgressOnlyInternetGateway row{
                  .id = home.id_of<EgressOnlyInternetGatewayId>(record.egress_only_internet_gateway_id),
                  .vpc = home.need(home.region.vpcs, record.attachments.front().vpc_id).id,
                  .tags = record.tags};
              home.region.egress_only_internet_gateways.insert(std::move(row));
            });
}

void import_vpn_gateways(HomeImport& home) {
  home.each("virtual private gateway", home.records.vpn_gateways, &ec2::VpnGateway::vpn_gateway_id,
            [&](const ec2::VpnGateway& record) {
              if (record.state == ec2::VpnState::deleted || record.state == ec2::VpnState::deleting)
                throw CannotHold("it is deleted");
              VpnGateway row{.id = home.id_of<VpnGatewayId>(record.vpn_gateway_id),
                             .availability_zone = record.availability_zone.value_or(""),
                             .amazon_side_asn = record.amazon_side_asn,
                             .attachment = {},
                             .deleted = {},
                             .tags = record.tags};
              for (const auto& attachment : record.vpc_attachments) {
                const bool is_over = attachment.state == ec2::AttachmentStatus::detached ||
                                     attachment.state == ec2::AttachmentStatus::detaching;
                home.part("attachment", attachment.vpc_id, record.vpn_gateway_id, [&] {
                  if (is_over) throw CannotHold("it is detached");
                  row.attachment =
                      VpnGatewayAttachment{home.need(home.region.vpcs, attachment.vpc_id).id, long_ago, {}};
                });
              }
              home.region.vpn_gateways.insert(std::move(row));
            });
}

}  // namespace

void import_gateways(HomeImport& home) {
  import_internet_gateways(home);
  import_egress_only_gateways(home);
  import_vpn_gateways(home);
}

namespace {

bool is_former(ec2::NatGatewayAddressStatus status) {
  using Status = ec2::NatGatewayAddressStatus;
  return status == Status::disassociating || status == Status::unassigning || status == Status::failed;
}

NatGatewayAddress address_of(HomeImport& home, const ec2::NatGatewayAddress& record, Timestamp created) {
  NatGatewayAddress own{.private_ip = home.value_of<Ipv4>(record.private_ip.value_or("")),
                        .allocation = home.id_if<AllocationId>(record.allocation_id),
                        .association = home.id_if<AddressAssociationId>(record.association_id),
                        .since = created};
  if (record.public_ip) own.public_ip = home.value_of<Ipv4>(*record.public_ip);
  if (own.allocation) home.need(home.region.addresses, own.allocation->text());
  return own;
}

void add_addresses(HomeImport& home, const ec2::NatGateway& record, NatGateway& row) {
  for (const ec2::NatGatewayAddress& address : record.nat_gateway_addresses) {
    if (is_former(address.status)) continue;
    if (address.network_interface_id)
      row.network_interface = home.need(home.region.network_interfaces, *address.network_interface_id).id;
    auto own = address_of(home, address, row.created);
    row.addresses.insert(address.is_primary ? row.addresses.begin() : row.addresses.end(), std::move(own));
  }
  if (row.addresses.empty()) throw CannotHold("it has no address");
}

}  // namespace

void import_nat_gateways(HomeImport& home) {
  home.each(
      "NAT gateway", home.records.nat_gateways, &ec2::NatGateway::nat_gateway_id,
      [&](const ec2::NatGateway& record) {
        if (record.state != ec2::NatGatewayState::available && record.state != ec2::NatGatewayState::pending)
          throw CannotHold(fmt::format("it is {}", protocol::name_of(record.state)));
        const Subnet& subnet = home.need(home.region.subnets, record.subnet_id);
        NatGateway row{.id = home.id_of<NatGatewayId>(record.nat_gateway_id),
                       .subnet = subnet.id,
                       .vpc = subnet.vpc,
                       .availability_zone = subnet.availability_zone,
                       .connectivity = record.connectivity_type == ec2::ConnectivityType::public_
                                           ? Connectivity::public_
                                           : Connectivity::private_,
                       .addresses = {},
                       .former_addresses = {},
                       .network_interface = {},
                       .created = record.create_time,
                       .deleted = {},
                       .failure_code = {},
                       .failure_message = {},
                       .idempotency = {},
                       .tags = record.tags};
        add_addresses(home, record, row);
        home.region.nat_gateways.insert(std::move(row));
      });
}

}  // namespace vpcsim::importing
