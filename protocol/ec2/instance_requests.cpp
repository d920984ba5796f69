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

VPCSIM_SHAPE(InstanceMetadataOptionsRequest, MEMBER(http_tokens, "HttpTokens"),
             MEMBER(http_put_response_hop_limit, "HttpPutResponseHopLimit"),
             MEMBER(http_endpoint, "HttpEndpoint"), MEMBER(http_protocol_ipv6, "HttpProtocolIpv6"),
             MEMBER(instance_metadata_tags, "InstanceMetadataTags"));
VPCSIM_SHAPE(CreditSpecificationRequest, MEMBER(cpu_credits, "CpuCredits", .required = "cpuCredits"));
VPCSIM_SHAPE(CpuOptionsRequest, MEMBER(core_count, "CoreCount"), MEMBER(threads_per_core, "ThreadsPerCore"),
             REFUSED("AmdSevSnp"), REFUSED("NestedVirtualization"));
VPCSIM_SHAPE(CapacityReservationSpecification,
             MEMBER(capacity_reservation_preference, "CapacityReservationPreference"),
             REFUSED("CapacityReservationTarget"));
VPCSIM_SHAPE(HibernationOptionsRequest, MEMBER(configured, "Configured"));
VPCSIM_SHAPE(EnclaveOptionsRequest, MEMBER(enabled, "Enabled"));
VPCSIM_SHAPE(PrivateDnsNameOptionsRequest, MEMBER(hostname_type, "HostnameType"),
             MEMBER(enable_resource_name_dns_a_record, "EnableResourceNameDnsARecord"),
             MEMBER(enable_resource_name_dns_aaaa_record, "EnableResourceNameDnsAAAARecord"));
VPCSIM_SHAPE(InstanceMaintenanceOptionsRequest, MEMBER(auto_recovery, "AutoRecovery"));

VPCSIM_SHAPE(
    RunInstancesRequest, MEMBER(block_device_mappings, "BlockDeviceMappings", .wire = "BlockDeviceMapping"),
    MEMBER(image_id, "ImageId"), MEMBER(instance_type, "InstanceType"), MEMBER(key_name, "KeyName"),
    MEMBER(max_count, "MaxCount", .required = "maxCount"),
    MEMBER(min_count, "MinCount", .required = "minCount"), MEMBER(monitoring, "Monitoring"),
    MEMBER(placement, "Placement"), MEMBER(security_group_ids, "SecurityGroupIds", .wire = "SecurityGroupId"),
    MEMBER(security_groups, "SecurityGroups", .wire = "SecurityGroup"), MEMBER(subnet_id, "SubnetId"),
    MEMBER(user_data, "UserData"), MEMBER(client_token, "ClientToken"),
    MEMBER(disable_api_termination, "DisableApiTermination"), MEMBER(ebs_optimized, "EbsOptimized"),
    MEMBER(instance_initiated_shutdown_behavior, "InstanceInitiatedShutdownBehavior"),
    MEMBER(network_interfaces, "NetworkInterfaces", .wire = "networkInterface"),
    MEMBER(private_ip_address, "PrivateIpAddress"),
    MEMBER(tag_specifications, "TagSpecifications", .wire = "TagSpecification"),
    MEMBER(credit_specification, "CreditSpecification"), MEMBER(cpu_options, "CpuOptions"),
    MEMBER(capacity_reservation_specification, "CapacityReservationSpecification"),
    MEMBER(hibernation_options, "HibernationOptions"), MEMBER(metadata_options, "MetadataOptions"),
    MEMBER(enclave_options, "EnclaveOptions"), MEMBER(private_dns_name_options, "PrivateDnsNameOptions"),
    MEMBER(maintenance_options, "MaintenanceOptions"), MEMBER(disable_api_stop, "DisableApiStop"),
    MEMBER(ipv6_address_count, "Ipv6AddressCount"),
    MEMBER(ipv6_addresses, "Ipv6Addresses", .wire = "Ipv6Address"),
    MEMBER(enable_primary_ipv6, "EnablePrimaryIpv6"), REFUSED("KernelId"), REFUSED("RamdiskId"),
    REFUSED("AdditionalInfo"), REFUSED("IamInstanceProfile"), REFUSED("ElasticGpuSpecification"),
    REFUSED("ElasticInferenceAccelerators", .wire = "ElasticInferenceAccelerator"), REFUSED("LaunchTemplate"),
    REFUSED("InstanceMarketOptions"), REFUSED("LicenseSpecifications", .wire = "LicenseSpecification"),
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
             MEMBER(hibernate, "Hibernate"), MEMBER(force, "Force"),
             MEMBER(skip_os_shutdown, "SkipOsShutdown"));

VPCSIM_SHAPE(RebootInstancesRequest,
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId", .required = "instancesSet"));

VPCSIM_SHAPE(TerminateInstancesResult,
             MEMBER(terminating_instances, "TerminatingInstances", .wire = "instancesSet"));
VPCSIM_SHAPE(TerminateInstancesRequest,
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId", .required = "instancesSet"),
             MEMBER(force, "Force"), MEMBER(skip_os_shutdown, "SkipOsShutdown"));

VPCSIM_SHAPE(DescribeInstanceStatusResult,
             MEMBER(instance_statuses, "InstanceStatuses", .wire = "instanceStatusSet"),
             MEMBER(next_token, "NextToken"));
VPCSIM_SHAPE(DescribeInstanceStatusRequest, MEMBER(filters, "Filters", .wire = "Filter"),
             MEMBER(instance_ids, "InstanceIds", .wire = "InstanceId"), MEMBER(max_results, "MaxResults"),
             MEMBER(next_token, "NextToken"), MEMBER(include_all_instances, "IncludeAllInstances"),
             REFUSED("IncludeManagedResources"));

}  // namespace vpcsim::ec2
