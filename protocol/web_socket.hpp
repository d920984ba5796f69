// One end of a WebSocket [RFC 6455], as those see it who speak over it: messages in, messages out. All on the
// thread of the server's loop.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vpcsim::protocol {

/// A larger message closes the connection (1009).
inline constexpr std::size_t web_socket_message_bytes_max = 64 * 1024;
/// Who takes in so much more slowly than it is sent to is cut off.
inline constexpr std::size_t web_socket_unsent_bytes_max = std::size_t{8} << 20;

class WebSocket {
 public:
  enum class Kind { text, binary };

  /// A text must be UTF-8. Messages queue up; beyond web_socket_unsent_bytes_max the connection is closed.
  virtual void send(Kind kind, std::string message) = 0;
  /// What has been given to send() and isn't on its way yet.
  virtual std::size_t unsent_bytes() const = 0;
  /// After what has been sent. The user hears no more of it, but for closed().
  virtual void close() = 0;

 protected:
  ~WebSocket() = default;
};

/// What the connection is for. It belongs to the connection, which destroys it after closed(); none of its
/// functions may throw.
class WebSocketUser {
 public:
  virtual ~WebSocketUser() = default;
  /// The first call; the WebSocket is there until closed() has returned.
  virtual void opened(WebSocket& socket) = 0;
  virtual void received(WebSocket::Kind kind, std::string_view message) = 0;
  /// All that send() was given is on its way.
  virtual void drained() {}
  /// By the other end, by close(), or because the server stops.
  virtual void closed() = 0;
};

}  // namespace vpcsim::protocol
