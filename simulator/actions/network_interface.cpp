#include "simulator/actions/network_interface.hpp"

#include <algorithm>

#include "simulator/actions/address.hpp"
#include "simulator/actions/instance.hpp"
#include "simulator/actions/network_interface_filters.hpp"
#include "simulator/actions/nouns.hpp"
#include "simulator/actions/subnet.hpp"
#include "simulator/describe.hpp"
#include "simulator/instance_type_catalog.hpp"
#include "simulator/tags.hpp"

namespace vpcsim {
namespace {

ec2::CreateNetworkInterfaceResult create_network_interface(
    WriteCall& call, const ec2::CreateNetworkInterfaceRequest& request) {
  auto tags = tags_from(request.tag_specifications, "network-interface", call.settings);
  check_interface_type(request.interface_type, "InterfaceType");
  auto wanted = wanted_addresses(request);
  auto ipv6 = wanted_ipv6_of(request, request.enable_primary_ipv6);
  const Idempotency idempotency = idempotency_of(request);
  if (const NetworkInterface* made = find_made_by(call.region.network_interfaces, idempotency)) {
    return {to_record(call.region, *made), request.client_token};
  }
  const Subnet& subnet = call.region.subnets.get(request.subnet_id);
  auto groups = groups_for_interface(call.read(), subnet.vpc, request.groups);
  check_wanted(subnet, wanted);
  check_address_limit(wanted.slots(), nullptr);
  check_wanted(subnet, ipv6);
  check_ipv6_limit(ipv6.size(), nullptr);
  auto id = make_network_interface(call, {.subnet = subnet.id,
                                          .addresses = std::move(wanted),
                                          .ipv6 = std::move(ipv6),
                                          .groups = std::move(groups),
                                          .description = request.description.value_or(""),
                                          .idempotency = idempotency,
                                          .tags = std::move(tags)});
  // AWS says "pending" here, a word that its own service model doesn't have: «available» comes in the next
  // call.
  return {to_record(call.region, call.region.network_interfaces.get(id)), request.client_token};
}

bool is_in_use(const ReadCall& call, const NetworkInterface& interface) {
  return interface.attachment || is_requester_managed(interface) ||
         is_detaching_at(interface, call.now, call.settings.timing);
}

void check_not_in_use(const ReadCall& call, const NetworkInterface& interface) {
  if (!is_in_use(call, interface)) return;
  refuse("InvalidParameterValue", "Network interface '{}' is currently in use.", interface.id.text());
}

ec2::ReturnResult delete_interface(WriteCall& call, const ec2::DeleteNetworkInterfaceRequest& request) {
  const NetworkInterface& interface = call.region.network_interfaces.get(request.network_interface_id);
  check_not_in_use(call.read(), interface);
  delete_network_interface(call, interface.id);
  return {};
}

ec2::DescribeNetworkInterfacesResult describe_network_interfaces(
    const ReadCall& call, const ec2::DescribeNetworkInterfacesRequest& request) {
  auto described = describe<ec2::NetworkInterface>(
      call.region.network_interfaces,
      {request.network_interface_ids, request.filters, "NetworkInterfaceIds", request.max_results,
       request.next_token},
      network_interface_filters(),
      [&](const NetworkInterface& interface) { return to_record(call, interface, call.now); });
  return {std::move(described.records), std::move(described.next_token)};
}

bool is_device_index_taken(const Region& region, const Instance& instance, int device_index) {
  if (device_index == 0) return true;
  return std::any_of(instance.secondary_interfaces.begin(), instance.secondary_interfaces.end(),
                     [&](const NetworkInterfaceId& id) {
                       return region.network_interfaces.get(id).attachment->device_index == device_index;
                     });
}

void check_room_for_interface(const Instance& instance) {
  const InstanceType& type = *find_instance_type(instance.instance_type);
  std::size_t count = instance.secondary_interfaces.size() + 2;
  if (count > static_cast<std::size_t>(type.network_interfaces)) {
    refuse("AttachmentLimitExceeded", "Interface count {} exceeds the limit for {}", count, type.name);
  }
}

void check_attachable(const ReadCall& call, const Instance& instance) {
  auto state = instance_state_at(instance, call.now, call.settings.timing);
  if (state == ec2::InstanceStateName::running || state == ec2::InstanceStateName::stopped) return;
  refuse("IncorrectState", "Instance '{}' is not in the 'running' or 'stopped' state.", instance.id.text());
}

ec2::AttachNetworkInterfaceResult attach(WriteCall& call, const ec2::AttachNetworkInterfaceRequest& request) {
  if (request.device_index < 0) {
    refuse("InvalidParameterValue", "Value ({}) for parameter deviceIndex is invalid.", request.device_index);
  }
  if (request.network_card_index.value_or(0) != 0) {
    refuse("InvalidParameterValue", "Value ({}) for parameter networkCardIndex is invalid.",
           *request.network_card_index);
  }
  const NetworkInterface& interface = get_interface_for(call.read(), request.network_interface_id,
                                                        ec2::InterfacePermissionType::instance_attach);
  const Instance& instance = get_instance(call.read(), request.instance_id);
  check_attachable(call.read(), instance);
  check_not_in_use(call.read(), interface);
  if (call.region.subnets.get(interface.subnet).availability_zone != instance.availability_zone) {
    refuse("InvalidParameterCombination",
           "You may not attach a network interface to an instance if they are not in the same availability "
           "zone");
  }
  if (is_device_index_taken(call.region, instance, request.device_index)) {
    refuse("InvalidParameterValue", "Instance '{}' already has an interface attached at device index '{}'.",
           request.instance_id, request.device_index);
  }
  check_room_for_interface(instance);
  return {attach_network_interface(call, interface.id, instance.id, request.device_index, false).text()};
}

const NetworkInterface& find_attached(const Region& region, std::string_view attachment_id) {
  const auto* found = region.network_interfaces.first_with("attachment.attachment-id", attachment_id);
  // It is also found by the attachment that it is losing.
  if (found == nullptr || !found->attachment || found->attachment->id.text() != attachment_id)
    NotFound<AttachmentId>::refuse(attachment_id);
  return *found;
}

ec2::ReturnResult detach(WriteCall& call, const ec2::DetachNetworkInterfaceRequest& request) {
  if (request.attachment_id.starts_with("ela-attach-")) {
    refuse("OperationNotPermitted", "You are not allowed to manage 'ela-attach' attachments.");
  }
  const NetworkInterface& interface = find_attached(call.region, request.attachment_id);
  if (interface.attachment->device_index == 0) {
    refuse("OperationNotPermitted",
           "The network interface at device index 0 and networkCard index 0 cannot be detached.");
  }
  const NetworkInterfaceId id = interface.id;
  const auto former = interface.attachment;
  detach_network_interface(call, id);
  if (request.force.value_or(false)) return {};
  call.region.network_interfaces.update(id, [&](NetworkInterface& changed) {
    changed.former_attachment = former;
    changed.detached = call.now;
  });
  return {};
}

void check_attachment_changes(const NetworkInterface& interface,
                              const ec2::NetworkInterfaceAttachmentChanges& changes) {
  if (!changes.delete_on_termination) refuse_missing("deleteOnTermination");
  if (!changes.attachment_id) refuse_missing("attachmentId");
  if (!interface.attachment || interface.attachment->id.text() != *changes.attachment_id) {
    NotFound<AttachmentId>::refuse(*changes.attachment_id);
  }
}

/// Once there is a primary IPv6 address, it stays.
void check_primary_ipv6(const NetworkInterface& interface, bool enable) {
  if (enable && !interface.ipv6_addresses.empty()) return;
  refuse("InvalidParameterValue", "{}",
         enable ? "The network interface has no IPv6 address that could be its primary one."
                : "A primary IPv6 address cannot be disabled.");
}

ec2::ReturnResult modify_network_interface_attribute(
    WriteCall& call, const ec2::ModifyNetworkInterfaceAttributeRequest& request) {
  int given = int{request.attachment.has_value()} + int{request.description.has_value()} +
              int{!request.groups.empty()} + int{request.source_dest_check.has_value()} +
              int{request.enable_primary_ipv6.has_value()} +
              int{request.associate_public_ip_address.has_value()};
  if (given == 0) refuse("InvalidParameterCombination", "No attributes specified.");
  if (given > 1) refuse("InvalidParameterCombination", "Fields for multiple attribute types specified");
  const NetworkInterface& interface = call.region.network_interfaces.get(request.network_interface_id);
  if (!request.description) check_not_managed(interface);
  if (request.attachment) check_attachment_changes(interface, *request.attachment);
  if (request.enable_primary_ipv6) check_primary_ipv6(interface, *request.enable_primary_ipv6);
  const NetworkInterfaceId id = interface.id;
  std::vector<SecurityGroupId> groups;
  if (!request.groups.empty()) groups = groups_for_interface(call.read(), interface.vpc, request.groups);
  call.region.network_interfaces.update(id, [&](NetworkInterface& changed) {
    if (request.enable_primary_ipv6) changed.primary_ipv6 = true;
    if (request.associate_public_ip_address)
      changed.auto_assign_public_ip = *request.associate_public_ip_address;
    if (request.attachment)
      changed.attachment->delete_on_termination = *request.attachment->delete_on_termination;
    if (request.description) changed.description = request.description->value.value_or("");
    if (request.source_dest_check)
      changed.source_dest_check = request.source_dest_check->value.value_or(true);
    if (!groups.empty()) changed.groups = groups;
  });
  if (request.associate_public_ip_address) {
    if (!*request.associate_public_ip_address) take_back_public_address(call, id);
    lend_public_address(call, id);
  }
  return {};
}

ec2::ReturnResult reset_network_interface_attribute(
    WriteCall& call, const ec2::ResetNetworkInterfaceAttributeRequest& request) {
  if (!request.source_dest_check) refuse("InvalidParameterCombination", "No attributes specified.");
  const NetworkInterface& interface = call.region.network_interfaces.get(request.network_interface_id);
  check_not_managed(interface);
  call.region.network_interfaces.update(NetworkInterfaceId{interface.id},
                                        [](NetworkInterface& changed) { changed.source_dest_check = true; });
  return {};
}

ec2::DescribeNetworkInterfaceAttributeResult describe_network_interface_attribute(
    const ReadCall& call, const ec2::DescribeNetworkInterfaceAttributeRequest& request) {
  if (!request.attribute) {
    refuse("InvalidParameterCombination", "No attributes specified.");
  }
  auto record = to_record(call, call.region.network_interfaces.get(request.network_interface_id), call.now);
  ec2::DescribeNetworkInterfaceAttributeResult result{.network_interface_id = record.network_interface_id};
  switch (*request.attribute) {
    case ec2::NetworkInterfaceAttribute::description:
      result.description = {record.description};
      break;
    case ec2::NetworkInterfaceAttribute::group_set:
      result.groups = std::move(record.groups);
      break;
    case ec2::NetworkInterfaceAttribute::source_dest_check:
      result.source_dest_check = {record.source_dest_check};
      break;
    case ec2::NetworkInterfaceAttribute::attachment:
      result.attachment = std::move(record.attachment);
  }
  return result;
}

}  // namespace

Actions network_interface_actions() {
  return {
      action<create_network_interface>("Creates a network interface in a subnet"),
      action<delete_interface>("Deletes a network interface that is attached to nothing"),
      action<describe_network_interfaces>("Describes network interfaces"),
      action<attach>("Attaches a network interface to an instance"),
      action<detach>("Detaches a network interface that is not an instance's primary one"),
      action<modify_network_interface_attribute>("Changes one attribute of a network interface: description, "
                                                 "groups, source/destination check, attachment"),
      action<reset_network_interface_attribute>(
          "Makes a network interface check sources and destinations again"),
      action<describe_network_interface_attribute>("Describes one attribute of a network interface"),
  };
}

}  // namespace vpcsim
