#include "protocol/query.hpp"

namespace vpcsim::protocol {
namespace {

void encode_value(std::string& out, const std::string& path, const Type& type, const void* value);

void encode_structure(std::string& out, const std::string& prefix, const Shape& shape,
                      const void* structure) {
  for (const Member& member : shape.members) {
    if (member.type == nullptr) continue;
    encode_value(out, prefix + query_name(member), *member.type, member_of(structure, member));
  }
}

void encode_scalar(std::string& out, const std::string& path, const Type& type, const void* value) {
  std::string text;
  type.write(value, text);
  out += '&';
  append_percent_encoded(out, path);
  out += '=';
  append_percent_encoded(out, text);
}

void encode_value(std::string& out, const std::string& path, const Type& type, const void* value) {
  switch (type.kind) {
    case Kind::structure:
      encode_structure(out, path + ".", *type.shape, value);
      break;
    case Kind::list:
      for (std::size_t i = 0, count = type.size(value); i < count; ++i) {
        encode_value(out, path + "." + std::to_string(i + 1), *type.element, type.at(value, i));
      }
      break;
    case Kind::optional:
      if (const void* inside = type.value(value)) encode_value(out, path, *type.element, inside);
      break;
    case Kind::text:
    case Kind::integer:
    case Kind::boolean:
      encode_scalar(out, path, type, value);
  }
}

}  // namespace

std::string encode_request(std::string_view action, std::string_view version, const Shape& shape,
                           const void* request) {
  std::string out = "Action=";
  append_percent_encoded(out, action);
  out += "&Version=";
  append_percent_encoded(out, version);
  encode_structure(out, "", shape, request);
  return out;
}

}  // namespace vpcsim::protocol
