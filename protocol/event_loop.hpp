// The thread that owns the state waits here for everybody: one loop for all servers of a process.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace vpcsim::protocol {

/// A call to come; destroyed, it doesn't come.
class LoopTimer {
 public:
  virtual ~LoopTimer() = default;
};

class EventLoop {
 public:
  /// SIGPIPE is ignored from then on: a peer that has gone is an error of one connection, not the process's
  /// end.
  EventLoop();
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  /// Runs `work` on the loop's thread, soon. From any thread.
  void post(std::function<void()> work);
  /// Runs `work` once, on the loop's thread, never within this call. The timer may be destroyed in it.
  std::unique_ptr<LoopTimer> after(std::chrono::milliseconds time, std::function<void()> work);

  /// Serves for that long and returns, whatever is still open.
  void run_for(std::chrono::milliseconds time);

  /// For the servers themselves.
  boost::asio::io_context& context() { return *context_; }

 private:
  std::unique_ptr<boost::asio::io_context> context_;
};

}  // namespace vpcsim::protocol
