// The HTTP/1.1 server: bytes in, HttpRequest out, HttpResponse in, bytes out. One thread, no locks: whatever
// the handler owns is owned by the thread that calls run().
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "protocol/http.hpp"
#include "protocol/web_socket.hpp"

namespace vpcsim::protocol {

class EventLoop;

/// Serves keep-alive, pipelined and HTTP/1.0 clients, `Expect: 100-continue` and chunked bodies; adds Date,
/// Content-Length and Connection to each answer and leaves the body out for HEAD. Answers by itself, in plain
/// text, and closes the connection: 400 for what is not HTTP, 413 and 431 for what is larger than the
/// options allow, 501 for an unknown transfer coding. Delays and cuts a response that says so; a delay holds
/// up the connection's own later answers and nobody else's.
class HttpServer {
 public:
  struct Options {
    std::string address = "127.0.0.1";  ///< a literal IPv4 or IPv6 address
    std::uint16_t port = 4566;          ///< 0: any free one
    std::uint32_t header_bytes_max = 64 * 1024;
    std::size_t body_bytes_max = 1024 * 1024;
    /// A target that this machine (a loopback address) may send larger bodies to; empty: there is none.
    std::string large_body_target = {};
    std::size_t large_body_bytes_max = 0;
    /// How long a connection may rest between two requests before it is closed.
    std::chrono::milliseconds idle_timeout = std::chrono::seconds(75);
    /// How long a client may take to send one request, or to take in one answer, before it is cut off.
    std::chrono::milliseconds transfer_timeout = std::chrono::seconds(30);
    /// How long stop() waits for requests that have only partly arrived and answers not yet taken in.
    std::chrono::milliseconds stop_timeout = std::chrono::seconds(5);
  };

  /// Called on the thread of run(), one request at a time. The response comes as a fresh 200; both objects
  /// belong to the server and are used again once the handler has returned, so that their memory is. A
  /// handler that throws has its request answered with a 500 that doesn't repeat what(); the server lives on.
  using Handler = std::function<void(const HttpRequest&, HttpResponse&)>;

  /// Asked in the handler's place about a request for a WebSocket [RFC 6455, 4]: null refuses it with the
  /// response, which is to say why. The same thread, and the same care about throwing.
  using Upgrader = std::function<std::unique_ptr<WebSocketUser>(const HttpRequest&, HttpResponse&)>;

  /// Binds and listens; the kernel queues connections from here on. Throws std::system_error, naming the
  /// address and the port, when the address is not a literal one or is taken.
  HttpServer(Options options, Handler handler);
  /// On a loop that servers of other kinds share, and that outlives this one; run() runs it.
  HttpServer(EventLoop& loop, Options options, Handler handler);

  /// Closes whatever is still open without ceremony. run() must have returned.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  /// The port that is bound, also when 0 was asked for.
  std::uint16_t port() const;

  /// Serves on the calling thread until stop(). Call it once.
  void run();

  /// Stops accepting, closes resting connections, lets requests that have begun to arrive be answered (within
  /// stop_timeout) and makes run() return. Safe from any thread, from the handler, before run() and twice;
  /// not from a raw signal handler.
  void stop();

  /// Without one, a request for a WebSocket is a request like any other.
  void set_upgrader(Upgrader upgrader);

  /// Called once when it begins to stop: for the other servers of its loop, for whose end run() waits a
  /// second.
  void when_stopping(std::function<void()> work);

  /// From now on the first SIGINT or SIGTERM calls stop(); a second one acts as if this had not been called.
  /// Call it before run(), from one server of the process.
  void stop_on_signals();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vpcsim::protocol
