#include <charconv>

#include <fmt/format.h>

#include "protocol/ascii.hpp"
#include "protocol/http_client.hpp"

namespace vpcsim::protocol {
namespace {

[[noreturn]] void fail(std::string_view url, std::string_view problem) {
  throw HttpError(HttpError::Kind::bad_url,
                  fmt::format("'{}' {}: expected http://host:port or https://host:port", url, problem));
}

/// Takes the scheme off `rest`.
bool take_is_https(std::string_view url, std::string_view& rest) {
  const auto colon = rest.find("://");
  if (colon == std::string_view::npos) fail(url, "has no scheme");
  const std::string scheme = ascii::lower(rest.substr(0, colon));
  rest.remove_prefix(colon + 3);
  if (scheme != "http" && scheme != "https") fail(url, "has neither the scheme http nor https");
  return scheme == "https";
}

/// Takes the host off `rest`, and leaves ":port" or nothing.
std::string take_host(std::string_view url, std::string_view& rest) {
  const bool is_ipv6 = rest.starts_with('[');
  if (is_ipv6) rest.remove_prefix(1);
  const auto end = rest.find(is_ipv6 ? ']' : ':');
  if (is_ipv6 && end == std::string_view::npos) fail(url, "has an IPv6 address without its ']'");
  const std::string_view host = rest.substr(0, end);
  rest.remove_prefix(std::min(host.size() + (is_ipv6 ? 1 : 0), rest.size()));
  for (const char c : host) {
    const bool is_allowed = is_ipv6 ? ascii::hex_value(c) >= 0 || c == ':' || c == '.'
                                    : ascii::is_alphanumeric(c) || c == '-' || c == '.' || c == '_';
    if (!is_allowed) fail(url, "has a host with a character that is not allowed there");
  }
  if (host.empty()) fail(url, "has no host");
  return std::string(host);
}

std::uint16_t parse_port(std::string_view url, std::string_view rest, std::uint16_t otherwise) {
  if (rest.empty()) return otherwise;
  if (rest.front() != ':') fail(url, "has something other than a port after its host");
  rest.remove_prefix(1);
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), port);
  if (error != std::errc() || end != rest.data() + rest.size() || port == 0) {
    fail(url, "has a port that is not a number from 1 to 65535");
  }
  return port;
}

}  // namespace

std::string BaseUrl::host_header() const {
  std::string result = host.find(':') == std::string::npos ? host : fmt::format("[{}]", host);
  if (port != (is_https ? 443 : 80)) result += fmt::format(":{}", port);
  return result;
}

BaseUrl parse_base_url(std::string_view url) {
  BaseUrl result;
  std::string_view rest = url;
  result.is_https = take_is_https(url, rest);
  if (rest.ends_with('/')) rest.remove_suffix(1);
  // Said without the URL: what stands before an '@' is often a password.
  if (rest.find('@') != std::string_view::npos) {
    throw HttpError(HttpError::Kind::bad_url, "a base URL must not contain a user or a password ('@')");
  }
  if (rest.find_first_of("/?#") != std::string_view::npos) fail(url, "has a path, a query or a fragment");
  result.host = take_host(url, rest);
  result.port = parse_port(url, rest, result.is_https ? 443 : 80);
  return result;
}

}  // namespace vpcsim::protocol
