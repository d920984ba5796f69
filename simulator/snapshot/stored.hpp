// Saying which fields a struct has. For a struct that other files hold, its form is declared in a header and
// defined once:
//
//   VPCSIM_STORED_ELSEWHERE(Subnet);                 (rows.hpp)
//   VPCSIM_STORED(Subnet, id, vpc, cidr, …);         (vpc.cpp)
//
// and VPCSIM_STORED_HERE is both. A struct with more or fewer fields than are named doesn't compile: what
// somebody adds to the state can't be forgotten. So with enumerations and their names.
#pragma once

#include "simulator/snapshot/form.hpp"

// VPCSIM_EACH(macro, a, b, c) is macro(a) macro(b) macro(c), for up to 250 of them.
#define VPCSIM_PARENTHESES ()
#define VPCSIM_EXPAND(...) VPCSIM_EXPAND4(VPCSIM_EXPAND4(VPCSIM_EXPAND4(VPCSIM_EXPAND4(__VA_ARGS__))))
#define VPCSIM_EXPAND4(...) VPCSIM_EXPAND3(VPCSIM_EXPAND3(VPCSIM_EXPAND3(VPCSIM_EXPAND3(__VA_ARGS__))))
#define VPCSIM_EXPAND3(...) VPCSIM_EXPAND2(VPCSIM_EXPAND2(VPCSIM_EXPAND2(VPCSIM_EXPAND2(__VA_ARGS__))))
#define VPCSIM_EXPAND2(...) VPCSIM_EXPAND1(VPCSIM_EXPAND1(VPCSIM_EXPAND1(VPCSIM_EXPAND1(__VA_ARGS__))))
#define VPCSIM_EXPAND1(...) __VA_ARGS__
#define VPCSIM_EACH(macro, ...) __VA_OPT__(VPCSIM_EXPAND(VPCSIM_EACH_STEP(macro, __VA_ARGS__)))
#define VPCSIM_EACH_STEP(macro, first, ...) \
  macro(first) __VA_OPT__(VPCSIM_EACH_AGAIN VPCSIM_PARENTHESES(macro, __VA_ARGS__))
#define VPCSIM_EACH_AGAIN() VPCSIM_EACH_STEP

#define VPCSIM_STORED_ELSEWHERE(Type) \
  template <>                         \
  struct FormOf<Type> {               \
    static const Form form;           \
  }

#define VPCSIM_FIELD(field) \
  ::vpcsim::snapshot::Field{#field, offsetof(Self, field), &FormOf<decltype(Self::field)>::form},

// offsetof on these structs is "conditionally supported"; GCC and Clang both support it. The structured
// binding is what counts the fields.
#define VPCSIM_STORED(Type, ...)                                                                           \
  _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Winvalid-offsetof\"") namespace {      \
    namespace Type##_stored {                                                                              \
      using Self = Type;                                                                                   \
      [[maybe_unused]] void has_these_fields(const Self& stored_) {                                        \
        [[maybe_unused]] const auto& [__VA_ARGS__] = stored_;                                              \
      }                                                                                                    \
      constexpr Field fields[] = {VPCSIM_EACH(VPCSIM_FIELD, __VA_ARGS__)};                                 \
      constexpr Structure structure{#Type, fields};                                                        \
    }                                                                                                      \
  }                                                                                                        \
  _Pragma("GCC diagnostic pop") const Form FormOf<Type>::form {                                            \
    [](const void* value, std::string& out) { write_structure(Type##_stored::structure, value, out); },    \
        [](void* value, JsonReader& in) { read_structure(Type##_stored::structure, value, in); }, nullptr, \
        nullptr, &Type##_stored::structure                                                                 \
  }

/// A struct without fields: the name of its kind says it all.
#define VPCSIM_STORED_NOTHING(Type)                                                      \
  VPCSIM_STORED_ELSEWHERE(Type);                                                         \
  namespace {                                                                            \
  static_assert(std::is_empty_v<Type>);                                                  \
  constexpr Structure Type##_structure{#Type, {}};                                       \
  }                                                                                      \
  const Form FormOf<Type>::form {                                                        \
    [](const void*, std::string& out) { out += "{}"; },                                  \
        [](void* value, JsonReader& in) { read_structure(Type##_structure, value, in); } \
  }

#define VPCSIM_STORED_HERE(Type, ...) \
  VPCSIM_STORED_ELSEWHERE(Type);      \
  VPCSIM_STORED(Type, __VA_ARGS__)

/// The names of a variant's alternatives, in their order. The variant needs a name without commas.
#define VPCSIM_KINDS(Variant, ...)                                                \
  template <>                                                                     \
  struct KindsOf<Variant> {                                                       \
    static constexpr auto names = std::to_array<std::string_view>({__VA_ARGS__}); \
    static_assert(names.size() == std::variant_size_v<Variant>);                  \
  }

namespace vpcsim::snapshot {

/// An enumerator is stored under its own name, without the underscore that keeps it apart from a keyword.
constexpr std::string_view enumerator_name(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

}  // namespace vpcsim::snapshot

#define VPCSIM_ENUMERATOR(name) ::vpcsim::snapshot::enumerator_name(#name),
#define VPCSIM_ENUMERATOR_CASE(name) case Self::name:

/// For enumerations that the API doesn't name. The enumerators must be 0, 1, 2…; the switch warns of one that
/// isn't in the list.
#define VPCSIM_STORED_ENUM(Enum, ...)                                                                    \
  namespace {                                                                                            \
  namespace Enum##_stored {                                                                              \
    using Self = Enum;                                                                                   \
    [[maybe_unused]] void has_these_enumerators(Self value) {                                            \
      switch (value) { VPCSIM_EACH(VPCSIM_ENUMERATOR_CASE, __VA_ARGS__) break; }                         \
    }                                                                                                    \
    constexpr std::string_view names[] = {VPCSIM_EACH(VPCSIM_ENUMERATOR, __VA_ARGS__)};                  \
  }                                                                                                      \
  }                                                                                                      \
  template <>                                                                                            \
  struct FormOf<Enum> {                                                                                  \
    static constexpr Form form{                                                                          \
        [](const void* value, std::string& out) {                                                        \
          append_text(out,                                                                               \
                      Enum##_stored::names[static_cast<std::size_t>(*static_cast<const Enum*>(value))]); \
        },                                                                                               \
        [](void* value, JsonReader& in) {                                                                \
          *static_cast<Enum*>(value) = static_cast<Enum>(read_name(in, Enum##_stored::names));           \
        }};                                                                                              \
  }

namespace vpcsim::snapshot {

/// The place of the next text among the names.
std::size_t read_name(JsonReader& in, std::span<const std::string_view> names);

}  // namespace vpcsim::snapshot
