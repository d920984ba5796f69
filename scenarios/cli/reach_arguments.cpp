#include "scenarios/cli/reach_arguments.hpp"

#include <CLI/CLI.hpp>

#include "scenarios/cli/language_argument.hpp"

namespace vpcsim::cli {
namespace {

void add_outputs(CLI::App& command, ReachCommand& reach) {
  using Output = ReachCommand::Output;
  const auto add = [&](const char* name, Output output, const char* help) {
    return command.add_flag_function(
        name, [&reach, output](std::int64_t) { reach.output = output; }, help);
  };
  auto* csv = add("--csv", Output::csv, "A line for each pair");
  auto* json = add("--json", Output::json, "One JSON document, for machines");
  auto* dot = add("--dot", Output::dot, "A graph for Graphviz: an arrow for each pair that gets through");
  json->excludes(csv);
  dot->excludes(csv)->excludes(json);
}

void add_sources(CLI::App& command, ReachCommand& reach) {
  command
      .add_option("scenario", reach.scenario,
                  "Scenario file whose network to use (or --endpoint, --network, --diff)")
      ->type_name("FILE");
  command.add_option("--step", reach.step, "Only the scenario's first N steps (default: all)")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  command.add_option("--endpoint", reach.endpoint, "URL of an EC2 endpoint, such as http://127.0.0.1:4566")
      ->type_name("URL");
  command.add_option("--region", reach.region,
                     "AWS region (default: AWS_REGION, ~/.aws/config, else us-east-1)");
  command
      .add_option(
          "--network", reach.network,
          "What `aws ec2 describe-...` printed (JSON): a file, or a directory tree of any accounts and "
          "regions; or a file of `vpcsim snapshot save`")
      ->type_name("DIR|FILE");
  command
      .add_option(
          "--diff", reach.diff,
          "Only the verdicts that differ between two networks, and why: scenario files (FILE@N for the first "
          "N steps), snapshots, files and directories as for --network, URLs of endpoints")
      ->type_name("A B")
      ->expected(2);
  command
      .add_option(
          "--plan", reach.plan,
          "Only the verdicts that `vpcsim apply FILE` would change, and why: the scenario is applied to "
          "a copy (of a scenario's network, a snapshot's, or that of a vpcsim endpoint)")
      ->type_name("FILE")
      ->excludes("--diff");
}

}  // namespace

CLI::App* add_reach(CLI::App& app, ReachCommand& reach) {
  auto* command = app.add_subcommand("reach", "Say who can reach whom on a service");
  add_sources(*command, reach);
  command
      ->add_option("--port", reach.port,
                   "The service: 22/tcp, 53/udp, 22 (of TCP), icmp, or an IP protocol as its number and "
                   "/ip: 50/ip")
      ->required()
      ->type_name("PORT/PROTOCOL");
  command->add_option("--by", reach.by, "Rows and columns: instance, interface, subnet, vpc or tag:KEY")
      ->capture_default_str()
      ->type_name("GROUP");
  command->add_option("--from", reach.from, "Only these rows, by name or id; `internet` is one, too")
      ->type_name("NAME...");
  command->add_option("--to", reach.to, "Only these columns")->type_name("NAME...");
  command
      ->add_option("--internet", reach.internet,
                   "The address that stands for the internet (default: one that no rule singles out)")
      ->type_name("IP");
  command->add_flag("--ipv6", reach.ipv6, "By IPv6 addresses");
  add_language(*command, reach.language);
  add_outputs(*command, reach);
  command->footer(
      "\nExamples:\n"
      "  vpcsim reach scenarios/vpc-peering.yaml --port 22/tcp\n"
      "  vpcsim reach --endpoint http://127.0.0.1:4566 --port 443 --from internet --by subnet\n"
      "  vpcsim reach --network net --port 5432 --by tag:Team --dot | dot -Tsvg > reach.svg\n"
      "  vpcsim reach --port 22 --diff scenarios/vpc-peering.yaml@4 scenarios/vpc-peering.yaml\n"
      "  vpcsim reach --endpoint http://127.0.0.1:4566 --port 22 --plan scenarios/vpc-peering.yaml\n"
      "\nExit codes: 0 the verdicts are printed (--diff, --plan: none differs), 1 --diff, --plan: some "
      "differ, 2 bad input.\n");
  return command;
}

void check_reach(const ReachCommand& reach) {
  const int sources =
      !reach.scenario.empty() + !reach.endpoint.empty() + !reach.network.empty() + !reach.diff.empty();
  if (sources != 1) {
    throw CLI::ValidationError("reach",
                               "name one of a scenario file, an --endpoint, a --network and --diff A B");
  }
  if ((!reach.diff.empty() || !reach.plan.empty()) && reach.output == ReachCommand::Output::dot)
    throw CLI::ValidationError("--dot", "flips are no graph");
}

}  // namespace vpcsim::cli
