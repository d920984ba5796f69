// Instances: only a running one sends and receives.
#pragma once

#include <optional>

#include "simulator/network/explanation_code.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::network {

/// BAD_STATE unless the instance is running.
std::optional<ExplanationCode> state_fault(const Instance& instance);

}  // namespace vpcsim::network
