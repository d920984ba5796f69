// DescribeInstanceAttribute and ModifyInstanceAttribute.
#include <algorithm>
#include <array>

#include "simulator/actions/instance.hpp"
#include "simulator/actions/instance_calls.hpp"
#include "simulator/actions/network_interface.hpp"

namespace vpcsim {
namespace {

using Result = ec2::DescribeInstanceAttributeResult;

struct DescribedAttribute {
  std::string_view name;
  void (*describe)(const Region& region, const Instance& instance, Result& result);
};

[[noreturn]] void refuse_terminated(const Instance& instance) {
  refuse("IncorrectInstanceState", "The instance '{}' is not in a valid state for this operation.",
         instance.id.text());
}

const NetworkInterface& primary_interface(const Region& region, const Instance& instance) {
  if (instance.life == InstanceLife::terminated) refuse_terminated(instance);
  return region.network_interfaces.get(instance.primary_interface);
}

/// What vpcsim's instances always are, and what they have none of: AWS shows these as empty elements.
constexpr auto described_attributes = std::to_array<DescribedAttribute>({
    {"disableApiStop",
     [](const Region&, const Instance& instance, Result& result) {
       result.disable_api_stop = {instance.disable_api_stop};
     }},
    {"disableApiTermination",
     [](const Region&, const Instance& instance, Result& result) {
       result.disable_api_termination = {instance.disable_api_termination};
     }},
    {"ebsOptimized", [](const Region&, const Instance&, Result& result) { result.ebs_optimized = {false}; }},
    {"enaSupport", [](const Region&, const Instance&, Result& result) { result.ena_support = {true}; }},
    {"enclaveOptions",
     [](const Region&, const Instance&, Result& result) { result.enclave_options = ec2::EnclaveOptions{}; }},
    {"groupSet",
     [](const Region& region, const Instance& instance, Result& result) {
       result.groups = to_records(region, primary_interface(region, instance).groups);
     }},
    {"instanceInitiatedShutdownBehavior",
     [](const Region&, const Instance& instance, Result& result) {
       result.instance_initiated_shutdown_behavior = {std::string(name_of(instance.shutdown_behavior))};
     }},
    {"instanceType",
     [](const Region&, const Instance& instance, Result& result) { result.instance_type = {instance.instance_type}; }},
    {"kernel", [](const Region&, const Instance&, Result& result) { result.kernel_id = ec2::AttributeValue{}; }},
    {"productCodes", [](const Region&, const Instance&, Result&) {}},
    {"ramdisk", [](const Region&, const Instance&, Result& result) { result.ramdisk_id = ec2::AttributeValue{}; }},
    {"rootDeviceName",
     [](const Region& region, const Instance& instance, Result& result) {
       result.root_device_name = {std::string(find_image(region.home.region, instance.image_id)->root_device_name)};
     }},
    {"sourceDestCheck",
     [](const Region& region, const Instance& instance, Result& result) {
       result.source_dest_check = {primary_interface(region, instance).source_dest_check};
     }},
    {"sriovNetSupport",
     [](const Region&, const Instance&, Result& result) { result.sriov_net_support = ec2::AttributeValue{}; }},
    {"userData",
     [](const Region&, const Instance& instance, Result& result) {
       result.user_data = ec2::AttributeValue{};
       if (!instance.user_data.empty()) result.user_data->value = instance.user_data;
     }},
});

}  // namespace

ec2::DescribeInstanceAttributeResult describe_instance_attribute(
    const ReadCall& call, const ec2::DescribeInstanceAttributeRequest& request) {
  if (request.attribute == "blockDeviceMapping") refuse_unsupported_parameter("Attribute=blockDeviceMapping");
  auto attribute =
      std::find_if(described_attributes.begin(), described_attributes.end(),
                   [&](const DescribedAttribute& known) { return known.name == request.attribute; });
  if (attribute == described_attributes.end()) {
    refuse("InvalidParameterValue", "Value ({}) for parameter attribute is invalid. Unknown attribute.",
           request.attribute);
  }
  const Instance& instance = get_instance(call, request.instance_id);
  Result result{.instance_id = instance.id.text()};
  attribute->describe(call.region, instance, result);
  return result;
}

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

/// The old form, Attribute=X and Value=Y, becomes the new one, X.Value=Y.
ModifyRequest in_new_form(ModifyRequest request) {
  if (!request.attribute) return request;
  const std::string& name = *request.attribute;
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
  } else if (name == "groupSet") {
    request.groups.push_back(*request.value);
  } else {
    bool known =
        name == "blockDeviceMapping" || std::any_of(described_attributes.begin(), described_attributes.end(),
                                                    [&](const auto& other) { return other.name == name; });
    if (known) refuse_unsupported_parameter("Attribute=" + name);
    refuse("InvalidParameterValue", "Value ({}) for parameter attribute is invalid. Unknown attribute.",
           name);
  }
  return request;
}

