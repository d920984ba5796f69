#include "simulator/clock.hpp"

#include <algorithm>
#include <chrono>

namespace vpcsim {
namespace {

protocol::Timestamp machine_time() {
  auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

}  // namespace

WallClock::WallClock(double factor, std::optional<protocol::Timestamp> start)
    : factor_(factor), began_(machine_time()), start_(start.value_or(began_)), latest_(start_) {}

protocol::Timestamp WallClock::now() {
  const auto elapsed = static_cast<double>(machine_time().milliseconds - began_.milliseconds);
  latest_ = std::max(latest_, start_.plus(moved_ + static_cast<std::int64_t>(elapsed * factor_)));
  return latest_;
}

void WallClock::advance(std::int64_t milliseconds) {
  moved_ += milliseconds;
}

}  // namespace vpcsim
