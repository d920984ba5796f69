// Quotas and times by name, each named once: a command line that sets them, its help and its errors read
// these tables.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "simulator/settings.hpp"

namespace vpcsim {

struct QuotaName {
  std::string_view name;
  std::size_t Quotas::*value;
};

/// Every quota, in the order of `Quotas`.
std::span<const QuotaName> quota_names();

/// How long a transition takes, in milliseconds, in the presets other than "instant" (0 everywhere).
struct TimingName {
  std::string_view name;
  std::int64_t Timing::*value;
  std::int64_t brief;      ///< a client sees the state in between if it asks at once
  std::int64_t realistic;  ///< about what AWS takes
};

/// Every transition, in the order of `Timing`.
std::span<const TimingName> timing_names();

/// The preset of that name ("instant", "brief", "realistic"); false if there is none.
bool set_preset(Timing& timing, std::string_view preset);
std::span<const std::string_view> timing_presets();

}  // namespace vpcsim
