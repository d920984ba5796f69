#include "protocol/ec2/instance.hpp"

namespace vpcsim::ec2 {

VPCSIM_SHAPE(InstanceState, MEMBER(code, "Code"), MEMBER(name, "Name"));
VPCSIM_SHAPE(InstanceStateChange, MEMBER(current_state, "CurrentState"), MEMBER(instance_id, "InstanceId"),
             MEMBER(previous_state, "PreviousState"));
VPCSIM_SHAPE(Monitoring, MEMBER(state, "State"));
VPCSIM_SHAPE(Placement, MEMBER(availability_zone, "AvailabilityZone"), MEMBER(group_name, "GroupName"),
             MEMBER(tenancy, "Tenancy"), REFUSED("Affinity"), REFUSED("PartitionNumber"), REFUSED("HostId"),
             REFUSED("SpreadDomain"), REFUSED("HostResourceGroupArn"), REFUSED("GroupId"),
             MEMBER(availability_zone_id, "AvailabilityZoneId"));
VPCSIM_SHAPE(StateReason, MEMBER(code, "Code"), MEMBER(message, "Message"));
VPCSIM_SHAPE(CpuOptions, MEMBER(core_count, "CoreCount"), MEMBER(threads_per_core, "ThreadsPerCore"));
VPCSIM_SHAPE(ProductCode, MEMBER(product_code_id, "ProductCodeId", .wire = "productCode"),
             MEMBER(product_code_type, "ProductCodeType", .wire = "type"));
VPCSIM_SHAPE(EbsInstanceBlockDevice, MEMBER(attach_time, "AttachTime"),
             MEMBER(delete_on_termination, "DeleteOnTermination"), MEMBER(status, "Status"),
             MEMBER(volume_id, "VolumeId"));
VPCSIM_SHAPE(InstanceBlockDeviceMapping, MEMBER(device_name, "DeviceName"), MEMBER(ebs, "Ebs"));
VPCSIM_SHAPE(CapacityReservationSpecificationResponse,
             MEMBER(capacity_reservation_preference, "CapacityReservationPreference"));
VPCSIM_SHAPE(HibernationOptions, MEMBER(configured, "Configured"));
VPCSIM_SHAPE(EnclaveOptions, MEMBER(enabled, "Enabled"));
VPCSIM_SHAPE(InstanceMaintenanceOptions, MEMBER(auto_recovery, "AutoRecovery"));
VPCSIM_SHAPE(InstanceMetadataOptionsResponse, MEMBER(state, "State"), MEMBER(http_tokens, "HttpTokens"),
             MEMBER(http_put_response_hop_limit, "HttpPutResponseHopLimit"),
             MEMBER(http_endpoint, "HttpEndpoint"), MEMBER(http_protocol_ipv6, "HttpProtocolIpv6"),
             MEMBER(instance_metadata_tags, "InstanceMetadataTags"));
VPCSIM_SHAPE(PrivateDnsNameOptionsResponse, MEMBER(hostname_type, "HostnameType"),
             MEMBER(enable_resource_name_dns_a_record, "EnableResourceNameDnsARecord"),
             MEMBER(enable_resource_name_dns_aaaa_record, "EnableResourceNameDnsAAAARecord"));

VPCSIM_SHAPE(InstanceNetworkInterfaceAssociation, MEMBER(ip_owner_id, "IpOwnerId"),
             MEMBER(public_dns_name, "PublicDnsName"), MEMBER(public_ip, "PublicIp"));
VPCSIM_SHAPE(InstanceNetworkInterfaceAttachment, MEMBER(attach_time, "AttachTime"),
             MEMBER(attachment_id, "AttachmentId"), MEMBER(delete_on_termination, "DeleteOnTermination"),
             MEMBER(device_index, "DeviceIndex"), MEMBER(status, "Status"),
             MEMBER(network_card_index, "NetworkCardIndex"));
VPCSIM_SHAPE(InstancePrivateIpAddress, MEMBER(association, "Association"), MEMBER(primary, "Primary"),
             MEMBER(private_dns_name, "PrivateDnsName"), MEMBER(private_ip_address, "PrivateIpAddress"));
VPCSIM_SHAPE(InstanceIpv4Prefix, MEMBER(ipv4_prefix, "Ipv4Prefix"));
VPCSIM_SHAPE(InstanceIpv6Prefix, MEMBER(ipv6_prefix, "Ipv6Prefix"));
VPCSIM_SHAPE(InstanceNetworkInterface, MEMBER(association, "Association"), MEMBER(attachment, "Attachment"),
             MEMBER(description, "Description"), MEMBER(groups, "Groups", .wire = "groupSet"),
             MEMBER(mac_address, "MacAddress"), MEMBER(network_interface_id, "NetworkInterfaceId"),
             MEMBER(owner_id, "OwnerId"), MEMBER(private_dns_name, "PrivateDnsName"),
             MEMBER(private_ip_address, "PrivateIpAddress"),
             MEMBER(private_ip_addresses, "PrivateIpAddresses", .wire = "privateIpAddressesSet"),
             MEMBER(source_dest_check, "SourceDestCheck"), MEMBER(status, "Status"),
             MEMBER(subnet_id, "SubnetId"), MEMBER(vpc_id, "VpcId"), MEMBER(interface_type, "InterfaceType"),
             MEMBER(ipv6_addresses, "Ipv6Addresses", .wire = "ipv6AddressesSet"),
             MEMBER(ipv4_prefixes, "Ipv4Prefixes", .wire = "ipv4PrefixSet", .omit_if_empty = true),
             MEMBER(ipv6_prefixes, "Ipv6Prefixes", .wire = "ipv6PrefixSet", .omit_if_empty = true));

VPCSIM_SHAPE(Instance, MEMBER(ami_launch_index, "AmiLaunchIndex"), MEMBER(image_id, "ImageId"),
             MEMBER(instance_id, "InstanceId"), MEMBER(instance_type, "InstanceType"),
             MEMBER(key_name, "KeyName"), MEMBER(launch_time, "LaunchTime"), MEMBER(monitoring, "Monitoring"),
             MEMBER(placement, "Placement"), MEMBER(product_codes, "ProductCodes"),
             MEMBER(private_dns_name, "PrivateDnsName"), MEMBER(private_ip_address, "PrivateIpAddress"),
             MEMBER(public_dns_name, "PublicDnsName", .wire = "dnsName"),
             MEMBER(public_ip_address, "PublicIpAddress", .wire = "ipAddress"),
             MEMBER(ipv6_address, "Ipv6Address"), MEMBER(state, "State", .wire = "instanceState"),
             MEMBER(state_transition_reason, "StateTransitionReason", .wire = "reason"),
             MEMBER(subnet_id, "SubnetId"), MEMBER(vpc_id, "VpcId"), MEMBER(architecture, "Architecture"),
             MEMBER(block_device_mappings, "BlockDeviceMappings", .wire = "blockDeviceMapping"),
             MEMBER(client_token, "ClientToken"), MEMBER(ebs_optimized, "EbsOptimized"),
             MEMBER(ena_support, "EnaSupport"), MEMBER(hypervisor, "Hypervisor"),
             MEMBER(network_interfaces, "NetworkInterfaces", .wire = "networkInterfaceSet"),
             MEMBER(root_device_name, "RootDeviceName"), MEMBER(root_device_type, "RootDeviceType"),
             MEMBER(security_groups, "SecurityGroups", .wire = "groupSet"),
             MEMBER(source_dest_check, "SourceDestCheck"), MEMBER(state_reason, "StateReason"),
             MEMBER(tags, "Tags", .wire = "tagSet"), MEMBER(virtualization_type, "VirtualizationType"),
             MEMBER(cpu_options, "CpuOptions"),
             MEMBER(capacity_reservation_specification, "CapacityReservationSpecification"),
             MEMBER(hibernation_options, "HibernationOptions"), MEMBER(metadata_options, "MetadataOptions"),
             MEMBER(enclave_options, "EnclaveOptions"), MEMBER(boot_mode, "BootMode"),
             MEMBER(platform_details, "PlatformDetails"), MEMBER(usage_operation, "UsageOperation"),
             MEMBER(usage_operation_update_time, "UsageOperationUpdateTime"),
             MEMBER(private_dns_name_options, "PrivateDnsNameOptions"),
             MEMBER(maintenance_options, "MaintenanceOptions"),
             MEMBER(current_instance_boot_mode, "CurrentInstanceBootMode"));

VPCSIM_SHAPE(Reservation, MEMBER(groups, "Groups", .wire = "groupSet"),
             MEMBER(instances, "Instances", .wire = "instancesSet"), MEMBER(owner_id, "OwnerId"),
             MEMBER(reservation_id, "ReservationId"));

VPCSIM_SHAPE(InstanceStatusDetails, MEMBER(name, "Name"), MEMBER(status, "Status"));
VPCSIM_SHAPE(InstanceStatusSummary, MEMBER(details, "Details"), MEMBER(status, "Status"));
VPCSIM_SHAPE(InstanceStatus, MEMBER(availability_zone, "AvailabilityZone"), MEMBER(instance_id, "InstanceId"),
             MEMBER(instance_state, "InstanceState"), MEMBER(instance_status, "InstanceStatus"),
             MEMBER(system_status, "SystemStatus"));

}  // namespace vpcsim::ec2
