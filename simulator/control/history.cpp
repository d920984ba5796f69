#include "simulator/control/history.hpp"

#include <algorithm>
#include <array>

#include "simulator/control/endpoint.hpp"

namespace vpcsim::control {
namespace {

Json list(ControlPlane& plane, const Json& query) {
  check_none(query);
  Json steps = Json::array();
  for (const History::Step& step : plane.history().steps()) {
    steps.push_back({{"number", step.call.number},
                     {"at", step.call.at.text()},
                     {"service", step.call.service},
                     {"action", step.call.action},
                     {"account", step.call.home.account},
                     {"region", step.call.home.region},
                     {"ids", step.call.ids}});
  }
  return {{"steps", steps}};
}

Json go_back(ControlPlane& plane, const Json& body) {
  check_members(body, {"to"});
  if (!body.contains("to") || !body["to"].is_number_unsigned())
    throw ControlError(400, R"(say which state, by the number of the call that made it: {"to": 12})");
  const History::Step* step = plane.history().find(body["to"].get<std::uint64_t>());
  if (step == nullptr)
    throw ControlError(404, "there is no such step; GET /_vpcsim/history lists those that are kept");
  plane.simulator().restore(step->state);
  plane.weather().forget_past();  // open windows would answer from the state that is gone
  return list(plane, nullptr);
}

constexpr auto rows = std::to_array<Endpoint>({
    {"GET", "/_vpcsim/history", "The calls that made a state that one can go back to", list},
    {"POST", "/_vpcsim/history", R"(Become the state after a call again: {"to": 12}; the clock stays)",
     go_back},
});

}  // namespace

void History::add(LoggedCall call, Cloud state) {
  steps_.push_back({std::move(call), std::move(state)});
  if (steps_.size() > steps_max) steps_.erase(steps_.begin() + 1);
}

const History::Step* History::find(std::uint64_t number) const {
  const auto found = std::lower_bound(steps_.begin(), steps_.end(), number,
                                      [](const Step& step, std::uint64_t n) { return step.call.number < n; });
  return found == steps_.end() || found->call.number != number ? nullptr : &*found;
}

std::span<const Endpoint> history_endpoints() {
  return rows;
}

}  // namespace vpcsim::control
