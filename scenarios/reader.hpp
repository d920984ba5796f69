// Reads scenario files. A mistake is reported as FILE:LINE:COLUMN, with what was found and what was expected
// there, and all mistakes of a file are reported at once.
//
//   auto loaded = scenarios::load("scenarios/vpc-peering.yaml");
//   if (auto* mistakes = std::get_if<std::vector<Mistake>>(&loaded)) { ... print mistake.line() ... }
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scenarios/mistakes.hpp"
#include "scenarios/scenario.hpp"

namespace vpcsim::scenarios {

/// Never an empty list of mistakes.
using Loaded = std::variant<Scenario, std::vector<Mistake>>;

/// A file that can't be read is a mistake too.
Loaded load(const std::string& file);

/// `file` is what mistakes call the text.
Loaded read(std::string_view yaml, const std::string& file);

}  // namespace vpcsim::scenarios
