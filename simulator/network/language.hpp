// The languages that sentences are made in. A language is a value: who wants a sentence says in which, and
// nothing asks the environment. Codes, ids and states of AWS's ("NO_ROUTE_TO_DESTINATION", "pcx-1",
// "pending-acceptance") are the same in all of them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include <fmt/core.h>

namespace vpcsim::network {

enum class Language : std::uint8_t { english, japanese };

/// Each language by its ISO 639-1 code, in the order of the enumerators.
inline constexpr std::array<std::string_view, 2> language_codes{"en", "ja"};

/// "en", "ja"
constexpr std::string_view text(Language language) {
  return language_codes[static_cast<std::size_t>(language)];
}

/// Nothing for a text that is no language's code.
constexpr std::optional<Language> parse_language(std::string_view code) {
  for (std::size_t i = 0; i < language_codes.size(); ++i) {
    if (language_codes[i] == code) return static_cast<Language>(i);
  }
  return std::nullopt;
}

/// One thing to say, in every language: there is no phrase that lacks one. English as AWS's documentation
/// writes it, Japanese as its Japanese one does.
struct Phrase {
  std::string_view english, japanese;

  consteval Phrase(std::string_view in_english, std::string_view in_japanese)
      : english(in_english), japanese(in_japanese) {}
  constexpr std::string_view in(Language language) const {
    return language == Language::english ? english : japanese;
  }
};

/// Japanese has a space between its own letters and Latin ones, and none between two of its own. Templates
/// have one before each value, which `close_up` takes away from values that are marked: those that begin
/// with a Japanese letter. Names in the middle of a value keep theirs.
std::string marked(std::string_view value);
std::string close_up(std::string text);

template <class Value>
auto marked_if_text(const Value& value) {
  if constexpr (std::is_convertible_v<const Value&, std::string_view>)
    return marked(value);
  else
    return value;
}

/// A whole line of each language, with the same values in its braces; the compiler checks both.
template <class... Values>
std::string say(Language language, fmt::format_string<std::type_identity_t<Values>...> english,
                fmt::format_string<std::type_identity_t<Values>...> japanese, Values&&... values) {
  if (language == Language::english) return fmt::format(english, std::forward<Values>(values)...);
  return close_up(fmt::format(fmt::runtime(japanese), marked_if_text(values)...));
}

}  // namespace vpcsim::network
