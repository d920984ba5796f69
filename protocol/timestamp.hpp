// An instant, in milliseconds since 1970-01-01T00:00:00Z. EC2 writes instants with millisecond precision.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vpcsim::protocol {

struct Timestamp {
  std::int64_t milliseconds = 0;

  /// "2019-01-08T16:19:20.000Z"; the fraction may be missing on input.
  static std::optional<Timestamp> parse(std::string_view text);
  std::string text() const;
  Timestamp plus(std::int64_t more_milliseconds) const { return {milliseconds + more_milliseconds}; }
  friend auto operator<=>(const Timestamp&, const Timestamp&) = default;
};

}  // namespace vpcsim::protocol
