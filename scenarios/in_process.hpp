// A simulator in this process as a transport and its clock as a waiter: waiting takes no time on the wall.
#pragma once

#include "protocol/ec2_client.hpp"
#include "simulator/simulator.hpp"
#include "simulator/weather/weather.hpp"

namespace vpcsim::scenarios {

/// Both arguments must outlive it.
/// Any identity will do in a cloud of one's own: its access key id names no account, so that the account is
/// the simulator's default one.
inline protocol::Credentials anybody() {
  return {"AKIDVPCSIMSCENARIOS0", "secret", ""};
}

class InProcess : public protocol::Transport, public protocol::Waiter {
 public:
  InProcess(Simulator& simulator, ManualClock& clock)
      : simulator_(simulator), weather_(simulator), clock_(clock) {}

  /// In the weather, late answers move the clock. Throws HttpError for those that are cut off.
  protocol::HttpResponse send(const protocol::HttpRequest& request) override;

  /// Fair until it is set.
  weather::Weather& weather() { return weather_; }
  /// While it is set, calls go around the weather.
  void shelter(bool sheltered) { sheltered_ = sheltered; }

  std::string host() const override { return "localhost"; }
  protocol::Timestamp now() override { return clock_.now(); }
  void wait(std::int64_t milliseconds) override { clock_.advance(milliseconds); }

 private:
  Simulator& simulator_;
  weather::Weather weather_;
  ManualClock& clock_;
  bool sheltered_ = false;
};

}  // namespace vpcsim::scenarios
