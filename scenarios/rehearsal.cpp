#include "scenarios/rehearsal.hpp"

#include "scenarios/in_process.hpp"
#include "scenarios/provision/session.hpp"
#include "scenarios/provisioner.hpp"
#include "scenarios/run.hpp"
#include "simulator/insights/view.hpp"

namespace vpcsim::scenarios {

network::Network network_of(const CloudState& state) {
  const Settings settings;
  std::vector<network::Records> homes;
  for (const auto& [home, region] : state.cloud.regions())
    homes.push_back(insights::describe_home({state.cloud, *region, state.now, settings}));
  return network::read_records(homes);
}

CloudState state_after(const Scenario& scenario, std::size_t steps) {
  ManualClock clock;
  Simulator simulator({}, clock);
  InProcess cloud(simulator, clock);
  Reporter silent;
  Accounts accounts(cloud, cloud, anybody(), "us-east-1", scenario.accounts);
  Provisioner provisioner(accounts, silent, scenario);
  Network network;
  for (std::size_t step = 0; step < steps; ++step) merge(network, scenario.steps[step].more);
  provisioner.converge(network);
  return {simulator.cloud(), clock.now()};
}

CloudState rehearse(const CloudState& state, const Scenario& scenario, const protocol::Credentials& own,
                    const std::string& region) {
  ManualClock clock(state.now);
  Simulator simulator({.seed = state.cloud.seed()}, clock);
  simulator.restore(state.cloud);
  InProcess cloud(simulator, clock);
  Reporter silent;
  const Outcome outcome = apply(scenario, {cloud, cloud, own, region}, silent);
  if (!outcome.error.empty()) throw ScenarioError(scenario.file + " can't be applied: " + outcome.error);
  return {simulator.cloud(), clock.now()};
}

}  // namespace vpcsim::scenarios
