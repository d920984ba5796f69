#include "scenarios/cli/arguments.hpp"

#include <algorithm>
#include <iostream>

#include <CLI/CLI.hpp>

#include "scenarios/cli/emulator_argument.hpp"
#include "scenarios/cli/language_argument.hpp"
#include "scenarios/cli/reach_arguments.hpp"
#include "scenarios/cli/serve_arguments.hpp"
#include "scenarios/cli/ssh_arguments.hpp"
#include "scenarios/find_path.hpp"

namespace vpcsim::cli {
namespace {

constexpr auto about =
    R"(vpcsim: AWS networking on your machine: the EC2 API, AWS's rules, and the path a packet takes.

  vpcsim run scenarios/vpc-peering.yaml          watch a peering connection come to life, step by step
  vpcsim serve                                   an EC2 endpoint for the AWS CLI, SDKs and Terraform:
                                                   aws ec2 describe-vpcs --endpoint-url http://127.0.0.1:4566
                                                 ... and instances to log in to:
                                                   ssh -i access.pem ec2-user@<public IP>
  vpcsim path scenarios/vpc-peering.yaml --from ec2-a --to ec2-b --port 22
                                                 why a packet gets there, or where it stops
  vpcsim reach scenarios/vpc-peering.yaml --port 22/tcp
                                                 who can reach whom
)";

constexpr auto exit_codes = R"(
Exit codes: 0 all expectations hold (the flow is reachable), 1 some don't (it is blocked), 2 bad input.
)";

void add_endpoint(CLI::App& command, std::string& endpoint, std::string& region, bool required) {
  auto* option =
      command.add_option("--endpoint", endpoint, "URL of an EC2 endpoint, such as http://127.0.0.1:4566")
          ->type_name("URL");
  if (required) option->required();
  command.add_option("--region", region, "AWS region (default: AWS_REGION, ~/.aws/config, else us-east-1)");
}

void add_flow_logs(CLI::App& command, std::string& directory) {
  command
      .add_option("--flow-logs", directory,
                  "Append what the network's flow logs record of each flow to "
                  "DIR/ACCOUNT/REGION/LOG-GROUP/ENI.log")
      ->type_name("DIR");
}

void add_json(CLI::App& command, bool& json) {
  command.add_flag("--json", json, "One JSON document, for machines");
}

CLI::App* add_run(CLI::App& app, RunCommand& run) {
  auto* command =
      app.add_subcommand("run", "Run scenarios in a fresh cloud in this process and check what they expect");
  command->add_option("scenario", run.scenarios, "Scenario files (YAML or JSON)")
      ->required()
      ->type_name("FILE");
  command->add_option("--seed", run.seed, "Of every id and address: the same seed gives the same run")
      ->capture_default_str();
  add_flow_logs(*command, run.flow_logs);
  add_language(*command, run.language);
  add_json(*command, run.json);
  command->footer("\nExample: vpcsim run scenarios/*.yaml\n" + std::string(exit_codes));
  return command;
}

template <class Options>
CLI::App* add_provision(CLI::App& app, Options& options, const char* name, const char* help,
                        const char* codes = exit_codes) {
  auto* command = app.add_subcommand(name, help);
  command->add_option("scenario", options.scenario, "Scenario file (YAML or JSON)")
      ->required()
      ->type_name("FILE");
  add_endpoint(*command, options.endpoint, options.region, true);
  add_json(*command, options.json);
  command->footer(
      std::string("\nCredentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or ~/.aws.\n"
                  "\nExample: vpcsim ") +
      name + " scenarios/vpc-peering.yaml --endpoint http://127.0.0.1:4566\n" + codes);
  return command;
}

