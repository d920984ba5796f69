#include "protocol/http.hpp"

#include <algorithm>
#include <cctype>

namespace vpcsim::protocol {

const std::string* find_header(const HttpHeaders& headers, std::string_view name) {
  auto same = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& header) {
    return std::equal(header.first.begin(), header.first.end(), name.begin(), name.end(), same);
  });
  return found == headers.end() ? nullptr : &found->second;
}

}  // namespace vpcsim::protocol
