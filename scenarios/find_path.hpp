// Asks the evaluator about one connection and puts its answer into names and sentences.
#pragma once

#include <string>

#include "scenarios/provision/session.hpp"
#include "scenarios/report.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::scenarios {

struct Answer {
  std::string subject;  ///< "ec2-a (10.0.1.4) -> ec2-b (10.1.1.4) tcp/22"
  FoundPath path;
};

/// Throws ScenarioError for an end that isn't there or has no public address.
Answer find_path(const Session& session, const network::Network& network, const ExpectedPath& question);

}  // namespace vpcsim::scenarios
