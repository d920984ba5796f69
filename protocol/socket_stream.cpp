#include "protocol/socket_stream.hpp"

#include <array>
#include <chrono>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/write.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include "protocol/event_loop.hpp"

namespace vpcsim::protocol {

namespace asio = boost::asio;
using boost::system::error_code;

/// Outlives its stream while an operation is under way.
struct SocketStream::State : std::enable_shared_from_this<State> {
  State(EventLoop& on, int descriptor) : loop(on), socket(on.context(), descriptor) {}

  void read() {
    if (reading || paused || ended || failed || !events || !events->received) return;
    reading = true;
    socket.async_read_some(asio::buffer(arriving),
                           [self = shared_from_this()](const error_code& error, std::size_t size) {
                             self->reading = false;
                             self->take(error, size);
                           });
  }

  void take(const error_code& error, std::size_t size) {
    if (!events || failed) return;
    const auto to = events;
    if (error == asio::error::eof) {
      ended = true;
      if (to->ended) to->ended();
      return;
    }
    if (error) return fail();
    if (to->received) to->received({arriving.data(), size});
    read();
  }

  void write() {
    if (writing || failed || !socket.is_open()) return;
    if (waiting.empty()) {
      if (shut && !std::exchange(shut_told, true)) ::shutdown(socket.native_handle(), SHUT_WR);
      return;
    }
    writing = true;
    leaving.clear();
    leaving.swap(waiting);
    asio::async_write(socket, asio::buffer(leaving),
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                        self->writing = false;
                        self->written(error);
                      });
  }

  void written(const error_code& error) {
    if (error) return fail();
    if (lingering && waiting.empty()) return close();
    const bool was_full = std::exchange(told_full, false);
    write();
    const auto to = events;
    if (was_full && to && to->drained) to->drained();
  }

  void fail() {
    if (std::exchange(failed, true)) return;
    const auto to = events;
    if (to && to->failed) to->failed();
  }

  /// Nobody is told any more. A peer that doesn't read has a while for what was written.
  void let_go() {
    constexpr std::chrono::seconds linger_time{30};
    events.reset();
    if (!writing) return close();
    if (reading) ::shutdown(socket.native_handle(), SHUT_RD);  // ends the read
    lingering = loop.after(linger_time, [this] { close(); });
  }

  void close() {
    error_code ignored;
    socket.close(ignored);
  }

  EventLoop& loop;
  asio::posix::stream_descriptor socket;
  std::unique_ptr<LoopTimer> lingering;
  std::shared_ptr<Events> events;
  std::string waiting, leaving;
  std::array<char, 16 * 1024> arriving = {};
  bool reading = false, writing = false, paused = false, shut = false, shut_told = false;
  bool ended = false, failed = false;
  bool told_full = false;
};

SocketStream::SocketStream(EventLoop& loop, int descriptor)
    : state_(std::make_shared<State>(loop, descriptor)) {}

SocketStream::~SocketStream() {
  shut_down();
  state_->let_go();
}

void SocketStream::set_events(Events events) {
  state_->events = std::make_shared<Events>(std::move(events));
  state_->read();
}

void SocketStream::write(std::string_view bytes) {
  if (state_->failed || state_->shut) return;
  state_->waiting += bytes;
  state_->write();
}

bool SocketStream::full() const {
  const bool is_full =
      state_->waiting.size() + (state_->writing ? state_->leaving.size() : 0) >= waiting_bytes_max;
  state_->told_full |= is_full;
  return is_full;
}

void SocketStream::shut_down() {
  state_->shut = true;
  state_->write();
}

void SocketStream::reset() {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(state_->socket.native_handle(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  state_->events.reset();
  state_->close();
}

void SocketStream::pause(bool paused) {
  state_->paused = paused;
  state_->read();
}

std::optional<std::pair<int, int>> socket_pair() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return std::nullopt;
  return std::pair(ends[0], ends[1]);
}

}  // namespace vpcsim::protocol
