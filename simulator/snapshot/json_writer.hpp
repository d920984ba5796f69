// Appending JSON to a string.
#pragma once

#include <charconv>
#include <string>
#include <string_view>

namespace vpcsim::snapshot {

/// Quotes included. Nothing is lost: a byte that is no valid UTF-8 is written as \udc80…\udcff, half of a
/// surrogate pair, as Python does it ("surrogateescape").
void append_text(std::string& out, std::string_view text);

template <class Number>
void append_number(std::string& out, Number number) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

/// `name` needs no escapes.
inline void append_name(std::string& out, std::string_view name) {
  out += '"';
  out += name;
  out += "\":";
}

}  // namespace vpcsim::snapshot
