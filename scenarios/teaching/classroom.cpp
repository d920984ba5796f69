#include "scenarios/teaching/classroom.hpp"

#include <fmt/format.h>

#include "scenarios/in_process.hpp"
#include "scenarios/provision/session.hpp"
#include "scenarios/run.hpp"

namespace vpcsim::scenarios {
namespace {

/// What a start has to say: the keys, and what went wrong.
struct Usher : Reporter {
  std::map<std::string, std::string> keys;
  std::string complaint;

  void key_made(const std::string& name, const std::string& private_key) override {
    keys[name] = private_key;
  }
  void checked(const Checked& checked) override {
    if (complaint.empty() && !checked.met())
      complaint = fmt::format("{}: {}", checked.subject, checked.failures.front());
  }
};

}  // namespace

std::map<std::string, std::string> Classroom::start(const CatalogLesson& lesson, const Desk& desk) {
  Simulator& simulator = plane_.simulator();
  // What is there was there all along: nothing is pending, whatever the emulator's timing.
  Settings settings = simulator.settings();
  settings.timing = {};
  settings.default_vpc = false;  // nothing but what the lesson is about
  ManualClock clock(plane_.clock().now());
  Simulator workshop({.seed = simulator.cloud().seed(), .settings = settings}, clock);
  InProcess cloud(workshop, clock);
  Api api{cloud, cloud, {desk.account, "any", ""}, desk.region};
  Scenario start = lesson.scenario;
  start.steps.resize(1);  // the others are a solution
  Usher usher;
  const Outcome outcome = run(start, api, usher);
  if (!outcome.error.empty()) throw ScenarioError(outcome.error);
  if (!outcome.passed()) throw ScenarioError(usher.complaint);

  simulator.restore(workshop.cloud());
  const std::int64_t ahead = clock.now().milliseconds - plane_.clock().now().milliseconds;
  if (ahead > 0) plane_.clock().advance(ahead);  // what was waited for lies behind
  if (lesson.scenario.faults.empty())
    plane_.weather().reset();
  else
    plane_.weather().set({.faults = lesson.scenario.faults});
  current_ = &lesson;
  desk_ = desk;
  return std::move(usher.keys);
}

std::vector<GoalState> Classroom::look() {
  std::vector<GoalState> states;
  if (current_ == nullptr) return states;
  const network::Network& network = live_.now();
  for (const Goal& goal : current_->scenario.lesson->goals)
    states.push_back(look_at(network, current_->scenario.hosts, goal));
  return states;
}

}  // namespace vpcsim::scenarios
