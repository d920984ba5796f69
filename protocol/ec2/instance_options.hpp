// The calls that change one option of an instance, and those that report on it.
#pragma once

#include "protocol/ec2/instance.hpp"

namespace vpcsim::ec2 {

enum class UnsuccessfulInstanceCreditSpecificationErrorCode {
  malformed,
  not_found,
  incorrect_state,
  not_supported
};
enum class ReportInstanceReasonCodes {
  instance_stuck_in_state,
  unresponsive,
  not_accepting_credentials,
  password_not_available,
  performance_network,
  performance_instance_store,
  performance_ebs_volume,
  performance_other,
  other
};
enum class ReportStatusType { ok, impaired };
enum class Affinity { default_, host };
enum class IamInstanceProfileAssociationState { associating, associated, disassociating, disassociated };

struct ModifyInstanceMetadataOptionsResult {
  std::string instance_id;
  InstanceMetadataOptionsResponse instance_metadata_options;
  static const Shape shape;
};
struct ModifyInstanceMetadataOptionsRequest {
  std::string instance_id;
  std::optional<HttpTokensState> http_tokens;
  std::optional<std::int32_t> http_put_response_hop_limit;
  std::optional<EnabledState> http_endpoint;
  std::optional<EnabledState> http_protocol_ipv6;
  std::optional<EnabledState> instance_metadata_tags;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyInstanceMetadataOptions";
  using Result = ModifyInstanceMetadataOptionsResult;
};

struct ModifyInstanceMaintenanceOptionsResult {
  std::string instance_id;
  AutoRecoveryState auto_recovery = AutoRecoveryState::default_;
  static const Shape shape;
};
struct ModifyInstanceMaintenanceOptionsRequest {
  std::string instance_id;
  std::optional<AutoRecoveryState> auto_recovery;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyInstanceMaintenanceOptions";
  using Result = ModifyInstanceMaintenanceOptionsResult;
};

/// Placement groups and dedicated hosts are refused.
struct ModifyInstancePlacementRequest {
  std::optional<Affinity> affinity;       ///< only "default"
  std::optional<std::string> group_name;  ///< only empty
  std::string instance_id;
  std::optional<Tenancy> tenancy;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyInstancePlacement";
  using Result = ReturnResult;
};

struct ModifyPrivateDnsNameOptionsRequest {
  std::string instance_id;
  std::optional<HostnameType> private_dns_hostname_type;
  std::optional<bool> enable_resource_name_dns_a_record;
  std::optional<bool> enable_resource_name_dns_aaaa_record;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyPrivateDnsNameOptions";
  using Result = ReturnResult;
};

struct InstanceMonitoring {
  std::string instance_id;
  Monitoring monitoring;
  static const Shape shape;
};
struct MonitorInstancesResult {
  std::vector<InstanceMonitoring> instance_monitorings;
  static const Shape shape;
};
struct MonitorInstancesRequest {
  std::vector<std::string> instance_ids;
  static const Shape shape;
  static constexpr std::string_view action = "MonitorInstances";
  using Result = MonitorInstancesResult;
};
struct UnmonitorInstancesRequest {
  std::vector<std::string> instance_ids;
  static const Shape shape;
  static constexpr std::string_view action = "UnmonitorInstances";
  using Result = MonitorInstancesResult;
};

struct InstanceCreditSpecification {
  std::string instance_id;
  std::string cpu_credits;  ///< standard or unlimited
  static const Shape shape;
};
struct DescribeInstanceCreditSpecificationsResult {
  std::vector<InstanceCreditSpecification> instance_credit_specifications;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeInstanceCreditSpecificationsRequest {
  std::vector<Filter> filters;
  std::vector<std::string> instance_ids;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeInstanceCreditSpecifications";
  using Result = DescribeInstanceCreditSpecificationsResult;
};

struct SuccessfulInstanceCreditSpecificationItem {
  std::string instance_id;
  static const Shape shape;
};
struct UnsuccessfulInstanceCreditSpecificationItemError {
  UnsuccessfulInstanceCreditSpecificationErrorCode code{};
  std::string message;
  static const Shape shape;
};
struct UnsuccessfulInstanceCreditSpecificationItem {
  std::string instance_id;
  UnsuccessfulInstanceCreditSpecificationItemError error;
  static const Shape shape;
};
struct ModifyInstanceCreditSpecificationResult {
  std::vector<SuccessfulInstanceCreditSpecificationItem> successful_instance_credit_specifications;
  std::vector<UnsuccessfulInstanceCreditSpecificationItem> unsuccessful_instance_credit_specifications;
  static const Shape shape;
};
struct InstanceCreditSpecificationRequest {
  std::optional<std::string> instance_id;
  std::optional<std::string> cpu_credits;
  static const Shape shape;
};
struct ModifyInstanceCreditSpecificationRequest {
  std::optional<std::string> client_token;
  std::vector<InstanceCreditSpecificationRequest> instance_credit_specifications;
  static const Shape shape;
  static constexpr std::string_view action = "ModifyInstanceCreditSpecification";
  using Result = ModifyInstanceCreditSpecificationResult;
};

struct ReportInstanceStatusRequest {
  std::optional<std::string> description;
  std::optional<Timestamp> end_time;
  std::vector<std::string> instances;
  std::vector<ReportInstanceReasonCodes> reason_codes;
  std::optional<Timestamp> start_time;
  ReportStatusType status = ReportStatusType::ok;
  static const Shape shape;
  static constexpr std::string_view action = "ReportInstanceStatus";
  using Result = ReturnResult;
};

struct GetConsoleOutputResult {
  std::string instance_id;
  std::optional<std::string> output;  ///< base64
  Timestamp timestamp;
  static const Shape shape;
};
struct GetConsoleOutputRequest {
  std::string instance_id;
  std::optional<bool> latest;
  static const Shape shape;
  static constexpr std::string_view action = "GetConsoleOutput";
  using Result = GetConsoleOutputResult;
};

struct IamInstanceProfile {
  std::string arn;
  std::string id;
  static const Shape shape;
};
struct IamInstanceProfileAssociation {
  std::string association_id;
  std::string instance_id;
  IamInstanceProfile iam_instance_profile;
  IamInstanceProfileAssociationState state = IamInstanceProfileAssociationState::associated;
  Timestamp timestamp;
  static const Shape shape;
};
struct DescribeIamInstanceProfileAssociationsResult {
  std::vector<IamInstanceProfileAssociation> iam_instance_profile_associations;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeIamInstanceProfileAssociationsRequest {
  std::vector<std::string> association_ids;
  std::vector<Filter> filters;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeIamInstanceProfileAssociations";
  using Result = DescribeIamInstanceProfileAssociationsResult;
};

struct ClassicLinkInstance {
  std::vector<GroupIdentifier> groups;
  std::string instance_id;
  std::vector<Tag> tags;
  std::string vpc_id;
  static const Shape shape;
};
struct DescribeClassicLinkInstancesResult {
  std::vector<ClassicLinkInstance> instances;
  NextToken next_token;
  static const Shape shape;
};
struct DescribeClassicLinkInstancesRequest {
  std::vector<Filter> filters;
  std::vector<std::string> instance_ids;
  MaxResults max_results;
  NextToken next_token;
  static const Shape shape;
  static constexpr std::string_view action = "DescribeClassicLinkInstances";
  using Result = DescribeClassicLinkInstancesResult;
};

}  // namespace vpcsim::ec2

VPCSIM_ENUM(vpcsim::ec2::UnsuccessfulInstanceCreditSpecificationErrorCode, "InvalidInstanceID.Malformed",
            "InvalidInstanceID.NotFound", "IncorrectInstanceState",
            "InstanceCreditSpecification.NotSupported");
VPCSIM_ENUM(vpcsim::ec2::ReportInstanceReasonCodes, "instance-stuck-in-state", "unresponsive",
            "not-accepting-credentials", "password-not-available", "performance-network",
            "performance-instance-store", "performance-ebs-volume", "performance-other", "other");
VPCSIM_ENUM(vpcsim::ec2::ReportStatusType, "ok", "impaired");
VPCSIM_ENUM(vpcsim::ec2::Affinity, "default", "host");
VPCSIM_ENUM(vpcsim::ec2::IamInstanceProfileAssociationState, "associating", "associated", "disassociating",
            "disassociated");
