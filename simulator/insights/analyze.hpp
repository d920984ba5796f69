// Reachability Analyzer's answer to a path, from what the accounts' Describe calls show at this moment.
#pragma once

#include <string>
#include <vector>

#include "protocol/ec2/network_insights_analysis.hpp"
#include "simulator/call.hpp"

namespace vpcsim::insights {

/// What a single analysis asks for beyond its path.
struct Conditions {
  std::vector<std::string> additional_accounts;
  std::vector<std::string> filter_in_arns;   ///< what the path must traverse
  std::vector<std::string> filter_out_arns;  ///< what it must not
};

/// Found or not, components, explanations, suggestions: all that isn't about the analysis itself.
ec2::NetworkInsightsAnalysis analyze(const ReadCall& call, const NetworkInsightsPath& path,
                                     const Conditions& conditions);

}  // namespace vpcsim::insights
