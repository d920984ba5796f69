// Part of the HTTP server: a connection that has become a WebSocket.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "protocol/http.hpp"
#include "protocol/web_socket.hpp"

namespace vpcsim::protocol {

/// Whether the request asks for one [RFC 6455, 4.2.1]. What Beast finds wrong with it later is answered with
/// a 400 by it.
bool asks_for_web_socket(const HttpRequest& request);

class WebSocketConnection final : public WebSocket {
 public:
  using Socket =
      boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

  /// `ended` is called last; it may destroy the connection.
  WebSocketConnection(Socket socket, std::unique_ptr<WebSocketUser> user);
  WebSocketConnection(const WebSocketConnection&) = delete;
  WebSocketConnection& operator=(const WebSocketConnection&) = delete;
  ~WebSocketConnection() = default;

  void start(const HttpRequest& request, std::function<void()> ended);

  void send(Kind kind, std::string message) override;
  std::size_t unsent_bytes() const override { return unsent_bytes_; }
  void close() override;
  /// Without waiting for the other end.
  void cut();

 private:
  struct Message {
    Kind kind;
    std::string text;
  };

  void accepted();
  void read();
  void write();
  void begin_close();
  /// An operation has come to an end; the last one takes the connection along.
  void finish();

  boost::beast::websocket::stream<Socket> stream_;
  std::unique_ptr<WebSocketUser> user_;
  std::function<void()> ended_;
  boost::beast::flat_buffer input_;
  std::deque<Message> queue_;  ///< the first one is being written
  std::size_t unsent_bytes_ = 0;
  bool open_ = false;     ///< the handshake is over, and the user hasn't been told of an end
  bool closing_ = false;  ///< asked for
  bool close_sent_ = false;
  int operations_ = 0;  ///< under way
};

}  // namespace vpcsim::protocol
