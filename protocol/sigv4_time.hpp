// The time stamps of SigV4 as text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "protocol/sigv4.hpp"

namespace vpcsim::protocol {

/// "20150830T123600Z". Years 0..9999.
std::string format_amz_date(SigningTime time);

/// Takes "20150830T123600Z" (X-Amz-Date) and "Sun, 30 Aug 2015 12:36:00 GMT" (Date); nullopt for others and
/// for days and hours that don't exist.
std::optional<SigningTime> parse_signing_time(std::string_view text);

}  // namespace vpcsim::protocol
