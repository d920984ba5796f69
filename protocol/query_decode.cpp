#include <algorithm>
#include <span>

#include "protocol/error.hpp"
#include "protocol/query.hpp"

namespace vpcsim::protocol {
namespace {

/// One parameter, its name split at the dots: Filter.1.Value.2 has four segments.
struct Parameter {
  const FormParameter* source;
  std::vector<std::string_view> path;
};
/// Parameters that share the first `depth` segments of their names, sorted by the next ones.
struct Group {
  std::span<const Parameter> parameters;
  std::size_t depth;

  const FormParameter& first() const { return *parameters.front().source; }
  bool is_value() const { return parameters.front().path.size() == depth; }
  std::string_view next_segment() const { return parameters.front().path[depth]; }
};

bool segment_less(std::string_view a, std::string_view b) {
  auto number_a = parse_integer<std::uint64_t>(a);
  auto number_b = parse_integer<std::uint64_t>(b);
  if (number_a && number_b) return std::pair(*number_a, a) < std::pair(*number_b, b);
  if (number_a || number_b) return number_a.has_value();
  return a < b;
}

bool path_less(const Parameter& a, const Parameter& b) {
  return std::lexicographical_compare(a.path.begin(), a.path.end(), b.path.begin(), b.path.end(),
                                      segment_less);
}

std::vector<std::string_view> split(std::string_view name) {
  std::vector<std::string_view> path;
  for (std::size_t start = 0;;) {
    auto dot = name.find('.', start);
    path.push_back(name.substr(start, dot - start));
    if (dot == std::string_view::npos) return path;
    start = dot + 1;
  }
}

std::vector<Parameter> sorted_parameters(const Form& form) {
  std::vector<Parameter> parameters;
  for (const FormParameter& parameter : form) {
    if (!is_common_parameter(parameter.name)) parameters.push_back({&parameter, split(parameter.name)});
  }
  std::stable_sort(parameters.begin(), parameters.end(), path_less);
  auto twin = std::adjacent_find(parameters.begin(), parameters.end(),
                                 [](const Parameter& a, const Parameter& b) { return a.path == b.path; });
  if (twin != parameters.end()) {
    refuse("InvalidQueryParameter", "The parameter {} was given more than once", twin->source->name);
  }
  return parameters;
}

[[noreturn]] void refuse_unknown(const Group& group) {
  refuse("UnknownParameter", "The parameter {} is not recognized", group.first().name);
}

/// Takes the parameters that share their next segment off the front of `group`.
Group take_subgroup(Group& group) {
  auto segment = group.next_segment();
  std::size_t count = 1;
  while (count < group.parameters.size() && group.parameters[count].path[group.depth] == segment) ++count;
  Group subgroup{group.parameters.first(count), group.depth + 1};
  group.parameters = group.parameters.subspan(count);
  return subgroup;
}

void decode_structure(Group group, const Shape& shape, void* structure);
void decode_value(Group group, const Type& type, void* value);

/// Released clients send a few scalars as lists of one: VM::EC2's create_vpc has CidrBlock.1.
bool is_list_of_one(const Group& group) {
  const auto& path = group.parameters.front().path;
  return path.size() == group.depth + 1 && (path[group.depth] == "1" || path[group.depth] == "0");
}

void decode_scalar(const Group& group, const Type& type, void* value) {
  if (group.parameters.size() > 1 || !(group.is_value() || is_list_of_one(group))) refuse_unknown(group);
  const auto& [name, text] = group.first();
  if (type.read(value, text)) return;
  if (type.enumeration.empty()) {
    refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid. It must be of type {}.", text,
           name, type.description);
  }
  refuse("InvalidParameterValue", "Value ({}) for parameter {} is invalid. Valid values are: {}.", text, name,
         fmt::join(type.enumeration, ", "));
}

void decode_list(Group group, const Type& type, void* list) {
  if (group.is_value()) {  // a list of one, sent without its index
    decode_value({group.parameters.first(1), group.depth}, *type.element, type.append(list));
    group.parameters = group.parameters.subspan(1);
  }
  while (!group.parameters.empty()) {
    if (!parse_integer<std::uint64_t>(group.next_segment())) refuse_unknown(group);
    Group item = take_subgroup(group);
    decode_value(item, *type.element, type.append(list));
  }
}

void decode_value(Group group, const Type& type, void* value) {
  switch (type.kind) {
    case Kind::structure:
      if (group.is_value()) refuse_unknown(group);
      decode_structure(group, *type.shape, value);
      break;
    case Kind::list:
      decode_list(group, type, value);
      break;
    case Kind::optional:
      decode_value(group, *type.element, type.emplace(value));
      break;
    case Kind::text:
    case Kind::integer:
    case Kind::boolean:
      decode_scalar(group, type, value);
  }
}

const Member* find_by_query_name(const Shape& shape, std::string_view name) {
  auto found = std::find_if(shape.members.begin(), shape.members.end(),
                            [&](const Member& member) { return query_name(member) == name; });
  return found == shape.members.end() ? nullptr : &*found;
}

/// AWS takes an empty value of a required parameter for none.
bool holds_something(const Group& group) {
  return std::any_of(group.parameters.begin(), group.parameters.end(),
                     [](const Parameter& parameter) { return !parameter.source->value.empty(); });
}

void decode_structure(Group group, const Shape& shape, void* structure) {
  std::vector<const Member*> given;
  while (!group.parameters.empty()) {
    Group part = take_subgroup(group);
    const Member* member = find_by_query_name(shape, part.parameters.front().path[group.depth]);
    if (member == nullptr) refuse_unknown(part);
    if (member->type == nullptr) refuse_unsupported_parameter(part.first().name);
    decode_value(part, *member->type, member_of(structure, *member));
    if (holds_something(part)) given.push_back(member);
  }
  for (const Member& member : shape.members) {
    if (!member.required.empty() && std::find(given.begin(), given.end(), &member) == given.end()) {
      refuse_missing(member.required);
    }
  }
}

}  // namespace

void decode_request(const Form& form, const Shape& shape, void* request) {
  auto parameters = sorted_parameters(form);
  decode_structure({parameters, 0}, shape, request);
}

}  // namespace vpcsim::protocol
