// Files that are kept compressed [RFC 1952].
#pragma once

#include <string>
#include <string_view>

namespace vpcsim::protocol {

/// What one gzip member without optional fields holds, as `gzip -n` writes it. Throws std::runtime_error for
/// what isn't one.
std::string gunzip(std::string_view file);

}  // namespace vpcsim::protocol
