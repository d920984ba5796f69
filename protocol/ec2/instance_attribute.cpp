#include "protocol/ec2/instance_attribute.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(DescribeInstanceAttributeResult, MEMBER(groups, "Groups", .wire = "groupSet"),
             MEMBER(block_device_mappings, "BlockDeviceMappings", .wire = "blockDeviceMapping"),
             MEMBER(product_codes, "ProductCodes"), MEMBER(disable_api_termination, "DisableApiTermination"),
             MEMBER(ena_support, "EnaSupport"), MEMBER(enclave_options, "EnclaveOptions"),
             MEMBER(ebs_optimized, "EbsOptimized"), MEMBER(instance_id, "InstanceId"),
             MEMBER(instance_initiated_shutdown_behavior, "InstanceInitiatedShutdownBehavior"),
             MEMBER(instance_type, "InstanceType"), MEMBER(kernel_id, "KernelId", .wire = "kernel"),
             MEMBER(ramdisk_id, "RamdiskId", .wire = "ramdisk"), MEMBER(root_device_name, "RootDeviceName"),
             MEMBER(source_dest_check, "SourceDestCheck"), MEMBER(sriov_net_support, "SriovNetSupport"),
             MEMBER(user_data, "UserData"), MEMBER(disable_api_stop, "DisableApiStop"));
VPCSIM_SHAPE(DescribeInstanceAttributeRequest, MEMBER(attribute, "Attribute", .required = "attribute"),
             MEMBER(instance_id, "InstanceId", .required = "instanceId"));

VPCSIM_SHAPE(EbsInstanceBlockDeviceSpecification, MEMBER(delete_on_termination, "DeleteOnTermination"),
             MEMBER(volume_id, "VolumeId"));
VPCSIM_SHAPE(InstanceBlockDeviceMappingSpecification, MEMBER(device_name, "DeviceName"), MEMBER(ebs, "Ebs"),
             REFUSED("NoDevice"), REFUSED("VirtualName"));
VPCSIM_SHAPE(ModifyInstanceAttributeRequest, MEMBER(source_dest_check, "SourceDestCheck"),
             MEMBER(attribute, "Attribute"),
             MEMBER(block_device_mappings, "BlockDeviceMappings", .wire = "blockDeviceMapping"),
             MEMBER(disable_api_termination, "DisableApiTermination"), MEMBER(ebs_optimized, "EbsOptimized"),
             MEMBER(ena_support, "EnaSupport"), MEMBER(groups, "Groups", .wire = "GroupId"),
             MEMBER(instance_id, "InstanceId", .required = "instanceId"),
             MEMBER(instance_initiated_shutdown_behavior, "InstanceInitiatedShutdownBehavior"),
             MEMBER(instance_type, "InstanceType"), MEMBER(sriov_net_support, "SriovNetSupport"),
             MEMBER(user_data, "UserData"), MEMBER(value, "Value"),
             MEMBER(disable_api_stop, "DisableApiStop"), REFUSED("Kernel"), REFUSED("Ramdisk"));

VPCSIM_SHAPE(ResetInstanceAttributeRequest, MEMBER(attribute, "Attribute", .required = "attribute"),
             MEMBER(instance_id, "InstanceId", .required = "instanceId"));

}  // namespace vpcsim::ec2
