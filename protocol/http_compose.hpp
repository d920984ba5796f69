// HTTP/1.1 messages as the bytes that go over the wire. Appending to one string that is written once is as
// fast as Beast gets (design.md, section 3), and both ends share it.
#pragma once

#include <string>
#include <string_view>

#include "protocol/http.hpp"

namespace vpcsim::protocol {

/// What becomes of the connection after a response, and what must be said about it: HTTP/1.1 clients take it
/// as kept alive unless told, HTTP/1.0 clients the other way around.
enum class AfterResponse { keep_alive, keep_alive_1_0, close };

/// Appends the response with Date, Connection and Content-Length, and without its body if `to_head`.
/// Throws std::invalid_argument, with `out` in an unspecified state, for a header that contains a line break
/// and for a status outside 200..599.
void append_response(std::string& out, const HttpResponse& response, AfterResponse after, bool to_head);

/// Appends the request with Content-Length, and with `host` unless the request brings a Host of its own.
/// Throws std::invalid_argument for a method, target or header that would break out of its line, and for a
/// header that would change where the body ends (Content-Length, Transfer-Encoding).
void append_request(std::string& out, const HttpRequest& request, std::string_view host);

/// "Not Found" for 404; "Unknown" for a status that RFC 9110 doesn't name.
std::string_view reason_phrase(int status);

}  // namespace vpcsim::protocol
