// What RunInstances decides about an instance before it makes anything, but for its network and its volumes.
#pragma once

#include "protocol/ec2/instance_requests.hpp"
#include "simulator/actions/image.hpp"
#include "simulator/call.hpp"
#include "simulator/instance_type_catalog.hpp"

namespace vpcsim {

/// The image that the request names, by id or by a public parameter. Throws MissingParameter,
/// InvalidAMIID.Malformed, InvalidAMIID.NotFound or InvalidAMIID.Unavailable.
LaunchImage launch_image(const ReadCall& call, const ec2::RunInstancesRequest& request);

/// Refuses by name what only other hardware or other services could do.
void check_supported(const ec2::RunInstancesRequest& request);

/// Throws InvalidParameterCombination unless the type runs such images; InvalidParameterValue for another
/// architecture.
void check_image(const InstanceType& type, const LaunchImage& image);
/// Throws InvalidParameterCombination for a type that can't do without ENA.
void check_enhanced_networking(const InstanceType& type, bool ena_support);

/// Throws if the request's CpuOptions, CreditSpecification, EbsOptimized or MetadataOptions don't fit the
/// type or each other.
void check_options(const ec2::RunInstancesRequest& request, const InstanceType& type, const Tags& tags);

/// An instance of that type as the request wants it; its ids, network and volumes come later. The options
/// have been checked.
Instance instance_from(const ReadCall& call, const ec2::RunInstancesRequest& request,
                       const LaunchImage& image, const InstanceType& type);

/// Throws VcpuLimitExceeded if so many more can't run.
void check_vcpus(const ReadCall& call, int more);
int vcpus_of(const Instance& instance);

/// Shared with the calls that change these options later.
void check_hop_limit(const std::optional<std::int32_t>& limit);
/// Instance tags become paths in the instance metadata: their keys must be fit for that.
void check_metadata_tags(const Tags& tags);
void check_cpu_credits(std::string_view cpu_credits);
void check_ebs_optimized(const InstanceType& type);
std::string default_cpu_credits(const InstanceType& type);

}  // namespace vpcsim
