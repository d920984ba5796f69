// The call that instance_type.cpp lists and instance_requirements.cpp defines.
#pragma once

#include "protocol/ec2/instance_requirements.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

ec2::GetInstanceTypesFromInstanceRequirementsResult get_instance_types_from_instance_requirements(
    const ReadCall& call, const ec2::GetInstanceTypesFromInstanceRequirementsRequest& request);

}  // namespace vpcsim
