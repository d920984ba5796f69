// Goes when the scenario client arrives.
#include <iostream>

#include "scenarios/cli/commands.hpp"

namespace vpcsim::cli {
int execute(const RunCommand&) { return bad_input; }
int execute(const ApplyCommand&) { return bad_input; }
int execute(const DestroyCommand&) { return bad_input; }
int execute(const PathCommand&) { return bad_input; }
}  // namespace vpcsim::cli
