#include "simulator/control/duration.hpp"

#include <array>
#include <charconv>

namespace vpcsim::control {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t milliseconds;
};

constexpr auto units = std::to_array<Unit>({
    {"w", 7 * 24 * 3'600'000LL},
    {"d", 24 * 3'600'000LL},
    {"h", 3'600'000},
    {"m", 60'000},
    {"s", 1'000},
    {"ms", 1},
});

/// The index of the unit that `text` begins with; units.size() if there is none.
std::size_t unit_at(std::string_view text) {
  const std::string_view name = text.substr(0, text.find_first_of("0123456789"));
  std::size_t index = 0;
  while (index < units.size() && units[index].name != name) ++index;
  return index;
}

}  // namespace

std::optional<std::int64_t> parse_duration(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.empty()) return std::nullopt;
  std::int64_t total = 0;
  std::size_t next_unit = 0;  // each is smaller than the one before it
  while (!text.empty()) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 0) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const std::size_t unit = unit_at(text);
    if (unit < next_unit || unit == units.size()) return std::nullopt;
    if (number > (duration_ms_max - total) / units[unit].milliseconds) return std::nullopt;
    total += number * units[unit].milliseconds;
    text.remove_prefix(units[unit].name.size());
    next_unit = unit + 1;
  }
  return total;
}

}  // namespace vpcsim::control
