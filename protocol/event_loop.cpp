#include "protocol/event_loop.hpp"

#include <csignal>

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

namespace vpcsim::protocol {
namespace {

class Timer : public LoopTimer {
 public:
  Timer(boost::asio::io_context& context, std::chrono::milliseconds time, std::function<void()> work)
      : timer_(context, time), alive_(std::make_shared<bool>(true)) {
    // A handler may already be on its way when its timer is cancelled.
    timer_.async_wait([alive = alive_, work = std::move(work)](const boost::system::error_code& error) {
      if (!error && *alive) work();
    });
  }
  ~Timer() override { *alive_ = false; }

 private:
  boost::asio::steady_timer timer_;
  std::shared_ptr<bool> alive_;
};

}  // namespace

EventLoop::EventLoop() : context_(std::make_unique<boost::asio::io_context>(1)) {
  std::signal(SIGPIPE, SIG_IGN);
}
EventLoop::~EventLoop() = default;

void EventLoop::post(std::function<void()> work) {
  boost::asio::post(*context_, std::move(work));
}

std::unique_ptr<LoopTimer> EventLoop::after(std::chrono::milliseconds time, std::function<void()> work) {
  return std::make_unique<Timer>(*context_, time, std::move(work));
}

void EventLoop::run_for(std::chrono::milliseconds time) {
  context_->restart();
  context_->run_for(time);
}

}  // namespace vpcsim::protocol
