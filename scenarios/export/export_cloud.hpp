// The other way round: a cloud as it is, told as a scenario that makes the same network.
#pragma once

#include <string>
#include <vector>

#include "scenarios/scenario.hpp"
#include "simulator/cloud.hpp"
#include "simulator/settings.hpp"

namespace vpcsim::scenarios {

struct Exported {
  Scenario scenario;
  /// What a scenario can't say, and what was left out because of it: a sentence each, by name.
  std::vector<std::string> notes;
};

/// Names are Name tags (of a security group also its group name), made unique; what has none goes by its id.
/// An account that isn't `own`, the client's, gets an alias. Default VPCs that nobody uses are left out: they
/// are there anyway. Reachability Analyzer's paths become expectations with the verdicts of now. Throws
/// network::RecordsError.
Exported export_cloud(const Cloud& cloud, protocol::Timestamp now, const Settings& settings,
                      const std::string& own);

}  // namespace vpcsim::scenarios
