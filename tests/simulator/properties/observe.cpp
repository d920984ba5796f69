#include "simulator/properties/observe.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace vpcsim::tests::properties {
namespace {

/// Their answers are constants.
constexpr std::array constants{std::string_view("DescribeImages"), std::string_view("DescribeInstanceTypes"),
                               std::string_view("DescribeInstanceTypeOfferings"),
                               std::string_view("DescribeRegions"),
                               std::string_view("DescribeAvailabilityZones")};

/// Whether it answers without parameters: beyond what shapes say, these ask for one.
constexpr std::array particular{std::string_view("DescribeInstanceAttribute")};

const Type& inner(const Type& type) {
  return type.kind == Kind::optional ? inner(*type.element) : type;
}

/// The list of ids by which the call selects: a list of texts whose name ends in "Ids".
const Member* ids_member(const Shape& request) {
  for (const Member& member : request.members) {
    if (member.type == nullptr || member.type->kind != Kind::list) continue;
    const bool accounts = member.name.ends_with("OwnerIds") || member.name.ends_with("UserIds");
    const bool selects = member.name.ends_with("Ids") && !accounts;
    if (member.type->element->kind == Kind::text && selects) return &member;
  }
  return nullptr;
}

/// Calls `visit` for the elements of lists of structures, the outermost ones that have a member of that name.
void find_records(const Shape& shape, const void* structure, std::string_view id_name,
                  std::vector<Record>& records) {
  for (const Member& member : shape.members) {
    if (member.type == nullptr || member.type->kind != Kind::list) continue;
    if (member.type->element->kind != Kind::structure) continue;
    const void* elements = member_of(structure, member);
    const Shape& element = *member.type->element->shape;
    const Member* id = element.find(id_name);
    for (std::size_t i = 0; i < member.type->size(elements); ++i) {
      const void* at = member.type->at(elements, i);
      if (id == nullptr) {
        find_records(element, at, id_name, records);
        continue;
      }
      Record record{.shape = &element, .at = at};
      record.id = member_text(record, id_name);
      append_xml(record.xml, element, at);
      records.push_back(std::move(record));
    }
  }
}

}  // namespace

const std::vector<const Action*>& describe_actions() {
  static const std::vector<const Action*> found = [] {
    std::vector<const Action*> describes;
    for (const Action& action : actions()) {
      const auto& members = action.shapes.request->members;
      bool asks = std::any_of(members.begin(), members.end(),
                              [](const Member& member) { return !member.required.empty(); });
      bool left_out = std::find(constants.begin(), constants.end(), action.name()) != constants.end() ||
                      std::find(particular.begin(), particular.end(), action.name()) != particular.end();
      if (action.name().starts_with("Describe") && !asks && !left_out) describes.push_back(&action);
    }
    return describes;
  }();
  return found;
}

std::string without_request_id(std::string body) {
  auto begin = body.find("<requestId>"), end = body.find("</requestId>");
  if (begin != std::string::npos && end != std::string::npos) body.erase(begin, end - begin);
  return body;
}

Listing list(World& world, std::size_t home, const Action& action, const std::string& parameters) {
  Answer answer = world.send(
      home, "Action=" + std::string(action.name()) + "&Version=" + std::string(ec2_version) + parameters);
  if (answer.refused()) {
    throw std::runtime_error(std::string(action.name()) + parameters + " is refused: " + answer.body);
  }
  Listing listing{.action = &action, .result = action.shapes.make_result()};
  read_response(answer.body, *action.shapes.result, listing.result.get());
  // What was read says all that was sent.
  std::string again;
  auto id_begin = answer.body.find("<requestId>") + 11;
  append_response(again, action.name(), ec2_version,
                  answer.body.substr(id_begin, answer.body.find('<', id_begin) - id_begin),
                  *action.shapes.result, listing.result.get());
  if (again != answer.body)
    throw std::runtime_error(std::string(action.name()) + ": the answer isn't what its shape says");
  if (const Member* ids = ids_member(*action.shapes.request)) {
    listing.ids_parameter = query_name(*ids);
    find_records(*action.shapes.result, listing.result.get(), ids->name.substr(0, ids->name.size() - 1),
                 listing.records);
  }
  listing.body = without_request_id(std::move(answer.body));
  return listing;
}

std::vector<Listing> list_all(World& world, std::size_t home) {
  std::vector<Listing> listings;
  for (const Action* action : describe_actions()) listings.push_back(list(world, home, *action));
  return listings;
}

std::string snapshot(World& world) {
  std::string text;
  for (std::size_t home = 0; home < World::home_count; ++home) {
    for (const Action* action : describe_actions()) {
      text += without_request_id(
          world.send(home, "Action=" + std::string(action->name()) + "&Version=" + std::string(ec2_version))
              .body);
      text += '\n';
    }
  }
  return text;
}

namespace {

void visit_value(std::string_view name, const Type& type, const void* value,
                 const std::function<void(std::string_view, const std::string&)>& visit) {
  switch (type.kind) {
    case Kind::optional:
      if (const void* inside = type.value(value)) visit_value(name, *type.element, inside, visit);
      return;
    case Kind::list:
      for (std::size_t i = 0; i < type.size(value); ++i)
        visit_value(name, *type.element, type.at(value, i), visit);
      return;
    case Kind::structure:
      return visit_texts(*type.shape, value, visit);
    default:
      std::string text;
      type.write(value, text);
      visit(name, text);
  }
}

}  // namespace

void visit_texts(const Shape& shape, const void* structure,
                 const std::function<void(std::string_view, const std::string&)>& visit) {
  for (const Member& member : shape.members) {
    if (member.type != nullptr) visit_value(member.name, *member.type, member_of(structure, member), visit);
  }
}

std::string member_text(const Record& record, std::string_view name) {
  const Member* member = record.shape->find(name);
  if (member == nullptr || member->type == nullptr) return {};
  const void* value = member_of(record.at, *member);
  const Type* type = member->type;
  if (type->kind == Kind::optional) {
    value = type->value(value);
    type = type->element;
  }
  std::string text;
  if (value != nullptr && type->write != nullptr) type->write(value, text);
  return text;
}

}  // namespace vpcsim::tests::properties
