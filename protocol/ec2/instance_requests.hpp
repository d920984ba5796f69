// The calls on instances. The records are in instance.hpp.
#pragma once

#include "protocol/ec2/instance.hpp"

namespace vpcsim::ec2 {

struct RunInstancesMonitoringEnabled {
  bool enabled = false;
  static const Shape shape;
};
struct InstanceNetworkInterfaceSpecification {
  std::optional<bool> associate_public_ip_address;
  std::optional<bool> delete_on_termination;
  std::optional<std::string> description;
  std::optional<std::int32_t> device_index;
  std::vector<std::string> groups;
  std::optional<std::string> network_interface_id;
  std::optional<std::string> private_ip_address;
  std::vector<PrivateIpAddressSpecification> private_ip_addresses;
  std::optional<std::int32_t> secondary_private_ip_address_count;
  std::vector<Ipv4PrefixSpecificationRequest> ipv4_prefixes;
  std::optional<std::int32_t> ipv4_prefix_count;
  std::optional<std::int32_t> ipv6_address_count;
  std::vector<InstanceIpv6Address> ipv6_addresses;
  std::vector<Ipv6PrefixSpecificationRequest> ipv6_prefixes;
  std::optional<std::int32_t> ipv6_prefix_count;
  std::optional<bool> primary_ipv6;
  std::optional<std::string> subnet_id;
  std::optional<std::string> interface_type;  ///< only "interface" is supported
  std::optional<std::int32_t> network_card_index;
  static const Shape shape;
};
struct InstanceMetadataOptionsRequest {
  std::optional<HttpTokensState> http_tokens;
  std::optional<std::int32_t> http_put_response_hop_limit;
  std::optional<EnabledState> http_endpoint;
  std::optional<EnabledState> http_protocol_ipv6;
  std::optional<EnabledState> instance_metadata_tags;
  static const Shape shape;
};
struct CreditSpecificationRequest {
  std::string cpu_credits;  ///< standard or unlimited
  static const Shape shape;
};
struct CpuOptionsRequest {
  std::optional<std::int32_t> core_count;
  std::optional<std::int32_t> threads_per_core;
  static const Shape shape;
};
struct CapacityReservationSpecification {
  std::optional<CapacityReservationPreference> capacity_reservation_preference;
  static const Shape shape;
};
struct HibernationOptionsRequest {
  std::optional<bool> configured;  ///< only false is supported
  static const Shape shape;
};
struct EnclaveOptionsRequest {
  std::optional<bool> enabled;  ///< only false is supported
  static const Shape shape;
};
struct PrivateDnsNameOptionsRequest {
  std::optional<HostnameType> hostname_type;
  std::optional<bool> enable_resource_name_dns_a_record;
  std::optional<bool> enable_resource_name_dns_aaaa_record;
  static const Shape shape;
};
struct InstanceMaintenanceOptionsRequest {
  std::optional<AutoRecoveryState> auto_recovery;
  static const Shape shape;
};
struct RunInstancesRequest {
  std::vector<BlockDeviceMapping> block_device_mappings;
  std::optional<std::string> image_id;  ///< or "resolve:ssm:" and the name of a public parameter
  std::optional<std::string> instance_type;
  std::optional<std::string> key_name;
  std::int32_t max_count = 0;
  std::int32_t min_count = 0;
  std::optional<RunInstancesMonitoringEnabled> monitoring;
  std::optional<Placement> placement;
  std::vector<std::string> security_group_ids;
  std::vector<std::string> security_groups;
  std::optional<std::string> subnet_id;
  std::optional<std::string> user_data;  ///< base64
  std::optional<std::string> client_token;
  std::optional<bool> disable_api_termination;
  std::optional<bool> ebs_optimized;
  std::optional<ShutdownBehavior> instance_initiated_shutdown_behavior;
  std::vector<InstanceNetworkInterfaceSpecification> network_interfaces;
  std::optional<std::string> private_ip_address;
  std::vector<TagSpecification> tag_specifications;
  std::optional<CreditSpecificationRequest> credit_specification;
  std::optional<CpuOptionsRequest> cpu_options;
  std::optional<CapacityReservationSpecification> capacity_reservation_specification;
  std::optional<HibernationOptionsRequest> hibernation_options;
  std::optional<InstanceMetadataOptionsRequest> metadata_options;
  std::optional<EnclaveOptionsRequest> enclave_options;
  std::optional<PrivateDnsNameOptionsRequest> private_dns_name_options;
  std::optional<InstanceMaintenanceOptionsRequest> maintenance_options;
  std::optional<bool> disable_api_stop;
  // Of the primary interface that is made for each instance.
  std::optional<std::int32_t> ipv6_address_count;
  std::vector<InstanceIpv6Address> ipv6_addresses;
  std::optional<bool> enable_primary_ipv6;
  static const Shape shape;
  static constexpr std::string_view action = "RunInstances";
  using Result = Reservation;
};

struct DescribeInstancesResult {
  std::vector<Reservation> reservations;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeInstancesRequest {
  std::vector<Filter> filters;
  std::vector<std::string> instance_ids;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeInstances";
  using Result = DescribeInstancesResult;
};

struct StartInstancesResult {
  std::vector<InstanceStateChange> starting_instances;
  static const Shape shape;
};
struct StartInstancesRequest {
  std::vector<std::string> instance_ids;
  static const Shape shape;
  static constexpr std::string_view action = "StartInstances";
  using Result = StartInstancesResult;
};

struct StopInstancesResult {
  std::vector<InstanceStateChange> stopping_instances;
  static const Shape shape;
};
struct StopInstancesRequest {
  std::vector<std::string> instance_ids;
  std::optional<bool> hibernate;         ///< no instance is enabled for hibernation
  std::optional<bool> force;             ///< stopping always works here, forced or not
  std::optional<bool> skip_os_shutdown;  ///< no operating system has anything to lose here
  static const Shape shape;
  static constexpr std::string_view action = "StopInstances";
  using Result = StopInstancesResult;
};

struct RebootInstancesRequest {
  std::vector<std::string> instance_ids;
  static const Shape shape;
  static constexpr std::string_view action = "RebootInstances";
  using Result = ReturnResult;
};

struct TerminateInstancesResult {
  std::vector<InstanceStateChange> terminating_instances;
  static const Shape shape;
};
struct TerminateInstancesRequest {
  std::vector<std::string> instance_ids;
  std::optional<bool> force;             ///< terminating always works here, forced or not
  std::optional<bool> skip_os_shutdown;  ///< as of StopInstances
  static const Shape shape;
  static constexpr std::string_view action = "TerminateInstances";
  using Result = TerminateInstancesResult;
};

struct DescribeInstanceStatusResult {
  std::vector<InstanceStatus> instance_statuses;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeInstanceStatusRequest {
  std::vector<Filter> filters;
  std::vector<std::string> instance_ids;
  MaxResults max_results;
  NextToken next_token;
  std::optional<bool> include_all_instances;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeInstanceStatus";
  using Result = DescribeInstanceStatusResult;
};

}  // namespace vpcsim::ec2
