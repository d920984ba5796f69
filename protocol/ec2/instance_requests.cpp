#include "protocol/ec2/instance_requests.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(RunInstancesMonitoringEnabled, MEMBER(enabled, "Enabled", .required = "Monitoring.Enabled"));

VPCSIM_SHAPE(
    InstanceNetworkInterfaceSpecification, MEMBER(associate_public_ip_address, "AssociatePublicIpAddress"),
    MEMBER(delete_on_termination, "DeleteOnTermination"), MEMBER(description, "Description"),
    MEMBER(device_index, "DeviceIndex"), MEMBER(groups, "Groups", .wire = "SecurityGroupId"),
    MEMBER(network_interface_id, "NetworkInterfaceId"), MEMBER(private_ip_address, "PrivateIpAddress"),
    MEMBER(private_ip_addresses, "PrivateIpAddresses", .wire = "privateIpAddressesSet",
           .query = "PrivateIpAddresses"),
    MEMBER(subnet_id, "SubnetId"), MEMBER(interface_type, "InterfaceType"),
    MEMBER(network_card_index, "NetworkCardIndex"), MEMBER(ipv6_address_count, "Ipv6AddressCount"),
    MEMBER(ipv6_addresses, "Ipv6Addresses", .wire = "ipv6AddressesSet", .query = "Ipv6Addresses"),
    MEMBER(secondary_private_ip_address_count, "SecondaryPrivateIpAddressCount"),
    REFUSED("AssociateCarrierIpAddress"), MEMBER(ipv4_prefixes, "Ipv4Prefixes", .wire = "Ipv4Prefix"),
    MEMBER(ipv4_prefix_count, "Ipv4PrefixCount"), MEMBER(ipv6_prefixes, "Ipv6Prefixes", .wire = "Ipv6Prefix"),
    MEMBER(ipv6_prefix_count, "Ipv6PrefixCount"), MEMBER(primary_ipv6, "PrimaryIpv6"),
    REFUSED("EnaSrdSpecification"), REFUSED("ConnectionTrackingSpecification"), REFUSED("EnaQueueCount"));

VPCSIM_SHAPE(RunInstancesRequest, MEMBER(image_id, "ImageId"), MEMBER(instance_type, "InstanceType"),
             MEMBER(key_name, "KeyName"), MEMBER(max_count, "MaxCount", .required = "maxCount"),
             MEMBER(min_count, "MinCount", .required = "minCount"), MEMBER(monitoring, "Monitoring"),
             MEMBER(placement, "Placement"),
             MEMBER(security_group_ids, "SecurityGroupIds", .wire = "SecurityGroupId"),
             MEMBER(security_groups, "SecurityGroups", .wire = "SecurityGroup"),
             MEMBER(subnet_id, "SubnetId"), MEMBER(user_data, "UserData"),
             MEMBER(client_token, "ClientToken"), MEMBER(disable_api_termination, "DisableApiTermination"),
             MEMBER(ebs_optimized, "EbsOptimized"),
             MEMBER(instance_initiated_shutdown_behavior, "InstanceInitiatedShutdownBehavior"),
             MEMBER(network_interfaces, "NetworkInterfaces", .wire = "networkInterface"),
             MEMBER(private_ip_address, "PrivateIpAddress"),
             MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
             MEMBER(disable_api_stop, "DisableApiStop"),
             REFUSED("BlockDeviceMappings", .wire = "BlockDeviceMapping"), REFUSED("Ipv6AddressCount"),
             REFUSED("Ipv6Addresses", .wire = "Ipv6Address"), REFUSED("KernelId"), REFUSED("RamdiskId"),
             REFUSED("AdditionalInfo"), REFUSED("IamInstanceProfile"), REFUSED("ElasticGpuSpecification"),
             REFUSED("ElasticInferenceAccelerators", .wire = "ElasticInferenceAccelerator"),
             REFUSED("LaunchTemplate"), REFUSED("InstanceMarketOptions"), REFUSED("CreditSpecification"),
             REFUSED("CpuOptions"), REFUSED("CapacityReservationSpecification"),
             REFUSED("HibernationOptions"), REFUSED("LicenseSpecifications", .wire = "LicenseSpecification"),
             REFUSED("MetadataOptions"), REFUSED("EnclaveOptions"), REFUSED("PrivateDnsNameOptions"),
             REFUSED("MaintenanceOptions"), REFUSED("EnablePrimaryIpv6"),
             REFUSED("NetworkPerformanceOptions"), REFUSED("Operator"),
             REFUSED("SecondaryInterfaces", .wire = "SecondaryInterface"));

