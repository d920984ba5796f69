// A synchronous HTTP/1.1 client for one server, over TCP or TLS. The scenarios' client, the command line and
// the proxy to real AWS speak through it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "protocol/http.hpp"

namespace vpcsim::protocol {

/// Thrown when there is no whole answer. The message names the URL, what went wrong and what to check.
class HttpError : public std::runtime_error {
 public:
  enum class Kind {
    bad_url,      ///< the base URL, or a request that cannot be written as one
    unreachable,  ///< name not known, connection refused or not in time
    tls,          ///< no common protocol, or a certificate that we don't trust
    timed_out,    ///< the answer didn't come in time: the request may have been carried out
    broken,       ///< the connection broke before the end of the answer: it may have been carried out
    bad_answer,   ///< not HTTP, or larger than allowed
  };

  HttpError(Kind error_kind, const std::string& message) : std::runtime_error(message), kind_(error_kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

/// "http://host:port" or "https://host", taken apart.
struct BaseUrl {
  bool is_https = false;
  std::string host;  ///< a name or a literal address, without the brackets of IPv6
  std::uint16_t port = 0;

  /// As the Host header has it: without the port where it's the scheme's own, IPv6 in brackets.
  std::string host_header() const;
};

/// Throws HttpError (bad_url) for another scheme, for user information, a path other than "/", a query or a
/// fragment, and for a port outside 1..65535.
BaseUrl parse_base_url(std::string_view url);

/// Not safe for use by two threads at a time; have one for each. Keeps its connection between requests.
class HttpClient {
 public:
  struct Options {
    /// For TCP and TLS together. Looking up the name is under the system resolver's own time-outs.
    std::chrono::milliseconds connect_timeout = std::chrono::seconds(5);
    /// From the first byte sent to the last byte received.
    std::chrono::milliseconds request_timeout = std::chrono::seconds(60);
    std::size_t body_bytes_max = 64 * 1024 * 1024;
    std::uint32_t header_bytes_max = 64 * 1024;
    /// The certificates to trust (PEM); empty for the system's.
    std::string ca_file;
  };

  /// Doesn't connect yet. Throws HttpError for a URL that parse_base_url() refuses or a CA file that cannot
  /// be read.
  explicit HttpClient(std::string_view base_url);
  HttpClient(std::string_view base_url, Options options);
  ~HttpClient();
  HttpClient(HttpClient&&) noexcept;
  HttpClient& operator=(HttpClient&&) noexcept;

  /// The Host header that send() adds to requests without one: a signer needs to know.
  const std::string& host() const;

  /// Sends the request, with Host and Content-Length added, and waits for the answer, whatever its status;
  /// redirections are not followed. A request that meets a kept connection which the server has closed in the
  /// meantime, without a byte of answer, is sent once more on a new one. Throws HttpError.
  HttpResponse send(const HttpRequest& request);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace vpcsim::protocol
