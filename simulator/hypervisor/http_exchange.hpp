// One HTTP/1.x request out of the bytes of a connection, and the answer as bytes: for services that answer
// one request a connection, in virtual time, as the instance metadata service does.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/http.hpp"
#include "protocol/timestamp.hpp"

namespace vpcsim::hypervisor {

class HttpRequestReader {
 public:
  static constexpr std::size_t head_bytes_max = 8192;  ///< request line and headers
  static constexpr std::size_t body_bytes_max = 1024;
  enum class State { head, body, complete, failed };

  /// In pieces of any size. What comes after the request isn't looked at.
  void read(std::string_view bytes);
  State state() const { return state_; }
  /// Once complete.
  const protocol::HttpRequest& request() const { return request_; }
  /// Of a failed one, what to answer: 400, 413 for a body that is too large, 431 for a head, 501 for a body
  /// in a transfer coding.
  int status() const { return status_; }

 private:
  void fail(int status);
  /// The end of the head in `text_`, with the empty line; nothing: it isn't there yet.
  std::optional<std::size_t> head_end() const;
  void take_head(std::string_view head);
  bool take_request_line(std::string_view line);
  bool take_header(std::string_view line);
  void take_framing();

  State state_ = State::head;
  std::string text_;
  protocol::HttpRequest request_;
  bool is_http_1_0_ = false;
  std::size_t body_bytes_ = 0;
  int status_ = 0;
};

/// "Thu, 01 Jan 2026 00:00:00 GMT" (RFC 9110, 5.6.7).
std::string http_date(protocol::Timestamp instant);

/// With Date, Content-Length and "Connection: close"; without its body if it answers HEAD.
std::string response_bytes(const protocol::HttpResponse& response, bool to_head, protocol::Timestamp now);

}  // namespace vpcsim::hypervisor
