// The whole state as one document: to look at, to keep, and to start from.
#include <array>

#include "simulator/control/endpoint.hpp"
#include "simulator/hypervisor/premises.hpp"
#include "simulator/snapshot/snapshot_document.hpp"

namespace vpcsim::control {
namespace {

std::string save(ControlPlane& plane, std::string_view) {
  if (plane.premises() != nullptr) plane.premises()->machines().store_disks();
  return snapshot::write_document(plane.simulator().cloud(), plane.clock().now());
}

std::string load(ControlPlane& plane, std::string_view body) {
  if (body.empty()) throw ControlError(400, "send a snapshot, as GET /_vpcsim/snapshot answers it");
  try {
    restore(plane.simulator(), plane.clock(), body);
    plane.weather().forget_past();  // open windows would answer from the state that is gone
  } catch (const snapshot::SnapshotError& error) {
    throw ControlError(400, error.what());
  }
  return Json{{"now", plane.clock().now().text()}}.dump() + "\n";
}

constexpr auto rows = std::to_array<Endpoint>({
    {.method = "GET",
     .path = snapshot_path,
     .doc = "The whole state: every account and region, and the clock",
     .answer_text = save},
    {.method = "PUT",
     .path = snapshot_path,
     .doc = "Become such a state; the clock moves to its instant, unless it is past it",
     .answer_text = load},
});

}  // namespace

void restore(Simulator& simulator, AdjustableClock& clock, std::string_view document) {
  snapshot::Restored restored = snapshot::read_document(document);
  simulator.restore(std::move(restored.cloud));
  const std::int64_t ahead = restored.now.milliseconds - clock.now().milliseconds;
  if (ahead > 0) clock.advance(ahead);
}

std::span<const Endpoint> snapshot_endpoints() {
  return rows;
}

}  // namespace vpcsim::control
