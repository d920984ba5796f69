#include "scenarios/columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vpcsim::scenarios {
namespace {

using Range = std::pair<char32_t, char32_t>;

/// Blocks of Wide and Fullwidth characters (EastAsianWidth.txt): Hangul, kana, ideographs, their
/// punctuation, full-width forms, pictographs.
constexpr std::array<Range, 12> wide{{{0x1100, 0x115f},
                                      {0x2e80, 0x303e},
                                      {0x3041, 0x33ff},
                                      {0x3400, 0x4dbf},
                                      {0x4e00, 0x9fff},
                                      {0xa000, 0xa4cf},
                                      {0xac00, 0xd7a3},
                                      {0xf900, 0xfaff},
                                      {0xfe30, 0xfe6f},
                                      {0xff00, 0xff60},
                                      {0xffe0, 0xffe6},
                                      {0x1f300, 0x3fffd}}};
/// Diacritics, and the voiced sound marks that combine with kana.
constexpr std::array<Range, 3> combining{{{0x0300, 0x036f}, {0x3099, 0x309a}, {0xfe00, 0xfe0f}}};

template <std::size_t Size>
bool is_in(const std::array<Range, Size>& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const Range& range) { return range.first <= c && c <= range.second; });
}

std::size_t columns_of(char32_t c) {
  if (is_in(combining, c)) return 0;
  return is_in(wide, c) ? 2 : 1;
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i++]);
    const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
    char32_t c = first & (more == 0 ? 0x7f : 0x3f >> more);
    for (int rest = more; rest > 0 && i < text.size(); --rest) {
      c = c << 6 | (static_cast<unsigned char>(text[i++]) & 0x3f);
    }
    columns += columns_of(c);
  }
  return columns;
}

std::string padded(std::string text, std::size_t columns) {
  const std::size_t own = columns_of(text);
  if (own < columns) text.append(columns - own, ' ');
  return text;
}

}  // namespace vpcsim::scenarios
