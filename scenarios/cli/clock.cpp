#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/control_call.hpp"
#include "simulator/control/duration.hpp"

namespace vpcsim::cli {
namespace {

using nlohmann::json;

/// "frozen", "wall", "x60".
std::string mode_of(double factor) {
  if (factor == 0) return "frozen";
  return factor == 1 ? "running" : fmt::format("running {} times as fast", factor);
}

}  // namespace

int execute(const ClockCommand& command) {
  if (!command.advance.empty() && !control::parse_duration(command.advance)) {
    std::cerr << "vpcsim clock: " << command.advance
              << " isn't a span of time such as +7d1m (units w, d, h, m, s, ms)\n";
    return bad_input;
  }
  try {
    const json advance = command.advance.empty() ? json() : json{{"advance", command.advance}};
    const json answer = ask_controls(command.endpoint, "/_vpcsim/clock", advance);
    if (command.json) {
      fmt::print("{}\n", answer.dump());
    } else {
      fmt::print("{}  {}\n", answer.at("now").get<std::string>(), mode_of(answer.at("factor").get<double>()));
    }
  } catch (const std::exception& error) {
    std::cerr << "vpcsim clock: " << error.what() << '\n';
    return bad_input;
  }
  return holds;
}

}  // namespace vpcsim::cli
