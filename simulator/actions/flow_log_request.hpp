// What CreateFlowLogs asks for: checked as far as that goes without the state.
#pragma once

#include <string>

#include "protocol/ec2/flow_log.hpp"

namespace vpcsim {

/// Throws UnsupportedOperation for what vpcsim can't log (transit gateways) or write (Parquet, partitions),
/// MissingParameter without a traffic type, InvalidParameter for destinations and roles that don't fit,
/// InvalidParameterValue for a format, an interval or too many resources.
void check_flow_logs_request(const ec2::CreateFlowLogsRequest& request);

/// The name in "arn:aws:logs:us-east-1:111111111111:log-group:name" or "...:log-group:name:*".
std::string log_group_of(std::string_view arn);

}  // namespace vpcsim