VPCSIM_SHAPE(DescribeInstancesResult, MEMBER(reservations, "Reservations", .wire = "reservationSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeInstancesRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"), REFUSED("IncludeManagedResources"));

VPCSIM_SHAPE(StartInstancesResult, MEMBER(starting_instances, "StartingInstances", .wire = "instancesSet"));
VPCSIM_SHAPE(StartInstancesRequest,
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId", .required = "instancesSet"),
             REFUSED("AdditionalInfo"));

VPCSIM_SHAPE(StopInstancesResult, MEMBER(stopping_instances, "StoppingInstances", .wire = "instancesSet"));
VPCSIM_SHAPE(StopInstancesRequest,
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId", .required = "instancesSet"),
             MEMBER(hibernate, "Hibernate"), MEMBER(force, "Force"), REFUSED("SkipOsShutdown"));

VPCSIM_SHAPE(RebootInstancesRequest,
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId", .required = "instancesSet"));

VPCSIM_SHAPE(TerminateInstancesResult,
             MEMBER(terminating_instances, "TerminatingInstances", .wire = "instancesSet"));
VPCSIM_SHAPE(TerminateInstancesRequest,
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId", .required = "instancesSet"),
             REFUSED("Force"), REFUSED("SkipOsShutdown"));

VPCSIM_SHAPE(DescribeInstanceStatusResult,
             MEMBER(instance_statuses, "InstanceStatuses", .wire = "instanceStatusSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeInstanceStatusRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"), MEMBER(include_all_instances, "IncludeAllInstances"),
             REFUSED("IncludeManagedResources"));

VPCSIM_SHAPE(DescribeInstanceAttributeResult, MEMBER(groups, "Groups", .wire = "groupSet"),
             MEMBER(disable_api_termination, "DisableApiTermination"), MEMBER(ena_support, "EnaSupport"),
             MEMBER(enclave_options, "EnclaveOptions"), MEMBER(ebs_optimized, "EbsOptimized"),
             MEMBER(instance_id, "InstanceId"),
             MEMBER(instance_initiated_shutdown_behavior, "InstanceInitiatedShutdownBehavior"),
             MEMBER(instance_type, "InstanceType"), MEMBER(kernel_id, "KernelId", .wire = "kernel"),
             MEMBER(ramdisk_id, "RamdiskId", .wire = "ramdisk"), MEMBER(root_device_name, "RootDeviceName"),
             MEMBER(source_dest_check, "SourceDestCheck"), MEMBER(sriov_net_support, "SriovNetSupport"),
             MEMBER(user_data, "UserData"), MEMBER(disable_api_stop, "DisableApiStop"));
VPCSIM_SHAPE(DescribeInstanceAttributeRequest, MEMBER(attribute, "Attribute", .required = "attribute"),
             MEMBER(instance_id, "InstanceId", .required = "instanceId"));

VPCSIM_SHAPE(ModifyInstanceAttributeRequest, MEMBER(source_dest_check, "SourceDestCheck"),
             MEMBER(attribute, "Attribute"), MEMBER(disable_api_termination, "DisableApiTermination"),
             MEMBER(groups, "Groups", .wire = "GroupId"),
             MEMBER(instance_id, "InstanceId", .required = "instanceId"),
             MEMBER(instance_initiated_shutdown_behavior, "InstanceInitiatedShutdownBehavior"),
             MEMBER(instance_type, "InstanceType"), MEMBER(user_data, "UserData"), MEMBER(value, "Value"),
             MEMBER(disable_api_stop, "DisableApiStop"),
             REFUSED("BlockDeviceMappings", .wire = "blockDeviceMapping"), REFUSED("EbsOptimized"),
             REFUSED("EnaSupport"), REFUSED("Kernel"), REFUSED("Ramdisk"), REFUSED("SriovNetSupport"));

}  // namespace vpcsim::ec2
