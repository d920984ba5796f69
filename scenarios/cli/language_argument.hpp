// `--lang`, for the commands that say why.
#pragma once

#include "simulator/network/language.hpp"

namespace CLI {
class App;
}

namespace vpcsim::cli {

/// English without it, and without VPCSIM_LANG. The locale has no say: a script that reads the output gets
/// the same one everywhere.
void add_language(CLI::App& command, network::Language& language);

}  // namespace vpcsim::cli
