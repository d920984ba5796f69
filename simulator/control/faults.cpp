// The weather: which calls fail, are late or are cut off.
#include <array>

#include "simulator/control/endpoint.hpp"
#include "simulator/weather/forecast_json.hpp"

namespace vpcsim::control {
namespace {

weather::Forecast forecast_of(const Json& body) {
  try {
    return weather::read_forecast(body);
  } catch (const weather::ForecastError& error) {
    throw ControlError(400, error.what());
  }
}

Json list(ControlPlane& plane, const Json& query) {
  check_none(query);
  return show(plane.weather());
}

Json replace(ControlPlane& plane, const Json& body) {
  plane.weather().set(forecast_of(body));
  return show(plane.weather());
}

Json add(ControlPlane& plane, const Json& body) {
  if (body.is_object() && body.contains("seed"))
    throw ControlError(400, "\"seed\" begins the weather anew: PUT does that");
  plane.weather().add(forecast_of(body).faults);
  return show(plane.weather());
}

Json clear(ControlPlane& plane, const Json& body) {
  check_none(body);
  plane.weather().set({});
  return show(plane.weather());
}

constexpr auto rows = std::to_array<Endpoint>({
    {"GET", "/_vpcsim/faults", "The rules of the weather, and how many calls each matched and struck", list},
    {"PUT", "/_vpcsim/faults",
     R"(Other rules: {"seed": 7, "faults": [{"kind": "throttle", "action": "Create*", "count": 2}]})",
     replace},
    {"POST", "/_vpcsim/faults", R"(More rules: {"faults": [...]})", add},
    {"DELETE", "/_vpcsim/faults", "No rules", clear},
});

}  // namespace

std::span<const Endpoint> faults_endpoints() {
  return rows;
}

}  // namespace vpcsim::control
