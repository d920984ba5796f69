#include "protocol/http_compose.hpp"

#include <algorithm>
#include <array>
#include <ctime>
#include <iterator>
#include <stdexcept>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "protocol/ascii.hpp"

namespace vpcsim::protocol {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 25> reason_phrases{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
}};

/// "Date: …\r\n", put together once a second (RFC 9110, 5.6.7).
const std::string& date_line() {
  thread_local std::time_t second = -1;
  thread_local std::string line;
  if (const std::time_t now = std::time(nullptr); now != second) {
    second = now;
    // fmt writes %a and %b in the classic locale unless told otherwise.
    line = fmt::format("Date: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", fmt::gmtime(now));
  }
  return line;
}

bool is_one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

/// Neither empty nor with anything in it that would end a start-line's or a field name's token early.
bool is_token(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), [](char c) {
    return (c >= '\0' && c <= ' ') || c == ':' || c == '\x7f';
  });
}

bool is_target(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(),
                                       [](char c) { return (c >= '\0' && c <= ' ') || c == '\x7f'; });
}

void append_headers(std::string& out, const HttpHeaders& headers) {
  for (const auto& [name, value] : headers) {
    // The value may be a secret, so the message names the header only, and only if that is harmless.
    if (!is_token(name))
      throw std::invalid_argument("a header's name is empty or has a character not allowed");
    if (!is_one_line(value)) throw std::invalid_argument("the header " + name + " is not one line");
    out.append(name).append(": ").append(value).append("\r\n");
  }
}

void append_content_length(std::string& out, std::size_t size) {
  out.append("Content-Length: ").append(fmt::format_int(size).c_str()).append("\r\n");
}

}  // namespace

std::string_view reason_phrase(int status) {
  for (const auto& [known, phrase] : reason_phrases) {
    if (known == status) return phrase;
  }
  return "Unknown";
}

void append_response(std::string& out, const HttpResponse& response, AfterResponse after, bool to_head) {
  if (response.status < 200 || response.status > 599) {
    throw std::invalid_argument(fmt::format("{} is no status for a final response", response.status));
  }
  out.append("HTTP/1.1 ").append(fmt::format_int(response.status).c_str()).append(" ");
  out.append(reason_phrase(response.status)).append("\r\n");
  append_headers(out, response.headers);
  out.append(date_line());
  if (after == AfterResponse::close) out.append("Connection: close\r\n");
  if (after == AfterResponse::keep_alive_1_0) out.append("Connection: keep-alive\r\n");
  const bool has_body = response.status != 204 && response.status != 304;
  if (has_body) append_content_length(out, response.body.size());
  out.append("\r\n");
  if (has_body && !to_head) out.append(response.body);
}

void append_request(std::string& out, const HttpRequest& request, std::string_view host) {
  if (!is_token(request.method)) throw std::invalid_argument("the method is not one word");
  if (!is_target(request.target)) {
    throw std::invalid_argument("the target is empty or has a character that must be percent-encoded");
  }
  for (const char* framing : {"Content-Length", "Transfer-Encoding"}) {
    if (find_header(request.headers, framing) == nullptr) continue;
    throw std::invalid_argument(fmt::format("the header {} is ours to set", framing));
  }
  out.append(request.method).append(" ").append(request.target).append(" HTTP/1.1\r\n");
  if (find_header(request.headers, "Host") == nullptr) out.append("Host: ").append(host).append("\r\n");
  append_headers(out, request.headers);
  const bool needs_length = !request.body.empty() || request.method == "POST" || request.method == "PUT";
  if (needs_length) append_content_length(out, request.body.size());
  out.append("\r\n").append(request.body);
}

}  // namespace vpcsim::protocol
