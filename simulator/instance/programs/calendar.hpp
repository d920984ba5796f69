// Instants as text, in UTC: an instance's time zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vpcsim::instance {

/// strftime(3)'s %a %A %b %B %d %e %F %H %I %j %m %M %N %p %s %S %T %u %y %Y %Z %z %D %R %n %t %%; nothing
/// for others.
std::optional<std::string> formatted_time(std::int64_t milliseconds, std::string_view format);

}  // namespace vpcsim::instance
