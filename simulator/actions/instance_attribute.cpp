// DescribeInstanceAttribute.
#include <algorithm>
#include <array>

#include "simulator/actions/block_device.hpp"
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

const NetworkInterface& primary_interface(const Region& region, const Instance& instance) {
  check_not_terminated(instance);
  return region.network_interfaces.get(instance.primary_interface);
}

/// What vpcsim's instances always are, and what they have none of: AWS shows these as empty elements.
constexpr auto described_attributes = std::to_array<DescribedAttribute>({
    {"blockDeviceMapping",
     [](const Region& region, const Instance& instance, Result& result) {
       result.block_device_mappings = block_devices_of(region, instance);
     }},
    {"disableApiStop",
     [](const Region&, const Instance& instance, Result& result) {
       result.disable_api_stop = {instance.disable_api_stop};
     }},
    {"disableApiTermination",
     [](const Region&, const Instance& instance, Result& result) {
       result.disable_api_termination = {instance.disable_api_termination};
     }},
    {"ebsOptimized",
     [](const Region&, const Instance& instance, Result& result) {
       result.ebs_optimized = {instance.ebs_optimized};
     }},
    {"enaSupport", [](const Region&, const Instance& instance, Result& result) { result.ena_support = {instance.ena_support}; }},
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
    {"productCodes",
     [](const Region&, const Instance&, Result& result) { result.product_codes = std::vector<ec2::ProductCode>{}; }},
    {"ramdisk", [](const Region&, const Instance&, Result& result) { result.ramdisk_id = ec2::AttributeValue{}; }},
    {"rootDeviceName",
     [](const Region&, const Instance& instance, Result& result) {
       result.root_device_name = {instance.root_device_name};
     }},
    {"sourceDestCheck",
     [](const Region& region, const Instance& instance, Result& result) {
       result.source_dest_check = {primary_interface(region, instance).source_dest_check};
     }},
    {"sriovNetSupport",
     [](const Region&, const Instance&, Result& result) { result.sriov_net_support = {"simple"}; }},
    {"userData",
     [](const Region&, const Instance& instance, Result& result) {
       result.user_data = ec2::AttributeValue{};
       if (!instance.user_data.empty()) result.user_data->value = instance.user_data;
     }},
});

}  // namespace

ec2::DescribeInstanceAttributeResult describe_instance_attribute(
    const ReadCall& call, const ec2::DescribeInstanceAttributeRequest& request) {
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

}  // namespace vpcsim
