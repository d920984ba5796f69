#include "simulator/hypervisor/carriage.hpp"

namespace vpcsim::hypervisor {
namespace {

class Carriage {
 public:
  Carriage(Fabric& fabric, LiveNetwork& live, Attempt attempt)
      : fabric_(fabric), live_(live), attempt_(std::move(attempt)), edition_(live.edition()) {}

  bool carries() {
    live_.now();
    if (edition_ == live_.edition()) return carries_;
    edition_ = live_.edition();
    const bool before = carries_;
    const Passage passage = try_passage(live_, attempt_);
    carries_ = passage.passes() || (passage.flow && only_security_groups_object(live_, *passage.flow));
    if (carries_ != before) report(passage);
    return carries_;
  }

 private:
  void report(const Passage& passage) {
    using What = NetworkEvent::What;
    fabric_.report(carries_ ? What::resumed : What::stalled, attempt_, passage.obstacles);
    fabric_.report_path(passage);
  }

  Fabric& fabric_;
  LiveNetwork& live_;
  Attempt attempt_;
  std::uint64_t edition_;
  bool carries_ = true;
};

}  // namespace

std::function<bool()> carriage_of(Fabric& fabric, LiveNetwork& live, const Attempt& attempt, const Passage&) {
  return [carriage = std::make_shared<Carriage>(fabric, live, attempt)] { return carriage->carries(); };
}

}  // namespace vpcsim::hypervisor