CLI::App* add_path(CLI::App& app, PathCommand& path) {
  auto* command = app.add_subcommand("path", "Follow one packet there and back, and say what blocks it");
  command
      ->add_option("scenario", path.scenario, "Scenario file whose network to use (or --endpoint, --network)")
      ->type_name("FILE");
  command->add_option("--from", path.from,
                      "Instance or interface by Name tag or id, a host of the scenario, or an "
                      "IP address outside AWS");
  command->add_option("--to", path.to, "The same; NAME.public_ip for an instance by its public address");
  command->add_option("--protocol", path.protocol, "tcp, udp, icmp or an IP protocol number")
      ->capture_default_str();
  command->add_option("--port", path.port, "Destination port (TCP, UDP)");
  command->add_flag("--ipv6", path.ipv6, "Between instances and interfaces: by their IPv6 addresses");
  command
      ->add_option(
          "--size", path.size,
          "Bytes of each packet, IP header included; none may be fragmented (default: a size does not "
          "count)")
      ->check(CLI::Range(scenarios::packet_bytes_min, scenarios::packet_bytes_max));
  command->add_flag("--why-not", path.why_not,
                    "Only what blocks it: each blocker with its reason and its remedy");
  command
      ->add_option("--batch", path.batch,
                   "Flows as JSON lines, - for standard input: {\"from\", \"to\", \"protocol\", \"port\", "
                   "\"ipv6\", \"size\"}; a JSON line answers each")
      ->type_name("FILE")
      ->excludes("--from", "--to", "--port", "--protocol", "--ipv6", "--size");
  command->add_option("--step", path.step, "Only the scenario's first N steps (default: all)")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  add_endpoint(*command, path.endpoint, path.region, false);
  command
      ->add_option(
          "--network", path.network,
          "What `aws ec2 describe-...` printed (JSON): a file, or a directory tree of any accounts and "
          "regions; or a file of `vpcsim snapshot save`")
      ->type_name("DIR|FILE");
  add_flow_logs(*command, path.flow_logs);
  add_language(*command, path.language);
  add_json(*command, path.json);
  command->footer(
      "\nExamples:\n"
      "  vpcsim path scenarios/vpc-peering.yaml --step 4 --from ec2-a --to ec2-b --port 22\n"
      "  vpcsim path scenarios/vpc-peering.yaml --step 1 --from ec2-a --to ec2-b --port 22 --why-not\n"
      "  vpcsim path --endpoint http://127.0.0.1:4566 --from 203.0.113.10 --to ec2-a.public_ip --port 22\n"
      "  echo '{\"from\": \"ec2-a\", \"to\": \"ec2-b\", \"port\": 22}' |\n"
      "    vpcsim path scenarios/vpc-peering.yaml --batch -\n" +
      std::string(exit_codes));
  return command;
}

CLI::App* add_clock(CLI::App& app, ClockCommand& clock) {
  auto* command = app.add_subcommand("clock", "Read a running emulator's clock, or move it forward");
  command->add_option("advance", clock.advance, "By how much: numbers with w, d, h, m, s or ms")
      ->type_name("+SPAN");
  add_emulator(*command, clock.endpoint);
  add_json(*command, clock.json);
  command->footer(
      "\nExamples:\n"
      "  vpcsim clock\n"
      "  vpcsim clock +7d1m        a peering connection that nobody accepted expires\n");
  return command;
}

CLI::App* add_snapshot(CLI::App& app, SnapshotCommand& snapshot) {
  auto* command =
      app.add_subcommand("snapshot", "Save a running emulator's whole state to a file, or load it from one");
  command->require_subcommand(1);
  const auto add = [&](SnapshotCommand::Work work, const char* name, const char* help) {
    auto* own = command->add_subcommand(name, help);
    own->add_option("file", snapshot.file, "A JSON document")->required()->type_name("FILE");
    add_emulator(*own, snapshot.endpoint);
    own->callback([&snapshot, work] { snapshot.work = work; });
  };
  add(SnapshotCommand::Work::save, "save",
      "Every account and region, and the clock; nobody else may read it");
  add(SnapshotCommand::Work::load, "load",
      "In the place of what the emulator has; the clock never goes back");
  command->footer(
      "\nSettings such as quotas aren't part of it.\n"
      "\nExamples:\n"
      "  vpcsim snapshot save before.json\n"
      "  vpcsim snapshot load before.json\n"
      "  vpcsim serve --snapshot before.json\n");
  return command;
}

CLI::App* add_import(CLI::App& app, ImportCommand& import) {
  auto* command = app.add_subcommand(
      "import", "Load a network from elsewhere into a running emulator: what the AWS CLI printed, ids kept");
  command
      ->add_option(
          "source", import.source,
          "What `aws ec2 describe-...` printed (JSON): a file, or a directory tree of any accounts and "
          "regions, as --network of `vpcsim path` reads it")
      ->required()
      ->type_name("DIR|FILE");
  add_emulator(*command, import.endpoint);
  command->add_flag("--strict", import.strict,
                    "Load nothing, with exit code 1, if anything is left out or shown otherwise than it was");
  add_json(*command, import.json);
  command->footer(
      "\nIt takes the place of all that the emulator has, like `vpcsim snapshot load`, and moves its\n"
      "clock to the latest instant in the files unless it is past that. What vpcsim can't hold is left\n"
      "out by name, with all that depends on it; every member that is shown otherwise than it was is\n"
      "printed. What the files lack, and what that was taken for, is said on standard error.\n"
      "\nExamples:\n"
      "  aws ec2 describe-vpcs > net/vpcs.json        and so on: subnets, route-tables, security-groups...\n"
      "  vpcsim import net --endpoint http://127.0.0.1:4566\n"
      "  vpcsim serve --import net\n"
      "\nExit codes: 0 loaded, 1 not loaded because of --strict, 2 bad input or no answer.\n");
  return command;
}

