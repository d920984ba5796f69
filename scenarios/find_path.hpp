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

enum class Wording { plain, with_ids };

struct PathOptions {
  bool ipv6 = false;                 ///< between ends that aren't addresses: by their IPv6 addresses
  Wording wording = Wording::plain;  ///< with_ids leaves what is `plain` in hops and blockers empty
  network::Language language = network::Language::english;  ///< of hops' texts, reasons and remedies
};

/// Throws ScenarioError for an end that isn't there or has no public address, and for an IPv4 address where
/// IPv6 is asked for.
Answer find_path(const network::Network& network, const ExpectedPath& question, const WhatIs& what_is,
                 const PathOptions& options = {});

}  // namespace vpcsim::scenarios
