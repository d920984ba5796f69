#include "simulator/hypervisor/http_exchange.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/ascii.hpp"
#include "protocol/cidr.hpp"
#include "protocol/http_compose.hpp"
#include "simulator/instance/programs/calendar.hpp"

namespace vpcsim::hypervisor {
namespace {

/// Characters that a method or a header's name has (RFC 9110, 5.6.2).
bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return protocol::ascii::is_alphanumeric(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

bool is_visible(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c != '\x7f'; });
}

/// The next line of `text`, which loses it, without its CR LF or LF.
std::string_view take_line(std::string_view& text) {
  const auto end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

void HttpRequestReader::fail(int status) {
  state_ = State::failed;
  status_ = status;
}

void HttpRequestReader::read(std::string_view bytes) {
  if (state_ == State::complete || state_ == State::failed) return;
  text_ += bytes;
  if (state_ == State::head) {
    const auto end = head_end();
    if (end.value_or(text_.size()) > head_bytes_max) return fail(431);
    if (!end) return;
    const std::string head = text_.substr(0, *end);
    text_.erase(0, *end);
    take_head(head);
  }
  if (state_ != State::body || text_.size() < body_bytes_) return;
  request_.body = text_.substr(0, body_bytes_);
  text_.clear();
  state_ = State::complete;
}

std::optional<std::size_t> HttpRequestReader::head_end() const {
  const auto with_returns = text_.find("\r\n\r\n"), without = text_.find("\n\n");
  if (with_returns == std::string::npos && without == std::string::npos) return std::nullopt;
  return with_returns < without ? with_returns + 4 : without + 2;
}

void HttpRequestReader::take_head(std::string_view head) {
  if (!take_request_line(take_line(head))) return fail(400);
  while (true) {
    const std::string_view line = take_line(head);
    if (line.empty()) break;
    if (!take_header(line)) return fail(400);
  }
  take_framing();
}

bool HttpRequestReader::take_request_line(std::string_view line) {
  const auto first = line.find(' '), last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return false;
  const std::string_view method = line.substr(0, first), version = line.substr(last + 1);
  std::string_view target = line.substr(first + 1, last - first - 1);
  if (!is_token(method) || !is_visible(target)) return false;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return false;
  is_http_1_0_ = version == "HTTP/1.0";
  // The absolute form means the same as its path (RFC 9112, 3.2.2).
  if (target.starts_with("http://")) {
    const auto path = target.find('/', std::string_view("http://").size());
    target = path == std::string_view::npos ? "/" : target.substr(path);
  }
  request_.method = method;
  request_.target = target;
  return true;
}

bool HttpRequestReader::take_header(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return false;
  const std::string_view value = protocol::ascii::trim(line.substr(colon + 1));
  if (value.find_first_of(std::string_view("\r\0", 2)) != std::string_view::npos) return false;
  request_.headers.emplace_back(line.substr(0, colon), value);
  return true;
}

/// How long the body is, if there is one.
void HttpRequestReader::take_framing() {
  const auto count = [&](std::string_view name) {
    return std::count_if(request_.headers.begin(), request_.headers.end(), [&](const auto& header) {
      return protocol::ascii::equal_ignoring_case(header.first, name);
    });
  };
  if (count("Host") > 1 || (count("Host") == 0 && !is_http_1_0_)) return fail(400);
  if (count("Transfer-Encoding") > 0) return fail(501);
  state_ = State::body;
  if (count("Content-Length") == 0) return;
  const auto length =
      protocol::parse_integer<std::uint64_t>(*protocol::find_header(request_.headers, "Content-Length"));
  if (!length || count("Content-Length") > 1) return fail(400);
  if (*length > body_bytes_max) return fail(413);
  body_bytes_ = *length;
}

std::string http_date(protocol::Timestamp instant) {
  return *instance::formatted_time(instant.milliseconds, "%a, %d %b %Y %H:%M:%S GMT");
}

std::string response_bytes(const protocol::HttpResponse& response, bool to_head, protocol::Timestamp now) {
  std::string out =
      fmt::format("HTTP/1.1 {} {}\r\n", response.status, protocol::reason_phrase(response.status));
  for (const auto& [name, value] : response.headers) out += fmt::format("{}: {}\r\n", name, value);
  out += fmt::format("Content-Length: {}\r\nDate: {}\r\nConnection: close\r\n\r\n", response.body.size(),
                     http_date(now));
  if (!to_head) out += response.body;
  return out;
}

}  // namespace vpcsim::hypervisor
