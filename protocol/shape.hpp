// Shapes: one declaration per AWS structure. From it come the decoding of Query requests and their
// encoding, the writing and reading of XML, and JSON.
//
// A header declares the struct and `static const Shape shape;`. The .cpp beside it holds the table:
//
//   VPCSIM_SHAPE(Tag, MEMBER(key, "Key"), MEMBER(value, "Value"));
//
// The name is the SDK's. The names on the wire follow from it (query.hpp, xml.hpp), unless the row says
// otherwise: MEMBER(tags, "Tags", .wire = "tagSet"). A member that AWS has and we don't is declared too, so
// that it is refused by name: REFUSED("Ipv4IpamPoolId").
//
// The walkers see values through `Type`, a table of functions per C++ type: they are compiled once, however
// many shapes there are (measured: a fifth of the code and a third of the build time of templates).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/cidr.hpp"
#include "protocol/timestamp.hpp"

namespace vpcsim::protocol {

struct Shape;

enum class Kind : std::uint8_t { text, integer, boolean, list, optional, structure };

/// How to reach into a value of one C++ type. Only the functions of its kind are set.
struct Type {
  Kind kind;
  /// What a value must look like: for messages ("integer", "boolean", "timestamp"...).
  std::string_view description = {};

  // text, integer, boolean: to and from text. `read` answers false, and changes nothing, when the text isn't
  // a value of this type.
  void (*write)(const void* value, std::string& out) = nullptr;
  bool (*read)(void* value, std::string_view text) = nullptr;

  // list and optional: the type inside.
  const Type* element = nullptr;
  // list
  std::size_t (*size)(const void* list) = nullptr;
  const void* (*at)(const void* list, std::size_t index) = nullptr;
  void* (*append)(void* list) = nullptr;
  // optional: nullptr when there is no value
  const void* (*value)(const void* optional) = nullptr;
  void* (*emplace)(void* optional) = nullptr;
  void (*reset)(void* optional) = nullptr;

  // structure
  const Shape* shape = nullptr;
  // enumeration (kind text): the values AWS knows
  std::span<const std::string_view> enumeration = {};
};

struct Member {
  std::string_view name;       ///< the SDK's: "VpcId", "Tags"
  std::size_t offset = 0;      ///< in the struct, in bytes
  const Type* type = nullptr;  ///< nullptr: AWS has this member and vpcsim has not (REFUSED)
  std::string_view wire =
      {};  ///< the service model's locationName, where it isn't `name` in lower camel case
  std::string_view query = {};     ///< its queryName, where it isn't the wire name in upper camel case
  std::string_view required = {};  ///< a request without it is refused under this name (AWS's internal one)
  bool omit_if_empty = false;      ///< an empty list that AWS leaves out of the answer
};

struct Shape {
  std::string_view name;
  std::span<const Member> members;

