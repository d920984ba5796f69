// The options of the commands about SSH and the network's events, for the parser alone.
#pragma once

#include "scenarios/cli/arguments.hpp"

namespace CLI {
class App;
}

namespace vpcsim::cli {

CLI::App* add_ssh_config(CLI::App& app, SshConfigCommand& command);
CLI::App* add_connect(CLI::App& app, ConnectCommand& command);
CLI::App* add_events(CLI::App& app, EventsCommand& command);

}  // namespace vpcsim::cli
