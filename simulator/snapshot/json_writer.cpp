#include "simulator/snapshot/json_writer.hpp"

#include <fmt/format.h>

namespace vpcsim::snapshot {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

/// How many bytes the UTF-8 sequence there has; 0: it is none (RFC 3629: no surrogates, nothing overlong).
std::size_t utf8_length(std::string_view text, std::size_t at) {
  const unsigned lead = byte_at(text, at), second = byte_at(text, at + 1);
  const auto continues = [&](std::size_t further) { return byte_at(text, at + further) >> 6 == 2; };
  if (lead >= 0xc2 && lead <= 0xdf) return continues(1) ? 2 : 0;
  if (lead >= 0xe0 && lead <= 0xef) {
    const bool allowed = (lead != 0xe0 || second >= 0xa0) && (lead != 0xed || second <= 0x9f);
    return allowed && continues(1) && continues(2) ? 3 : 0;
  }
  if (lead >= 0xf0 && lead <= 0xf4) {
    const bool allowed = (lead != 0xf0 || second >= 0x90) && (lead != 0xf4 || second <= 0x8f);
    return allowed && continues(1) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

/// Appends what stands at `at`, which isn't plain; answers how long it is.
std::size_t append_special(std::string& out, std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else if (c == '\n') {
    out += "\\n";
  } else if (static_cast<unsigned char>(c) < 0x20) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned char>(c));
  } else if (const std::size_t length = utf8_length(text, at)) {
    out += text.substr(at, length);
    return length;
  } else {
    fmt::format_to(std::back_inserter(out), "\\udc{:02x}", static_cast<unsigned char>(c));
  }
  return 1;
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_plain(text[end])) ++end;
    out += text.substr(at, end - at);
    at = end;
    if (at < text.size()) at += append_special(out, text, at);
  }
  out += '"';
}

}  // namespace vpcsim::snapshot