  const Member* find(std::string_view member_name) const;
};

/// Calls `use` with the name of `member` on the wire: as in XML (lower camel) or in a request (upper camel).
std::string xml_name(const Member& member);
std::string query_name(const Member& member);

// ---- types
// -------------------------------------------------------------------------------------------------

/// Specialise with `static constexpr std::array<std::string_view, N> names`, in the enumerators' order.
template <class Enum>
struct EnumNames;

template <class Enum>
constexpr std::string_view name_of(Enum value) {
  return EnumNames<Enum>::names[static_cast<std::size_t>(value)];
}

#define VPCSIM_ENUM(Enum, ...)                                                    \
  template <>                                                                     \
  struct vpcsim::protocol::EnumNames<Enum> {                                      \
    static constexpr auto names = std::to_array<std::string_view>({__VA_ARGS__}); \
  }

extern const Type text_type, int32_type, int64_type, double_type, boolean_type, timestamp_type;

template <class T>
struct TypeOf {};

template <class T>
inline constexpr const Type* type_of = TypeOf<T>::get();

template <>
struct TypeOf<std::string> {
  static constexpr const Type* get() { return &text_type; }
};
template <>
struct TypeOf<std::int32_t> {
  static constexpr const Type* get() { return &int32_type; }
};
template <>
struct TypeOf<std::int64_t> {
  static constexpr const Type* get() { return &int64_type; }
};
/// Of the kind of integers: written as a bare number.
template <>
struct TypeOf<double> {
  static constexpr const Type* get() { return &double_type; }
};
template <>
struct TypeOf<bool> {
  static constexpr const Type* get() { return &boolean_type; }
};
template <>
struct TypeOf<Timestamp> {
  static constexpr const Type* get() { return &timestamp_type; }
};

template <class Enum>
requires std::is_enum_v<Enum>
struct TypeOf<Enum> {
  static void write(const void* value, std::string& out) { out += name_of(*static_cast<const Enum*>(value)); }
  static bool read(void* value, std::string_view text) {
    for (std::size_t i = 0; i < EnumNames<Enum>::names.size(); ++i) {
      if (EnumNames<Enum>::names[i] != text) continue;
      *static_cast<Enum*>(value) = static_cast<Enum>(i);
      return true;
    }
    return false;
  }
  static constexpr Type type{
      .kind = Kind::text, .write = write, .read = read, .enumeration = EnumNames<Enum>::names};
  static constexpr const Type* get() { return &type; }
};

template <class T>
struct TypeOf<std::vector<T>> {
  using List = std::vector<T>;
  static constexpr Type type{
      .kind = Kind::list,
      .element = type_of<T>,
      .size = [](const void* list) { return static_cast<const List*>(list)->size(); },
      .at = [](const void* list, std::size_t index) -> const void* {
        return &(*static_cast<const List*>(list))[index];
      },
      .append = [](void* list) -> void* { return &static_cast<List*>(list)->emplace_back(); }};
  static constexpr const Type* get() { return &type; }
};

template <class T>
struct TypeOf<std::optional<T>> {
  using Optional = std::optional<T>;
  static constexpr Type type{
      .kind = Kind::optional,
      .element = type_of<T>,
      .value = [](const void* optional) -> const void* {
        const auto& value = *static_cast<const Optional*>(optional);
        return value ? &*value : nullptr;
      },
      .emplace = [](void* optional) -> void* { return &static_cast<Optional*>(optional)->emplace(); },
      .reset = [](void* optional) { static_cast<Optional*>(optional)->reset(); }};
  static constexpr const Type* get() { return &type; }
};

template <class Struct>
concept Shaped = requires {
  { Struct::shape } -> std::same_as<const Shape&>;
};

template <Shaped Struct>
struct TypeOf<Struct> {
  static constexpr Type type{.kind = Kind::structure, .shape = &Struct::shape};
  static constexpr const Type* get() { return &type; }
};

// ---- tables
// ------------------------------------------------------------------------------------------------

// offsetof on these structs is "conditionally supported"; GCC and Clang both support it.
#define VPCSIM_SHAPE(Struct, ...)                                                                     \
  _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Winvalid-offsetof\"") namespace { \
    namespace Struct##_table {                                                                        \
      using Self = Struct;                                                                            \
      constexpr ::vpcsim::protocol::Member members[] = {__VA_ARGS__};                                 \
    }                                                                                                 \
  }                                                                                                   \
  _Pragma("GCC diagnostic pop") const ::vpcsim::protocol::Shape Struct::shape {                       \
#Struct, Struct##_table::members                                                                  \
  }

/// A shape without members: a request that takes nothing.
#define VPCSIM_EMPTY_SHAPE(Struct)                \
  const ::vpcsim::protocol::Shape Struct::shape { \
#Struct, {}                                   \
  }

#define MEMBER(field, sdk_name, ...)                                                      \
  ::vpcsim::protocol::Member {                                                            \
    .name = sdk_name, .offset = offsetof(Self, field),                                    \
    .type = ::vpcsim::protocol::type_of<decltype(Self::field)> __VA_OPT__(, ) __VA_ARGS__ \
  }
#define REFUSED(sdk_name, ...)                  \
  ::vpcsim::protocol::Member {                  \
    .name = sdk_name __VA_OPT__(, ) __VA_ARGS__ \
  }

inline const void* member_of(const void* structure, const Member& member) {
  return static_cast<const std::byte*>(structure) + member.offset;
}
inline void* member_of(void* structure, const Member& member) {
  return static_cast<std::byte*>(structure) + member.offset;
}

}  // namespace vpcsim::protocol
