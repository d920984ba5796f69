#include "protocol/ec2/image.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(EbsBlockDevice, MEMBER(delete_on_termination, "DeleteOnTermination"),
             MEMBER(snapshot_id, "SnapshotId"), MEMBER(volume_size, "VolumeSize"),
             MEMBER(volume_type, "VolumeType"), MEMBER(encrypted, "Encrypted"));
VPCSIM_SHAPE(BlockDeviceMapping, MEMBER(device_name, "DeviceName"), MEMBER(ebs, "Ebs"));

VPCSIM_SHAPE(Image, MEMBER(architecture, "Architecture"), MEMBER(creation_date, "CreationDate"),
             MEMBER(image_id, "ImageId"), MEMBER(image_location, "ImageLocation"),
             MEMBER(image_type, "ImageType"), MEMBER(is_public, "Public", .wire = "isPublic"),
             MEMBER(owner_id, "OwnerId", .wire = "imageOwnerId"), MEMBER(platform_details, "PlatformDetails"),
             MEMBER(usage_operation, "UsageOperation"), MEMBER(state, "State", .wire = "imageState"),
             MEMBER(block_device_mappings, "BlockDeviceMappings", .wire = "blockDeviceMapping"),
             MEMBER(description, "Description"), MEMBER(ena_support, "EnaSupport"),
             MEMBER(hypervisor, "Hypervisor"), MEMBER(image_owner_alias, "ImageOwnerAlias"),
             MEMBER(name, "Name"), MEMBER(root_device_name, "RootDeviceName"),
             MEMBER(root_device_type, "RootDeviceType"), MEMBER(sriov_net_support, "SriovNetSupport"),
             MEMBER(tags, "Tags", .wire = "tagSet", .omit_if_empty = true),
             MEMBER(virtualization_type, "VirtualizationType"), MEMBER(boot_mode, "BootMode"),
             MEMBER(imds_support, "ImdsSupport"));

VPCSIM_SHAPE(DescribeImagesResult, MEMBER(images, "Images", .wire = "imagesSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeImagesRequest, MEMBER(executable_users, "ExecutableUsers", .wire = "ExecutableBy"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(image_ids, "ImageIds", .wire = "ImageId"),
             MEMBER(owners, "Owners", .wire = "Owner"), MEMBER(include_deprecated, "IncludeDeprecated"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"), REFUSED("IncludeDisabled"));

VPCSIM_SHAPE(ProcessorInfo, MEMBER(supported_architectures, "SupportedArchitectures"));
VPCSIM_SHAPE(VCpuInfo, MEMBER(default_vcpus, "DefaultVCpus"), MEMBER(default_cores, "DefaultCores"),
             MEMBER(default_threads_per_core, "DefaultThreadsPerCore"));
VPCSIM_SHAPE(MemoryInfo, MEMBER(size_in_mib, "SizeInMiB"));
VPCSIM_SHAPE(NetworkCardInfo, MEMBER(network_card_index, "NetworkCardIndex"),
             MEMBER(network_performance, "NetworkPerformance"),
             MEMBER(maximum_network_interfaces, "MaximumNetworkInterfaces"));
VPCSIM_SHAPE(NetworkInfo, MEMBER(network_performance, "NetworkPerformance"),
             MEMBER(maximum_network_interfaces, "MaximumNetworkInterfaces"),
             MEMBER(maximum_network_cards, "MaximumNetworkCards"),
             MEMBER(default_network_card_index, "DefaultNetworkCardIndex"),
             MEMBER(network_cards, "NetworkCards"),
             MEMBER(ipv4_addresses_per_interface, "Ipv4AddressesPerInterface"),
             MEMBER(ipv6_addresses_per_interface, "Ipv6AddressesPerInterface"),
             MEMBER(ipv6_supported, "Ipv6Supported"), MEMBER(ena_support, "EnaSupport"),
             MEMBER(efa_supported, "EfaSupported"));
VPCSIM_SHAPE(PlacementGroupInfo, MEMBER(supported_strategies, "SupportedStrategies"));

VPCSIM_SHAPE(InstanceTypeInfo, MEMBER(instance_type, "InstanceType"),
             MEMBER(current_generation, "CurrentGeneration"), MEMBER(free_tier_eligible, "FreeTierEligible"),
             MEMBER(supported_usage_classes, "SupportedUsageClasses"),
             MEMBER(supported_root_device_types, "SupportedRootDeviceTypes"),
             MEMBER(supported_virtualization_types, "SupportedVirtualizationTypes"),
             MEMBER(bare_metal, "BareMetal"), MEMBER(hypervisor, "Hypervisor"),
             MEMBER(processor_info, "ProcessorInfo"), MEMBER(vcpu_info, "VCpuInfo"),
             MEMBER(memory_info, "MemoryInfo"),
             MEMBER(instance_storage_supported, "InstanceStorageSupported"),
             MEMBER(network_info, "NetworkInfo"), MEMBER(placement_group_info, "PlacementGroupInfo"),
             MEMBER(burstable_performance_supported, "BurstablePerformanceSupported"),
             MEMBER(supported_boot_modes, "SupportedBootModes"));

VPCSIM_SHAPE(DescribeInstanceTypesResult, MEMBER(instance_types, "InstanceTypes", .wire = "instanceTypeSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeInstanceTypesRequest, MEMBER(instance_types, "InstanceTypes", .wire = "InstanceType"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"), REFUSED("IncludeUnsupportedInRegion"));

}  // namespace vpcsim::ec2
