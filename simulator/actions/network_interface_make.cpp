// How interfaces come, are attached and go, whichever call wants it.
#include <algorithm>

#include "simulator/actions/flow_log.hpp"
#include "simulator/actions/network_interface.hpp"
#include "simulator/actions/security_group_vpc.hpp"
#include "simulator/actions/transit_gateway_multicast.hpp"

namespace vpcsim {
namespace {

/// Locally administered, unicast, and as unique as the id.
std::string mac_address_of(NetworkInterfaceId id) {
  auto bits = id.number.value;
  return fmt::format("02:{:02x}:{:02x}:{:02x}:{:02x}:{:02x}", bits >> 32 & 0xff, bits >> 24 & 0xff,
                     bits >> 16 & 0xff, bits >> 8 & 0xff, bits & 0xff);
}

}  // namespace

NetworkInterfaceId make_network_interface(WriteCall& call, NewNetworkInterface wanted) {
  if (call.region.network_interfaces.size() >= call.settings.quotas.network_interfaces) {
    refuse("NetworkInterfaceLimitExceeded", "The maximum number of network interfaces has been reached.");
  }
  auto id = call.region.ids.id<NetworkInterfaceId>();
  call.region.network_interfaces.insert({.id = id,
                                         .subnet = wanted.subnet,
                                         .vpc = call.region.subnets.get(wanted.subnet).vpc,
                                         .description = std::move(wanted.description),
                                         .mac_address = mac_address_of(id),
                                         .interface_type = std::move(wanted.interface_type),
                                         .created = call.now,
                                         .addresses = {},
                                         .ipv4_prefixes = {},
                                         .groups = std::move(wanted.groups),
                                         .attachment = {},
                                         .idempotency = std::move(wanted.idempotency),
                                         .tags = std::move(wanted.tags)});
  take_first_addresses(call, id, wanted.addresses);
  take_first_ipv6(call, id, wanted.ipv6);
  return id;
}

void delete_network_interface(WriteCall& call, NetworkInterfaceId id) {
  give_back_addresses(call, id);
  give_back_ipv6(call, id);
  delete_flow_logs_of(call.region, id.text());
  delete_permissions_of(call, id);
  leave_multicast_groups(call.region, id);
  call.region.network_interfaces.erase(id);
}

AttachmentId attach_network_interface(WriteCall& call, NetworkInterfaceId id, InstanceId instance,
                                      int device_index, bool delete_on_termination) {
  NetworkInterfaceAttachment attachment{.id = call.region.ids.id<AttachmentId>(),
                                        .instance = instance,
                                        .device_index = device_index,
                                        .delete_on_termination = delete_on_termination,
                                        .attached = call.now};
  call.region.network_interfaces.update(
      id, [&](NetworkInterface& interface) { interface.attachment = attachment; });
  call.region.instances.update(instance, [&](Instance& row) {
    if (device_index == 0) {
      row.primary_interface = id;
    } else {
      row.secondary_interfaces.push_back(id);
    }
  });
  return attachment.id;
}

void detach_network_interface(WriteCall& call, NetworkInterfaceId id) {
  InstanceId instance = call.region.network_interfaces.get(id).attachment->instance;
  call.region.network_interfaces.update(id, [](NetworkInterface& interface) {
    interface.attachment.reset();
    interface.former_attachment.reset();
    interface.auto_assign_public_ip = false;
  });
  call.region.instances.update(instance, [&](Instance& row) { std::erase(row.secondary_interfaces, id); });
}

std::vector<SecurityGroupId> groups_for_interface(const ReadCall& call, VpcId vpc,
                                                  const std::vector<std::string>& group_ids) {
  if (group_ids.empty()) return {call.region.vpcs.get(vpc).default_security_group};
  std::vector<SecurityGroupId> groups;
  for (const std::string& id : group_ids) {
    const SecurityGroup& group = call.region.security_groups.get(id);
    if (!is_usable_in(call, group, vpc)) {
      refuse("InvalidGroup.NotFound", "You have specified two resources that belong to different networks.");
    }
    if (std::find(groups.begin(), groups.end(), group.id) == groups.end()) groups.push_back(group.id);
  }
  if (groups.size() > call.settings.quotas.security_groups_per_interface) {
    refuse("SecurityGroupsPerInterfaceLimitExceeded",
           "The maximum number of security groups per interface has been reached.");
  }
  return groups;
}

void check_interface_type(const std::optional<std::string>& interface_type, std::string_view parameter) {
  if (interface_type.value_or("interface") == "interface") return;
  refuse_unsupported_parameter(fmt::format("{}={}", parameter, *interface_type));
}

bool is_requester_managed(const NetworkInterface& interface) {
  return interface.interface_type != "interface";
}

void check_not_managed(const NetworkInterface& interface) {
  if (!is_requester_managed(interface)) return;
  refuse("OperationNotPermitted", "You do not have permission to modify the network interface '{}'.",
         interface.id.text());
}

std::vector<ec2::GroupIdentifier> to_records(const Region& region,
                                             const std::vector<SecurityGroupId>& groups) {
  std::vector<ec2::GroupIdentifier> records;
  for (const SecurityGroupId& id : groups)
    records.push_back({region.security_groups.get(id).name, id.text()});
  return records;
}

}  // namespace vpcsim
