// Why verdicts of a matrix are what they are, and why they flip: sentences for reach.hpp's data.
#pragma once

#include <string>
#include <vector>

#include "simulator/network/language.hpp"
#include "simulator/network/reach.hpp"

namespace vpcsim::network {

/// What blocks the first pair of the two groups that isn't reachable, first: one sentence. Empty if all are.
std::string why_not(const Network& network, const Service& service, const EndGroup& from, const EndGroup& to,
                    Language language);

/// A network and what it answered.
struct Reached {
  const Network& network;
  const GroupReach& reach;
};

struct ExplainedFlip {
  Flip flip;
  std::string why;         ///< what blocks, or blocked: one sentence
  bool is_before = false;  ///< it blocked before, and is reachable now
};

/// The flips, each with what blocks after the change; where nothing does, with what did before it.
std::vector<ExplainedFlip> explain_flips(const Reached& before, const Reached& after, const Service& service,
                                         Language language);

}  // namespace vpcsim::network
