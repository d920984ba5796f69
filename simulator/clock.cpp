#include "simulator/clock.hpp"

#include <algorithm>
#include <chrono>

namespace vpcsim {

protocol::Timestamp WallClock::now() {
  auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  protocol::Timestamp wall{std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
  latest_ = std::max(latest_, wall);
  return latest_;
}

}  // namespace vpcsim
