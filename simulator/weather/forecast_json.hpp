// Rules as JSON: what /_vpcsim/faults takes and shows, and what a file of faults holds.
//
//   {"seed": 7, "faults": [{"kind": "throttle", "action": "Create*", "probability": 0.3, "count": 2}]}
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "simulator/weather/weather.hpp"

namespace vpcsim::weather {

/// What can't be used, and where: the text is for the user.
class ForecastError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws ForecastError for anything that isn't known, misspelled members included, and for a member that the
/// kind of fault has no use for.
Forecast read_forecast(const nlohmann::ordered_json& document);
/// The same from text.
Forecast parse_forecast(std::string_view text);
/// One rule of the list.
Fault read_fault(const nlohmann::ordered_json& rule);

/// What read_forecast() reads.
nlohmann::ordered_json to_json(const Forecast& forecast);

/// The rules with how often each matched and struck.
nlohmann::ordered_json show(const Weather& weather);

}  // namespace vpcsim::weather
