// The calls on instances. The records are in instance.hpp.
#pragma once

#include "protocol/ec2/instance.hpp"

namespace vpcsim::ec2 {

struct RunInstancesMonitoringEnabled {
  bool enabled = false;  ///< only false is supported yet
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
struct RunInstancesRequest {
  std::optional<std::string> image_id;
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
  std::optional<bool> ebs_optimized;  ///< only false is supported yet: Terraform always sends it
  std::optional<ShutdownBehavior> instance_initiated_shutdown_behavior;
  std::vector<InstanceNetworkInterfaceSpecification> network_interfaces;
  std::optional<std::string> private_ip_address;
  std::vector<TagSpecification> tag_specifications;
  std::optional<bool> disable_api_stop;
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
  std::optional<bool> hibernate;  ///< only false is supported
  std::optional<bool> force;      ///< stopping always works here, forced or not
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

struct DescribeInstanceAttributeResult {
  std::optional<std::vector<GroupIdentifier>> groups;
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

struct ModifyInstanceAttributeRequest {
  std::optional<AttributeBooleanValue> source_dest_check;
  std::optional<std::string> attribute;  ///< the old form: an attribute's name, and `value`
  std::optional<AttributeBooleanValue> disable_api_termination;
  std::vector<std::string> groups;
  std::string instance_id;
  std::optional<AttributeValue> instance_initiated_shutdown_behavior;
  std::optional<AttributeValue> instance_type;
  std::optional<AttributeValue> user_data;  ///< base64
  std::optional<std::string> value;
  std::optional<AttributeBooleanValue> disable_api_stop;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyInstanceAttribute";
  using Result = ReturnResult;
};

}  // namespace vpcsim::ec2
