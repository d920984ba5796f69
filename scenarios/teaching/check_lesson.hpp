// Mistakes in a lesson's goals.
#pragma once

#include "scenarios/mistakes.hpp"
#include "scenarios/scenario.hpp"

namespace vpcsim::scenarios {

/// Values that nothing can have. Names aren't looked at: what they stand for is the student's to make.
void check_lesson(const Scenario& scenario, const Lesson& lesson, Mistakes& mistakes);

}  // namespace vpcsim::scenarios
