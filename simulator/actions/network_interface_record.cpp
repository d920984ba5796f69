// Interfaces as AWS shows them.
#include "simulator/actions/network_interface.hpp"
#include "simulator/dns_name.hpp"

namespace vpcsim {

std::optional<ec2::NetworkInterfaceAssociation> association_of(const Region& region,
                                                               const NetworkInterface& interface) {
  if (!interface.public_ip) return std::nullopt;
  ec2::NetworkInterfaceAssociation association{
      .ip_owner_id = interface.allocation ? region.home.account : "amazon",
      .public_ip = interface.public_ip->text()};
  if (interface.allocation) association.allocation_id = interface.allocation->text();
  if (interface.address_association) association.association_id = interface.address_association->text();
  const Vpc& vpc = region.vpcs.get(interface.vpc);
  if (vpc.enable_dns_support && vpc.enable_dns_hostnames) {
    association.public_dns_name = public_dns_name(region.home.region, *interface.public_ip);
  }
  return association;
}

namespace {

std::optional<ec2::NetworkInterfaceAttachment> attachment_of(const Region& region,
                                                             const NetworkInterface& interface) {
  if (!interface.attachment) return std::nullopt;
  return ec2::NetworkInterfaceAttachment{.attach_time = interface.attachment->attached,
                                         .attachment_id = interface.attachment->id.text(),
                                         .delete_on_termination = interface.attachment->delete_on_termination,
                                         .device_index = interface.attachment->device_index,
                                         .instance_id = interface.attachment->instance.text(),
                                         .instance_owner_id = region.home.account};
}

}  // namespace

ec2::NetworkInterface to_record(const Region& region, const NetworkInterface& interface) {
  // A NAT gateway's interface belongs to AWS, which attaches it to something that nobody sees.
  bool managed = interface.interface_type != "interface";
  ec2::NetworkInterface record{.association = association_of(region, interface),
                               .attachment = attachment_of(region, interface),
                               .availability_zone = region.subnets.get(interface.subnet).availability_zone,
                               .description = interface.description,
                               .groups = to_records(region, interface.groups),
                               .interface_type = interface.interface_type,
                               .mac_address = interface.mac_address,
                               .network_interface_id = interface.id.text(),
                               .owner_id = region.home.account,
                               .private_ip_address = interface.private_ip.text(),
                               .requester_managed = managed,
                               .source_dest_check = interface.source_dest_check,
                               .status = interface.attachment || managed
                                             ? ec2::NetworkInterfaceStatus::in_use
                                             : ec2::NetworkInterfaceStatus::available,
                               .subnet_id = interface.subnet.text(),
                               .tags = interface.tags,
                               .vpc_id = interface.vpc.text()};
  const Vpc& vpc = region.vpcs.get(interface.vpc);
  if (vpc.enable_dns_support && vpc.enable_dns_hostnames) {
    record.private_dns_name = private_dns_name(region.home.region, interface.private_ip);
  }
  record.private_ip_addresses.push_back({.association = record.association,
                                         .primary = true,
                                         .private_dns_name = record.private_dns_name,
                                         .private_ip_address = record.private_ip_address});
  return record;
}

}  // namespace vpcsim
