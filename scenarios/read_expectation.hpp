// The expectations of a scenario file: the part of the reader that knows their forms.
#pragma once

#include <optional>

#include "scenarios/mistakes.hpp"
#include "scenarios/scenario.hpp"

namespace vpcsim::scenarios {

/// Nothing when it is misread beyond recognition; every mistake is reported.
std::optional<Expectation> read_expectation(Mistakes& mistakes, const Node& node);

}  // namespace vpcsim::scenarios
