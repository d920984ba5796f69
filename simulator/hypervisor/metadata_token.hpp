// The session tokens of IMDSv2. Nobody keeps them: a token says itself until when it holds, and for which
// instance.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "simulator/cloud.hpp"

namespace vpcsim::hypervisor {

/// AWS's maximum, six hours.
inline constexpr std::uint64_t token_seconds_max = 21'600;

/// Drawn from the cloud's seed, the instance and the instant.
std::string make_metadata_token(const Cloud& cloud, InstanceId instance, Timestamp now, std::int64_t seconds);
/// The seconds that are left, at least 1; nothing for what is no token of the instance's, or no longer.
std::optional<std::int64_t> seconds_left(const Cloud& cloud, InstanceId instance, Timestamp now,
                                         std::string_view token);

}  // namespace vpcsim::hypervisor
