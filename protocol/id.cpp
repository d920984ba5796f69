#include "protocol/id.hpp"

namespace vpcsim::protocol {

std::optional<HexNumber> HexNumber::parse(std::string_view text) {
  if (text.size() != 8 && text.size() != 17) return std::nullopt;
  if (text.size() == 17 && text.front() != '0') return std::nullopt;
  HexNumber number{0, static_cast<std::uint8_t>(text.size())};
  for (char digit : text) {
    unsigned value = 0;
    if (digit >= '0' && digit <= '9') {
      value = static_cast<unsigned>(digit - '0');
    } else if (digit >= 'a' && digit <= 'f') {
      value = static_cast<unsigned>(digit - 'a' + 10);
    } else {
      return std::nullopt;
    }
    number.value = number.value << 4 | value;
  }
  return number;
}

void HexNumber::append_to(std::string& out) const {
  for (int position = digits - 1; position >= 0; --position) {
    out += "0123456789abcdef"[position >= 16 ? 0 : value >> (4 * position) & 0xf];
  }
}

}  // namespace vpcsim::protocol
