// How fast AWS lets an account call each action of EC2: bucket sizes and refill rates as documented in
// "Request throttling for the Amazon EC2 API" (EC2 developer guide).
#pragma once

#include <optional>
#include <string_view>

#include "protocol/query.hpp"
#include "simulator/weather/fault.hpp"

namespace vpcsim::weather {

/// AWS keeps one bucket for each account, Region and action. An action that may be asked for everything at
/// once has a second, smaller one for calls with neither a filter nor pagination.
struct RequestLimit {
  BucketLimit limit;
  bool unfiltered = false;  ///< it is that second bucket
};
RequestLimit request_limit(std::string_view action, const protocol::Form& form);

/// Of the actions that are limited by how many resources they are about, too.
struct ResourceLimit {
  BucketLimit limit;
  std::int64_t resources = 1;  ///< instances that the call names, or launches at most
};
std::optional<ResourceLimit> resource_limit(std::string_view action, const protocol::Form& form);

}  // namespace vpcsim::weather
