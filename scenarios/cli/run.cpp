#include <algorithm>
#include <iostream>
#include <memory>

#include <fmt/format.h>

#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/scenario_file.hpp"

namespace vpcsim::cli {
namespace {

std::unique_ptr<scenarios::Reporter> reporter(bool json) {
  if (json) return std::make_unique<scenarios::JsonReporter>(std::cout);
  return std::make_unique<scenarios::TextReporter>(std::cout,
                                                   scenarios::TextReporter::Options{.color = color()});
}

int exit_code(const scenarios::Outcome& outcome) {
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
    auto outcome = scenarios::run_in_process(scenario, *reporter(command.json), {.seed = command.seed});
    worst = std::max(worst, exit_code(outcome));
  }
  return worst;
}

int execute(const ApplyCommand& command) {
  auto scenario = load_or_complain(command.scenario);
  if (!scenario) return bad_input;
  Endpoint endpoint(command.endpoint, command.region);
  return exit_code(scenarios::apply(*scenario, endpoint.api(), *reporter(command.json)));
}

int execute(const DestroyCommand& command) {
  auto scenario = load_or_complain(command.scenario);
  if (!scenario) return bad_input;
  Endpoint endpoint(command.endpoint, command.region);
  return exit_code(scenarios::destroy(*scenario, endpoint.api(), *reporter(command.json)));
}

}  // namespace vpcsim::cli
