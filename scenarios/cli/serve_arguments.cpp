#include "scenarios/cli/serve_arguments.hpp"

#include <CLI/CLI.hpp>

#include "scenarios/cli/serve_settings.hpp"

namespace vpcsim::cli {
namespace {

void add_clock_options(CLI::App& command, ServeCommand& serve) {
  command
      .add_option_function<std::string>(
          "--clock",
          [&serve](const std::string& text) {
            const auto factor = read_clock_factor(text);
            if (!factor)
              throw CLI::ValidationError("--clock",
                                         text + " isn't wall, frozen or x and a factor, such as x60");
            serve.clock_factor = *factor;
          },
          "How the virtual clock runs: wall (with the machine's), frozen, or xN (N times as fast); `vpcsim "
          "clock` "
          "moves it forward (default: wall)")
      ->type_name("wall|frozen|xN");
  command
      .add_option_function<std::string>(
          "--clock-start",
          [&serve](const std::string& text) {
            serve.clock_start = protocol::Timestamp::parse(text);
            if (!serve.clock_start)
              throw CLI::ValidationError("--clock-start", text + " isn't like 2026-01-31T12:00:00Z");
          },
          "What the clock shows at first (default: the machine's time)")
      ->type_name("TIME");
}

void add_authentication(CLI::App& command, ServeCommand& serve) {
  auto* credentials =
      command
          .add_option(
              "--credentials", serve.credentials,
              "Access keys, in the format of ~/.aws/credentials, each profile with its aws_account_id; "
              "their signatures are verified")
          ->type_name("FILE");
  command
      .add_option_function<std::string>(
          "--auth",
          [&serve, credentials](const std::string& mode) {
            if (mode == "strict" && credentials->count() == 0)
              throw CLI::ValidationError("--auth",
                                         "strict knows the keys of --credentials only: give a file");
            serve.auth = mode;
          },
          "open: any secret is taken for a key that isn't declared; strict: unknown keys, wrong and old "
          "signatures are refused, as on AWS (default: open)")
      ->check(CLI::IsMember({"open", "strict"}))
      ->type_name("open|strict");
}

void add_machines(CLI::App& command, ServeCommand& serve) {
  command
      .add_option_function<std::string>(
          "--public-ip-pool",
          [&serve](const std::string& text) {
            const auto block = protocol::Cidr::parse(text);
            if (!block || block->size() < 4)
              throw CLI::ValidationError("--public-ip-pool",
                                         text + " isn't an IPv4 block such as 127.64.0.0/10");
            serve.public_ip_pool = *block;
          },
          "Where public addresses come from; those in 127.0.0.0/8 are this machine's own and answer to ssh, "
          "others to `vpcsim connect` (default: 127.64.0.0/10)")
      ->type_name("CIDR");
  command
      .add_option("--flow-logs", serve.flow_logs,
                  "Append what the network's flow logs record of connections to "
                  "DIR/ACCOUNT/REGION/LOG-GROUP/ENI.log")
      ->type_name("DIR");
  command.add_flag("--quiet", serve.quiet, "Say nothing of connections on standard error");
}

}  // namespace

CLI::App* add_serve(CLI::App& app, ServeCommand& serve) {
  auto* command = app.add_subcommand("serve", "Serve the EC2 API until interrupted");
  command
      ->add_option("--address", serve.address, "IP address to listen on; others than loopback let anyone in")
      ->capture_default_str();
  command->add_option("--port", serve.port, "TCP port; 0 picks a free one")->capture_default_str();
  command->add_option("--seed", serve.seed, "Of every id and address")->capture_default_str();
  command->add_flag("--no-default-vpc", serve.no_default_vpc, "Start regions empty");
  add_authentication(*command, serve);
  command
      ->add_option(
          "--snapshot", serve.snapshot,
          "Start with the state of a file that `vpcsim snapshot save` wrote, at its instant or later")
      ->type_name("FILE");
  command
      ->add_option("--import", serve.import_from,
                   "Start with the network that files of `aws ec2 describe-...` output describe, as `vpcsim "
                   "import` loads it")
      ->type_name("DIR|FILE")
      ->excludes("--snapshot");
  command
      ->add_option("--lessons", serve.lessons,
                   "Lessons of your own beside the bundled ones: scenario files with a lesson in them")
      ->type_name("DIR");
  add_clock_options(*command, serve);
  add_machines(*command, serve);
  command
      ->add_option("--faults", serve.faults,
                   "Rules for calls that fail, are late or are cut off, as /_vpcsim/faults takes them")
      ->type_name("FILE");
  command
      ->add_option("--unknown-images", serve.unknown_images,
                   "What becomes of image ids that aren't in the catalog: accept or refuse")
      ->check(CLI::IsMember({"accept", "refuse"}))
      ->capture_default_str();
  command
      ->add_option("--quota", serve.quotas, "Another quota than AWS's default, in every account and region")
      ->type_name("NAME=NUMBER")
      ->expected(1)
      ->take_all();
  command
      ->add_option(
          "--timing", serve.timing,
          "How long instances, gateways and peering connections stay in states like pending: instant "
          "(only the answer that starts a transition shows it), brief, realistic, or one transition's "
          "time (default: instant; SDKs' waiters sleep 15 s when they see a state in between)")
      ->type_name("PRESET|NAME=MS")
      ->expected(1)
      ->take_all();
  command->footer(settings_help() + R"(
The first line printed is the address. Any credentials do; a 12-digit access key id is that account.

Instances that run are machines to log in to, by the SSH of your own: `ssh -i access.pem
ec2-user@<public IP>`. Connections that the network doesn't let through time out, and standard error says
why. Port 22 is used where it can be had, else 2222, else any: `vpcsim ssh-config` knows.

Examples:
  vpcsim serve --port 0
  vpcsim serve --quota vpcs=100 --quota elastic_ips=50 --timing realistic --timing nat_gateway_pending=2000
  export AWS_ACCESS_KEY_ID=111111111111 AWS_SECRET_ACCESS_KEY=any AWS_DEFAULT_REGION=us-east-1
  aws ec2 create-vpc --cidr-block 10.0.0.0/16 --endpoint-url http://127.0.0.1:4566
)");
  return command;
}

}  // namespace vpcsim::cli
