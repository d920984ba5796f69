// Sees the SYNs that come to loopback addresses, also those that a filter (syn_filter.hpp) drops: so that a
// log can say who was turned away. A packet socket, which the kernel gives to root alone.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "protocol/cidr.hpp"

namespace vpcsim::protocol {

class EventLoop;

struct Syn {
  Ipv4 source, destination;
  std::uint16_t source_port = 0, destination_port = 0;
};

class SynWatch {
 public:
  /// Null where the kernel refuses. `seen` is called on the loop's thread, for repetitions too.
  static std::unique_ptr<SynWatch> open(EventLoop& loop, std::function<void(const Syn&)> seen);
  ~SynWatch();
  SynWatch(const SynWatch&) = delete;
  SynWatch& operator=(const SynWatch&) = delete;

 private:
  struct State;
  explicit SynWatch(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

}  // namespace vpcsim::protocol
