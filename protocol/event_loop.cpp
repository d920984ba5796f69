#include "protocol/event_loop.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

namespace vpcsim::protocol {

EventLoop::EventLoop() : context_(std::make_unique<boost::asio::io_context>(1)) {}
EventLoop::~EventLoop() = default;

void EventLoop::post(std::function<void()> work) {
  boost::asio::post(*context_, std::move(work));
}

void EventLoop::run_for(std::chrono::milliseconds time) {
  context_->restart();
  context_->run_for(time);
}

}  // namespace vpcsim::protocol
