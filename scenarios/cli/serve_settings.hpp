// What `serve` is told about quotas and times.
#pragma once

#include <string>

#include "scenarios/cli/arguments.hpp"
#include "simulator/settings.hpp"

namespace vpcsim::cli {

/// Throws std::invalid_argument, whose text is for the user, for a name that isn't there or a number that
/// isn't one.
Settings settings_of(const ServeCommand& command);

/// The part of the help that lists what --quota and --timing can name, with what holds when they don't.
std::string settings_help();

}  // namespace vpcsim::cli
