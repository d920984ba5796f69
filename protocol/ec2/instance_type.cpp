#include "protocol/ec2/instance_type.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(ProcessorInfo, MEMBER(supported_architectures, "SupportedArchitectures"),
             MEMBER(sustained_clock_speed_in_ghz, "SustainedClockSpeedInGhz"));
VPCSIM_SHAPE(VCpuInfo, MEMBER(default_vcpus, "DefaultVCpus"), MEMBER(default_cores, "DefaultCores"),
             MEMBER(default_threads_per_core, "DefaultThreadsPerCore"), MEMBER(valid_cores, "ValidCores"),
             MEMBER(valid_threads_per_core, "ValidThreadsPerCore"));
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
             MEMBER(efa_supported, "EfaSupported"),
             MEMBER(encryption_in_transit_supported, "EncryptionInTransitSupported"),
             MEMBER(ena_srd_supported, "EnaSrdSupported"));
VPCSIM_SHAPE(DiskInfo, MEMBER(size_in_gb, "SizeInGB"), MEMBER(count, "Count"), MEMBER(type, "Type"));
VPCSIM_SHAPE(InstanceStorageInfo, MEMBER(total_size_in_gb, "TotalSizeInGB"), MEMBER(disks, "Disks"),
             MEMBER(nvme_support, "NvmeSupport"), MEMBER(encryption_support, "EncryptionSupport"));
VPCSIM_SHAPE(EbsOptimizedInfo, MEMBER(baseline_bandwidth_in_mbps, "BaselineBandwidthInMbps"),
             MEMBER(baseline_throughput_in_mbps, "BaselineThroughputInMBps"),
             MEMBER(baseline_iops, "BaselineIops"),
             MEMBER(maximum_bandwidth_in_mbps, "MaximumBandwidthInMbps"),
             MEMBER(maximum_throughput_in_mbps, "MaximumThroughputInMBps"),
             MEMBER(maximum_iops, "MaximumIops"));
VPCSIM_SHAPE(EbsInfo, MEMBER(ebs_optimized_support, "EbsOptimizedSupport"),
             MEMBER(encryption_support, "EncryptionSupport"), MEMBER(ebs_optimized_info, "EbsOptimizedInfo"),
             MEMBER(nvme_support, "NvmeSupport"));
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
             MEMBER(instance_storage_info, "InstanceStorageInfo"), MEMBER(ebs_info, "EbsInfo"),
             MEMBER(network_info, "NetworkInfo"), MEMBER(placement_group_info, "PlacementGroupInfo"),
             MEMBER(hibernation_supported, "HibernationSupported"),
             MEMBER(burstable_performance_supported, "BurstablePerformanceSupported"),
             MEMBER(dedicated_hosts_supported, "DedicatedHostsSupported"),
             MEMBER(auto_recovery_supported, "AutoRecoverySupported"),
             MEMBER(supported_boot_modes, "SupportedBootModes"));

VPCSIM_SHAPE(DescribeInstanceTypesResult, MEMBER(instance_types, "InstanceTypes", .wire = "instanceTypeSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeInstanceTypesRequest, MEMBER(instance_types, "InstanceTypes", .wire = "InstanceType"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"), REFUSED("IncludeUnsupportedInRegion"));

VPCSIM_SHAPE(InstanceTypeOffering, MEMBER(instance_type, "InstanceType"),
             MEMBER(location_type, "LocationType"), MEMBER(location, "Location"));
VPCSIM_SHAPE(DescribeInstanceTypeOfferingsResult,
             MEMBER(instance_type_offerings, "InstanceTypeOfferings", .wire = "instanceTypeOfferingSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeInstanceTypeOfferingsRequest, MEMBER(location_type, "LocationType"),
             MEMBER(filters, "Filters", .wire = "Filter"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"), REFUSED("IncludeUnsupportedInRegion"));

}  // namespace vpcsim::ec2
