// Spans of time as people write them: "+7d1m", "90s", "1h30m", "250ms".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace vpcsim::control {

/// A hundred years: enough for every deadline, and sums stay far from the ends of 64 bits.
inline constexpr std::int64_t duration_ms_max = 100LL * 366 * 24 * 3600 * 1000;

/// Milliseconds, 0 to duration_ms_max. Numbers with a unit each (w, d, h, m, s, ms), the larger units first
/// and none twice, an optional + in front. nullopt for anything else.
std::optional<std::int64_t> parse_duration(std::string_view text);

}  // namespace vpcsim::control
