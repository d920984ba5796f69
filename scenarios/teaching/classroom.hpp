// The lesson that is being taken on a running emulator.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/teaching/catalog.hpp"
#include "scenarios/teaching/goal.hpp"
#include "simulator/control/control_plane.hpp"
#include "simulator/hypervisor/live_network.hpp"

namespace vpcsim::scenarios {

/// Whose the lesson's own account is, and where its resources are that name no region.
struct Desk {
  std::string account = "123456789012";
  std::string region = "us-east-1";
};

class Classroom {
 public:
  /// Both references must outlive it.
  Classroom(control::ControlPlane& plane, hypervisor::LiveNetwork& live, LessonCatalog catalog)
      : plane_(plane), live_(live), catalog_(std::move(catalog)) {}

  const LessonCatalog& catalog() const { return catalog_; }

  /// Makes the lesson's network in a cloud of its own, which then takes the place of the emulator's state.
  /// The weather is the lesson's; the clock stays. Answers the private keys of the key pairs that were made,
  /// by name. Throws ScenarioError, and nothing has changed, when the network can't be made so.
  std::map<std::string, std::string> start(const CatalogLesson& lesson, const Desk& desk);
  /// The state stays.
  void leave() { current_ = nullptr; }

  /// Null: none is being taken.
  const CatalogLesson* current() const { return current_; }
  const Desk& desk() const { return desk_; }
  /// The current lesson's goals as things are now, in their order.
  std::vector<GoalState> look();

 private:
  control::ControlPlane& plane_;
  hypervisor::LiveNetwork& live_;
  LessonCatalog catalog_;
  const CatalogLesson* current_ = nullptr;
  Desk desk_;
};

}  // namespace vpcsim::scenarios
