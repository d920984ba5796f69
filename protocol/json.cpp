#include "protocol/json.hpp"

#include <nlohmann/json.hpp>

namespace vpcsim::protocol {
namespace {

void append_value(std::string& out, const Type& type, const void* value) {
  switch (type.kind) {
    case Kind::structure:
      append_json(out, *type.shape, value);
      break;
    case Kind::list:
      out += '[';
      for (std::size_t i = 0, count = type.size(value); i < count; ++i) {
        if (i > 0) out += ',';
        append_value(out, *type.element, type.at(value, i));
      }
      out += ']';
      break;
    case Kind::optional:
      if (const void* inside = type.value(value)) {
        append_value(out, *type.element, inside);
      } else {
        out += "null";
      }
      break;
    case Kind::integer:
    case Kind::boolean:
      type.write(value, out);
      break;
    case Kind::text: {
      std::string text;
      type.write(value, text);
      append_json_string(out, text);
    }
  }
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void append_json(std::string& out, const Shape& shape, const void* structure) {
  out += '{';
  bool first = true;
  for (const Member& member : shape.members) {
    if (member.type == nullptr) continue;
    const void* value = member_of(structure, member);
    if (member.type->kind == Kind::optional && member.type->value(value) == nullptr) continue;
    if (!first) out += ',';
    first = false;
    append_json_string(out, member.name);
    out += ':';
    append_value(out, *member.type, value);
  }
  out += '}';
}

}  // namespace vpcsim::protocol
