// What keeps a packet from passing, in the analyzer's words.
#pragma once

#include <vector>

#include "protocol/ec2/network_insights_explanation.hpp"
#include "simulator/insights/finding.hpp"
#include "simulator/insights/names.hpp"

namespace vpcsim::insights {

/// Which fields a code fills isn't documented: those of observed answers, else the parts that the code is
/// about (unverified.md).
ec2::Explanation explanation_of(const Names& names, const Blocker& blocker);

/// What else the analyzer says of a blocker: SG_HAS_NO_RULES, UNKNOWN_PEERED_SGS.
std::vector<ec2::Explanation> relatives_of(const Names& names, const Blocker& blocker);

/// A code and the component that it is about, for what no packet's story says.
ec2::Explanation explanation_of(ExplanationCode code, std::optional<ec2::AnalysisComponent> component = {});
ec2::Explanation explanation_of(Finding finding, std::optional<ec2::AnalysisComponent> component = {});

/// The component's account and Region, out of its ARN.
void name_home(ec2::Explanation& explanation);

}  // namespace vpcsim::insights