void check_one_attribute(const ModifyRequest& request) {
  int given = int{request.source_dest_check.has_value()} + int{request.disable_api_termination.has_value()} +
              int{!request.groups.empty()} + int{request.instance_initiated_shutdown_behavior.has_value()} +
              int{request.instance_type.has_value()} + int{request.user_data.has_value()} +
              int{request.disable_api_stop.has_value()};
  if (given == 0) refuse("InvalidParameterCombination", "No attributes specified.");
  if (given > 1) refuse("InvalidParameterCombination", "Fields for multiple attribute types specified");
}

void check_stopped(const WriteCall& call, const Instance& instance) {
  auto state = instance_state_at(instance, call.now, call.settings.timing);
  if (state == ec2::InstanceStateName::stopped) return;
  refuse("IncorrectInstanceState", "The instance '{}' is not in the 'stopped' state.", instance.id.text());
}

void check_new_type(const WriteCall& call, const Instance& instance, const std::string& name) {
  const InstanceType* type = find_instance_type(name);
  if (type == nullptr) refuse("InvalidParameterValue", "Invalid value '{}' for InstanceType.", name);
  check_stopped(call, instance);
  check_architecture(*type, *find_image(call.region.home.region, instance.image_id));
  std::size_t interfaces = instance.secondary_interfaces.size() + 1;
  if (interfaces > static_cast<std::size_t>(type->network_interfaces)) {
    refuse("AttachmentLimitExceeded", "Interface count {} exceeds the limit for {}", interfaces, type->name);
  }
}

/// Attributes that are really the primary interface's.
void modify_interface(WriteCall& call, const Instance& instance, const ModifyRequest& request) {
  check_single_interface(instance);
  const NetworkInterface& interface = primary_interface(call.region, instance);
  std::vector<SecurityGroupId> groups;
  if (!request.groups.empty()) groups = groups_for_interface(call.read(), interface.vpc, request.groups);
  call.region.network_interfaces.update(NetworkInterfaceId{interface.id}, [&](NetworkInterface& changed) {
    if (!groups.empty()) changed.groups = groups;
    if (request.source_dest_check)
      changed.source_dest_check = request.source_dest_check->value.value_or(true);
  });
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
  const Instance& instance = get_instance(call.read(), request.instance_id);
  if (instance.life == InstanceLife::terminated) refuse_terminated(instance);
  if (!request.groups.empty() || request.source_dest_check) {
    modify_interface(call, instance, request);
    return {};
  }
  if (request.instance_type) check_new_type(call, instance, request.instance_type->value.value_or(""));
  if (request.user_data) check_stopped(call, instance);
  std::optional<ec2::ShutdownBehavior> behavior;
  if (request.instance_initiated_shutdown_behavior) {
    behavior = shutdown_behavior_of(request.instance_initiated_shutdown_behavior->value.value_or(""));
  }
  call.region.instances.update(InstanceId{instance.id}, [&](Instance& changed) {
    if (request.instance_type) changed.instance_type = *request.instance_type->value;
    if (request.user_data) changed.user_data = request.user_data->value.value_or("");
    if (behavior) changed.shutdown_behavior = *behavior;
    if (request.disable_api_termination) {
      changed.disable_api_termination = request.disable_api_termination->value.value_or(false);
    }
    if (request.disable_api_stop) changed.disable_api_stop = request.disable_api_stop->value.value_or(false);
  });
  return {};
}

}  // namespace vpcsim
