// An HTTP message as a plain value. Everything above the sockets speaks in these two types, so that the
// in-process cloud, the server and the client share one seam; only http_server.cpp and http_client.cpp
// know Beast.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vpcsim::protocol {

/// In the order sent. Names compare case-insensitively (RFC 9110, section 5.1).
using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// The first value of the header called `name`, or nullptr.
const std::string* find_header(const HttpHeaders& headers, std::string_view name);

struct HttpRequest {
  std::string method = "POST";
  std::string target = "/";  ///< path and query as sent: not decoded
  HttpHeaders headers;
  std::string body;
  std::string peer_address = {};  ///< who sent it, a literal address; empty without a socket
};

struct HttpResponse {
  int status = 200;
  HttpHeaders headers;  ///< without Content-Length, Connection and Date: the server adds them
  std::string body;
  /// What a server does beside answering, to rehearse bad networks. Without a socket these are only told.
  std::int64_t delay_ms = 0;  ///< it waits before it sends; other connections don't
  /// It closes the connection after that many bytes of the message, status line and headers included.
  std::optional<std::size_t> cut_after_bytes = {};
};

}  // namespace vpcsim::protocol
