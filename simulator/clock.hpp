// The virtual clock: the one source of «now». The core never looks at the wall clock by itself.
#pragma once

#include "protocol/timestamp.hpp"

namespace vpcsim {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Never less than it was before.
  virtual protocol::Timestamp now() = 0;
};

/// Stands still until moved: for tests, `vpcsim run` and C++ users.
class ManualClock : public Clock {
 public:
  /// 2026-01-01T00:00:00Z unless told otherwise: the same run gives the same answers on any day.
  explicit ManualClock(protocol::Timestamp start = {1'767'225'600'000}) : now_(start) {}
  protocol::Timestamp now() override { return now_; }
  /// `milliseconds` is at least 0.
  void advance(std::int64_t milliseconds) { now_ = now_.plus(milliseconds); }

 private:
  protocol::Timestamp now_;
};

/// The machine's clock, kept from running backwards.
class WallClock : public Clock {
 public:
  protocol::Timestamp now() override;

 private:
  protocol::Timestamp latest_;
};

}  // namespace vpcsim
