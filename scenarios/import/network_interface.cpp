// Network interfaces and the addresses on them: private ones, auto-assigned and Elastic ones, prefixes.
#include "simulator/actions/network_interface.hpp"

#include <algorithm>

#include "scenarios/import/home_import.hpp"

namespace vpcsim::importing {
namespace {

InterfaceAddress address_of(HomeImport& home, const std::string& private_ip,
                            const std::optional<ec2::NetworkInterfaceAssociation>& association) {
  InterfaceAddress own{.private_ip = home.value_of<Ipv4>(private_ip)};
  if (!association) return own;
  own.public_ip = home.value_of<Ipv4>(association->public_ip);
  own.allocation = home.id_if<AllocationId>(association->allocation_id);
  // AWS gives auto-assigned addresses association ids, too, without an allocation.
  if (own.allocation) own.association = home.id_if<AddressAssociationId>(association->association_id);
  return own;
}

void add_addresses(HomeImport& home, const ec2::NetworkInterface& record, NetworkInterface& row) {
  for (const auto& address : record.private_ip_addresses) {
    auto own = address_of(home, address.private_ip_address, address.association);
    if (own.public_ip && !own.allocation && address.primary) row.auto_assign_public_ip = true;
    row.addresses.insert(address.primary ? row.addresses.begin() : row.addresses.end(), std::move(own));
  }
  for (const auto& prefix : record.ipv4_prefixes)
    row.ipv4_prefixes.push_back(home.value_of<Cidr>(prefix.ipv4_prefix));
  for (const auto& address : record.ipv6_addresses) {
    row.ipv6_addresses.push_back(home.value_of<Ipv6>(address.ipv6_address));
    if (address.is_primary_ipv6) row.primary_ipv6 = true;
  }
  for (const auto& prefix : record.ipv6_prefixes)
    row.ipv6_prefixes.push_back(home.value_of<Ipv6Cidr>(prefix.ipv6_prefix));
}

void attach(HomeImport& home, const ec2::NetworkInterface& record, NetworkInterface& row) {
  const auto& attachment = record.attachment;
  if (!attachment) return;
  row.created = attachment->attach_time;
  if (!attachment->instance_id || attachment->status == ec2::AttachmentStatus::detaching ||
      attachment->status == ec2::AttachmentStatus::detached)
    return;
  row.attachment = NetworkInterfaceAttachment{.id = home.id_of<AttachmentId>(attachment->attachment_id),
                                              .instance = home.id_of<InstanceId>(*attachment->instance_id),
                                              .device_index = attachment->device_index,
                                              .delete_on_termination = attachment->delete_on_termination,
                                              .attached = attachment->attach_time};
}

NetworkInterface interface_of(HomeImport& home, const ec2::NetworkInterface& record) {
  const Subnet& subnet = home.need(home.region.subnets, record.subnet_id);
  NetworkInterface row{.id = home.id_of<NetworkInterfaceId>(record.network_interface_id),
                       .subnet = subnet.id,
                       .vpc = subnet.vpc,
                       .description = record.description,
                       .mac_address = record.mac_address,
                       .interface_type = record.interface_type.empty() ? "interface" : record.interface_type,
                       .addresses = {},
                       .ipv4_prefixes = {},
                       .ipv6_addresses = {},
                       .ipv6_prefixes = {},
                       .source_dest_check = record.source_dest_check,
                       .groups = {},
                       .attachment = {},
                       .tags = record.tags};
  add_addresses(home, record, row);
  attach(home, record, row);
  for (const auto& group : record.groups) {
    home.part("group", group.group_id, record.network_interface_id,
              [&] { row.groups.push_back(home.need(home.region.security_groups, group.group_id).id); });
  }
  return row;
}

}  // namespace

void import_addresses(HomeImport& home) {
  home.each("Elastic IP address", home.records.addresses, &ec2::Address::allocation_id,
            [&](const ec2::Address& record) {
              home.region.addresses.insert({.id = home.id_of<AllocationId>(record.allocation_id),
                                            .public_ip = home.value_of<Ipv4>(record.public_ip),
                                            .association = {},
                                            .network_interface = {},
                                            .private_ip = {},
                                            .tags = record.tags});
            });
}

void import_network_interfaces(HomeImport& home) {
  home.each("network interface", home.records.network_interfaces,
            &ec2::NetworkInterface::network_interface_id, [&](const ec2::NetworkInterface& record) {
              home.region.network_interfaces.insert(interface_of(home, record));
            });
}

namespace {

void hold_private(Region& region, const NetworkInterface& interface) {
  region.subnets.update(interface.subnet, [&](Subnet& subnet) {
    for (const InterfaceAddress& address : interface.addresses)
      subnet.addresses.set(address.private_ip, interface.id);
    for (const Cidr& prefix : interface.ipv4_prefixes) {
      for (std::uint32_t i = 0; i < prefix.size(); ++i)
        subnet.addresses.set(prefix.first().plus(i), interface.id);
    }
    for (const Ipv6& address : interface.ipv6_addresses) subnet.ipv6_addresses.set(address, interface.id);
    for (const Ipv6Cidr& prefix : interface.ipv6_prefixes)
      subnet.ipv6_prefixes.set(prefix.first(), interface.id);
  });
}

/// The interface says all about the association that an address knows of it.
void join_elastic(HomeImport& home, const NetworkInterface& interface, const InterfaceAddress& own) {
  Region& region = home.region;
  if (region.addresses.find(*own.allocation) == nullptr) {
    region.addresses.insert({.id = *own.allocation,
                             .public_ip = *own.public_ip,
                             .association = {},
                             .network_interface = {},
                             .private_ip = {},
                             .tags = {}});
    home.assume(fmt::format("{} is in no file: taken for {} on {}, without tags (aws ec2 describe-addresses)",
                            own.allocation->text(), own.public_ip->text(), interface.id.text()));
  }
  region.addresses.update(*own.allocation, [&](Address& address) {
    address.association = own.association;
    address.network_interface = interface.id;
    address.private_ip = own.private_ip;
  });
}

}  // namespace

void settle_addresses(HomeImport& home) {
  Region& region = home.region;
  auto& in_use = home.all.cloud.public_addresses;
  for (const NetworkInterface& interface : Table<NetworkInterface>(region.network_interfaces)) {
    hold_private(region, interface);
    for (const InterfaceAddress& own : interface.addresses) {
      if (own.public_ip) in_use.set(*own.public_ip, region.home);
      if (own.allocation && own.association) join_elastic(home, interface, own);
    }
  }
  for (const Address& address : region.addresses) in_use.set(address.public_ip, region.home);
}

}  // namespace vpcsim::importing
