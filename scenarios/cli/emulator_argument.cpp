#include "scenarios/cli/emulator_argument.hpp"

#include <CLI/CLI.hpp>

namespace vpcsim::cli {

void add_emulator(CLI::App& command, std::string& endpoint) {
  command.add_option("--endpoint", endpoint, "URL of the emulator")->capture_default_str()->type_name("URL");
}

}  // namespace vpcsim::cli
