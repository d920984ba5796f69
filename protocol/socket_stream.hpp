// A connected stream socket on the loop, as events: the two ends of what the kernel carries. All on the
// loop's thread; nothing is called from within one of its own functions, except of set_events' caller's.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace vpcsim::protocol {

class EventLoop;

class SocketStream {
 public:
  struct Events {
    std::function<void(std::string_view)> received;
    std::function<void()> ended;    ///< the peer sends no more
    std::function<void()> failed;   ///< the connection is gone; the last one
    std::function<void()> drained;  ///< no longer full()
  };
  /// Written and not yet taken by the kernel.
  static constexpr std::size_t waiting_bytes_max = 256 * 1024;

  /// Takes the descriptor.
  SocketStream(EventLoop& loop, int descriptor);
  /// What was written still goes out; then it is closed.
  ~SocketStream();
  SocketStream(const SocketStream&) = delete;
  SocketStream& operator=(const SocketStream&) = delete;

  /// Without `received` nothing is read.
  void set_events(Events events);
  void write(std::string_view bytes);
  bool full() const;
  /// No more will be written.
  void shut_down();
  /// Cuts it off with a reset, as a machine does where nobody listens. Nothing is told any more.
  void reset();
  /// While paused nothing is read, and the sender's window closes.
  void pause(bool paused);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

/// Two sockets that are each other's peers. Nothing when there are no descriptors left.
std::optional<std::pair<int, int>> socket_pair();

}  // namespace vpcsim::protocol
