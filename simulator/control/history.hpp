// The states that calls have made, to go back to. A state is a copy that shares all that hasn't changed.
#pragma once

#include <cstdint>
#include <deque>

#include "simulator/cloud.hpp"
#include "simulator/control/call_log.hpp"

namespace vpcsim::control {

class History {
 public:
  static constexpr std::size_t steps_max = 200;

  struct Step {
    LoggedCall call;  ///< the one that made the state; number 0: what there was before all of them
    Cloud state;
  };

  /// The oldest but one is forgotten: the beginning stays.
  void add(LoggedCall call, Cloud state);
  const std::deque<Step>& steps() const { return steps_; }
  /// nullptr for a call that changed nothing, and for one that is forgotten.
  const Step* find(std::uint64_t number) const;

 private:
  std::deque<Step> steps_;
};

}  // namespace vpcsim::control
