#include "simulator/weather/fault.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vpcsim::weather {
namespace {

constexpr auto kinds = std::to_array<std::pair<Kind, std::string_view>>({
    {Kind::throttle, "throttle"},
    {Kind::internal_error, "internal-error"},
    {Kind::unavailable, "unavailable"},
    {Kind::insufficient_capacity, "insufficient-capacity"},
    {Kind::delay, "delay"},
    {Kind::cut, "cut"},
    {Kind::eventual_consistency, "eventual-consistency"},
    {Kind::token_bucket, "token-bucket"},
});

}  // namespace

std::string_view name_of(Kind kind) {
  return std::find_if(kinds.begin(), kinds.end(), [&](const auto& row) { return row.first == kind; })->second;
}

std::optional<Kind> find_kind(std::string_view name) {
  for (const auto& [kind, text] : kinds) {
    if (text == name) return kind;
  }
  return std::nullopt;
}

bool matches_pattern(std::string_view pattern, std::string_view name) {
  // On a mismatch the last * takes one character more; where it starts over is `retry`.
  std::size_t p = 0, n = 0, star = std::string_view::npos, retry = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      retry = n;
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p, ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++retry;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

bool is_about(const Fault& fault, std::string_view action, const AccountId& account) {
  if (!fault.account.empty() && fault.account != account) return false;
  if (fault.kind == Kind::insufficient_capacity && action != "RunInstances" && action != "StartInstances")
    return false;
  return fault.actions.empty() ||
         std::any_of(fault.actions.begin(), fault.actions.end(),
                     [&](const std::string& pattern) { return matches_pattern(pattern, action); });
}

}  // namespace vpcsim::weather
