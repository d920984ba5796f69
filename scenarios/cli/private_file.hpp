// Whole files: what serve starts from, and states that nobody else may read.
#pragma once

#include <string>
#include <string_view>

namespace vpcsim::cli {

/// All of it. Throws std::system_error, whose message doesn't name the file.
std::string read_file(const std::string& path);

/// Replaces the file, at once or not at all: nobody sees half of it. Only its owner may read it. Throws
/// std::system_error, whose message doesn't name the file.
void write_private_file(const std::string& path, std::string_view text);

}  // namespace vpcsim::cli
