// Every field of every request and result: filled, written, read back, written again.
#include <set>
#include <string>

#include "catch.hpp"
#include "protocol/json.hpp"
#include "protocol/query.hpp"
#include "protocol/xml.hpp"
#include "simulator/action.hpp"

using namespace vpcsim;

namespace {

/// Writes a value that no other field has, where the type allows.
void fill(const Type& type, void* value, int& number);

void fill(const Shape& shape, void* structure, int& number) {
  for (const Member& member : shape.members) {
    if (member.type != nullptr) fill(*member.type, member_of(structure, member), number);
  }
}

std::string sample(const Type& type, int number) {
  if (!type.enumeration.empty()) return std::string(type.enumeration.back());
  if (type.kind == Kind::integer) return std::to_string(number);
  if (type.kind == Kind::boolean) return "true";
  if (type.description == "timestamp") return "2026-01-02T03:04:05.006Z";
  return "text <&> \xc3\xa9 " + std::to_string(number);
}

void fill(const Type& type, void* value, int& number) {
  switch (type.kind) {
    case Kind::structure:
      fill(*type.shape, value, number);
      break;
    case Kind::optional:
      fill(*type.element, type.emplace(value), number);
      break;
    case Kind::list:
      for (int i = 0; i < 2; ++i) fill(*type.element, type.append(value), number);
      break;
    default:
      REQUIRE(type.read(value, sample(type, ++number)));
  }
}

std::string form_of(const OperationShapes& shapes, const void* request) {
  return encode_request(shapes.action, ec2_version, *shapes.request, request);
}

std::string xml_of(const OperationShapes& shapes, const void* result) {
  std::string out;
  append_response(out, shapes.action, ec2_version, "r", *shapes.result, result);
  return out;
}

std::string json_of(const OperationShapes& shapes, const void* result) {
  std::string out;
  append_json(out, *shapes.result, result);
  return out;
}

}  // namespace

TEST_CASE("every field of every request survives the Query form") {
  for (const Action& action : actions()) {
    CAPTURE(action.name());
    auto request = action.shapes.make_request(), decoded = action.shapes.make_request();
    int number = 0;
    fill(*action.shapes.request, request.get(), number);
    auto form = form_of(action.shapes, request.get());
    decode_request(parse_form(form), *action.shapes.request, decoded.get());
    CHECK(form_of(action.shapes, decoded.get()) == form);
  }
}

TEST_CASE("every field of every result survives XML") {
  for (const Action& action : actions()) {
    CAPTURE(action.name());
    auto result = action.shapes.make_result(), read = action.shapes.make_result();
    int number = 0;
    fill(*action.shapes.result, result.get(), number);
    auto xml = xml_of(action.shapes, result.get());
    read_response(xml, *action.shapes.result, read.get());
    CHECK(xml_of(action.shapes, read.get()) == xml);
  }
}

TEST_CASE("every field of every result survives JSON") {
  for (const Action& action : actions()) {
    CAPTURE(action.name());
    auto result = action.shapes.make_result(), read = action.shapes.make_result();
    int number = 0;
    fill(*action.shapes.result, result.get(), number);
    const std::string json = json_of(action.shapes, result.get());
    JsonReader in(json);
    JsonDifferences differences;
    read_json(in, *action.shapes.result, read.get(), differences);
    in.end();
    CHECK(json_of(action.shapes, read.get()) == json);
    CHECK(differences.unknown.empty());
    CHECK(differences.missing.empty());
    CHECK(differences.unknown_text.empty());
  }
}

TEST_CASE("no two members of a shape have the same name on the wire") {
  for (const Action& action : actions()) {
    for (const Shape* shape : {action.shapes.request, action.shapes.result}) {
      CAPTURE(shape->name);
      std::set<std::string> xml_names, query_names;
      for (const Member& member : shape->members) {
        CHECK(xml_names.insert(xml_name(member)).second);
        CHECK(query_names.insert(query_name(member)).second);
      }
    }
  }
}
