#include "simulator/snapshot/form.hpp"

#include <bitset>

#include "simulator/snapshot/additions.hpp"
#include "simulator/snapshot/stored.hpp"

namespace vpcsim::snapshot {
namespace {

constexpr std::size_t fields_max = 128;

const void* at(const void* structure, std::size_t offset) {
  return static_cast<const std::byte*>(structure) + offset;
}
void* at(void* structure, std::size_t offset) {
  return static_cast<std::byte*>(structure) + offset;
}

/// The place of the element with that name; members mostly come in order, so that `guess` is right.
template <class Element>
std::size_t place_of(std::span<const Element> elements, std::string_view name, std::size_t guess) {
  for (; guess < elements.size(); ++guess) {
    if (elements[guess].name == name) return guess;
  }
  guess = 0;
  while (guess < elements.size() && elements[guess].name != name) ++guess;
  return guess;
}

/// Reads the members of an object into the elements of a structure or shape.
template <class Element, class ReadElement>
std::bitset<fields_max> read_members(std::span<const Element> elements, JsonReader& in, std::size_t start,
                                     std::uint64_t* sequence, ReadElement&& read_element) {
  std::bitset<fields_max> seen;
  std::size_t guess = 0;
  std::string_view name;
  while (in.next_member(name)) {
    if (sequence != nullptr && name == "sequence") {
      if (*sequence != 0) in.fail("the member sequence is there twice");
      *sequence = static_cast<std::uint64_t>(in.integer(1, sequence_max));
      continue;
    }
    const std::size_t place = place_of(elements, name, guess);
    if (place == elements.size()) in.fail(fmt::format("there is no member {:?}", name));
    if (seen[place]) in.fail(fmt::format("the member {} is there twice", name));
    seen.set(place);
    read_element(elements[place]);
    guess = place + 1;
  }
  if (sequence != nullptr && *sequence == 0) in.fail_at(start, "the member sequence is missing");
  return seen;
}

void write_value(const protocol::Type& type, const void* value, std::string& out) {
  using protocol::Kind;
  std::string text;
  switch (type.kind) {
    case Kind::structure:
      return write_shape(*type.shape, value, out);
    case Kind::optional:
      return write_value(*type.element, type.value(value), out);
    case Kind::integer:
    case Kind::boolean:
      return type.write(value, out);
    case Kind::text:
      type.write(value, text);
      return append_text(out, text);
    case Kind::list:
      out += '[';
      for (std::size_t i = 0, count = type.size(value); i < count; ++i) {
        if (i > 0) out += ',';
        write_value(*type.element, type.at(value, i), out);
      }
      out += ']';
  }
}

void read_value(const protocol::Type& type, void* value, JsonReader& in) {
  using protocol::Kind;
  switch (type.kind) {
    case Kind::structure:
      return read_shape(*type.shape, value, in);
    case Kind::optional:
      return read_value(*type.element, type.emplace(value), in);
    case Kind::boolean:
      *static_cast<bool*>(value) = in.boolean();
      return;
    case Kind::integer: {
      const std::string_view number = in.number();
      if (!type.read(value, number)) {
        refuse_text(in, number, std::string(type.description));
      }
      return;
    }
    case Kind::text: {
      const std::string_view text = in.text();
      if (type.read(value, text)) return;
      refuse_text(in, text,
                  type.enumeration.empty() ? std::string(type.description)
                                           : fmt::format("one of {}", fmt::join(type.enumeration, ", ")));
    }
    case Kind::list:
      in.begin_array();
      while (in.next_element()) read_value(*type.element, type.append(value), in);
  }
}

}  // namespace

void refuse_text(JsonReader& in, std::string_view text, const std::string& wanted) {
  std::string shown;
  append_text(shown, text.substr(0, 100));
  in.fail(fmt::format("{} isn't {}", shown, wanted));
}

std::size_t read_name(JsonReader& in, std::span<const std::string_view> names) {
  const std::string_view text = in.text();
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) {
    refuse_text(in, text, fmt::format("one of {}", fmt::join(names, ", ")));
  }
  return static_cast<std::size_t>(found - names.begin());
}

void write_structure(const Structure& structure, const void* value, std::string& out,
                     const std::uint64_t* sequence) {
  out += '{';
  bool first = true;
  if (sequence != nullptr) {
    append_name(out, "sequence");
    append_number(out, *sequence);
    first = false;
  }
  for (const Field& field : structure.fields) {
    const void* own = at(value, field.offset);
    if (field.form->is_absent != nullptr && field.form->is_absent(own)) continue;
    if (!std::exchange(first, false)) out += ',';
    append_name(out, field.name);
    field.form->write(own, out);
  }
  out += '}';
}

void read_structure(const Structure& structure, void* value, JsonReader& in, std::uint64_t* sequence) {
  const std::size_t start = in.begin_object();
  const auto seen = read_members(structure.fields, in, start, sequence,
                                 [&](const Field& field) { field.form->read(at(value, field.offset), in); });
  for (std::size_t i = 0; i < structure.fields.size(); ++i) {
    const Field& field = structure.fields[i];
    if (seen[i] || in.version < version_with(structure.name, field.name)) continue;
    if (field.form->is_absent == nullptr)
      in.fail_at(start, fmt::format("the member {} is missing", field.name));
    field.form->clear(at(value, field.offset));
  }
}

void write_shape(const protocol::Shape& shape, const void* value, std::string& out) {
  out += '{';
  bool first = true;
  for (const protocol::Member& member : shape.members) {
    if (member.type == nullptr) continue;
    const void* own = member_of(value, member);
    if (member.type->kind == protocol::Kind::optional && member.type->value(own) == nullptr) continue;
    if (!std::exchange(first, false)) out += ',';
    append_name(out, member.name);
    write_value(*member.type, own, out);
  }
  out += '}';
}

void read_shape(const protocol::Shape& shape, void* value, JsonReader& in) {
  const std::size_t start = in.begin_object();
  const auto seen = read_members(shape.members, in, start, nullptr, [&](const protocol::Member& member) {
    if (member.type == nullptr) in.fail(fmt::format("there is no member {}", member.name));
    read_value(*member.type, member_of(value, member), in);
  });
  for (std::size_t i = 0; i < shape.members.size(); ++i) {
    const protocol::Member& member = shape.members[i];
    if (seen[i] || member.type == nullptr || member.type->kind == protocol::Kind::optional) continue;
    if (in.version < version_with(shape.name, member.name)) continue;
    in.fail_at(start, fmt::format("the member {} is missing", member.name));
  }
}

void FormOf<std::uint64_t>::write(const void* value, std::string& out) {
  out += '"';
  append_number(out, *static_cast<const std::uint64_t*>(value));
  out += '"';
}

void FormOf<std::uint64_t>::read(void* value, JsonReader& in) {
  const std::string_view text = in.text();
  const auto number = protocol::parse_integer<std::uint64_t>(text);
  if (!number) {
    refuse_text(in, text, "a whole number of 64 bits, as text");
  }
  *static_cast<std::uint64_t*>(value) = *number;
}

}  // namespace vpcsim::snapshot
