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

}  // namespace

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view special{
      "&<>\"'\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12"
      "\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f",
      34};
  while (true) {
    auto stop = text.find_first_of(special);
    out += text.substr(0, stop);
    if (stop == std::string_view::npos) return;
    switch (text[stop]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&apos;";
        break;
      default:
        out += "\xef\xbf\xbd";
    }
    text.remove_prefix(stop + 1);
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
