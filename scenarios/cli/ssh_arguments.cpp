#include "scenarios/cli/ssh_arguments.hpp"

#include <CLI/CLI.hpp>

#include "scenarios/cli/emulator_argument.hpp"

namespace vpcsim::cli {
CLI::App* add_ssh_config(CLI::App& app, SshConfigCommand& config) {
  auto* command =
      app.add_subcommand("ssh-config", "Write Host blocks for ssh: the instances that run, by name");
  add_emulator(*command, config.endpoint);
  command
      ->add_option("--identity", config.identity, "The key to log in with (default: -i, or ssh's own choice)")
      ->type_name("FILE");
  command->footer(
      "\nExamples:\n"
      "  vpcsim ssh-config > vpcsim.conf\n"
      "  ssh -F vpcsim.conf -i access.pem ec2-a\n"
      "  scp -F vpcsim.conf -i access.pem access.pem ec2-a:\n"
      "  ssh -F vpcsim.conf -i access.pem -J ec2-a ec2-user@10.1.1.5\n");
  return command;
}

CLI::App* add_connect(CLI::App& app, ConnectCommand& connect) {
  auto* command = app.add_subcommand(
      "connect",
      "Connect standard input and output to a public address of the cloud's, for ssh's ProxyCommand");
  command->add_option("host", connect.host, "A public IP address")->required();
  command->add_option("port", connect.port, "A TCP port")->required()->check(CLI::Range(1, 65535));
  command->add_option("--source", connect.source, "Who you are on the internet, in the eyes of the rules")
      ->type_name("IP");
  add_emulator(*command, connect.endpoint);
  command->footer(
      "\nExample: ssh -o ProxyCommand='vpcsim connect %h %p' -i access.pem ec2-user@198.18.0.10\n");
  return command;
}

CLI::App* add_events(CLI::App& app, EventsCommand& events) {
  auto* command = app.add_subcommand(
      "events", "Show who connected to whom in a running emulator, who was turned away, and why");
  add_emulator(*command, events.endpoint);
  command->add_flag("--follow,-f", events.follow, "Go on with what happens from now on");
  command->add_flag("--json", events.json, "A JSON line for each event, for machines");
  command->footer(
      "\nExamples:\n"
      "  vpcsim events\n"
      "  vpcsim events --follow --json\n");
  return command;
}

}  // namespace vpcsim::cli
