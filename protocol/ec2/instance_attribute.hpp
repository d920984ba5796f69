// The attributes of instances that are described and modified one at a time.
#pragma once

#include "protocol/ec2/instance.hpp"

namespace vpcsim::ec2 {

enum class InstanceAttributeName {
  instance_type,
  kernel,
  ramdisk,
  user_data,
  disable_api_termination,
  instance_initiated_shutdown_behavior,
  root_device_name,
  block_device_mapping,
  product_codes,
  source_dest_check,
  group_set,
  ebs_optimized,
  sriov_net_support,
  ena_support,
  enclave_options,
  disable_api_stop
};

struct DescribeInstanceAttributeResult {
  std::optional<std::vector<GroupIdentifier>> groups;
  std::optional<std::vector<InstanceBlockDeviceMapping>> block_device_mappings;
  std::optional<std::vector<ProductCode>> product_codes;  ///< always empty
  std::optional<AttributeBooleanValue> disable_api_termination;
  std::optional<AttributeBooleanValue> ena_support;
  std::optional<EnclaveOptions> enclave_options;
  std::optional<AttributeBooleanValue> ebs_optimized;
  std::string instance_id;
  std::optional<AttributeValue> instance_initiated_shutdown_behavior;
  std::optional<AttributeValue> instance_type;
  std::optional<AttributeValue> kernel_id;   ///< always without a value: HVM images have none
  std::optional<AttributeValue> ramdisk_id;  ///< likewise
  std::optional<AttributeValue> root_device_name;
  std::optional<AttributeBooleanValue> source_dest_check;
  std::optional<AttributeValue> sriov_net_support;  ///< likewise
  std::optional<AttributeValue> user_data;
  std::optional<AttributeBooleanValue> disable_api_stop;
  static const Shape shape;
};
struct DescribeInstanceAttributeRequest {
  std::string attribute;
  std::string instance_id;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeInstanceAttribute";
  using Result = DescribeInstanceAttributeResult;
};

struct EbsInstanceBlockDeviceSpecification {
  std::optional<bool> delete_on_termination;
  std::optional<std::string> volume_id;
  static const Shape shape;
};
struct InstanceBlockDeviceMappingSpecification {
  std::optional<std::string> device_name;
  std::optional<EbsInstanceBlockDeviceSpecification> ebs;
  static const Shape shape;
};
struct ModifyInstanceAttributeRequest {
  std::optional<AttributeBooleanValue> source_dest_check;
  std::optional<std::string> attribute;  ///< the old form: an attribute's name, and `value`
  std::vector<InstanceBlockDeviceMappingSpecification> block_device_mappings;
  std::optional<AttributeBooleanValue> disable_api_termination;
  std::optional<AttributeBooleanValue> ebs_optimized;
  std::optional<AttributeBooleanValue> ena_support;  ///< every instance has it
  std::vector<std::string> groups;
  std::string instance_id;
  std::optional<AttributeValue> instance_initiated_shutdown_behavior;
  std::optional<AttributeValue> instance_type;
  std::optional<AttributeValue> sriov_net_support;  ///< only "simple"
  std::optional<AttributeValue> user_data;          ///< base64
  std::optional<std::string> value;
  std::optional<AttributeBooleanValue> disable_api_stop;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyInstanceAttribute";
  using Result = ReturnResult;
};

struct ResetInstanceAttributeRequest {
  InstanceAttributeName attribute = InstanceAttributeName::instance_type;
  std::string instance_id;
  static const Shape shape;
  static constexpr std::string_view action = "ResetInstanceAttribute";
  using Result = ReturnResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::InstanceAttributeName, "instanceType", "kernel", "ramdisk", "userData",
            "disableApiTermination", "instanceInitiatedShutdownBehavior", "rootDeviceName",
            "blockDeviceMapping", "productCodes", "sourceDestCheck", "groupSet", "ebsOptimized",
            "sriovNetSupport", "enaSupport", "enclaveOptions", "disableApiStop");
