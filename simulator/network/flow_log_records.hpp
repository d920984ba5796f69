// Flow logs from the EC2 API's records, for records.cpp.
#pragma once

#include <span>

#include "protocol/ec2/flow_log.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::network {

/// Adds those whose resource is in the description; others have nothing to log in it.
void add_flow_logs(Description& network, std::span<const ec2::FlowLog> records);

}  // namespace vpcsim::network
