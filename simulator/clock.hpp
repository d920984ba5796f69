// The virtual clock: the one source of «now». The core never looks at the wall clock by itself.
#pragma once

#include <cstdint>
#include <optional>

#include "protocol/timestamp.hpp"

namespace vpcsim {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Never less than it was before.
  virtual protocol::Timestamp now() = 0;
};

/// A clock that can be moved forward by hand, as /_vpcsim/clock does.
class AdjustableClock : public Clock {
 public:
  /// `milliseconds` is at least 0.
  virtual void advance(std::int64_t milliseconds) = 0;
  /// Virtual seconds for each second of the machine's clock: 1 runs with it, 0 stands still.
  virtual double factor() const = 0;
};

/// Stands still until moved: for tests, `vpcsim run` and C++ users.
class ManualClock : public AdjustableClock {
 public:
  /// 2026-01-01T00:00:00Z unless told otherwise: the same run gives the same answers on any day.
  explicit ManualClock(protocol::Timestamp start = {1'767'225'600'000}) : now_(start) {}
  protocol::Timestamp now() override { return now_; }
  void advance(std::int64_t milliseconds) override { now_ = now_.plus(milliseconds); }
  double factor() const override { return 0; }

 private:
  protocol::Timestamp now_;
};

/// Runs with the machine's clock, or `factor` times as fast, from the machine's own time or from `start` on.
/// Kept from running backwards when the machine's clock is set back.
class WallClock : public AdjustableClock {
 public:
  explicit WallClock(double factor = 1, std::optional<protocol::Timestamp> start = {});
  protocol::Timestamp now() override;
  void advance(std::int64_t milliseconds) override;
  double factor() const override { return factor_; }

 private:
  double factor_;
  protocol::Timestamp began_;  // by the machine's clock
  protocol::Timestamp start_;  // what the virtual clock showed then
  std::int64_t moved_ = 0;     // milliseconds, by hand
  protocol::Timestamp latest_;
};

}  // namespace vpcsim
