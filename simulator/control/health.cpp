#include <array>

#include "simulator/control/endpoint.hpp"

namespace vpcsim::control {
namespace {

Json health(ControlPlane& plane, const Json& query) {
  check_none(query);
  return {{"status", "ok"}, {"version", plane.version()}, {"now", plane.clock().now().text()}};
}

constexpr auto rows = std::to_array<Endpoint>({
    {"GET", "/_vpcsim/health", "Answers as soon as calls are served", health},
});

}  // namespace

std::span<const Endpoint> health_endpoints() {
  return rows;
}

}  // namespace vpcsim::control
