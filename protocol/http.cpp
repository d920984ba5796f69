#include "protocol/http.hpp"

#include "protocol/ascii.hpp"

namespace vpcsim::protocol {

const std::string* find_header(const HttpHeaders& headers, std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (ascii::equal_ignoring_case(key, name)) return &value;
  }
  return nullptr;
}

}  // namespace vpcsim::protocol
