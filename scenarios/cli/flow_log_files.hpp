// Flow logs as files: DIR/<account>/<region>/<log group, bucket or stream>/<interface>.log, a line a record.
#pragma once

#include <string>

#include "protocol/timestamp.hpp"
#include "simulator/network/path.hpp"

namespace vpcsim::cli {

/// Appends what the network's flow logs say of the flow. Throws std::runtime_error for a file that can't be
/// written.
void append_flow_logs(const std::string& directory, const network::Network& network,
                      const network::Path& path, protocol::Timestamp at);

}  // namespace vpcsim::cli
