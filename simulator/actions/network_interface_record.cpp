// Interfaces as AWS shows them.
#include "simulator/actions/network_interface.hpp"
#include "simulator/dns_name.hpp"

namespace vpcsim {

std::optional<ec2::NetworkInterfaceAssociation> association_of(const Region& region, const Vpc& vpc,
                                                               const InterfaceAddress& address) {
  if (!address.public_ip) return std::nullopt;
  ec2::NetworkInterfaceAssociation association{
      .ip_owner_id = address.allocation ? region.home.account : "amazon",
      .public_ip = address.public_ip->text()};
  if (address.allocation) association.allocation_id = address.allocation->text();
  if (address.association) association.association_id = address.association->text();
  if (vpc.enable_dns_support && vpc.enable_dns_hostnames)
    association.public_dns_name = public_dns_name(region.home.region, *address.public_ip);
  return association;
}

namespace {

/// How AWS signs for what it attaches to machines of its own.
constexpr std::string_view amazon = "amazon-aws";

ec2::NetworkInterfaceAttachment to_record(const Region& region,
                                          const NetworkInterfaceAttachment& attachment) {
  return {.attach_time = attachment.attached,
          .attachment_id = attachment.id.text(),
          .delete_on_termination = attachment.delete_on_termination,
          .device_index = attachment.device_index,
          .instance_id = attachment.instance.text(),
          .instance_owner_id = region.home.account};
}

ec2::NetworkInterfaceAttachment managed_attachment(const NetworkInterface& interface) {
  return {.attach_time = interface.created,
          .attachment_id = interface.managed_attachment_id(),
          .delete_on_termination = false,
          .device_index = 1,
          .instance_id = {},
          .instance_owner_id = std::string(amazon)};
}

std::optional<ec2::NetworkInterfaceAttachment> attachment_of(const Region& region,
                                                             const NetworkInterface& interface) {
  if (is_requester_managed(interface)) return managed_attachment(interface);
  if (!interface.attachment) return std::nullopt;
  return to_record(region, *interface.attachment);
}

void add_addresses(const Region& region, const NetworkInterface& interface, ec2::NetworkInterface& record) {
  const Vpc& vpc = region.vpcs.get(interface.vpc);
  bool named = vpc.enable_dns_support && vpc.enable_dns_hostnames;
  for (const InterfaceAddress& address : interface.addresses) {
    ec2::NetworkInterfacePrivateIpAddress shown{.association = association_of(region, vpc, address),
                                                .primary = record.private_ip_addresses.empty(),
                                                .private_dns_name = {},
                                                .private_ip_address = address.private_ip.text()};
    if (named) shown.private_dns_name = private_dns_name(region.home.region, address.private_ip);
    record.private_ip_addresses.push_back(std::move(shown));
  }
  for (const Cidr& prefix : interface.ipv4_prefixes) record.ipv4_prefixes.push_back({prefix.text()});
  for (const Ipv6& address : interface.ipv6_addresses) {
    bool primary = interface.primary_ipv6 && record.ipv6_addresses.empty();
    record.ipv6_addresses.push_back({address.text(), primary});
  }
  for (const Ipv6Cidr& prefix : interface.ipv6_prefixes) record.ipv6_prefixes.push_back({prefix.text()});
  if (!interface.ipv6_addresses.empty()) {
    record.ipv6_address = interface.ipv6_addresses.front().text();
    record.deny_all_igw_traffic = false;
  }
  if (!region.subnets.get(interface.subnet).cidr) record.ipv6_native = true;
  if (record.private_ip_addresses.empty()) return;
  const auto& primary = record.private_ip_addresses.front();
  record.association = primary.association;
  record.private_dns_name = primary.private_dns_name;
  record.private_ip_address = primary.private_ip_address;
}

}  // namespace

ec2::NetworkInterface to_record(const Region& region, const NetworkInterface& interface) {
  bool managed = is_requester_managed(interface);
  ec2::NetworkInterface record{.attachment = attachment_of(region, interface),
                               .availability_zone = region.subnets.get(interface.subnet).availability_zone,
                               .description = interface.description,
                               .groups = to_records(region, interface.groups),
                               .interface_type = interface.interface_type,
                               .mac_address = interface.mac_address,
                               .network_interface_id = interface.id.text(),
                               .owner_id = region.home.account,
                               .requester_managed = managed,
                               .source_dest_check = interface.source_dest_check,
                               .status = interface.attachment || managed
                                             ? ec2::NetworkInterfaceStatus::in_use
                                             : ec2::NetworkInterfaceStatus::available,
                               .subnet_id = interface.subnet.text(),
                               .tags = interface.tags,
                               .vpc_id = interface.vpc.text(),
                               .deny_all_igw_traffic = {},
                               .ipv6_native = {},
                               .ipv6_address = {}};
  if (managed) record.requester_id = std::string(amazon);
  add_addresses(region, interface, record);
  return record;
}

ec2::NetworkInterface to_record(const ReadCall& call, const NetworkInterface& interface, Timestamp at) {
  const Timing& timing = call.settings.timing;
  auto record = to_record(call.region, interface);
  if (interface.attachment && at < interface.attachment->attached.plus(timing.network_interface_attaching))
    record.attachment->status = ec2::AttachmentStatus::attaching;
  if (is_detaching_at(interface, at, timing)) {
    record.attachment = to_record(call.region, *interface.former_attachment);
    record.attachment->status = ec2::AttachmentStatus::detaching;
    record.status = ec2::NetworkInterfaceStatus::in_use;
  }
  return record;
}

bool is_detaching_at(const NetworkInterface& interface, Timestamp at, const Timing& timing) {
  return !interface.attachment && interface.former_attachment &&
         at < interface.detached.plus(timing.network_interface_detaching);
}

}  // namespace vpcsim
