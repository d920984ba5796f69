// Asks the evaluator about one connection and puts its answer into names and sentences.
#pragma once

#include <map>
#include <string>

#include "scenarios/provision/session.hpp"
#include "scenarios/report.hpp"
#include "simulator/network/network.hpp"

namespace vpcsim::scenarios {

struct Answer {
  std::string subject;  ///< "ec2-a (10.0.1.4) -> ec2-b (10.1.1.4) tcp/22"
  FoundPath path;
};

/// What the ends of a question may be called, besides IPv4 addresses.
struct EndNames {
  std::map<std::string, std::string> instances;  ///< name -> id
  std::map<std::string, std::string> hosts;      ///< name -> IPv4 address
};

/// The instances and hosts of a scenario.
EndNames end_names(const Session& session);
/// The instances that a network has, by id and by Name tag (the first that has it).
EndNames end_names(const network::Network& network);

/// Throws ScenarioError for an end that isn't there or has no public address.
Answer find_path(const network::Network& network, const EndNames& names, const ExpectedPath& question);

}  // namespace vpcsim::scenarios
