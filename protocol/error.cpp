#include "protocol/error.hpp"

#include <algorithm>
#include <array>

#include "protocol/xml.hpp"

namespace vpcsim::protocol {
namespace {

struct CodeStatus {
  std::string_view code;
  int status;
};

/// Source: facts of the EC2 API reference, "Common client error codes" and "Server error codes".
constexpr std::array code_statuses{
    CodeStatus{"AccessDenied", 403},
    CodeStatus{"AuthFailure", 401},
    CodeStatus{"Blocked", 403},
    CodeStatus{"DryRunOperation", 412},
    CodeStatus{"EC2ThrottledException", 503},
    CodeStatus{"ExpiredToken", 403},
    CodeStatus{"InsufficientAddressCapacity", 500},
    CodeStatus{"InsufficientInstanceCapacity", 500},
    CodeStatus{"InternalError", 500},
    CodeStatus{"InternalFailure", 500},
    CodeStatus{"InvalidClientTokenId", 403},
    CodeStatus{"MissingAuthenticationToken", 403},
    CodeStatus{"NoSuchEntity", 404},
    CodeStatus{"OptInRequired", 403},
    CodeStatus{"RequestLimitExceeded", 503},
    CodeStatus{"ServiceUnavailable", 503},
    CodeStatus{"SignatureDoesNotMatch", 403},
    CodeStatus{"Unavailable", 503},
    CodeStatus{"UnauthorizedOperation", 403},
};

}  // namespace

int status_of(std::string_view code) {
  auto found = std::find_if(code_statuses.begin(), code_statuses.end(),
                            [&](const CodeStatus& row) { return row.code == code; });
  return found == code_statuses.end() ? 400 : found->status;
}

ApiError::ApiError(std::string_view code, std::string message)
    : code_(code), message_(std::move(message)), what_(code_ + ": " + message_), status_(status_of(code)) {}

void refuse_missing(std::string_view parameter) {
  refuse("MissingParameter", "The request must contain the parameter {}", parameter);
}

void refuse_unsupported_parameter(std::string_view parameter) {
  refuse("UnsupportedOperation", "vpcsim does not support the parameter {} yet", parameter);
}

std::string error_body(const ApiError& error, std::string_view request_id) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response><Errors><Error><Code>";
  append_escaped(out, error.code());
  out += "</Code><Message>";
  append_escaped(out, error.message());
  out += "</Message></Error></Errors><RequestID>";
  append_escaped(out, request_id);
  out += "</RequestID></Response>";
  return out;
}

}  // namespace vpcsim::protocol
