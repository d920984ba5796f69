// SHA-256 and HMAC-SHA-256. OpenSSL looks its algorithms up by name at each convenient call (2.4 us an HMAC);
// here each thread keeps its contexts (0.5 us).
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace vpcsim::protocol {

using Sha256 = std::array<unsigned char, 32>;

/// Each of these is safe from any thread and throws std::runtime_error only if OpenSSL itself fails.
Sha256 sha256(std::string_view bytes);
Sha256 hmac_sha256(std::span<const unsigned char> key, std::string_view message);

/// Lower-case hexadecimal digits, two a byte.
std::string hex(std::span<const unsigned char> bytes);

/// Takes the same time wherever two strings of one length differ, so that nobody can guess a signature digit
/// by digit.
bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace vpcsim::protocol
