// Ends of connections that write down what comes to them, on a loop that a test drives itself.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "protocol/event_loop.hpp"
#include "protocol/socket_stream.hpp"
#include "simulator/instance/network.hpp"

namespace vpcsim::tests {

/// Serves until the condition holds; false: it doesn't within five seconds.
template <class Condition>
bool until(protocol::EventLoop& loop, Condition condition) {
  for (int turn = 0; turn < 5000 && !condition(); ++turn) loop.run_for(std::chrono::milliseconds(1));
  return condition();
}

/// Long enough for whatever doesn't wait for anything.
inline void settle(protocol::EventLoop& loop) {
  loop.run_for(std::chrono::milliseconds(20));
}

/// What came to one end.
struct Heard {
  std::string received;
  int connected = 0, ended = 0, drained = 0;
  std::optional<instance::NetworkError> failed;

  instance::ConnectionEvents events() {
    return {.connected = [this] { ++connected; },
            .received = [this](std::string_view bytes) { received += bytes; },
            .ended = [this] { ++ended; },
            .failed = [this](instance::NetworkError error) { failed = error; },
            .drained = [this] { ++drained; }};
  }
};

/// One end of a connection, once it has been taken.
struct End : Heard {
  std::unique_ptr<instance::Connection> connection;

  void take(std::unique_ptr<instance::Connection> made) {
    connection = std::move(made);
    connection->set_events(events());
  }
};

/// The far end of a socket that the code under test has the near end of.
struct SocketEnd : Heard {
  std::unique_ptr<protocol::SocketStream> stream;
  bool cut_off = false;

  SocketEnd() = default;
  SocketEnd(protocol::EventLoop& loop, int descriptor) { take(loop, descriptor); }
  void take(protocol::EventLoop& loop, int descriptor) {
    stream = std::make_unique<protocol::SocketStream>(loop, descriptor);
    stream->set_events({.received = [this](std::string_view bytes) { received += bytes; },
                        .ended = [this] { ++ended; },
                        .failed = [this] { cut_off = true; },
                        .drained = [this] { ++drained; }});
  }
  /// Answers the near end.
  std::unique_ptr<protocol::SocketStream> pair(protocol::EventLoop& loop) {
    const auto [near, far] = protocol::socket_pair().value();
    take(loop, far);
    return std::make_unique<protocol::SocketStream>(loop, near);
  }
  bool over() const { return ended > 0 || cut_off; }
};

}  // namespace vpcsim::tests
