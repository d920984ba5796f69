// The calls on instances that are rules of some size, each in a file of its own; instance.cpp has their
// registry rows.
#pragma once

#include "protocol/ec2/instance_attribute.hpp"
#include "protocol/ec2/instance_options.hpp"
#include "protocol/ec2/instance_requests.hpp"
#include "simulator/call.hpp"
#include "simulator/instance_type_catalog.hpp"

namespace vpcsim {

/// AWS's, since 2006.
inline constexpr std::string_view default_instance_type = "m1.small";

ec2::Reservation run_instances(WriteCall& call, const ec2::RunInstancesRequest& request);

/// Throws InvalidParameterValue unless `user_data` is base64 of at most 16 KB.
void check_user_data(std::string_view user_data);
/// Throws InvalidParameterValue unless the type can run the image.
void check_architecture(const InstanceType& type, ec2::Architecture image);

ec2::StartInstancesResult start_instances(WriteCall& call, const ec2::StartInstancesRequest& request);
ec2::StopInstancesResult stop_instances(WriteCall& call, const ec2::StopInstancesRequest& request);
ec2::ReturnResult reboot_instances(WriteCall& call, const ec2::RebootInstancesRequest& request);
ec2::TerminateInstancesResult terminate_instances(WriteCall& call,
                                                  const ec2::TerminateInstancesRequest& request);

ec2::DescribeInstanceAttributeResult describe_instance_attribute(
    const ReadCall& call, const ec2::DescribeInstanceAttributeRequest& request);
ec2::ReturnResult modify_instance_attribute(WriteCall& call,
                                            const ec2::ModifyInstanceAttributeRequest& request);

ec2::ReturnResult reset_instance_attribute(WriteCall& call,
                                           const ec2::ResetInstanceAttributeRequest& request);

ec2::ModifyInstanceMetadataOptionsResult modify_instance_metadata_options(
    WriteCall& call, const ec2::ModifyInstanceMetadataOptionsRequest& request);
ec2::ModifyInstanceMaintenanceOptionsResult modify_instance_maintenance_options(
    WriteCall& call, const ec2::ModifyInstanceMaintenanceOptionsRequest& request);
ec2::ReturnResult modify_instance_placement(WriteCall& call,
                                            const ec2::ModifyInstancePlacementRequest& request);
ec2::ReturnResult modify_private_dns_name_options(WriteCall& call,
                                                  const ec2::ModifyPrivateDnsNameOptionsRequest& request);
ec2::MonitorInstancesResult monitor_instances(WriteCall& call, const ec2::MonitorInstancesRequest& request);
ec2::MonitorInstancesResult unmonitor_instances(WriteCall& call,
                                                const ec2::UnmonitorInstancesRequest& request);

ec2::DescribeInstanceCreditSpecificationsResult describe_instance_credit_specifications(
    const ReadCall& call, const ec2::DescribeInstanceCreditSpecificationsRequest& request);
ec2::ModifyInstanceCreditSpecificationResult modify_instance_credit_specification(
    WriteCall& call, const ec2::ModifyInstanceCreditSpecificationRequest& request);

ec2::DescribeInstanceStatusResult describe_instance_status(const ReadCall& call,
                                                           const ec2::DescribeInstanceStatusRequest& request);
ec2::ReturnResult report_instance_status(WriteCall& call, const ec2::ReportInstanceStatusRequest& request);
ec2::GetConsoleOutputResult get_console_output(const ReadCall& call,
                                               const ec2::GetConsoleOutputRequest& request);
ec2::DescribeIamInstanceProfileAssociationsResult describe_iam_instance_profile_associations(
    const ReadCall& call, const ec2::DescribeIamInstanceProfileAssociationsRequest& request);
ec2::DescribeClassicLinkInstancesResult describe_classic_link_instances(
    const ReadCall& call, const ec2::DescribeClassicLinkInstancesRequest& request);

/// Throws InvalidInstanceID.Malformed, or InvalidParameterCombination for a page asked for along with ids.
void check_instance_page(const std::vector<std::string>& ids, const ec2::MaxResults& max_results);
/// Throws IncorrectInstanceState for an instance that is terminated, or on its way there.
void check_not_terminated(const Instance& instance);
void check_stopped(const WriteCall& call, const Instance& instance);

}  // namespace vpcsim
