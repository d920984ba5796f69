#include "protocol/web_socket_connection.hpp"

#include <utility>

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/websocket/error.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "protocol/ascii.hpp"

namespace vpcsim::protocol {
namespace {

namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using ErrorCode = boost::system::error_code;

beast::http::request<beast::http::string_body> to_beast(const HttpRequest& request) {
  beast::http::request<beast::http::string_body> message;
  message.version(11);
  message.method_string(request.method);
  message.target(request.target);
  for (const auto& [name, value] : request.headers) message.insert(name, value);
  return message;
}

}  // namespace

bool asks_for_web_socket(const HttpRequest& request) {
  const std::string* upgrade = find_header(request.headers, "Upgrade");
  return request.method == "GET" && upgrade != nullptr && ascii::equal_ignoring_case(*upgrade, "websocket");
}

WebSocketConnection::WebSocketConnection(Socket socket, std::unique_ptr<WebSocketUser> user)
    : stream_(std::move(socket)), user_(std::move(user)) {
  // Pings find out about the other end that is gone without a word.
  stream_.set_option(websocket::stream_base::timeout{std::chrono::seconds(10), std::chrono::seconds(60),
                                                     /*keep_alive_pings=*/true});
  stream_.read_message_max(web_socket_message_bytes_max);
}

void WebSocketConnection::start(const HttpRequest& request, std::function<void()> ended) {
  ended_ = std::move(ended);
  ++operations_;
  // async_accept copies what it needs of the request before it returns.
  stream_.async_accept(to_beast(request), [this](ErrorCode error) {
    if (!error) accepted();
    finish();
  });
}

void WebSocketConnection::accepted() {
  open_ = true;
  user_->opened(*this);
  read();
}

void WebSocketConnection::read() {
  ++operations_;
  stream_.async_read(input_, [this](ErrorCode error, std::size_t) {
    if (!error && !closing_) {
      const auto bytes = input_.cdata();
      user_->received(stream_.got_text() ? Kind::text : Kind::binary,
                      {static_cast<const char*>(bytes.data()), bytes.size()});
    }
    input_.clear();
    if (!error) read();  // also when closing: the other end's close frame is read
    finish();
  });
}

void WebSocketConnection::send(Kind kind, std::string message) {
  if (!open_ || closing_) return;
  unsent_bytes_ += message.size();
  queue_.push_back({kind, std::move(message)});
  if (unsent_bytes_ > web_socket_unsent_bytes_max) return cut();
  if (queue_.size() == 1) write();
}

void WebSocketConnection::write() {
  ++operations_;
  stream_.text(queue_.front().kind == Kind::text);
  stream_.async_write(boost::asio::buffer(queue_.front().text), [this](ErrorCode error, std::size_t) {
    if (!queue_.empty()) {
      unsent_bytes_ -= queue_.front().text.size();
      queue_.pop_front();
    }
    if (!error && !queue_.empty()) {
      write();
    } else if (!error) {
      if (closing_)
        begin_close();
      else
        user_->drained();
    }
    finish();
  });
}

void WebSocketConnection::close() {
  if (closing_) return;
  closing_ = true;
  if (open_ && queue_.empty()) begin_close();
}

void WebSocketConnection::begin_close() {
  if (std::exchange(close_sent_, true)) return;
  ++operations_;
  stream_.async_close(websocket::close_code::normal, [this](ErrorCode) { finish(); });
}

void WebSocketConnection::cut() {
  closing_ = true;
  ErrorCode ignored;
  stream_.next_layer().close(ignored);
}

void WebSocketConnection::finish() {
  if (--operations_ > 0) return;
  if (std::exchange(open_, false)) user_->closed();
  const auto ended = std::move(ended_);  // which may destroy the connection, and with it its member
  ended();
}

}  // namespace vpcsim::protocol
