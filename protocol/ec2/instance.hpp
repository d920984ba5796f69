// Instances as records: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html. The calls
// on them are in instance_requests.hpp.
#pragma once

#include "protocol/ec2/network_interface.hpp"
#include "protocol/ec2/subnet.hpp"
#include "protocol/ec2/volume.hpp"
#include "protocol/ec2/vpc.hpp"

namespace vpcsim::ec2 {

enum class InstanceStateName { pending, running, shutting_down, terminated, stopping, stopped };
enum class MonitoringState { disabled, disabling, enabled, pending };
enum class Architecture { i386, x86_64, arm64, x86_64_mac, arm64_mac };
enum class DeviceType { ebs, instance_store };
enum class VirtualizationType { hvm, paravirtual };
enum class BootModeValues { legacy_bios, uefi, uefi_preferred };
enum class ProductCodeValues { devpay, marketplace };
enum class Hypervisor { ovm, xen };
enum class ShutdownBehavior { stop, terminate };
enum class HttpTokensState { optional, required };
enum class EnabledState { disabled, enabled };  ///< of several metadata options
enum class MetadataOptionsState { pending, applied };
enum class AutoRecoveryState { disabled, default_ };
enum class CapacityReservationPreference { open, none };
enum class StatusType { passed, failed, insufficient_data, initializing };
enum class SummaryStatus { ok, impaired, insufficient_data, not_applicable, initializing };

struct InstanceState {
  std::int32_t code = 0;
  InstanceStateName name = InstanceStateName::pending;
  static const Shape shape;
};
struct InstanceStateChange {
  InstanceState current_state;
  std::string instance_id;
  InstanceState previous_state;
  static const Shape shape;
};

struct Monitoring {
  MonitoringState state = MonitoringState::disabled;
  static const Shape shape;
};
/// In requests, placement groups and dedicated hosts are refused.
struct Placement {
  std::optional<std::string> availability_zone;
  std::optional<std::string> group_name;  ///< only empty
  std::optional<Tenancy> tenancy;
  std::optional<std::string> availability_zone_id;
  static const Shape shape;
};
struct StateReason {
  std::string code;
  std::string message;
  static const Shape shape;
};
struct CpuOptions {
  std::int32_t core_count = 0;
  std::int32_t threads_per_core = 0;
  static const Shape shape;
};
struct ProductCode {
  std::string product_code_id;
  ProductCodeValues product_code_type = ProductCodeValues::marketplace;
  static const Shape shape;
};
struct EbsInstanceBlockDevice {
  Timestamp attach_time;
  bool delete_on_termination = true;
  AttachmentStatus status = AttachmentStatus::attached;
  std::string volume_id;
  static const Shape shape;
};
struct InstanceBlockDeviceMapping {
  std::string device_name;
  EbsInstanceBlockDevice ebs;
  static const Shape shape;
};
struct CapacityReservationSpecificationResponse {
  CapacityReservationPreference capacity_reservation_preference = CapacityReservationPreference::open;
  static const Shape shape;
};
struct HibernationOptions {
  bool configured = false;
  static const Shape shape;
};
struct EnclaveOptions {
  bool enabled = false;
  static const Shape shape;
};
struct InstanceMaintenanceOptions {
  AutoRecoveryState auto_recovery = AutoRecoveryState::default_;
  static const Shape shape;
};
struct InstanceMetadataOptionsResponse {
  MetadataOptionsState state = MetadataOptionsState::applied;
  HttpTokensState http_tokens = HttpTokensState::optional;
  std::int32_t http_put_response_hop_limit = 1;
  EnabledState http_endpoint = EnabledState::enabled;
  EnabledState http_protocol_ipv6 = EnabledState::disabled;
  EnabledState instance_metadata_tags = EnabledState::disabled;
  static const Shape shape;
};
struct PrivateDnsNameOptionsResponse {
  HostnameType hostname_type = HostnameType::ip_name;
  bool enable_resource_name_dns_a_record = false;
  bool enable_resource_name_dns_aaaa_record = false;
  static const Shape shape;
};

struct InstanceNetworkInterfaceAssociation {
  std::string ip_owner_id;
  std::optional<std::string> public_dns_name;
  std::string public_ip;
  static const Shape shape;
};
struct InstanceNetworkInterfaceAttachment {
  Timestamp attach_time;
  std::string attachment_id;
  bool delete_on_termination = true;
  std::int32_t device_index = 0;
  AttachmentStatus status = AttachmentStatus::attached;
  std::int32_t network_card_index = 0;
  static const Shape shape;
};
struct InstancePrivateIpAddress {
  std::optional<InstanceNetworkInterfaceAssociation> association;
  bool primary = true;
  std::optional<std::string> private_dns_name;
  std::string private_ip_address;
  static const Shape shape;
};
struct InstanceIpv4Prefix {
  std::string ipv4_prefix;
  static const Shape shape;
};
struct InstanceIpv6Prefix {
  std::string ipv6_prefix;
  static const Shape shape;
};
struct InstanceNetworkInterface {
  std::optional<InstanceNetworkInterfaceAssociation> association;
  InstanceNetworkInterfaceAttachment attachment;
  std::string description;
  std::vector<GroupIdentifier> groups;
  std::vector<InstanceIpv6Address> ipv6_addresses;
  std::string mac_address;
  std::string network_interface_id;
  std::string owner_id;
  std::optional<std::string> private_dns_name;
  std::optional<std::string> private_ip_address;  ///< none in an IPv6-only subnet
  std::vector<InstancePrivateIpAddress> private_ip_addresses;
  std::vector<InstanceIpv4Prefix> ipv4_prefixes;
  std::vector<InstanceIpv6Prefix> ipv6_prefixes;
  bool source_dest_check = true;
  NetworkInterfaceStatus status = NetworkInterfaceStatus::in_use;
  std::string subnet_id;
  std::string vpc_id;
  std::string interface_type;
  static const Shape shape;
};

struct Instance {
  std::int32_t ami_launch_index = 0;
  std::string image_id;
  std::string instance_id;
  std::string instance_type;
  std::optional<std::string> key_name;
  Timestamp launch_time;
  Monitoring monitoring;
  Placement placement;
  std::vector<ProductCode> product_codes;  ///< no image of the catalog has one
  std::string private_dns_name;            ///< empty when there is none, as AWS sends it
  std::optional<std::string> private_ip_address;
  std::string public_dns_name;  ///< likewise
  std::optional<std::string> public_ip_address;
  std::optional<std::string> ipv6_address;  ///< the first of the primary interface
  InstanceState state;
  std::string state_transition_reason;
  std::optional<std::string> subnet_id;
  std::optional<std::string> vpc_id;
  Architecture architecture = Architecture::x86_64;
  std::vector<InstanceBlockDeviceMapping> block_device_mappings;
  std::optional<std::string> client_token;
  bool ebs_optimized = false;
  bool ena_support = true;
  Hypervisor hypervisor = Hypervisor::xen;
  std::vector<InstanceNetworkInterface> network_interfaces;
  std::string root_device_name;
  DeviceType root_device_type = DeviceType::ebs;
  std::vector<GroupIdentifier> security_groups;
  std::optional<bool> source_dest_check;
  std::optional<StateReason> state_reason;
  std::vector<Tag> tags;
  VirtualizationType virtualization_type = VirtualizationType::hvm;
  CpuOptions cpu_options;
  CapacityReservationSpecificationResponse capacity_reservation_specification;
  HibernationOptions hibernation_options;
  InstanceMetadataOptionsResponse metadata_options;
  EnclaveOptions enclave_options;
  std::optional<BootModeValues> boot_mode;  ///< the image's
  std::string platform_details;
  std::string usage_operation;
  Timestamp usage_operation_update_time;
  PrivateDnsNameOptionsResponse private_dns_name_options;
  InstanceMaintenanceOptions maintenance_options;
  BootModeValues current_instance_boot_mode = BootModeValues::legacy_bios;
  static const Shape shape;
};

struct Reservation {
  std::vector<GroupIdentifier> groups;  ///< empty in a VPC
  std::vector<Instance> instances;
  std::string owner_id;
  std::string reservation_id;
  static const Shape shape;
};

struct InstanceStatusDetails {
  std::string name = "reachability";
  StatusType status = StatusType::passed;
  static const Shape shape;
};
struct InstanceStatusSummary {
  std::vector<InstanceStatusDetails> details;
  SummaryStatus status = SummaryStatus::ok;
  static const Shape shape;
};
struct InstanceStatus {
  std::string availability_zone;
  std::string instance_id;
  InstanceState instance_state;
  InstanceStatusSummary instance_status;
  InstanceStatusSummary system_status;
  static const Shape shape;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::InstanceStateName, "pending", "running", "shutting-down", "terminated", "stopping",
            "stopped");
VPCSIM_ENUM(vpcsim::ec2::MonitoringState, "disabled", "disabling", "enabled", "pending");
VPCSIM_ENUM(vpcsim::ec2::Architecture, "i386", "x86_64", "arm64", "x86_64_mac", "arm64_mac");
VPCSIM_ENUM(vpcsim::ec2::DeviceType, "ebs", "instance-store");
VPCSIM_ENUM(vpcsim::ec2::VirtualizationType, "hvm", "paravirtual");
VPCSIM_ENUM(vpcsim::ec2::BootModeValues, "legacy-bios", "uefi", "uefi-preferred");
VPCSIM_ENUM(vpcsim::ec2::ProductCodeValues, "devpay", "marketplace");
VPCSIM_ENUM(vpcsim::ec2::Hypervisor, "ovm", "xen");
VPCSIM_ENUM(vpcsim::ec2::ShutdownBehavior, "stop", "terminate");
VPCSIM_ENUM(vpcsim::ec2::HttpTokensState, "optional", "required");
VPCSIM_ENUM(vpcsim::ec2::EnabledState, "disabled", "enabled");
VPCSIM_ENUM(vpcsim::ec2::MetadataOptionsState, "pending", "applied");
VPCSIM_ENUM(vpcsim::ec2::AutoRecoveryState, "disabled", "default");
VPCSIM_ENUM(vpcsim::ec2::CapacityReservationPreference, "open", "none");
VPCSIM_ENUM(vpcsim::ec2::StatusType, "passed", "failed", "insufficient-data", "initializing");
VPCSIM_ENUM(vpcsim::ec2::SummaryStatus, "ok", "impaired", "insufficient-data", "not-applicable",
            "initializing");
