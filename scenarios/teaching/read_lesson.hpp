// The part of a scenario file that makes it a lesson.
#pragma once

#include "scenarios/mistakes.hpp"
#include "scenarios/scenario.hpp"

namespace vpcsim::scenarios {

/// What stands under "lesson".
Lesson read_lesson(Mistakes& mistakes, const Node& node);

}  // namespace vpcsim::scenarios
