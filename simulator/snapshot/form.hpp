// How each type of the state looks in a snapshot: FormOf<T>::form writes and reads it. A type without a form
// doesn't compile.
//
//   ids, addresses, blocks, instants   text, as the API shows them
//   enumerations                       their names
//   64-bit random words                text: many JSON tools would round such numbers
//   optionals                          left out when empty
//   lists and sets                     arrays
//   maps                               objects
//   variants                           an object with one member, named after the kind
//   structs                            objects: stored.hpp; records of the API with the API's names
//   tables                             {"next": the next row's number, "rows": in order of creation}:
//                                      table_form.hpp
#pragma once

#include <algorithm>
#include <concepts>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "protocol/cidr.hpp"
#include "protocol/id.hpp"
#include "protocol/ipv6.hpp"
#include "protocol/shape.hpp"
#include "protocol/timestamp.hpp"
#include "simulator/id_generator.hpp"
#include "simulator/persistent_map_build.hpp"
#include "simulator/snapshot/json_error.hpp"
#include "simulator/snapshot/json_writer.hpp"

namespace vpcsim::snapshot {

struct Structure;

/// Of a table's rows: what every JSON tool can count to.
inline constexpr std::int64_t sequence_max = std::int64_t{1} << 53;

/// Only constants of this type exist; values are reached through pointers, so that structs are walked by code
/// that is compiled once (as protocol/shape.hpp does it).
struct Form {
  void (*write)(const void* value, std::string& out);
  void (*read)(void* value, JsonReader& in);
  /// Of optionals: their member is left out when this is true of it, and emptied when it was left out.
  bool (*is_absent)(const void* value) = nullptr;
  void (*clear)(void* value) = nullptr;
  const Structure* structure = nullptr;  ///< of structs
};

struct Field {
  std::string_view name;
  std::size_t offset = 0;  ///< in the struct, in bytes
  const Form* form = nullptr;
};

struct Structure {
  std::string_view name;
  std::span<const Field> fields;
};

/// A table's rows have a further member, "sequence".
void write_structure(const Structure& structure, const void* value, std::string& out,
                     const std::uint64_t* sequence = nullptr);
/// Every member must be there once, and no other; those that are younger than the document keep the value
/// that they are made with.
void read_structure(const Structure& structure, void* value, JsonReader& in,
                    std::uint64_t* sequence = nullptr);

/// Records of the API, with its member names.
void write_shape(const protocol::Shape& shape, const void* value, std::string& out);
void read_shape(const protocol::Shape& shape, void* value, JsonReader& in);

template <class T>
struct FormOf;

// ---- text ----------------------------------------------------------------------------------------------

template <class T>
concept Textual = requires(const T& value, std::string_view text) {
  { value.text() } -> std::same_as<std::string>;
  { T::parse(text) } -> std::same_as<std::optional<T>>;
};

/// What a text must be, for messages.
template <class T>
struct Wanted;
template <class Tag>
struct Wanted<protocol::Id<Tag>> {
  static std::string text() { return fmt::format("an id such as {}0123456789abcdef0", Tag::prefix); }
};
template <>
struct Wanted<protocol::Ipv4> {
  static std::string text() { return "an IPv4 address"; }
};
template <>
struct Wanted<protocol::Ipv6> {
  static std::string text() { return "an IPv6 address"; }
};
template <>
struct Wanted<protocol::Cidr> {
  static std::string text() { return "an IPv4 block such as 10.0.0.0/16"; }
};
template <>
struct Wanted<protocol::Ipv6Cidr> {
  static std::string text() { return "an IPv6 block such as 2001:db8::/56"; }
};
template <>
struct Wanted<protocol::Timestamp> {
  static std::string text() { return "an instant such as 2026-01-31T12:00:00.000Z"; }
};

[[noreturn]] void refuse_text(JsonReader& in, std::string_view text, const std::string& wanted);

/// Between values and the names of members: for the keys of maps.
template <class T>
struct KeyText {
  static std::string text(const T& key) { return key.text(); }
  static T parse(std::string_view text, JsonReader& in) {
    std::optional<T> key = T::parse(text);
    if (!key) refuse_text(in, text, Wanted<T>::text());
    return *key;
  }
};
template <>
struct KeyText<std::string> {
  static const std::string& text(const std::string& key) { return key; }
  static std::string parse(std::string_view text, JsonReader&) { return std::string(text); }
};

template <class T>
requires Textual<T> || std::same_as<T, std::string>
struct FormOf<T> {
  static void write(const void* value, std::string& out) {
    append_text(out, KeyText<T>::text(*static_cast<const T*>(value)));
  }
  static void read(void* value, JsonReader& in) {
    *static_cast<T*>(value) = KeyText<T>::parse(in.text(), in);
  }
  static constexpr Form form{write, read};
};

template <class Enum>
requires std::is_enum_v<Enum>
struct EnumForm {
  static void write(const void* value, std::string& out) {
    append_text(out, protocol::name_of(*static_cast<const Enum*>(value)));
  }
  static void read(void* value, JsonReader& in) {
    const std::string_view text = in.text();
    if (!protocol::TypeOf<Enum>::read(value, text))
      refuse_text(in, text, fmt::format("one of {}", fmt::join(protocol::EnumNames<Enum>::names, ", ")));
  }
};
template <class Enum>
requires std::is_enum_v<Enum>
struct FormOf<Enum> {
  static constexpr Form form{EnumForm<Enum>::write, EnumForm<Enum>::read};
};

/// 64 random bits.
template <>
struct FormOf<std::uint64_t> {
  static void write(const void* value, std::string& out);
  static void read(void* value, JsonReader& in);
  static constexpr Form form{write, read};
};

template <>
struct FormOf<IdGenerator> {
  static void write(const void* value, std::string& out) {
    const std::uint64_t state = static_cast<const IdGenerator*>(value)->state();
    FormOf<std::uint64_t>::write(&state, out);
  }
  static void read(void* value, JsonReader& in) {
    std::uint64_t state = 0;
    FormOf<std::uint64_t>::read(&state, in);
    *static_cast<IdGenerator*>(value) = IdGenerator(state);
  }
  static constexpr Form form{write, read};
};

// ---- numbers -------------------------------------------------------------------------------------------

template <>
struct FormOf<bool> {
  static void write(const void* value, std::string& out) {
    out += *static_cast<const bool*>(value) ? "true" : "false";
  }
  static void read(void* value, JsonReader& in) { *static_cast<bool*>(value) = in.boolean(); }
  static constexpr Form form{write, read};
};

template <std::integral Number>
struct FormOf<Number> {
  using Limits = std::numeric_limits<Number>;
  static void write(const void* value, std::string& out) {
    append_number(out, *static_cast<const Number*>(value));
  }
  static void read(void* value, JsonReader& in) {
    *static_cast<Number*>(value) = static_cast<Number>(in.integer(Limits::min(), Limits::max()));
  }
  static constexpr Form form{write, read};
};

// ---- what holds others ---------------------------------------------------------------------------------

template <protocol::Shaped T>
struct FormOf<T> {
  static constexpr Form form{[](const void* value, std::string& out) { write_shape(T::shape, value, out); },
                             [](void* value, JsonReader& in) { read_shape(T::shape, value, in); }};
};

template <class T>
struct FormOf<std::optional<T>> {
  using Optional = std::optional<T>;
  static void write(const void* value, std::string& out) {
    const auto& optional = *static_cast<const Optional*>(value);
    if (!optional) {
      out += "null";
    } else {
      FormOf<T>::form.write(&*optional, out);
    }
  }
  static void read(void* value, JsonReader& in) {
    auto& optional = *static_cast<Optional*>(value);
    optional.reset();
    if (!in.take_null()) FormOf<T>::form.read(&optional.emplace(), in);
  }
  static bool is_absent(const void* value) { return !static_cast<const Optional*>(value)->has_value(); }
  static void clear(void* value) { static_cast<Optional*>(value)->reset(); }
  static constexpr Form form{write, read, is_absent, clear};
};

template <class List>
void write_list(const List& list, std::string& out) {
  out += '[';
  bool first = true;
  for (const auto& element : list) {
    if (!std::exchange(first, false)) out += ',';
    FormOf<typename List::value_type>::form.write(&element, out);
  }
  out += ']';
}

template <class T>
struct FormOf<std::vector<T>> {
  using List = std::vector<T>;
  static void write(const void* value, std::string& out) {
    write_list(*static_cast<const List*>(value), out);
  }
  static void read(void* value, JsonReader& in) {
    auto& list = *static_cast<List*>(value);
    list.clear();
    in.begin_array();
    while (in.next_element()) FormOf<T>::form.read(&list.emplace_back(), in);
  }
  static constexpr Form form{write, read};
};

template <class T>
struct FormOf<std::set<T>> {
  using Set = std::set<T>;
  static void write(const void* value, std::string& out) { write_list(*static_cast<const Set*>(value), out); }
  static void read(void* value, JsonReader& in) {
    auto& set = *static_cast<Set*>(value);
    set.clear();
    in.begin_array();
    while (in.next_element()) {
      T element;
      FormOf<T>::form.read(&element, in);
      if (!set.insert(std::move(element)).second) in.fail("is in the set twice");
    }
  }
  static constexpr Form form{write, read};
};

/// Shared so that copies are cheap: a snapshot repeats the value.
template <class T>
struct FormOf<std::shared_ptr<const T>> {
  using Pointer = std::shared_ptr<const T>;
  static void write(const void* value, std::string& out) {
    FormOf<T>::form.write(static_cast<const Pointer*>(value)->get(), out);
  }
  static void read(void* value, JsonReader& in) {
    auto fresh = std::make_shared<T>();
    FormOf<T>::form.read(fresh.get(), in);
    *static_cast<Pointer*>(value) = std::move(fresh);
  }
  static constexpr Form form{write, read};
};

template <class Key, class T>
struct FormOf<PersistentMap<Key, T>> {
  using Map = PersistentMap<Key, T>;
  using Entry = typename Map::Entry;
  static void write(const void* value, std::string& out) {
    out += '{';
    bool first = true;
    for (const Entry& entry : *static_cast<const Map*>(value)) {
      if (!std::exchange(first, false)) out += ',';
      append_text(out, KeyText<Key>::text(entry.key));
      out += ':';
      FormOf<T>::form.write(&entry.value, out);
    }
    out += '}';
  }
  static void read(void* value, JsonReader& in) {
    std::vector<Entry> entries;
    const std::size_t start = in.begin_object();
    std::string_view name;
    while (in.next_member(name)) {
      Entry& entry = entries.emplace_back();
      entry.key = KeyText<Key>::parse(name, in);
      FormOf<T>::form.read(&entry.value, in);
    }
    const auto less = [](const Entry& a, const Entry& b) { return a.key < b.key; };
    if (!std::is_sorted(entries.begin(), entries.end(), less))
      std::stable_sort(entries.begin(), entries.end(), less);
    for (std::size_t i = 1; i < entries.size(); ++i) {
      if (!less(entries[i - 1], entries[i]))
        in.fail_at(start, fmt::format("{} is there twice", KeyText<Key>::text(entries[i].key)));
    }
    *static_cast<Map*>(value) = Map::of_sorted(std::move(entries));
  }
  static constexpr Form form{write, read};
};

/// Specialise with `names`, one for each alternative (VPCSIM_KINDS, stored.hpp).
template <class Variant>
struct KindsOf;

template <class... Kinds>
struct FormOf<std::variant<Kinds...>> {
  using Variant = std::variant<Kinds...>;
  static void write(const void* value, std::string& out) {
    const auto& variant = *static_cast<const Variant*>(value);
    out += '{';
    append_name(out, KindsOf<Variant>::names[variant.index()]);
    std::visit([&]<class Kind>(const Kind& kind) { FormOf<Kind>::form.write(&kind, out); }, variant);
    out += '}';
  }
  static void read(void* value, JsonReader& in) {
    const auto& names = KindsOf<Variant>::names;
    const std::size_t start = in.begin_object();
    std::string_view name;
    const bool is_there = in.next_member(name);
    const auto kind = static_cast<std::size_t>(
        is_there ? std::find(names.begin(), names.end(), name) - names.begin() : std::ssize(names));
    if (kind == names.size())
      in.fail_at(start, fmt::format("one member is expected here: {}", fmt::join(names, ", ")));
    read_kind(kind, *static_cast<Variant*>(value), in, std::index_sequence_for<Kinds...>{});
    if (in.next_member(name)) in.fail_at(start, "there must be one member only");
  }
  template <std::size_t... places>
  static void read_kind(std::size_t kind, Variant& variant, JsonReader& in, std::index_sequence<places...>) {
    ((kind == places ? FormOf<Kinds>::form.read(&variant.template emplace<places>(), in) : void()), ...);
  }
  static constexpr Form form{write, read};
};

}  // namespace vpcsim::snapshot
