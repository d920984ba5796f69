// A call to come as something that is under way: programs hold it, and destroy it to end it.
#pragma once

#include <memory>
#include <utility>

#include "protocol/event_loop.hpp"
#include "simulator/instance/network.hpp"

namespace vpcsim::hypervisor {

class PendingTimer : public instance::Pending {
 public:
  /// Null: nothing comes of it, ever.
  explicit PendingTimer(std::unique_ptr<protocol::LoopTimer> timer) : timer_(std::move(timer)) {}

 private:
  std::unique_ptr<protocol::LoopTimer> timer_;
};

}  // namespace vpcsim::hypervisor
