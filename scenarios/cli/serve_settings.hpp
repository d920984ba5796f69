// What `serve` is told about quotas and times.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenarios/cli/arguments.hpp"
#include "simulator/caller.hpp"
#include "simulator/settings.hpp"

namespace vpcsim::cli {

/// Throws std::invalid_argument, whose text is for the user, for a name that isn't there or a number that
/// isn't one.
Settings settings_of(const ServeCommand& command);

/// Throws protocol::CredentialsError, which names file and line.
Authentication authentication_of(const ServeCommand& command);

/// Of --clock: "wall" is 1, "frozen" 0, "x60" 60. nullopt for what isn't one, or is beyond a million.
std::optional<double> read_clock_factor(std::string_view text);

/// The part of the help that lists what --quota and --timing can name, with what holds when they don't.
std::string settings_help();

}  // namespace vpcsim::cli
