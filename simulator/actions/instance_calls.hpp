// The calls on instances that are rules of some size, each in a file of its own; instance.cpp has their
// registry rows.
#pragma once

#include "protocol/ec2/instance_requests.hpp"
#include "simulator/call.hpp"
#include "simulator/image_catalog.hpp"
#include "simulator/instance_type_catalog.hpp"

namespace vpcsim {

ec2::Reservation run_instances(WriteCall& call, const ec2::RunInstancesRequest& request);

/// Throws InvalidParameterValue unless `user_data` is base64 of at most 16 KB.
void check_user_data(std::string_view user_data);
/// Throws InvalidParameterValue unless the type can run the image.
void check_architecture(const InstanceType& type, const CatalogImage& image);

ec2::StartInstancesResult start_instances(WriteCall& call, const ec2::StartInstancesRequest& request);
ec2::StopInstancesResult stop_instances(WriteCall& call, const ec2::StopInstancesRequest& request);
ec2::ReturnResult reboot_instances(WriteCall& call, const ec2::RebootInstancesRequest& request);
ec2::TerminateInstancesResult terminate_instances(WriteCall& call,
                                                  const ec2::TerminateInstancesRequest& request);

ec2::DescribeInstanceAttributeResult describe_instance_attribute(
    const ReadCall& call, const ec2::DescribeInstanceAttributeRequest& request);
ec2::ReturnResult modify_instance_attribute(WriteCall& call,
                                            const ec2::ModifyInstanceAttributeRequest& request);

}  // namespace vpcsim
