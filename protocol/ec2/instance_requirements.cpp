#include "protocol/ec2/instance_requirements.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(IntegerRangeRequest, MEMBER(min, "Min"), MEMBER(max, "Max"));
VPCSIM_SHAPE(DoubleRangeRequest, MEMBER(min, "Min"), MEMBER(max, "Max"));
VPCSIM_SHAPE(RequiredRangeRequest, MEMBER(min, "Min", .required = "min"), MEMBER(max, "Max"));
VPCSIM_SHAPE(InstanceRequirementsRequest, MEMBER(v_cpu_count, "VCpuCount", .required = "vCpuCount"),
             MEMBER(memory_mib, "MemoryMiB", .required = "memoryMiB"),
             MEMBER(cpu_manufacturers, "CpuManufacturers", .wire = "CpuManufacturer"),
             MEMBER(memory_gib_per_v_cpu, "MemoryGiBPerVCpu"),
             MEMBER(excluded_instance_types, "ExcludedInstanceTypes", .wire = "ExcludedInstanceType"),
             MEMBER(instance_generations, "InstanceGenerations", .wire = "InstanceGeneration"),
             REFUSED("SpotMaxPricePercentageOverLowestPrice"),
             REFUSED("OnDemandMaxPricePercentageOverLowestPrice"), MEMBER(bare_metal, "BareMetal"),
             MEMBER(burstable_performance, "BurstablePerformance"),
             MEMBER(require_hibernate_support, "RequireHibernateSupport"),
             MEMBER(network_interface_count, "NetworkInterfaceCount"), MEMBER(local_storage, "LocalStorage"),
             MEMBER(local_storage_types, "LocalStorageTypes", .wire = "LocalStorageType"),
             MEMBER(total_local_storage_gb, "TotalLocalStorageGB"),
             MEMBER(baseline_ebs_bandwidth_mbps, "BaselineEbsBandwidthMbps"),
             MEMBER(accelerator_types, "AcceleratorTypes", .wire = "AcceleratorType"),
             MEMBER(accelerator_count, "AcceleratorCount"),
             MEMBER(accelerator_manufacturers, "AcceleratorManufacturers", .wire = "AcceleratorManufacturer"),
             MEMBER(accelerator_names, "AcceleratorNames", .wire = "AcceleratorName"),
             MEMBER(accelerator_total_memory_mib, "AcceleratorTotalMemoryMiB"),
             MEMBER(network_bandwidth_gbps, "NetworkBandwidthGbps"),
             MEMBER(allowed_instance_types, "AllowedInstanceTypes", .wire = "AllowedInstanceType"));
VPCSIM_SHAPE(InstanceTypeInfoFromInstanceRequirements, MEMBER(instance_type, "InstanceType"));
VPCSIM_SHAPE(GetInstanceTypesFromInstanceRequirementsResult,
             MEMBER(instance_types, "InstanceTypes", .wire = "instanceTypeSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(GetInstanceTypesFromInstanceRequirementsRequest,
             MEMBER(architecture_types, "ArchitectureTypes", .wire = "ArchitectureType",
                    .required = "architectureTypes"),
             MEMBER(virtualization_types, "VirtualizationTypes", .wire = "VirtualizationType",
                    .required = "virtualizationTypes"),
             MEMBER(instance_requirements, "InstanceRequirements", .required = "instanceRequirements"),
             MEMBER(max_results, "MaxResults"), MEMBER(next_token, "NextToken"));

}  // namespace vpcsim::ec2
