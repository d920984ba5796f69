#include "simulator/network/instance.hpp"

namespace vpcsim::network {

std::optional<ExplanationCode> state_fault(const Instance& instance) {
  if (instance.state == InstanceState::running) return std::nullopt;
  return ExplanationCode::bad_state;
}

}  // namespace vpcsim::network
