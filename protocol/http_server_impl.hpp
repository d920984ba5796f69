// Part of http_server.cpp: what the server holds, and its connections know.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>

#include "protocol/event_loop.hpp"
#include "protocol/http_server.hpp"
#include "protocol/web_socket_connection.hpp"

namespace vpcsim::protocol {

/// Everything here runs on the thread of run(), except where it says otherwise.
struct HttpServer::Impl {
  // The concrete executor spares an allocation and an indirect call per operation (design.md, section 3).
  using Clock = std::chrono::steady_clock;
  using Tcp = boost::asio::ip::tcp;
  using Executor = boost::asio::io_context::executor_type;
  using Socket = boost::asio::basic_stream_socket<Tcp, Executor>;
  using Acceptor = boost::asio::basic_socket_acceptor<Tcp, Executor>;
  using Timer = boost::asio::basic_waitable_timer<Clock, boost::asio::wait_traits<Clock>, Executor>;
  using ErrorCode = boost::system::error_code;
  class Session;

  Impl(std::unique_ptr<EventLoop> made, EventLoop& loop, Options chosen, Handler chosen_handler);

  void run();
  void begin_stop();
  void accept();
  void sweep();
  void forget(std::list<Session>::iterator session);
  /// The connection is a WebSocket from now on; the session that it came from ends.
  void upgrade(std::list<Session>::iterator session, Socket socket, const HttpRequest& request,
               std::unique_ptr<WebSocketUser> user);
  bool idle() const { return sessions.empty() && web_sockets.empty(); }
  void watch_signals();

  Options options;
  Handler handler;
  Upgrader upgrader;
  std::unique_ptr<EventLoop> own_loop;  // empty: it is the caller's
  boost::asio::io_context& context;
  Acceptor acceptor{context};
  Timer sweep_timer{context};
  boost::asio::basic_signal_set<Executor> signals{context};
  std::uint16_t port = 0;
  std::function<void()> when_stopping;
  bool stopping = false;
  bool accepting = false;
  std::list<Session> sessions;  // after the context: a socket must not outlive it
  std::list<WebSocketConnection> web_sockets;
  Clock::time_point web_sockets_deadline;  // once it is stopping
};

}  // namespace vpcsim::protocol
