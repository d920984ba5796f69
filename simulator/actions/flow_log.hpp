// What other nouns need of flow logs.
#pragma once

#include "protocol/ec2/flow_log.hpp"
#include "simulator/call.hpp"

namespace vpcsim {

/// The resource goes: so do the flow logs that watch it. `resource_id` is a VPC's, a subnet's or an
/// interface's.
void delete_flow_logs_of(Region& region, std::string_view resource_id);

}  // namespace vpcsim
