// The sentences on why a packet doesn't pass and on what to change, as templates: a whole sentence for each
// case, in each language. What stands in braces is explained in sentences.cpp.
#pragma once

#include "simulator/network/language.hpp"
#include "simulator/network/story.hpp"

namespace vpcsim::network {

Phrase why_of(const Network& network, const Blocker& blocker);
Phrase change_of(const Network& network, const Blocker& blocker);

}  // namespace vpcsim::network
