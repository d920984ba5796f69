// SSH's wire format (RFC 4251, section 5), as key files hold it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vpcsim {

inline void append_number(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

inline void append_string(std::string& out, std::string_view text) {
  append_number(out, static_cast<std::uint32_t>(text.size()));
  out += text;
}

}  // namespace vpcsim
