#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "protocol/http_client.hpp"
#include "scenarios/cli/commands.hpp"
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
  protocol::HttpRequest request{.method = "GET", .target = "/_vpcsim/clock", .headers = {}, .body = {}};
  if (!command.advance.empty()) {
    if (!control::parse_duration(command.advance)) {
      std::cerr << "vpcsim clock: " << command.advance
                << " isn't a span of time such as +7d1m (units w, d, h, m, s, ms)\n";
      return bad_input;
    }
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = json{{"advance", command.advance}}.dump();
  }
  try {
    const auto response = protocol::HttpClient(command.endpoint).send(request);
    const json answer = json::parse(response.body, nullptr, false);
    if (response.status != 200 || !answer.is_object() || !answer.contains("now")) {
      std::cerr << "vpcsim clock: " << command.endpoint << " answered " << response.status
                << "; is it a vpcsim serve?\n"
                << response.body;
      return bad_input;
    }
    if (command.json) {
      fmt::print("{}\n", answer.dump());
    } else {
      fmt::print("{}  {}\n", answer["now"].get<std::string>(), mode_of(answer["factor"].get<double>()));
    }
  } catch (const protocol::HttpError& error) {
    std::cerr << "vpcsim clock: " << error.what() << '\n';
    return bad_input;
  }
  return holds;
}

}  // namespace vpcsim::cli
