// The options of `vpcsim reach`.
#pragma once

#include "scenarios/cli/arguments.hpp"

namespace CLI {
class App;
}

namespace vpcsim::cli {

CLI::App* add_reach(CLI::App& app, ReachCommand& reach);

/// Throws CLI::ValidationError for options that don't go together.
void check_reach(const ReachCommand& reach);

}  // namespace vpcsim::cli
