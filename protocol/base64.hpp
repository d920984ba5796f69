// Base64 (RFC 4648, section 4).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vpcsim::protocol {

std::string to_base64(std::string_view bytes);
/// White space is skipped. Nothing if the rest isn't base64, padded to a multiple of 4.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace vpcsim::protocol
