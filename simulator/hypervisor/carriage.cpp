#include "simulator/hypervisor/carriage.hpp"

#include <utility>

#include "simulator/network/connection_tracking.hpp"

namespace vpcsim::hypervisor {
namespace {

class Carriage {
 public:
  Carriage(Fabric& fabric, LiveNetwork& live, Attempt attempt, const Passage& made, Fabric::Told told)
      : fabric_(fabric),
        live_(live),
        attempt_(std::move(attempt)),
        told_(std::move(told)),
        tracked_(network::tracked_at_start(live.now(), *made.flow)),
        ends_(fabric.ends_of(attempt_)),
        edition_(live.edition()) {}

  bool carries() {
    const network::Network& network = live_.now();
    if (std::exchange(edition_, live_.edition()) == live_.edition()) return carries_;
    const auto flow = flow_of(live_, attempt_);
    const auto carried =
        flow ? network::established(network, *flow, tracked_) : network::Carried{.carried = false};
    if (carried.carried) tracked_ = network::tracked_after(network, *flow, tracked_);
    if (std::exchange(carries_, carried.carried) != carried.carried) report(carried);
    return carries_;
  }

 private:
  void report(const network::Carried& carried) {
    using What = NetworkEvent::What;
    std::vector<Obstacle> obstacles;
    if (carried.reason) obstacles.push_back(obstacle_of(live_.now(), *carried.reason));
    const What what = carries_ ? What::resumed : What::stalled;
    fabric_.report(what, ends_, obstacles);
    fabric_.report_path(try_passage(live_, attempt_));
    if (!told_.call) return;
    if (carried.reason) obstacles = {obstacle_of(live_.now(), *carried.reason, told_.language)};
    told_.call(what, obstacles);
  }

  Fabric& fabric_;
  LiveNetwork& live_;
  Attempt attempt_;
  Fabric::Told told_;
  network::Tracked tracked_;
  Fabric::Ends ends_;
  std::uint64_t edition_;
  bool carries_ = true;
};

}  // namespace

std::function<bool()> carriage_of(Fabric& fabric, LiveNetwork& live, const Attempt& attempt,
                                  const Passage& made, Fabric::Told told) {
  return [carriage = std::make_shared<Carriage>(fabric, live, attempt, made, std::move(told))] {
    return carriage->carries();
  };
}

}  // namespace vpcsim::hypervisor
