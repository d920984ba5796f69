// One function per command: does it, prints to standard output, answers the exit code. Errors that a user can
// cause are messages on standard error and the exit code 2; nothing is thrown for them.
#pragma once

#include "scenarios/cli/arguments.hpp"

namespace vpcsim::cli {

int execute(const RunCommand& command);
int execute(const ServeCommand& command);
int execute(const PlanCommand& command);
int execute(const ApplyCommand& command);
int execute(const DestroyCommand& command);
int execute(const PathCommand& command);
int execute(const ReachCommand& command);
int execute(const ClockCommand& command);
int execute(const SnapshotCommand& command);
int execute(const ImportCommand& command);
int execute(const SshConfigCommand& command);
int execute(const ConnectCommand& command);
int execute(const EventsCommand& command);
int execute(const ScenarioCommand& command);
int execute(const ActionsCommand& command);

}  // namespace vpcsim::cli
