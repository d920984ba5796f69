// A simulator in this process as a transport and its clock as a waiter: waiting takes no time on the wall.
#pragma once

#include "protocol/ec2_client.hpp"
#include "simulator/simulator.hpp"

namespace vpcsim::scenarios {

/// Both arguments must outlive it.
class InProcess : public protocol::Transport, public protocol::Waiter {
 public:
  InProcess(Simulator& simulator, ManualClock& clock) : simulator_(simulator), clock_(clock) {}

  protocol::HttpResponse send(const protocol::HttpRequest& request) override {
    return simulator_.handle(request);
  }
  std::string host() const override { return "localhost"; }
  protocol::Timestamp now() override { return clock_.now(); }
  void wait(std::int64_t milliseconds) override { clock_.advance(milliseconds); }

 private:
  Simulator& simulator_;
  ManualClock& clock_;
};

}  // namespace vpcsim::scenarios
