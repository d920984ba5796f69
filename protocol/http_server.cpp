#include "protocol/http_server.hpp"

#include <algorithm>
#include <csignal>
#include <system_error>
#include <utility>

#include <boost/asio/post.hpp>
#include <fmt/format.h>

#include "protocol/http_server_impl.hpp"
#include "protocol/http_server_session.hpp"

namespace vpcsim::protocol {
namespace {

constexpr std::chrono::seconds others_timeout{1};  ///< for the loop's other servers to end

}  // namespace

HttpServer::Impl::Impl(std::unique_ptr<EventLoop> made, EventLoop& loop, Options chosen,
                       Handler chosen_handler)
    : options(std::move(chosen)),
      handler(std::move(chosen_handler)),
      own_loop(std::move(made)),
      context(loop.context()) {
  const auto check = [this](const ErrorCode& error) {
    if (!error) return;
    throw std::system_error(std::error_code(error.value(), std::system_category()),
                            fmt::format("cannot listen on {} port {}", options.address, options.port));
  };
  ErrorCode error;
  const auto address = asio::ip::make_address(options.address, error);
  check(error);
  const Tcp::endpoint endpoint(address, options.port);
  acceptor.open(endpoint.protocol(), error);
  check(error);
  acceptor.set_option(Acceptor::reuse_address(true), error);
  check(error);
  acceptor.bind(endpoint, error);
  check(error);
  acceptor.listen(asio::socket_base::max_listen_connections, error);
  check(error);
  port = acceptor.local_endpoint().port();
}

void HttpServer::Impl::run() {
  if (!stopping) accept();
  sweep();
  context.run();
  context.restart();
  context.run_for(others_timeout);
}

void HttpServer::Impl::accept() {
  accepting = true;
  acceptor.async_accept([this](ErrorCode error, Socket socket) {
    accepting = false;
    if (stopping) return;
    // Out of descriptors or the like: the next sweep tries again, rather than spinning here.
    if (error && error != asio::error::connection_aborted) return;
    if (!error) {
      sessions.emplace_front(*this, std::move(socket));
      sessions.front().start(sessions.begin());
    }
    accept();
  });
}

/// One timer looks after all connections; a timer for each would cost two system calls a request.
void HttpServer::Impl::sweep() {
  const auto now = Clock::now();
  for (Session& session : sessions) session.close_if_overdue(now);
  if (stopping && now >= web_sockets_deadline) {
    for (WebSocketConnection& web_socket : web_sockets) web_socket.cut();
  }
  if (stopping && idle()) return context.stop();
  if (!stopping && !accepting) accept();
  const auto shortest = std::min({options.idle_timeout, options.transfer_timeout, options.stop_timeout});
  sweep_timer.expires_after(std::clamp<Clock::duration>(shortest / 4, std::chrono::milliseconds(10),
                                                        std::chrono::milliseconds(500)));
  sweep_timer.async_wait([this](ErrorCode) { sweep(); });
}

void HttpServer::Impl::forget(std::list<Session>::iterator session) {
  sessions.erase(session);
  if (stopping && idle()) sweep_timer.cancel();  // or run() would wait for the next sweep
}

void HttpServer::Impl::upgrade(std::list<Session>::iterator session, Socket socket,
                               const HttpRequest& request, std::unique_ptr<WebSocketUser> user) {
  web_sockets.emplace_front(std::move(socket), std::move(user));
  const auto place = web_sockets.begin();
  place->start(request, [this, place] {
    web_sockets.erase(place);
    if (stopping && idle()) sweep_timer.cancel();
  });
  forget(session);
}

void HttpServer::Impl::begin_stop() {
  if (stopping) return;
  stopping = true;
  if (when_stopping) when_stopping();
  ErrorCode ignored;
  acceptor.close(ignored);
  signals.cancel(ignored);
  signals.clear(ignored);
  const auto deadline = Clock::now() + options.stop_timeout;
  for (Session& session : sessions) session.stop(deadline);
  for (WebSocketConnection& web_socket : web_sockets) web_socket.close();
  web_sockets_deadline = deadline;
  sweep_timer.cancel();
}

void HttpServer::Impl::watch_signals() {
  signals.add(SIGINT);
  signals.add(SIGTERM);
  signals.async_wait([this](ErrorCode error, int) {
    if (!error) begin_stop();
  });
}

HttpServer::HttpServer(Options options, Handler handler) {
  auto loop = std::make_unique<EventLoop>();
  EventLoop& own = *loop;
  impl_ = std::make_unique<Impl>(std::move(loop), own, std::move(options), std::move(handler));
}
HttpServer::HttpServer(EventLoop& loop, Options options, Handler handler)
    : impl_(std::make_unique<Impl>(nullptr, loop, std::move(options), std::move(handler))) {}
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const {
  return impl_->port;
}
void HttpServer::run() {
  impl_->run();
}
void HttpServer::stop() {
  asio::post(impl_->context, [impl = impl_.get()] { impl->begin_stop(); });
}
void HttpServer::set_upgrader(Upgrader upgrader) {
  impl_->upgrader = std::move(upgrader);
}
void HttpServer::when_stopping(std::function<void()> work) {
  impl_->when_stopping = std::move(work);
}
void HttpServer::stop_on_signals() {
  impl_->watch_signals();
}

}  // namespace vpcsim::protocol
