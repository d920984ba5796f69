// An answer that is an error: AWS's code, message and HTTP status. Thrown where a rule refuses a request,
// caught in one place (simulator/api.cpp).
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace vpcsim::protocol {

class ApiError : public std::exception {
 public:
  /// The HTTP status follows from the code: see `status_of`.
  ApiError(std::string_view code, std::string message);

  const std::string& code() const { return code_; }
  const std::string& message() const { return message_; }
  int status() const { return status_; }
  /// "Code: message".
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  std::string code_;
  std::string message_;
  std::string what_;
  int status_;
};

/// The HTTP status that EC2 sends with an error code (EC2 API reference, "Error codes"): 400 for every
/// client error but the few listed in error.cpp.
int status_of(std::string_view code);

template <class... Arguments>
[[noreturn]] void refuse(std::string_view code, fmt::format_string<Arguments...> message,
                         Arguments&&... arguments) {
  throw ApiError(code, fmt::format(message, std::forward<Arguments>(arguments)...));
}

/// `MissingParameter: The request must contain the parameter NAME` (recorded).
[[noreturn]] void refuse_missing(std::string_view parameter);
/// A parameter that AWS has and vpcsim has not yet: named, never ignored.
[[noreturn]] void refuse_unsupported_parameter(std::string_view parameter);

/// EC2's error envelope, which has no namespace (recorded).
std::string error_body(const ApiError& error, std::string_view request_id);

}  // namespace vpcsim::protocol
