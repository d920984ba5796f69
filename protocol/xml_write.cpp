#include <array>

#include "protocol/xml.hpp"

namespace vpcsim::protocol {
namespace {

void append_name(std::string& out, const Member& member) {
  if (!member.wire.empty()) {
    out += member.wire;
    return;
  }
  char first = member.name.front();
  out += first >= 'A' && first <= 'Z' ? static_cast<char>(first + ('a' - 'A')) : first;
  out += member.name.substr(1);
}

void append_value(std::string& out, const Type& type, const void* value);

void append_list(std::string& out, const Type& type, const void* list) {
  for (std::size_t i = 0, count = type.size(list); i < count; ++i) {
    out += "<item>";
    append_value(out, *type.element, type.at(list, i));
    out += "</item>";
  }
}

void append_value(std::string& out, const Type& type, const void* value) {
  switch (type.kind) {
    case Kind::structure:
      append_xml(out, *type.shape, value);
      break;
    case Kind::list:
      append_list(out, type, value);
      break;
    case Kind::optional:
      if (const void* inside = type.value(value)) append_value(out, *type.element, inside);
      break;
    case Kind::integer:
    case Kind::boolean:
      type.write(value, out);
      break;
    case Kind::text:
      if (type.read == text_type.read) {
        append_escaped(out, *static_cast<const std::string*>(value));
      } else {
        type.write(value, out);  // enumerations and timestamps have nothing to escape
      }
      break;
  }
}

constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD

/// What stands for itself in XML text: printable ASCII but & < > " and ', and tab, newline, carriage return.
constexpr auto is_plain = [] {
  std::array<bool, 256> plain{};
  for (int c = 0x20; c < 0x80; ++c) plain[static_cast<std::size_t>(c)] = true;
  for (char c : {'&', '<', '>', '"', '\''}) plain[static_cast<unsigned char>(c)] = false;
  for (char c : {'\t', '\n', '\r'}) plain[static_cast<unsigned char>(c)] = true;
  return plain;
}();

/// The length in bytes of the UTF-8 sequence that `text` starts with, or 0 if it is no character that XML 1.0
/// allows: overlong or cut short, a surrogate, beyond U+10FFFF, U+FFFE or U+FFFF.
std::size_t utf8_length(std::string_view text) {
  auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned first = byte(0);
  const std::size_t length = first >= 0xf0 && first < 0xf8 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length == 0 || first >= 0xf8) return 0;
  unsigned character = first & (0xffu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
    character = character << 6 | (byte(i) & 0x3f);
  }
  constexpr std::array<unsigned, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
  bool allowed = character >= smallest[length] && character <= 0x10ffff &&
                 (character < 0xd800 || character > 0xdfff) && character != 0xfffe && character != 0xffff;
  return allowed ? length : 0;
}

/// Appends the character that `text` starts with, which isn't plain, and returns how many bytes it took.
std::size_t append_special(std::string& out, std::string_view text) {
  switch (text.front()) {
    case '&':
      out += "&amp;";
      return 1;
    case '<':
      out += "&lt;";
      return 1;
    case '>':
      out += "&gt;";
      return 1;
    case '"':
      out += "&quot;";
      return 1;
    case '\'':
      out += "&apos;";
      return 1;
    default:
      break;
  }
  const std::size_t length = utf8_length(text);
  out += length == 0 ? replacement : text.substr(0, length);
  return length == 0 ? 1 : length;
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && is_plain[static_cast<unsigned char>(text[plain])]) ++plain;
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (!text.empty()) text.remove_prefix(append_special(out, text));
  }
}

void append_xml(std::string& out, const Shape& shape, const void* structure) {
  for (const Member& member : shape.members) {
    if (member.type == nullptr) continue;
    const Type* type = member.type;
    const void* value = member_of(structure, member);
    if (type->kind == Kind::optional) {
      value = type->value(value);
      if (value == nullptr) continue;
      type = type->element;
    }
    if (type->kind == Kind::list && type->size(value) == 0) {
      if (member.omit_if_empty) continue;
      out += '<';
      append_name(out, member);
      out += "/>";
      continue;
    }
    out += '<';
    append_name(out, member);
    out += '>';
    append_value(out, *type, value);
    out += "</";
    append_name(out, member);
    out += '>';
  }
}

void append_response(std::string& out, std::string_view action, std::string_view version,
                     std::string_view request_id, const Shape& shape, const void* result) {
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<";
  out += action;
  out += "Response xmlns=\"http://ec2.amazonaws.com/doc/";
  out += version;
  out += "/\"><requestId>";
  out += request_id;
  out += "</requestId>";
  append_xml(out, shape, result);
  out += "</";
  out += action;
  out += "Response>";
}

}  // namespace vpcsim::protocol
