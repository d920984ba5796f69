#include <fmt/format.h>

#include "protocol/json.hpp"
#include "scenarios/cli/commands.hpp"
#include "simulator/action.hpp"
#include "simulator/aws_actions.hpp"

namespace vpcsim::cli {
namespace {

using protocol::append_json_string;
using protocol::Kind;
using protocol::Member;
using protocol::Shape;
using protocol::Type;

constexpr std::size_t missing_named_max = 8;

std::string_view kind_of(const Type& type) {
  switch (type.kind) {
    case Kind::text:
      return type.description == "timestamp" ? "timestamp" : "string";
    case Kind::integer:
      return type.description == "double" ? "double" : "integer";
    case Kind::boolean:
      return "boolean";
    case Kind::list:
      return "list";
    case Kind::structure:
      return "structure";
    case Kind::optional:
      return kind_of(*type.element);
  }
  return {};
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
  append_json_string(out, name);
  out += ':';
  append_json_string(out, value);
}

void append_shape(std::string& out, const Shape& shape);

void append_type(std::string& out, const Type& type) {
  const Type& inner = type.kind == Kind::optional ? *type.element : type;
  append_field(out, "type", kind_of(inner));
  if (!inner.enumeration.empty()) {
    out += ",\"enum\":[";
    for (std::size_t i = 0; i < inner.enumeration.size(); ++i) {
      if (i > 0) out += ',';
      append_json_string(out, inner.enumeration[i]);
    }
    out += ']';
  }
  if (inner.kind == Kind::list) {
    out += ",\"element\":{";
    append_type(out, *inner.element);
    out += '}';
  }
  if (inner.kind == Kind::structure) {
    out += ",\"shape\":";
    append_shape(out, *inner.shape);
  }
}

void append_shape(std::string& out, const Shape& shape) {
  out += '{';
  append_field(out, "name", shape.name);
  out += ",\"members\":{";
  for (const Member& member : shape.members) {
    if (&member != shape.members.data()) out += ',';
    append_json_string(out, member.name);
    out += ":{";
    append_field(out, "xml", protocol::xml_name(member));
    out += ',';
    append_field(out, "query", protocol::query_name(member));
    out += ',';
    if (member.type == nullptr) {
      out += "\"refused\":true";
    } else {
      append_type(out, *member.type);
    }
    out += '}';
  }
  out += "}}";
}

std::string to_json() {
  std::string out = "[";
  for (const Action& action : actions()) {
    if (out.size() > 1) out += ",\n";
    out += '{';
    append_field(out, "name", action.name());
    out += ',';
    append_field(out, "access", action.access == Access::read ? "read" : "write");
    out += ',';
    append_field(out, "summary", action.summary);
    out += ",\"request\":";
    append_shape(out, *action.shapes.request);
    out += ",\"result\":";
    append_shape(out, *action.shapes.result);
    out += '}';
  }
  return out + "]\n";
}

/// A table of how much of each family of AWS's actions there is. Families without any are summed up: nobody
/// looks for IPAM in a table of what works.
std::string to_markdown() {
  std::string out = "| Actions | Implemented | Not |\n|---|---|---|\n";
  std::vector<std::string> absent;
  std::size_t total = 0;
  for (const AwsFamily& family : aws_action_families()) {
    std::vector<std::string> missing;
    for (std::string_view name : family.actions) {
      if (find_action(name) == nullptr) missing.push_back(fmt::format("`{}`", name));
    }
    const std::size_t all = family.actions.size();
    total += all;
    if (missing.size() == all) {
      absent.push_back(fmt::format("{} ({})", family.noun, all));
    } else {
      const std::string named = missing.size() <= missing_named_max
                                    ? fmt::format("{}", fmt::join(missing, ", "))
                                    : fmt::format("{} others", missing.size());
      out += fmt::format("| {} | {} of {} | {} |\n", family.noun, all - missing.size(), all, named);
    }
  }
  out += fmt::format("\n{} of EC2's {} actions. Nothing of: {}.\n", actions().size(), total,
                     fmt::join(absent, ", "));
  return out;
}

}  // namespace

int execute(const ActionsCommand& command) {
  if (command.json || command.markdown) {
    fmt::print("{}", command.json ? to_json() : to_markdown());
    return holds;
  }
  for (const Action& action : actions()) fmt::print("{:<42} {}\n", action.name(), action.summary);
  fmt::print("\n{} actions\n", actions().size());
  return holds;
}

}  // namespace vpcsim::cli
