// An import's report, for people and for machines.
#pragma once

#include <string>

#include "scenarios/import/report.hpp"

namespace vpcsim::cli {

/// A line for each loss, then a line for each kind; ends with a newline.
std::string text_of(const importing::Report& report);
/// One JSON document, notes included.
std::string json_of(const importing::Report& report);

}  // namespace vpcsim::cli
