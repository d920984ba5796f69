// Private keys as PuTTY keeps them: "PuTTY-User-Key-File-2" (PuTTY's manual, appendix C), which every PuTTY
// since 2002 reads.
#pragma once

#include <string>
#include <string_view>

#include "simulator/key_material.hpp"

namespace vpcsim {

/// The file, not encrypted. Of `comment` only printable ASCII is kept: it is a line of the file.
std::string putty_file(const GeneratedKey& key, std::string_view comment);

}  // namespace vpcsim
