// Instances as AWS shows them.
#include "simulator/actions/block_device.hpp"
#include "simulator/actions/instance.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/dns_name.hpp"
#include "simulator/instance_type_catalog.hpp"
#include "simulator/region_catalog.hpp"

namespace vpcsim {

ec2::InstanceState to_record(ec2::InstanceStateName state) {
  switch (state) {
    case ec2::InstanceStateName::pending:
      return {0, state};
    case ec2::InstanceStateName::running:
      return {16, state};
    case ec2::InstanceStateName::shutting_down:
      return {32, state};
    case ec2::InstanceStateName::terminated:
      return {48, state};
    case ec2::InstanceStateName::stopping:
      return {64, state};
    case ec2::InstanceStateName::stopped:
      return {80, state};
  }
  return {};
}

namespace {

std::optional<ec2::InstanceNetworkInterfaceAssociation> shortened(
    const std::optional<ec2::NetworkInterfaceAssociation>& association) {
  if (!association) return std::nullopt;
  return ec2::InstanceNetworkInterfaceAssociation{association->ip_owner_id, association->public_dns_name,
                                                  association->public_ip};
}

ec2::InstanceNetworkInterface shortened(const ec2::NetworkInterface& interface) {
  ec2::InstanceNetworkInterface record{.association = shortened(interface.association),
                                       .description = interface.description,
                                       .groups = interface.groups,
                                       .mac_address = interface.mac_address,
                                       .network_interface_id = interface.network_interface_id,
                                       .owner_id = interface.owner_id,
                                       .private_dns_name = interface.private_dns_name,
                                       .private_ip_address = interface.private_ip_address,
                                       .source_dest_check = interface.source_dest_check,
                                       .status = interface.status,
                                       .subnet_id = interface.subnet_id,
                                       .vpc_id = interface.vpc_id,
                                       .interface_type = interface.interface_type};
  if (const auto& attachment = interface.attachment) {
    record.attachment = {.attach_time = attachment->attach_time,
                         .attachment_id = attachment->attachment_id,
                         .delete_on_termination = attachment->delete_on_termination,
                         .device_index = attachment->device_index,
                         .status = attachment->status,
                         .network_card_index = attachment->network_card_index};
  }
  for (const auto& address : interface.ipv6_addresses)
    record.ipv6_addresses.push_back({address.ipv6_address, address.is_primary_ipv6});
  for (const auto& prefix : interface.ipv4_prefixes) record.ipv4_prefixes.push_back({prefix.ipv4_prefix});
  for (const auto& prefix : interface.ipv6_prefixes) record.ipv6_prefixes.push_back({prefix.ipv6_prefix});
  for (const auto& address : interface.private_ip_addresses) {
    record.private_ip_addresses.push_back({shortened(address.association), address.primary,
                                           address.private_dns_name, address.private_ip_address});
  }
  return record;
}

/// What the instance has as long as it isn't terminated.
void add_network(const Region& region, const Instance& instance, ec2::Instance& record) {
  auto primary = to_record(region, region.network_interfaces.get(instance.primary_interface));
  const bool by_id = instance.private_dns_name_options.hostname_type == ec2::HostnameType::resource_name;
  if (by_id) {
    record.private_dns_name = resource_dns_name(region.home.region, instance.id.text());
  } else if (primary.private_ip_address) {
    record.private_dns_name = private_dns_name(region.home.region, instance.private_ip);
  }
  record.private_ip_address = primary.private_ip_address;
  record.ipv6_address = primary.ipv6_address;
  if (primary.association) {
    record.public_ip_address = primary.association->public_ip;
    record.public_dns_name = primary.association->public_dns_name.value_or("");
  }
  record.subnet_id = primary.subnet_id;
  record.vpc_id = primary.vpc_id;
  record.security_groups = primary.groups;
  record.source_dest_check = primary.source_dest_check;
  record.network_interfaces.push_back(shortened(primary));
  for (const NetworkInterfaceId& id : instance.secondary_interfaces) {
    record.network_interfaces.push_back(shortened(to_record(region, region.network_interfaces.get(id))));
  }
}

/// "2020-01-01 00:00:00 GMT"
std::string in_words(Timestamp instant) {
  auto text = instant.text();  // 2020-01-01T00:00:00.000Z
  return text.substr(0, 10) + " " + text.substr(11, 8) + " GMT";
}

void add_reason(const Instance& instance, ec2::InstanceStateName state, ec2::Instance& record) {
  if (state == ec2::InstanceStateName::pending) record.state_reason = {"pending", "pending"};
  if (instance.life == InstanceLife::launched) return;
  record.state_transition_reason = "User initiated (" + in_words(instance.since) + ")";
  record.state_reason = {"Client.UserInitiatedShutdown",
                         "Client.UserInitiatedShutdown: User initiated shutdown"};
}

}  // namespace

namespace {

/// UEFI where the image wants or prefers it and the type has it.
ec2::BootModeValues current_boot_mode(const Instance& instance) {
  const InstanceType& type = *find_instance_type(instance.instance_type);
  const bool has_uefi = type.hypervisor == ec2::InstanceTypeHypervisor::nitro;
  const bool wants_uefi =
      instance.boot_mode.value_or(ec2::BootModeValues::legacy_bios) != ec2::BootModeValues::legacy_bios;
  return has_uefi && wants_uefi ? ec2::BootModeValues::uefi : ec2::BootModeValues::legacy_bios;
}

ec2::Monitoring monitoring_of(const Instance& instance, ec2::InstanceStateName state) {
  if (!instance.detailed_monitoring) return {ec2::MonitoringState::disabled};
  if (state == ec2::InstanceStateName::pending) return {ec2::MonitoringState::pending};
  return {ec2::MonitoringState::enabled};
}

void add_options(const Instance& instance, ec2::InstanceStateName state, ec2::Instance& record) {
  record.monitoring = monitoring_of(instance, state);
  record.metadata_options = instance.metadata_options;
  if (state == ec2::InstanceStateName::pending) {
    record.metadata_options.state = ec2::MetadataOptionsState::pending;
  }
  record.capacity_reservation_specification = {instance.capacity_reservation_preference};
  record.private_dns_name_options = instance.private_dns_name_options;
  record.maintenance_options = {instance.auto_recovery};
  record.boot_mode = instance.boot_mode;
  record.current_instance_boot_mode = current_boot_mode(instance);
}

}  // namespace

ec2::Instance to_record(const Region& region, const Instance& instance, ec2::InstanceStateName state) {
  ec2::Instance record{
      .ami_launch_index = instance.launch_index,
      .image_id = instance.image_id,
      .instance_id = instance.id.text(),
      .instance_type = instance.instance_type,
      .launch_time = instance.launched,
      .placement = {.availability_zone = instance.availability_zone,
                    .group_name = "",
                    .tenancy = instance.tenancy,
                    .availability_zone_id = find_zone(region.home.region, instance.availability_zone)->id},
      .state = to_record(state),
      .architecture = instance.architecture,
      .block_device_mappings = block_devices_of(region, instance),
      .ebs_optimized = instance.ebs_optimized,
      .ena_support = instance.ena_support,
      .root_device_name = instance.root_device_name,
      .tags = instance.tags,
      .cpu_options = instance.cpu_options,
      .platform_details = "Linux/UNIX",
      .usage_operation = "RunInstances",
      .usage_operation_update_time = instance.launched,
  };
  if (!instance.key_name.empty()) record.key_name = instance.key_name;
  if (!instance.idempotency.client_token.empty()) record.client_token = instance.idempotency.client_token;
  add_options(instance, state, record);
  add_reason(instance, state, record);
  if (instance.life != InstanceLife::terminated) add_network(region, instance, record);
  return record;
}

}  // namespace vpcsim
