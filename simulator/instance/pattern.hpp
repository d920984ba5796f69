// The shell's patterns (fnmatch(3)) and the names they stand for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "simulator/instance/file_system.hpp"

namespace vpcsim::instance {

/// * ? and [...]; a backslash takes the next character as it is. Linear in size(pattern) * size(text).
bool matches_pattern(std::string_view pattern, std::string_view text);
bool has_pattern(std::string_view pattern);
/// `text` as a pattern that stands for itself.
std::string quoted_pattern(std::string_view text);
/// A pattern without its backslashes.
std::string unquoted_pattern(std::string_view pattern);

/// The paths that match, sorted; names with a dot at the front only where the pattern has it. At most
/// `paths_max`, and those that a bounded search has come to.
std::vector<std::string> matching_paths(const FileSystem& files, const FileAccess& access,
                                        std::string_view pattern, std::size_t paths_max);

}  // namespace vpcsim::instance
