#include "simulator/control/sender.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "protocol/ascii.hpp"
#include "protocol/error.hpp"
#include "protocol/ip.hpp"
#include "protocol/query.hpp"
#include "simulator/action.hpp"
#include "simulator/simulator.hpp"

namespace vpcsim::control {
namespace {

using protocol::HttpRequest;

/// "127.0.0.1:4566" without the port, "[::1]:4566" without brackets.
std::string_view host_name(std::string_view host) {
  if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find(':'));
}

bool is_loopback(std::string_view name) {
  if (name.starts_with("::ffff:")) name.remove_prefix(7);
  const bool is_127 = name.starts_with("127.") && std::all_of(name.begin(), name.end(), [](char c) {
                        return c == '.' || protocol::ascii::is_digit(c);
                      });
  return is_127 || name == "::1" || protocol::ascii::equal_ignoring_case(name, "localhost");
}

std::optional<Refusal> refusal_of_origin(const HttpRequest& request) {
  const std::string* origin = find_header(request.headers, "Origin");
  if (origin == nullptr) return std::nullopt;
  const std::string* host = find_header(request.headers, "Host");
  if (host != nullptr && *origin == "http://" + *host) return std::nullopt;
  return Refusal{403, fmt::format("the Origin is {}: another web site", *origin)};
}

bool comes_by_browser(const HttpRequest& request) {
  if (find_header(request.headers, "Origin") != nullptr ||
      find_header(request.headers, "Sec-Fetch-Site") != nullptr)
    return true;
  const std::string* agent = find_header(request.headers, "User-Agent");
  return agent != nullptr && agent->starts_with("Mozilla/");
}

bool header_is(const HttpRequest& request, std::string_view name, std::string_view value) {
  const std::string* found = find_header(request.headers, name);
  return found != nullptr && *found == value;
}

/// A link to the console, wherever it is, may be followed: it only shows the page.
bool is_visit(const HttpRequest& request) {
  return request.method == "GET" && request.target.find('?') == std::string::npos &&
         header_is(request, "Sec-Fetch-Mode", "navigate");
}

/// [Fetch Metadata Request Headers, 2.4]
bool is_of_another_site(const HttpRequest& request) {
  return (header_is(request, "Sec-Fetch-Site", "cross-site") ||
          header_is(request, "Sec-Fetch-Site", "same-site")) &&
         !is_visit(request);
}

/// The API takes any call as a GET, as AWS's does.
bool writes_by_get(const HttpRequest& request) {
  if (request.method != "GET" && request.method != "HEAD") return false;
  try {
    const protocol::Form form = protocol::parse_form(form_text(request));
    const std::string* name = protocol::find_parameter(form, "Action");
    const Action* action = name == nullptr ? nullptr : find_action(*name);
    return action != nullptr && action->access == Access::write;
  } catch (const protocol::ApiError&) {  // the API will refuse it
    return false;
  }
}

}  // namespace

std::optional<Refusal> refusal_of_controls(const HttpRequest& request) {
  if (!request.peer_address.empty() && !is_loopback(request.peer_address))
    return Refusal{403, "the control endpoints answer this machine only"};
  const std::string* host = find_header(request.headers, "Host");
  if (host != nullptr && !is_loopback(host_name(*host)))
    return Refusal{403, fmt::format("the Host is {}; use 127.0.0.1 or localhost", *host)};
  return refusal_of_origin(request);
}

std::optional<Refusal> refusal_of_browser(const HttpRequest& request) {
  if (!comes_by_browser(request)) return std::nullopt;
  const std::string* host = find_header(request.headers, "Host");
  const std::string_view name = host == nullptr ? std::string_view{} : host_name(*host);
  // A literal address can't be rebound.
  if (!is_loopback(name) && !protocol::Ip::parse(name))
    return Refusal{403, fmt::format("the Host is {}; in a browser, use an IP address or localhost", name)};
  if (const auto refusal = refusal_of_origin(request)) return refusal;
  if (is_of_another_site(request)) return Refusal{403, "another web site asks"};
  if (writes_by_get(request)) return Refusal{405, "in a browser, a GET changes nothing: use POST"};
  return std::nullopt;
}

}  // namespace vpcsim::control
