// The option of every command that talks to a running emulator's own controls.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace vpcsim::cli {

/// --endpoint; what `endpoint` is now is the default that help shows.
void add_emulator(CLI::App& command, std::string& endpoint);

}  // namespace vpcsim::cli
