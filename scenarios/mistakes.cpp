#include "scenarios/mistakes.hpp"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <tuple>

#include <fmt/format.h>

namespace vpcsim::scenarios {
namespace {

constexpr std::size_t listed_max = 14;

char folded(char c) {
  return c == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// Edits between two texts (Levenshtein), in which case and - for _ cost nothing.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t replaced = diagonal + (folded(a[i - 1]) == folded(b[j - 1]) ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string Mistake::line() const {
  if (place.line == 0) return fmt::format("{}: {}", file, text);
  return fmt::format("{}:{}:{}: {}", file, place.line, place.column, text);
}

std::vector<Mistake> Mistakes::sorted() const {
  std::vector<Mistake> sorted = list_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Mistake& a, const Mistake& b) {
    return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
  });
  sorted.erase(std::unique(sorted.begin(), sorted.end(),
                           [](const Mistake& a, const Mistake& b) { return a.line() == b.line(); }),
               sorted.end());
  return sorted;
}

std::string_view nearest(std::string_view text, std::span<const std::string_view> candidates) {
  std::string_view best;
  std::size_t best_distance = 1 + text.size() / 3;
  for (std::string_view candidate : candidates) {
    // A key that was cut short ("cidr" for "cidr_block") is near, however much is missing.
    bool shortened = text.size() >= 3 && candidate.starts_with(text);
    std::size_t edits = shortened ? 1 : distance(text, candidate);
    if (edits <= best_distance && (best.empty() || edits < best_distance)) {
      best = candidate;
      best_distance = edits;
    }
  }
  return best;
}

std::string suggestion(std::string_view text, std::span<const std::string_view> candidates) {
  if (candidates.empty()) return "";
  if (auto near = nearest(text, candidates); !near.empty())
    return fmt::format("; did you mean \"{}\"?", near);
  if (candidates.size() > listed_max) return "";
  if (candidates.size() == 1) return fmt::format("; expected {}", candidates.front());
  return fmt::format("; expected {} or {}", fmt::join(candidates.first(candidates.size() - 1), ", "),
                     candidates.back());
}

}  // namespace vpcsim::scenarios