CLI::App* add_scenario(CLI::App& app, ScenarioCommand& scenario) {
  auto* command = app.add_subcommand(
      "scenario", "Write a running emulator's network as a scenario's file, which makes the same network");
  add_emulator(*command, scenario.endpoint);
  command
      ->add_option("--account", scenario.account,
                   "Whose file it is: that account's resources name none (default: the first that has "
                   "instances)")
      ->type_name("DIGITS");
  command->footer(
      "\nIts names are Name tags, made unique, or ids. What a scenario can't say is left out, and said on\n"
      "standard error. Paths of Reachability Analyzer become expectations, with the verdicts of now.\n"
      "\nExample:\n"
      "  vpcsim scenario --endpoint http://127.0.0.1:4566 > network.yaml\n"
      "  vpcsim run network.yaml\n"
      "\nExit codes: 0 written, 2 no answer.\n");
  return command;
}

}  // namespace

std::variant<Command, int> parse_arguments(int argc, const char* const* argv) {
  CLI::App app(about, "vpcsim");
  app.set_version_flag("--version", "vpcsim " VPCSIM_VERSION);
  app.require_subcommand(1);
  app.set_help_all_flag("--help-all", "Help of every command");

  RunCommand run;
  ServeCommand serve;
  PlanCommand plan;
  ApplyCommand apply;
  DestroyCommand destroy;
  PathCommand path;
  ReachCommand reach;
  ClockCommand clock;
  SnapshotCommand snapshot;
  ImportCommand import;
  SshConfigCommand ssh_config;
  ConnectCommand connect;
  EventsCommand events;
  ScenarioCommand scenario;
  ActionsCommand actions;
  auto* run_command = add_run(app, run);
  auto* serve_command = add_serve(app, serve);
  auto* plan_command = add_provision(
      app, plan, "plan", "Show what apply would do: what it would create, change and remove; change nothing",
      "\nExit codes: 0 nothing to do, 1 there is something to do, 2 bad input, or no answer.\n");
  auto* apply_command = add_provision(
      app, apply, "apply",
      "Make a scenario's network so, through the EC2 API alone; remove what it no longer declares");
  auto* destroy_command =
      add_provision(app, destroy, "destroy", "Remove what a scenario made, dependents first");
  auto* path_command = add_path(app, path);
  auto* reach_command = add_reach(app, reach);
  auto* clock_command = add_clock(app, clock);
  auto* snapshot_command = add_snapshot(app, snapshot);
  auto* import_command = add_import(app, import);
  auto* ssh_config_command = add_ssh_config(app, ssh_config);
  auto* connect_command = add_connect(app, connect);
  auto* events_command = add_events(app, events);
  auto* scenario_command = add_scenario(app, scenario);
  auto* actions_command = app.add_subcommand("actions", "List the EC2 actions that are implemented");
  add_json(*actions_command, actions.json);
  actions_command
      ->add_flag("--markdown", actions.markdown, "A table of how many of AWS's actions there are, by family")
      ->excludes("--json");

  const auto commands = app.get_subcommands(nullptr);
  const bool is_command = argc < 2 || argv[1][0] == '-' ||
                          std::any_of(commands.begin(), commands.end(), [&](const CLI::App* command) {
                            return command->get_name() == argv[1];
                          });
  if (!is_command) {
    std::cerr
        << "vpcsim: there is no command '" << argv[1]
        << "'; there are run, serve, plan, apply, destroy, path, reach, clock, snapshot, import, ssh-config, "
           "connect, events, scenario and actions (--help says what they do)\n";
    return bad_input;
  }
  try {
    app.parse(argc, argv);
    const auto sources = {path.scenario, path.endpoint, path.network};
    if (*path_command && std::count(sources.begin(), sources.end(), "") != 2) {
      throw CLI::ValidationError("path", "name one of a scenario file, an --endpoint and a --network");
    }
    if (*path_command && path.batch.empty() && (path.from.empty() || path.to.empty())) {
      throw CLI::ValidationError("path", "--from and --to are needed, or --batch");
    }
    if (*reach_command) check_reach(reach);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? holds : bad_input;
  }
  if (*run_command) return Command{run};
  if (*serve_command) return Command{serve};
  if (*plan_command) return Command{plan};
  if (*apply_command) return Command{apply};
  if (*destroy_command) return Command{destroy};
  if (*path_command) return Command{path};
  if (*reach_command) return Command{reach};
  if (*clock_command) return Command{clock};
  if (*snapshot_command) return Command{snapshot};
  if (*import_command) return Command{import};
  if (*ssh_config_command) return Command{ssh_config};
  if (*connect_command) return Command{connect};
  if (*events_command) return Command{events};
  if (*scenario_command) return Command{scenario};
  return Command{actions};
}

}  // namespace vpcsim::cli
