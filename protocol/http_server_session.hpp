// Part of http_server.cpp, and included only there: one connection.
#pragma once

#include <algorithm>
#include <list>
#include <optional>
#include <string>
#include <utility>

#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <fmt/format.h>

#include "protocol/http_compose.hpp"
#include "protocol/http_server_impl.hpp"
#include "protocol/http_server_reader.hpp"

namespace vpcsim::protocol {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

inline constexpr std::size_t read_bytes = 16 * 1024;
/// Answers to pipelined requests gather up to here before they are written.
inline constexpr std::size_t pipeline_bytes_max = 256 * 1024;
inline constexpr std::size_t kept_bytes_max = 1024 * 1024;  ///< what a resting connection may hold on to
/// After refusing a request we read on: closing with unread bytes resets the connection, and may lose the
/// answer.
inline constexpr std::chrono::seconds linger_timeout{2};

/// The status that tells the client what was wrong with its request.
inline int status_of(const boost::system::error_code& error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
  if (error == http::error::body_limit) return 413;
  if (error == RequestReader::unknown_transfer_coding) return 501;
  return 400;
}

inline void set_plain_text(HttpResponse& response, int status) {
  response.status = status;
  response.headers.assign({{"Content-Type", "text/plain; charset=utf-8"}});
  response.body = fmt::format("{} {}\n", status, reason_phrase(status));
}

/// One connection. It has at most one operation under way, and only that operation's completion may end it:
/// so a completion can rely on its session still being there. Others close the socket and let it notice.
class HttpServer::Impl::Session {
 public:
  Session(Impl& server, Socket socket) : server_(server), socket_(std::move(socket)) {}

  void start(std::list<Session>::iterator self) {
    self_ = self;
    ErrorCode ignored;
    socket_.set_option(Tcp::no_delay(true), ignored);
    const asio::ip::address peer = socket_.remote_endpoint(ignored).address();
    peer_address_ = peer.to_string();
    is_local_ = !ignored && peer.is_loopback();
    rest();
    read();
  }

  void close_if_overdue(Clock::time_point now) {
    if (now >= deadline_) close();
  }

  void stop(Clock::time_point deadline) {
    deadline_ = std::min(deadline_, deadline);
    if (state_ == State::resting) close();
  }

 private:
  enum class State { resting, receiving, delaying, writing, lingering };

  /// The operation under way completes with an error, which ends the session.
  void close() {
    ErrorCode ignored;
    socket_.close(ignored);
    if (delay_timer_) delay_timer_->cancel();
  }

  void end() { server_.forget(self_); }  // `this` is gone after this

  void rest() {
    state_ = State::resting;
    if (output_.capacity() + request_.body.capacity() + response_.body.capacity() > kept_bytes_max) {
      output_ = {};
      request_ = {};
      response_ = {};
    }
    deadline_ = Clock::now() + server_.options.idle_timeout;
  }

  void become(State state, std::chrono::milliseconds timeout) {
    state_ = state;
    deadline_ = Clock::now() + (server_.stopping ? std::min(timeout, server_.options.stop_timeout) : timeout);
  }

  void read() {
    socket_.async_read_some(input_.prepare(read_bytes), [this](ErrorCode error, std::size_t size) {
      // Closed by us while these bytes were on their way to here: nobody would see the answer, so there must
      // be no effect either. Closed by the client in mid-request: nobody is there to be told.
      if (error || !socket_.is_open()) return end();
      input_.commit(size);
      consume();
    });
  }

  /// Answers every request that has arrived in full, then writes the answers at once.
  void consume() {
    output_.clear();
    delay_ms_ = 0;
    while (input_.size() > 0 && !closing_ && delay_ms_ == 0 && output_.size() < pipeline_bytes_max &&
           receive()) {
      answer();
      if (web_socket_user_)  // `this` is gone after this
        return server_.upgrade(self_, std::move(socket_), request_, std::move(web_socket_user_));
    }
    if (delay_ms_ > 0) return delay();
    if (!output_.empty() || cut_) return write();
    read();
  }

  /// Answers to requests that were pipelined before the slow one wait along.
  void delay() {
    const std::chrono::milliseconds wait{delay_ms_};
    become(State::delaying, wait + server_.options.transfer_timeout);
    if (!delay_timer_) delay_timer_.emplace(server_.context);
    delay_timer_->expires_after(wait);
    delay_timer_->async_wait([this](ErrorCode error) {
      if (error || !socket_.is_open()) return end();
      write();
    });
  }

