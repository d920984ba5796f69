#include <bitset>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "protocol/ascii.hpp"
#include "protocol/json.hpp"

namespace vpcsim::protocol {
namespace {

constexpr std::size_t members_max = 128;

/// Botocore's own words: "2019-01-08T16:19:20+00:00", with or without a fraction of any length.
bool read_instant(void* value, std::string_view text) {
  std::string utc(text);
  std::int64_t ahead_minutes = 0;
  const auto sign = text.find_last_of("+-");
  if (sign != std::string_view::npos && sign > 10) {
    const std::string_view zone = text.substr(sign + 1);
    if (zone.size() != 5 || zone[2] != ':') return false;
    const auto hours = parse_integer<int>(zone.substr(0, 2)), minutes = parse_integer<int>(zone.substr(3));
    if (!hours || !minutes || *minutes > 59) return false;
    ahead_minutes = (*hours * 60 + *minutes) * (text[sign] == '-' ? -1 : 1);
    utc = std::string(text.substr(0, sign)) + "Z";
  }
  if (const auto point = utc.find('.'); point != std::string::npos && utc.back() == 'Z') {
    std::string fraction = utc.substr(point + 1, utc.size() - point - 2);
    fraction.resize(3, '0');
    utc = utc.substr(0, point + 1) + fraction + "Z";
  }
  const auto instant = Timestamp::parse(utc);
  if (instant) *static_cast<Timestamp*>(value) = instant->plus(-ahead_minutes * 60'000);
  return instant.has_value();
}

bool read_text(const Type& type, void* value, std::string_view text) {
  if (&type == &timestamp_type) return read_instant(value, text);
  if (type.read(value, text)) return true;
  for (std::string_view known : type.enumeration) {
    if (ascii::equal_ignoring_case(known, text)) return type.read(value, known);
  }
  return false;
}

std::string wanted(const Type& type) {
  if (type.enumeration.empty()) return fmt::format("a {}", type.description);
  return fmt::format("one of {}", fmt::join(type.enumeration, ", "));
}

class ShapeReader {
 public:
  ShapeReader(JsonReader& in, JsonDifferences& differences) : in_(in), differences_(differences) {}

  void read(const Shape& shape, void* structure) {
    in_.begin_object();
    std::bitset<members_max> seen;
    std::string_view name;
    while (in_.next_member(name)) {
      const Member* member = shape.find(name);
      if (member == nullptr || member->type == nullptr) {
        ++differences_.unknown[fmt::format("{}.{}", shape.name, name)];
        in_.skip();
      } else if (!in_.take_null()) {
        seen.set(static_cast<std::size_t>(member - shape.members.data()));
        read_member(shape, *member, structure);
      }
    }
    count_missing(shape, seen);
  }

 private:
  void read_member(const Shape& shape, const Member& member, void* structure) {
    void* own = member_of(structure, member);
    const bool is_optional = member.type->kind == Kind::optional;
    const Type& type = is_optional ? *member.type->element : *member.type;
    if (!is_optional || type.enumeration.empty()) return read_value(*member.type, own);
    // Something newer than what we know, about something we can do without.
    const std::string text(in_.text());
    if (read_text(type, member.type->emplace(own), text)) return;
    ++differences_.unknown_text[fmt::format("{}.{} \"{}\"", shape.name, member.name, text)];
    member.type->reset(own);
  }

  void read_value(const Type& type, void* value) {
    switch (type.kind) {
      case Kind::structure:
        return read(*type.shape, value);
      case Kind::optional:
        return read_value(*type.element, type.emplace(value));
      case Kind::list:
        in_.begin_array();
        while (in_.next_element()) read_value(*type.element, type.append(value));
        return;
      case Kind::boolean:
        type.read(value, in_.boolean() ? "true" : "false");
        return;
      case Kind::integer:
        if (const std::string_view number = in_.number(); !type.read(value, number))
          in_.fail(fmt::format("{} isn't {}", number, wanted(type)));
        return;
      case Kind::text:
        if (const std::string_view text = in_.text(); !read_text(type, value, text))
          in_.fail(fmt::format("\"{}\" isn't {}", text.substr(0, 100), wanted(type)));
    }
  }

  /// Lists are left out by some clients when they are empty.
  void count_missing(const Shape& shape, const std::bitset<members_max>& seen) {
    for (std::size_t i = 0; i < shape.members.size(); ++i) {
      const Type* type = shape.members[i].type;
      if (seen[i] || type == nullptr || type->kind == Kind::optional || type->kind == Kind::list) continue;
      ++differences_.missing[fmt::format("{}.{}", shape.name, shape.members[i].name)];
    }
  }

  JsonReader& in_;
  JsonDifferences& differences_;
};

}  // namespace

void read_json(JsonReader& in, const Shape& shape, void* structure, JsonDifferences& differences) {
  ShapeReader(in, differences).read(shape, structure);
}

bool is_json_object(std::string_view text) {
  auto first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{' && nlohmann::json::accept(text);
}

}  // namespace vpcsim::protocol
