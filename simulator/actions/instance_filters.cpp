#include "simulator/actions/instance_filters.hpp"

#include <algorithm>
#include <array>

#include "simulator/actions/network_interface_filters.hpp"
#include "simulator/filter_values.hpp"

namespace vpcsim {
namespace {

using Described = DescribedInstance;
using Values = std::vector<std::string>;

/// A string literal as a template argument.
template <std::size_t size>
struct Name {
  char text[size];
  constexpr Name(const char (&literal)[size]) { std::copy_n(literal, size, text); }
};

/// network-interface.X is DescribeNetworkInterfaces' filter X on any of the instance's interfaces.
template <Name name>
Values of_interfaces(const Described& instance) {
  auto fields = network_interface_filters();
  auto field =
      std::find_if(fields.begin(), fields.end(), [](const auto& known) { return known.name == name.text; });
  Values values;
  for (const auto& interface : instance.whole_interfaces) {
    auto of_one = field->values(interface);
    values.insert(values.end(), of_one.begin(), of_one.end());
  }
  return values;
}

Values of_groups(const Described& instance, std::string ec2::GroupIdentifier::*member) {
  Values values;
  for (const auto& group : instance.security_groups) values.push_back(group.*member);
  return values;
}
Values group_ids(const Described& instance) {
  return of_groups(instance, &ec2::GroupIdentifier::group_id);
}
Values group_names(const Described& instance) {
  return of_groups(instance, &ec2::GroupIdentifier::group_name);
}

/// Of things that no instance of ours has: placement groups, volumes, spot requests, Outposts, kernels...
Values no_instance_has(const Described&) {
  return {};
}

template <class Read>
Values of_devices(const Described& instance, Read read) {
  Values values;
  for (const auto& device : instance.block_device_mappings) values.push_back(read(device));
  return values;
}
Values device_attach_times(const Described& instance) {
  return of_devices(instance, [](const auto& device) { return device.ebs.attach_time.text(); });
}
Values devices_deleted_on_termination(const Described& instance) {
  return of_devices(instance, [](const auto& device) {
    return std::string(device.ebs.delete_on_termination ? "true" : "false");
  });
}
Values device_names(const Described& instance) {
  return of_devices(instance, [](const auto& device) { return device.device_name; });
}
Values device_statuses(const Described& instance) {
  return of_devices(instance, [](const auto& device) { return std::string(name_of(device.ebs.status)); });
}
Values volume_ids(const Described& instance) {
  return of_devices(instance, [](const auto& device) { return device.ebs.volume_id; });
}

Values unless_empty(const std::string& value) {
  return value.empty() ? Values{} : Values{value};
}

constexpr auto filters = std::to_array<FilterField<Described>>({
    {"affinity", no_instance_has},
    {"architecture", [](const Described& instance) { return name_value(instance.architecture); }},
    {"availability-zone-id", [](const Described& instance) { return values_of(instance.placement.availability_zone_id); }},
    {"boot-mode", [](const Described& instance) { return instance.boot_mode ? name_value(*instance.boot_mode) : Values{}; }},
    {"current-instance-boot-mode", [](const Described& instance) { return name_value(instance.current_instance_boot_mode); }},
    {"availability-zone", [](const Described& instance) { return values_of(instance.placement.availability_zone); }},
    {"block-device-mapping.attach-time", device_attach_times},
    {"block-device-mapping.delete-on-termination", devices_deleted_on_termination},
    {"block-device-mapping.device-name", device_names},
    {"block-device-mapping.status", device_statuses},
    {"block-device-mapping.volume-id", volume_ids},
    {"capacity-reservation-id", no_instance_has},
    {"client-token", [](const Described& instance) { return values_of(instance.client_token); }},
    {"dns-name", [](const Described& instance) { return unless_empty(instance.public_dns_name); }},
    {"group-id", group_ids},
    {"group-name", group_names},
    {"hibernation-options.configured",
     [](const Described& instance) { return values_of(instance.hibernation_options.configured); }},
    {"host-id", no_instance_has},
    {"hypervisor", [](const Described& instance) { return name_value(instance.hypervisor); }},
    {"iam-instance-profile.arn", no_instance_has},
    {"image-id", [](const Described& instance) { return Values{instance.image_id}; }},
    {"instance-id", [](const Described& instance) { return Values{instance.instance_id}; }},
    {"instance-lifecycle", no_instance_has},
    {"instance-state-code", [](const Described& instance) { return Values{std::to_string(instance.state.code)}; }},
    {"instance-state-name", [](const Described& instance) { return name_value(instance.state.name); }},
    {"instance-type", [](const Described& instance) { return Values{instance.instance_type}; }},
    {"instance.group-id", group_ids},
    {"instance.group-name", group_names},
    {"ip-address", [](const Described& instance) { return values_of(instance.public_ip_address); }},
    {"ipv6-address", [](const Described& instance) { return values_of(instance.ipv6_address); }},
    {"kernel-id", no_instance_has},
    {"key-name", [](const Described& instance) { return values_of(instance.key_name); }},
    {"launch-index", [](const Described& instance) { return Values{std::to_string(instance.ami_launch_index)}; }},
    {"launch-time", [](const Described& instance) { return Values{instance.launch_time.text()}; }},
    {"metadata-options.http-endpoint",
     [](const Described& instance) { return name_value(instance.metadata_options.http_endpoint); }},
    {"enclave-options.enabled", [](const Described& instance) { return values_of(instance.enclave_options.enabled); }},
    {"iam-instance-profile.id", no_instance_has},
    {"iam-instance-profile.name", no_instance_has},
    {"maintenance-options.auto-recovery", [](const Described& instance) { return name_value(instance.maintenance_options.auto_recovery); }},
    {"metadata-options.http-protocol-ipv4", [](const Described& instance) { return name_value(instance.metadata_options.http_endpoint); }},
    {"metadata-options.http-protocol-ipv6", [](const Described& instance) { return name_value(instance.metadata_options.http_protocol_ipv6); }},
    {"metadata-options.http-put-response-hop-limit",
     [](const Described& instance) {
       return Values{std::to_string(instance.metadata_options.http_put_response_hop_limit)};
     }},
    {"metadata-options.instance-metadata-tags",
     [](const Described& instance) { return name_value(instance.metadata_options.instance_metadata_tags); }},
    {"platform-details", [](const Described& instance) { return Values{instance.platform_details}; }},
    {"private-dns-name-options.enable-resource-name-dns-a-record", [](const Described& instance) { return values_of(instance.private_dns_name_options.enable_resource_name_dns_a_record); }},
    {"private-dns-name-options.enable-resource-name-dns-aaaa-record", [](const Described& instance) { return values_of(instance.private_dns_name_options.enable_resource_name_dns_aaaa_record); }},
    {"private-dns-name-options.hostname-type", [](const Described& instance) { return name_value(instance.private_dns_name_options.hostname_type); }},
    {"ebs-optimized", [](const Described& instance) { return values_of(instance.ebs_optimized); }},
    {"ena-support", [](const Described& instance) { return values_of(instance.ena_support); }},
    {"usage-operation", [](const Described& instance) { return Values{instance.usage_operation}; }},
    {"usage-operation-update-time", [](const Described& instance) { return Values{instance.usage_operation_update_time.text()}; }},
    {"capacity-reservation-specification.capacity-reservation-preference", [](const Described& instance) { return name_value(instance.capacity_reservation_specification.capacity_reservation_preference); }},
    {"metadata-options.http-tokens",
     [](const Described& instance) { return name_value(instance.metadata_options.http_tokens); }},
    {"monitoring-state", [](const Described& instance) { return name_value(instance.monitoring.state); }},
    {"network-interface.addresses.association.ip-owner-id", of_interfaces<"addresses.association.owner-id">},
    {"network-interface.addresses.association.public-ip", of_interfaces<"addresses.association.public-ip">},
    {"network-interface.addresses.primary", of_interfaces<"addresses.primary">},
    {"network-interface.addresses.private-ip-address", of_interfaces<"addresses.private-ip-address">},
    {"network-interface.association.allocation-id", of_interfaces<"association.allocation-id">},
    {"network-interface.association.association-id", of_interfaces<"association.association-id">},
    {"network-interface.association.ip-owner-id", of_interfaces<"association.ip-owner-id">},
    {"network-interface.association.public-ip", of_interfaces<"association.public-ip">},
    {"network-interface.attachment.attach-time", of_interfaces<"attachment.attach-time">},
    {"network-interface.attachment.attachment-id", of_interfaces<"attachment.attachment-id">},
    {"network-interface.attachment.delete-on-termination", of_interfaces<"attachment.delete-on-termination">},
    {"network-interface.attachment.device-index", of_interfaces<"attachment.device-index">},
    {"network-interface.attachment.instance-id", of_interfaces<"attachment.instance-id">},
    {"network-interface.attachment.instance-owner-id", of_interfaces<"attachment.instance-owner-id">},
    {"network-interface.attachment.status", of_interfaces<"attachment.status">},
    {"network-interface.availability-zone", of_interfaces<"availability-zone">},
    {"network-interface.description", of_interfaces<"description">},
    {"network-interface.group-id", of_interfaces<"group-id">},
    {"network-interface.group-name", of_interfaces<"group-name">},
    {"network-interface.ipv6-address", of_interfaces<"ipv6-addresses.ipv6-address">},
    {"network-interface.ipv6-addresses.ipv6-address", of_interfaces<"ipv6-addresses.ipv6-address">},
    {"network-interface.ipv6-addresses.is-primary-ipv6", of_interfaces<"ipv6-addresses.is-primary-ipv6">},
    {"network-interface.mac-address", of_interfaces<"mac-address">},
    {"network-interface.network-interface-id", of_interfaces<"network-interface-id">},
    {"network-interface.owner-id", of_interfaces<"owner-id">},
    {"network-interface.private-dns-name", of_interfaces<"private-dns-name">},
    {"network-interface.requester-id", of_interfaces<"requester-id">},
    {"network-interface.requester-managed", of_interfaces<"requester-managed">},
    {"network-interface.source-dest-check", of_interfaces<"source-dest-check">},
    {"network-interface.status", of_interfaces<"status">},
    {"network-interface.subnet-id", of_interfaces<"subnet-id">},
    {"network-interface.vpc-id", of_interfaces<"vpc-id">},
    {"outpost-arn", no_instance_has},
    {"owner-id", [](const Described& instance) { return Values{instance.owner_id}; }},
    {"placement-group-name", no_instance_has},
    {"placement-partition-number", no_instance_has},
    {"platform", no_instance_has},
    {"private-dns-name", [](const Described& instance) { return unless_empty(instance.private_dns_name); }},
    {"private-ip-address", [](const Described& instance) { return values_of(instance.private_ip_address); }},
    {"product-code", no_instance_has},
    {"product-code.type", no_instance_has},
    {"ramdisk-id", no_instance_has},
    {"reason", [](const Described& instance) { return unless_empty(instance.state_transition_reason); }},
    {"requester-id", no_instance_has},
    {"reservation-id", [](const Described& instance) { return Values{instance.reservation_id}; }},
    {"root-device-name", [](const Described& instance) { return Values{instance.root_device_name}; }},
    {"root-device-type", [](const Described& instance) { return name_value(instance.root_device_type); }},
    {"source-dest-check",
     [](const Described& instance) {
       return instance.source_dest_check ? values_of(*instance.source_dest_check) : Values{};
     }},
    {"spot-instance-request-id", no_instance_has},
    {"state-reason-code",
     [](const Described& instance) {
       return instance.state_reason ? Values{instance.state_reason->code} : Values{};
     }},
    {"state-reason-message",
     [](const Described& instance) {
       return instance.state_reason ? Values{instance.state_reason->message} : Values{};
     }},
    {"subnet-id", [](const Described& instance) { return values_of(instance.subnet_id); }},
    {"tenancy",
     [](const Described& instance) {
       return instance.placement.tenancy ? name_value(*instance.placement.tenancy) : Values{};
     }},
    {"virtualization-type", [](const Described& instance) { return name_value(instance.virtualization_type); }},
    {"vpc-id", [](const Described& instance) { return values_of(instance.vpc_id); }},
});

}  // namespace

std::span<const FilterField<DescribedInstance>> instance_filters() {
  return filters;
}

}  // namespace vpcsim