  /// Feeds the parser; true when a request is complete or refused.
  bool receive() {
    if (!reader_) {
      reader_.emplace(request_, server_.options.header_bytes_max, body_limit());
      continued_ = false;
      become(State::receiving, server_.options.transfer_timeout);
    }
    ErrorCode error;
    while (!error && !reader_->is_done() && input_.size() > 0) {
      input_.consume(reader_->put(input_.data(), error));
    }
    const bool unfinished = !error || error == http::error::need_more;
    // Beast holds back an incomplete line; a client may not make it endless.
    if (unfinished && !reader_->is_done() && input_.size() > server_.options.header_bytes_max) {
      error = http::error::header_limit;
    } else if (unfinished) {
      error = {};
    }
    refusal_ = error ? status_of(error) : 0;
    if (refusal_ != 0 || reader_->is_done()) return true;
    ask_to_continue();
    return false;
  }

  RequestReader::BodyLimit body_limit() const {
    if (!is_local_) return {.bytes_max = server_.options.body_bytes_max};
    return {server_.options.body_bytes_max, server_.options.large_body_target,
            server_.options.large_body_bytes_max};
  }

  void ask_to_continue() {
    if (continued_ || !reader_->is_header_done() || !reader_->expects_continue()) return;
    continued_ = true;
    output_.append("HTTP/1.1 100 Continue\r\n\r\n");
  }

  void answer() {
    const bool refused = refusal_ != 0;
    const bool is_head = !refused && request_.method == "HEAD";
    closing_ = refused || server_.stopping || !reader_->keep_alive();
    const bool is_1_0 = !refused && reader_->is_http_1_0();
    const AfterResponse after = closing_ ? AfterResponse::close
                                : is_1_0 ? AfterResponse::keep_alive_1_0
                                         : AfterResponse::keep_alive;
    reader_.reset();
    const std::size_t start = output_.size();
    try {
      fill_response();
      append_response(output_, response_, after, is_head);
      disturb(start);
    } catch (...) {
      output_.resize(start);
      set_plain_text(response_, 500);
      append_response(output_, response_, after, is_head);
    }
  }

  /// What the response asks for beside being sent; it begins at `start` of the output.
  void disturb(std::size_t start) {
    delay_ms_ = response_.delay_ms;
    if (!response_.cut_after_bytes) return;
    output_.resize(start + std::min(*response_.cut_after_bytes, output_.size() - start));
    cut_ = closing_ = true;
  }

  void fill_response() {
    response_.delay_ms = 0;
    response_.cut_after_bytes.reset();
    if (refusal_ != 0) return set_plain_text(response_, refusal_);
    response_.status = 200;
    response_.headers.clear();
    response_.body.clear();
    request_.peer_address = peer_address_;
    if (server_.upgrader && asks_for_web_socket(request_)) return upgrade();
    server_.handler(request_, response_);
  }

  /// A client waits for the answer before it goes on [RFC 6455, 4.1]; one that doesn't is refused.
  void upgrade() {
    if (input_.size() > 0 || !output_.empty() || closing_) return set_plain_text(response_, 400);
    web_socket_user_ = server_.upgrader(request_, response_);
  }

  void write() {
    become(State::writing, server_.options.transfer_timeout);
    asio::async_write(socket_, asio::buffer(output_), [this](ErrorCode error, std::size_t) {
      if (error || cut_) return end();
      if (closing_) return refusal_ != 0 || input_.size() > 0 ? linger() : end();
      if (input_.size() == 0 && !reader_) {
        if (server_.stopping) return end();
        rest();
      }
      if (reader_) become(State::receiving, server_.options.transfer_timeout);
      consume();
    });
  }

  void linger() {
    ErrorCode failed;
    socket_.shutdown(Tcp::socket::shutdown_send, failed);
    if (failed) return end();
    become(State::lingering, linger_timeout);
    discard();
  }

  void discard() {
    input_.clear();
    socket_.async_read_some(input_.prepare(read_bytes), [this](ErrorCode error, std::size_t) {
      if (error) return end();
      discard();
    });
  }

  Impl& server_;
  Socket socket_;
  std::string peer_address_;
  bool is_local_ = false;
  std::list<Session>::iterator self_;
  State state_ = State::resting;
  Clock::time_point deadline_;
  beast::flat_buffer input_;
  std::string output_;
  HttpRequest request_;
  HttpResponse response_;
  std::unique_ptr<WebSocketUser> web_socket_user_;  // set: the connection becomes a WebSocket
  std::optional<RequestReader> reader_;             // empty between requests
  int refusal_ = 0;                                 // the status with which to refuse the request, or 0
  bool continued_ = false;
  bool closing_ = false;
  bool cut_ = false;                  // the connection ends with what is in the output
  std::int64_t delay_ms_ = 0;         // before the output is written
  std::optional<Timer> delay_timer_;  // made at the first delay: most connections have none
};

}  // namespace vpcsim::protocol
