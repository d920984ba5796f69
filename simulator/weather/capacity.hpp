// Room for instances, which AWS may run short of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "protocol/error.hpp"
#include "simulator/cloud.hpp"

namespace vpcsim::weather {

struct Capacity {
  std::string instance_type, availability_zone;
};

/// What the instances need that an answer to RunInstances or StartInstances names and that this call made or
/// started: none for an answer that repeats an earlier one.
std::vector<Capacity> capacity_wanted(std::string_view answer, const Home& caller, const Cloud& before,
                                      const Cloud& after);

/// InsufficientInstanceCapacity in AWS's words (recorded), which name the other zones of the region.
protocol::ApiError insufficient_capacity(const Capacity& wanted, std::string_view region);

}  // namespace vpcsim::weather
