#include <pugixml.hpp>

#include "protocol/xml.hpp"

namespace vpcsim::protocol {
namespace {

pugi::xml_node parse(pugi::xml_document& document, std::string_view body) {
  auto result =
      document.load_buffer(body.data(), body.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!result) {
    throw XmlError(fmt::format("not well-formed XML at byte {}: {}", result.offset, result.description()));
  }
  return document.document_element();
}

void read_structure(const pugi::xml_node& node, const Shape& shape, void* structure);

void read_value(const pugi::xml_node& node, const Type& type, void* value) {
  switch (type.kind) {
    case Kind::structure:
      read_structure(node, *type.shape, value);
      break;
    case Kind::list:
      for (const pugi::xml_node& item : node.children("item"))
        read_value(item, *type.element, type.append(value));
      break;
    case Kind::optional:
      read_value(node, *type.element, type.emplace(value));
      break;
    case Kind::text:
    case Kind::integer:
    case Kind::boolean:
      if (!type.read(value, node.child_value())) {
        throw XmlError(fmt::format("<{}> holds '{}', which is no {}", node.name(), node.child_value(),
                                   type.description.empty() ? "known value" : type.description));
      }
  }
}

void read_structure(const pugi::xml_node& node, const Shape& shape, void* structure) {
  for (const Member& member : shape.members) {
    if (member.type == nullptr) continue;
    if (auto child = node.child(xml_name(member).c_str())) {
      read_value(child, *member.type, member_of(structure, member));
    }
  }
}

}  // namespace

void read_response(std::string_view body, const Shape& shape, void* result) {
  pugi::xml_document document;
  read_structure(parse(document, body), shape, result);
}

ApiError read_error(std::string_view body) {
  pugi::xml_document document;
  auto root = parse(document, body);
  auto error = root.child("Errors").child("Error");
  if (!error) error = root.child("Error");
  if (!error.child("Code")) throw XmlError("no error envelope: <Code> is missing");
  return ApiError(error.child_value("Code"), error.child_value("Message"));
}

}  // namespace vpcsim::protocol
