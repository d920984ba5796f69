// The options of `serve`, for the parser alone.
#pragma once

#include "scenarios/cli/arguments.hpp"

namespace CLI {
class App;
}

namespace vpcsim::cli {

CLI::App* add_serve(CLI::App& app, ServeCommand& serve);

}  // namespace vpcsim::cli
