// ModifyInstanceAttribute and ResetInstanceAttribute.
#include <algorithm>

#include "simulator/actions/instance.hpp"
#include "simulator/actions/instance_calls.hpp"
#include "simulator/actions/instance_launch_options.hpp"
#include "simulator/actions/network_interface.hpp"

namespace vpcsim {
namespace {

using ModifyRequest = ec2::ModifyInstanceAttributeRequest;

bool parse_boolean(const std::string& text) {
  bool value = false;
  if (!boolean_type.read(&value, text)) {
    refuse("InvalidParameterValue", "Value ({}) for parameter value is invalid. It must be of type boolean.",
           text);
  }
  return value;
}

[[noreturn]] void refuse_attribute(std::string_view name) {
  refuse("InvalidParameterValue", "Value ({}) for parameter attribute is invalid. Unknown attribute.", name);
}

/// The old form, Attribute=X and Value=Y, becomes the new one, X.Value=Y.
ModifyRequest in_new_form(ModifyRequest request) {
  if (!request.attribute) return request;
  const std::string& name = *request.attribute;
  if (name == "blockDeviceMapping" && !request.block_device_mappings.empty()) return request;
  if (!request.value) refuse_missing("value");
  if (name == "disableApiTermination") {
    request.disable_api_termination = {parse_boolean(*request.value)};
  } else if (name == "disableApiStop") {
    request.disable_api_stop = {parse_boolean(*request.value)};
  } else if (name == "sourceDestCheck") {
    request.source_dest_check = {parse_boolean(*request.value)};
  } else if (name == "instanceInitiatedShutdownBehavior") {
    request.instance_initiated_shutdown_behavior = {*request.value};
  } else if (name == "instanceType") {
    request.instance_type = {*request.value};
  } else if (name == "userData") {
    request.user_data = {*request.value};
  } else if (name == "ebsOptimized") {
    request.ebs_optimized = {parse_boolean(*request.value)};
  } else if (name == "enaSupport") {
    request.ena_support = {parse_boolean(*request.value)};
  } else if (name == "sriovNetSupport") {
    request.sriov_net_support = {*request.value};
  } else if (name == "groupSet") {
    request.groups.push_back(*request.value);
  } else {
    ec2::InstanceAttributeName known{};
    if (!type_of<ec2::InstanceAttributeName>->read(&known, name)) refuse_attribute(name);
    if (name == "kernel" || name == "ramdisk") refuse_unsupported_parameter("Attribute=" + name);
    refuse("InvalidParameterCombination", "The attribute '{}' cannot be modified by Attribute and Value.",
           name);
  }
  return request;
}

void check_one_attribute(const ModifyRequest& request) {
  int given = int{request.source_dest_check.has_value()} + int{request.disable_api_termination.has_value()} +
              int{!request.groups.empty()} + int{request.instance_initiated_shutdown_behavior.has_value()} +
              int{request.instance_type.has_value()} + int{request.user_data.has_value()} +
              int{request.disable_api_stop.has_value()} + int{request.ebs_optimized.has_value()} +
              int{request.ena_support.has_value()} + int{request.sriov_net_support.has_value()} +
              int{!request.block_device_mappings.empty()};
  if (given == 0) refuse("InvalidParameterCombination", "No attributes specified.");
  if (given > 1) refuse("InvalidParameterCombination", "Fields for multiple attribute types specified");
}

void check_new_type(const WriteCall& call, const Instance& instance, const std::string& name) {
  const InstanceType* type = find_instance_type(name);
  if (type == nullptr) refuse("InvalidParameterValue", "Invalid value '{}' for InstanceType.", name);
  check_stopped(call, instance);
  check_architecture(*type, instance.architecture);
  check_enhanced_networking(*type, instance.ena_support);
  if (instance.ebs_optimized) check_ebs_optimized(*type);
  std::size_t interfaces = instance.secondary_interfaces.size() + 1;
  if (interfaces > static_cast<std::size_t>(type->network_interfaces)) {
    refuse("AttachmentLimitExceeded", "Interface count {} exceeds the limit for {}", interfaces, type->name);
  }
}

/// Attributes that are really the primary interface's.
void modify_interface(WriteCall& call, const Instance& instance, const ModifyRequest& request) {
  check_single_interface(instance);
  const NetworkInterface& interface = call.region.network_interfaces.get(instance.primary_interface);
  std::vector<SecurityGroupId> groups;
  if (!request.groups.empty()) groups = groups_for_interface(call.read(), interface.vpc, request.groups);
  call.region.network_interfaces.update(NetworkInterfaceId{interface.id}, [&](NetworkInterface& changed) {
    if (!groups.empty()) changed.groups = groups;
    if (request.source_dest_check)
      changed.source_dest_check = request.source_dest_check->value.value_or(true);
  });
}

/// Whether volumes go with the instance, by device.
void modify_block_devices(WriteCall& call, const Instance& instance, const ModifyRequest& request) {
  for (const auto& mapping : request.block_device_mappings) {
    if (!mapping.device_name) refuse_missing("deviceName");
    auto volume = std::find_if(instance.volumes.begin(), instance.volumes.end(), [&](const VolumeId& id) {
      return call.region.volumes.get(id).attachment->device == *mapping.device_name;
    });
    if (volume == instance.volumes.end()) {
      refuse("InvalidInstanceAttributeValue", "No device is currently mapped at {}", *mapping.device_name);
    }
    if (mapping.ebs && mapping.ebs->volume_id && *mapping.ebs->volume_id != volume->text()) {
      refuse("InvalidInstanceAttributeValue", "The volume {} is not mapped at {}", *mapping.ebs->volume_id,
             *mapping.device_name);
    }
    if (!mapping.ebs || !mapping.ebs->delete_on_termination) refuse_missing("ebs.deleteOnTermination");
    call.region.volumes.update(VolumeId{*volume}, [&](Volume& changed) {
      changed.attachment->delete_on_termination = *mapping.ebs->delete_on_termination;
    });
  }
}

/// Every instance has enhanced networking, and keeps it.
void check_enhanced_networking(const ModifyRequest& request) {
  if (request.ena_support && !request.ena_support->value.value_or(true)) {
    refuse("InvalidParameterValue",
           "Value (false) for parameter enaSupport is invalid. It can't be disabled.");
  }
  if (request.sriov_net_support && request.sriov_net_support->value.value_or("") != "simple") {
    refuse("InvalidParameterValue",
           "Value ({}) for parameter sriovNetSupport is invalid. Valid values are: simple.",
           request.sriov_net_support->value.value_or(""));
  }
}

void check_new_ebs_optimization(const WriteCall& call, const Instance& instance, bool wanted) {
  check_stopped(call, instance);
  if (wanted) check_ebs_optimized(*find_instance_type(instance.instance_type));
}

/// CPU options are those of a type; credits stay, as AWS keeps them.
void set_type(Instance& instance, const std::string& name) {
  const InstanceType& type = *find_instance_type(name);
  if (instance.instance_type != name) instance.cpu_options = {type.cores(), type.threads_per_core};
  instance.instance_type = name;
  if (instance.cpu_credits.empty()) instance.cpu_credits = default_cpu_credits(type);
}

ec2::ShutdownBehavior shutdown_behavior_of(const std::string& text) {
  ec2::ShutdownBehavior behavior{};
  if (!type_of<ec2::ShutdownBehavior>->read(&behavior, text)) {
    refuse("InvalidParameterValue", "Value ({}) for parameter instanceInitiatedShutdownBehavior is invalid.",
           text);
  }
  return behavior;
}

}  // namespace

ec2::ReturnResult modify_instance_attribute(WriteCall& call, const ModifyRequest& asked) {
  const ModifyRequest request = in_new_form(asked);
  check_one_attribute(request);
  if (request.user_data) check_user_data(request.user_data->value.value_or(""));
  check_enhanced_networking(request);
  const Instance& instance = get_instance(call.read(), request.instance_id);
  check_not_terminated(instance);
  if (!request.groups.empty() || request.source_dest_check) {
    modify_interface(call, instance, request);
    return {};
  }
  modify_block_devices(call, instance, request);
  if (request.ebs_optimized) {
    check_new_ebs_optimization(call, instance, request.ebs_optimized->value.value_or(false));
  }
  if (request.ena_support || request.sriov_net_support) check_stopped(call, instance);
  if (request.instance_type) check_new_type(call, instance, request.instance_type->value.value_or(""));
  if (request.user_data) check_stopped(call, instance);
  std::optional<ec2::ShutdownBehavior> behavior;
  if (request.instance_initiated_shutdown_behavior) {
    behavior = shutdown_behavior_of(request.instance_initiated_shutdown_behavior->value.value_or(""));
  }
  call.region.instances.update(InstanceId{instance.id}, [&](Instance& changed) {
    if (request.instance_type) set_type(changed, *request.instance_type->value);
    if (request.ena_support) changed.ena_support = true;
    if (request.ebs_optimized) changed.ebs_optimized = request.ebs_optimized->value.value_or(false);
    if (request.user_data) changed.user_data = request.user_data->value.value_or("");
    if (behavior) changed.shutdown_behavior = *behavior;
    if (request.disable_api_termination) {
      changed.disable_api_termination = request.disable_api_termination->value.value_or(false);
    }
    if (request.disable_api_stop) changed.disable_api_stop = request.disable_api_stop->value.value_or(false);
  });
  return {};
}

ec2::ReturnResult reset_instance_attribute(WriteCall& call,
                                           const ec2::ResetInstanceAttributeRequest& request) {
  using Name = ec2::InstanceAttributeName;
  const bool of_image = request.attribute == Name::kernel || request.attribute == Name::ramdisk;
  if (!of_image && request.attribute != Name::source_dest_check) {
    refuse("InvalidParameterValue", "Value ({}) for parameter attribute is invalid. It can't be reset.",
           name_of(request.attribute));
  }
  const Instance& instance = get_instance(call.read(), request.instance_id);
  check_not_terminated(instance);
  if (of_image) {
    check_stopped(call, instance);  // HVM images have no kernel: there is nothing to go back from
    return {};
  }
  modify_interface(call, instance, {.source_dest_check = ec2::AttributeBooleanValue{true}});
  return {};
}

}  // namespace vpcsim
