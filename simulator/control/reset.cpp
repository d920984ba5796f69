#include <array>

#include "simulator/control/endpoint.hpp"

namespace vpcsim::control {
namespace {

Json reset(ControlPlane& plane, const Json& body) {
  check_none(body);
  plane.simulator().reset();
  plane.weather().reset();
  return Json::object();
}

constexpr auto rows = std::to_array<Endpoint>({
    {"POST", "/_vpcsim/reset", "Every account and region as new, the faults as at start; the clock stays",
     reset},
});

}  // namespace

std::span<const Endpoint> reset_endpoints() {
  return rows;
}

}  // namespace vpcsim::control
