// Calls as JSON, for the endpoint and for who looks on live.
#pragma once

#include <cstdint>

#include "simulator/control/call_log.hpp"
#include "simulator/control/endpoint.hpp"

namespace vpcsim::control {

Json to_json(const LoggedCall& call);

/// Of a query that may have "after" and nothing else; 0 without. Throws ControlError.
std::uint64_t number_after(const Json& query);

}  // namespace vpcsim::control
