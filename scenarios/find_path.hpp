// Asks the evaluator about one connection and puts its answer into names and sentences.
#pragma once

#include <functional>
#include <string>

#include "scenarios/report.hpp"
#include "simulator/network/network.hpp"
#include "simulator/network/path.hpp"

namespace vpcsim::scenarios {

struct Answer {
  std::string subject;  ///< "ec2-a (10.0.1.4) -> ec2-b (10.1.1.4) tcp/22"
  FoundPath path;
  network::Path walked;  ///< what the story is told from
};

/// What the name of an end stands for: the id of an instance or interface, or an IPv4 address outside AWS.
/// Throws ScenarioError for a name that is none of these.
using WhatIs = std::function<std::string(const Word& name)>;

/// Throws ScenarioError for an end that isn't there or has no public address.
Answer find_path(const network::Network& network, const ExpectedPath& question, const WhatIs& what_is);

}  // namespace vpcsim::scenarios
