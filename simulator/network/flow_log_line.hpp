// The text of one flow log record: its fields, in a flow log's order.
#pragma once

#include <string>
#include <string_view>

#include "simulator/network/flow_log.hpp"

namespace vpcsim::network {

/// `format` is "${version} ${srcaddr}", say. A field that doesn't apply, or that nobody knows, is "-".
std::string flow_log_line(const Network& network, const Crossing& crossing, std::string_view format,
                          protocol::Timestamp at);

}  // namespace vpcsim::network
