// A second evaluator, for tests alone: slow, without look-up tables, in one loop, and none of its code is the
// other's. What it says of a flow is written down from AWS's documents once more.
#pragma once

#include "simulator/network/description.hpp"
#include "simulator/network/packet.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

Verdict naive_verdict(const Description& description, const Flow& flow);

}  // namespace vpcsim::network
