#include "scenarios/run.hpp"

#include "scenarios/expectation.hpp"
#include "scenarios/in_process.hpp"
#include "scenarios/provisioner.hpp"
#include "scenarios/view.hpp"

namespace vpcsim::scenarios {
namespace {

/// Runs `work(provisioner, outcome)` between the reporter's beginning and end.
template <class Work>
Outcome reported(const Scenario& scenario, const Api& api, Reporter& reporter, Work&& work) {
  Outcome outcome;
  Accounts accounts(api.transport, api.waiter, api.credentials, api.region, scenario.accounts,
                    api.jitter_seed);
  Provisioner provisioner(accounts, reporter, scenario);
  reporter.scenario_begins(scenario);
  try {
    work(provisioner, outcome);
  } catch (const protocol::HttpError& error) {
    outcome.error = error.what();
    outcome.unreachable = true;
  } catch (const std::exception& error) {
    outcome.error = error.what();
  }
  outcome.calls = provisioner.session().calls;
  outcome.changing_calls = provisioner.session().changing_calls;
  reporter.scenario_ends(outcome);
  return outcome;
}

/// What is looked at is what has been made, not what shows of it yet.
struct Shelter {
  explicit Shelter(InProcess* cloud) : in_process(cloud) { set(true); }
  ~Shelter() { set(false); }
  Shelter(const Shelter&) = delete;
  Shelter& operator=(const Shelter&) = delete;

 private:
  void set(bool sheltered) {
    if (in_process != nullptr) in_process->shelter(sheltered);
  }
  InProcess* in_process;
};

void judge_all(Session& session, const Step& step, const Api& api, Reporter& reporter, Outcome& outcome) {
  const Shelter shelter(api.in_process);
  Judge judge(session, api.flow_seen, api.language);
  for (const Expectation& expectation : step.expectations) {
    Checked checked = judge.judge(expectation);
    if (checked.met()) ++outcome.met;
    reporter.checked(checked);
  }
}

void converge_exactly(Provisioner& provisioner, const Scenario& scenario) {
  const Network network = final_network(scenario);
  provisioner.converge(network);
  provisioner.remove_surplus(network);
}

}  // namespace

Outcome run(const Scenario& scenario, const Api& api, Reporter& reporter) {
  return reported(scenario, api, reporter, [&](Provisioner& provisioner, Outcome& outcome) {
    // What a run that ends early doesn't come to isn't met.
    for (const Step& step : scenario.steps)
      outcome.expectations += static_cast<int>(step.expectations.size());
    Network network;
    for (std::size_t number = 0; number < scenario.steps.size(); ++number) {
      const Step& step = scenario.steps[number];
      merge(network, step.more);
      reporter.step_begins(static_cast<int>(number), step);
      provisioner.converge(network);
      judge_all(provisioner.session(), step, api, reporter, outcome);
    }
  });
}

Outcome apply(const Scenario& scenario, const Api& api, Reporter& reporter) {
  return reported(scenario, api, reporter,
                  [&](Provisioner& provisioner, Outcome&) { converge_exactly(provisioner, scenario); });
}

Outcome plan(const Scenario& scenario, const Api& api, Reporter& reporter) {
  return reported(scenario, api, reporter, [&](Provisioner& provisioner, Outcome& outcome) {
    provisioner.session().plan.emplace();
    converge_exactly(provisioner, scenario);
    outcome.plan = std::move(provisioner.session().plan);
  });
}

Outcome destroy(const Scenario& scenario, const Api& api, Reporter& reporter) {
  return reported(scenario, api, reporter,
                  [&](Provisioner& provisioner, Outcome&) { provisioner.destroy(final_network(scenario)); });
}

Outcome run_in_process(const Scenario& scenario, Reporter& reporter, Simulator::Options options,
                       const TimedFlowSeen& flow_seen, network::Language language) {
  ManualClock clock;
  Simulator simulator(options, clock);
  InProcess cloud(simulator, clock);
  cloud.weather().set({.seed = options.seed, .faults = scenario.faults});
  Api api{cloud, cloud, anybody()};
  api.jitter_seed = options.seed;
  api.language = language;
  api.in_process = &cloud;
  if (flow_seen) {
    api.flow_seen = [&](const network::Network& network, const network::Path& path) {
      flow_seen(network, path, clock.now());
    };
  }
  return run(scenario, api, reporter);
}

}  // namespace vpcsim::scenarios
