// The files of the built console. build.cmake writes their source from what Vite made.
#pragma once

#include <span>
#include <string_view>

namespace vpcsim::console {

struct Asset {
  std::string_view path;          ///< "/assets/index-Dh3f.js"; the page itself is "/"
  std::string_view content_type;  ///< "text/javascript; charset=utf-8"
  std::string_view gzip;          ///< the file, compressed
};

/// Empty: the binary was built without it, and `why_without` says why.
std::span<const Asset> assets();
std::string_view why_without();

}  // namespace vpcsim::console
