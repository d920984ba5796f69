// What `vpcsim run`, `plan`, `apply` and `destroy` do.
//
//   auto loaded = load("scenarios/vpc-peering.yaml");
//   TextReporter story(std::cout, {});
//   Outcome outcome = run_in_process(std::get<Scenario>(loaded), story);
//   return outcome.passed() ? 0 : 1;
#pragma once

#include <string>

#include "protocol/ec2_client.hpp"
#include "scenarios/expectation.hpp"
#include "scenarios/report.hpp"
#include "scenarios/scenario.hpp"
#include "simulator/network/network.hpp"
#include "simulator/simulator.hpp"

namespace vpcsim::scenarios {

class InProcess;

/// Where and as whom the API is called. Transport and waiter must outlive the call that is given this.
struct Api {
  protocol::Transport& transport;
  protocol::Waiter& waiter;
  protocol::Credentials credentials;  ///< of the client's own account
  std::string region = "us-east-1";
  FlowSeen flow_seen = {};                                  ///< may be empty
  network::Language language = network::Language::english;  ///< of what expectations found
  std::uint64_t jitter_seed = 1;                            ///< of the waits before a call is made again
  /// Where the cloud is one: expectations are looked at in shelter from its weather.
  InProcess* in_process = nullptr;
};

/// Step by step: makes the network as it is after the step, then looks at the step's expectations, all of
/// them. What ends a run early (a call refused, no server) is Outcome::error; nothing is thrown.
Outcome run(const Scenario& scenario, const Api& api, Reporter& reporter);

/// The network after all steps, without looking at expectations. What the scenario has made and no longer
/// declares is taken away in the end. A second time it changes nothing.
Outcome apply(const Scenario& scenario, const Api& api, Reporter& reporter);

/// What apply() would do, in Outcome::plan: the same code, but no call that changes anything is made.
Outcome plan(const Scenario& scenario, const Api& api, Reporter& reporter);

/// Takes away what apply() or run() made.
Outcome destroy(const Scenario& scenario, const Api& api, Reporter& reporter);

/// Told of each flow, and when it was evaluated by the cloud's own clock.
using TimedFlowSeen =
    std::function<void(const network::Network&, const network::Path&, protocol::Timestamp at)>;

/// `run` in a cloud of its own that is gone afterwards; its waits take no time. The scenario's weather
/// prevails, with the options' seed.
Outcome run_in_process(const Scenario& scenario, Reporter& reporter, Simulator::Options options = {},
                       const TimedFlowSeen& flow_seen = {},
                       network::Language language = network::Language::english);

}  // namespace vpcsim::scenarios
