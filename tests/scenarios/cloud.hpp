// A cloud in this process for scenarios, with a reporter that keeps what it is told.
#pragma once

#include "protocol/operation.hpp"
#include "scenarios/in_process.hpp"
#include "scenarios/reader.hpp"
#include "scenarios/run.hpp"
#include "simulator/simulator.hpp"

namespace vpcsim::tests {

struct KeepingReporter : scenarios::Reporter {
  std::vector<scenarios::CallRecord> calls;
  std::vector<scenarios::Checked> checks;
  void called(const scenarios::CallRecord& call) override { calls.push_back(call); }
  void checked(const scenarios::Checked& checked) override { checks.push_back(checked); }

  std::vector<std::string> failures() const {
    std::vector<std::string> lines;
    for (const auto& check : checks) {
      for (const auto& failure : check.failures) lines.push_back(check.subject + ": " + failure);
    }
    return lines;
  }
};

struct ScenarioCloud {
  ManualClock clock;
  Simulator simulator;
  scenarios::InProcess in_process{simulator, clock};

  explicit ScenarioCloud(Settings settings = {}) : simulator({.seed = 1, .settings = settings}, clock) {}

  scenarios::Api api() { return {in_process, in_process, {"111111111111", "secret", ""}}; }

  template <protocol::Operation Request>
  typename Request::Result call(const Request& request, const std::string& account = "111111111111",
                                const std::string& region = "us-east-1") {
    return protocol::Ec2Client(in_process, in_process, {account, "secret", ""}, region).call(request);
  }
};

inline scenarios::Scenario bundled(const std::string& name) {
  auto loaded = scenarios::load(std::string(VPCSIM_SOURCE_DIR) + "/scenarios/" + name + ".yaml");
  if (auto* mistakes = std::get_if<std::vector<scenarios::Mistake>>(&loaded)) {
    throw std::runtime_error(mistakes->front().line());
  }
  return std::get<scenarios::Scenario>(std::move(loaded));
}

inline scenarios::Scenario parsed(const std::string& yaml) {
  auto loaded = scenarios::read(yaml, "x.yaml");
  if (auto* mistakes = std::get_if<std::vector<scenarios::Mistake>>(&loaded)) {
    throw std::runtime_error(mistakes->front().line());
  }
  return std::get<scenarios::Scenario>(std::move(loaded));
}

}  // namespace vpcsim::tests
