// The virtual clock, read and moved forward. It never goes back: what has expired stays expired.
#include <array>

#include <fmt/format.h>

#include "simulator/control/duration.hpp"
#include "simulator/control/endpoint.hpp"

namespace vpcsim::control {
namespace {

constexpr protocol::Timestamp end_of_time{253'370'764'800'000};  // the year 9999: dates have four digits

Json read_clock(ControlPlane& plane, const Json& query) {
  check_none(query);
  return {{"now", plane.clock().now().text()}, {"factor", plane.clock().factor()}};
}

Json advance_clock(ControlPlane& plane, const Json& body) {
  check_members(body, {"advance"});
  if (!body.contains("advance") || !body["advance"].is_string())
    throw ControlError(400, R"(say by how much: {"advance": "+7d1m"})");
  const auto& text = body["advance"].get_ref<const std::string&>();
  const auto milliseconds = parse_duration(text);
  if (!milliseconds) {
    throw ControlError(400,
                       fmt::format("\"advance\": {} isn't a span of time such as +7d1m (units w, d, h, m, "
                                   "s, ms; a hundred years at most)",
                                   Json(text).dump()));
  }
  if (plane.clock().now().plus(*milliseconds) > end_of_time)
    throw ControlError(400, fmt::format("the clock can't go past {}", end_of_time.text()));
  plane.clock().advance(*milliseconds);
  return read_clock(plane, {});
}

constexpr auto rows = std::to_array<Endpoint>({
    {"GET", "/_vpcsim/clock", "What the virtual clock shows", read_clock},
    {"POST", "/_vpcsim/clock", R"(Move the clock forward: {"advance": "+7d1m"})", advance_clock},
});

}  // namespace

std::span<const Endpoint> clock_endpoints() {
  return rows;
}

}  // namespace vpcsim::control
