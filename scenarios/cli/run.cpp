#include <algorithm>
#include <cerrno>
#include <iostream>
#include <memory>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/faults.hpp"
#include "scenarios/cli/flow_log_files.hpp"
#include "scenarios/cli/scenario_file.hpp"

namespace vpcsim::cli {
namespace {

/// NAME.pem, or NAME-2.pem and so on: a key that is there is never overwritten. Only its owner can read it.
void save_key(const std::string& name, const std::string& private_key) {
  for (int number = 1; number < 100; ++number) {
    const std::string file = number == 1 ? name + ".pem" : fmt::format("{}-{}.pem", name, number);
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST) continue;
    const bool saved = descriptor >= 0 && write(descriptor, private_key.data(), private_key.size()) ==
                                              static_cast<ssize_t>(private_key.size());
    if (descriptor >= 0) close(descriptor);
    if (!saved) break;
    std::cerr << "The private key of " << name << " is in " << file << '\n';
    return;
  }
  std::cerr << "vpcsim: the private key of " << name << " can't be written here and is lost\n";
}

/// What `apply` makes stays, and a private key is shown only once: it goes into a file.
template <class Shown>
struct KeepingKeys : Shown {
  using Shown::Shown;
  void key_made(const std::string& name, const std::string& private_key) override {
    save_key(name, private_key);
  }
};

template <template <class> class Kept>
std::unique_ptr<scenarios::Reporter> reporter(bool json,
                                              network::Language language = network::Language::english) {
  if (json) return std::make_unique<Kept<scenarios::JsonReporter>>(std::cout);
  return std::make_unique<Kept<scenarios::TextReporter>>(
      std::cout, scenarios::TextReporter::Options{.color = color(), .language = language});
}

/// A cloud that is gone after the run takes its keys along.
template <class Shown>
using ForgettingKeys = Shown;

int exit_code(const scenarios::Outcome& outcome) {
  if (outcome.unreachable) {
    std::cerr << "vpcsim: " << outcome.error << '\n';
    return bad_input;
  }
  return outcome.passed() ? holds : fails;
}

}  // namespace

int execute(const RunCommand& command) {
  // All files are read before anything runs: a mistake in the last one isn't found out at the end.
  std::vector<scenarios::Scenario> loaded;
  for (const std::string& file : command.scenarios) {
    if (auto scenario = load_or_complain(file)) loaded.push_back(std::move(*scenario));
  }
  if (loaded.size() != command.scenarios.size()) return bad_input;

  int worst = holds;
  for (const scenarios::Scenario& scenario : loaded) {
    if (&scenario != loaded.data() && !command.json) fmt::print("\n");
    std::fflush(stdout);
    scenarios::TimedFlowSeen log_flow;
    if (!command.flow_logs.empty()) {
      log_flow = [&](const network::Network& network, const network::Path& path, protocol::Timestamp at) {
        append_flow_logs(command.flow_logs, network, path, at);
      };
    }
    auto outcome =
        scenarios::run_in_process(scenario, *reporter<ForgettingKeys>(command.json, command.language),
                                  {.seed = command.seed}, log_flow, command.language);
    worst = std::max(worst, exit_code(outcome));
  }
  return worst;
}

int execute(const PlanCommand& command) {
  auto scenario = load_or_complain(command.scenario);
  if (!scenario) return bad_input;
  Endpoint endpoint(command.endpoint, command.region);
  auto outcome = scenarios::plan(*scenario, endpoint.api(), *reporter<ForgettingKeys>(command.json));
  if (outcome.unreachable || !outcome.plan) return std::max(bad_input, exit_code(outcome));
  return outcome.plan->rows.empty() ? holds : fails;
}

int execute(const ApplyCommand& command) {
  auto scenario = load_or_complain(command.scenario);
  if (!scenario) return bad_input;
  Endpoint endpoint(command.endpoint, command.region);
  set_faults(command.endpoint, *scenario);
  return exit_code(scenarios::apply(*scenario, endpoint.api(), *reporter<KeepingKeys>(command.json)));
}

int execute(const DestroyCommand& command) {
  auto scenario = load_or_complain(command.scenario);
  if (!scenario) return bad_input;
  Endpoint endpoint(command.endpoint, command.region);
  auto outcome = scenarios::destroy(*scenario, endpoint.api(), *reporter<ForgettingKeys>(command.json));
  if (outcome.passed()) clear_faults(command.endpoint, *scenario);
  return exit_code(outcome);
}

}  // namespace vpcsim::cli
