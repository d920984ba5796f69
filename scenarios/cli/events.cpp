#include <chrono>
#include <cstdio>
#include <iostream>
#include <thread>

#include <fmt/format.h>

#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/control_call.hpp"

namespace vpcsim::cli {
namespace {

using nlohmann::json;

void print(const json& answer, bool as_json) {
  for (const json& event : answer.at("events")) {
    fmt::print("{}\n", as_json ? event.dump() : event.at("text").get<std::string>());
    if (as_json) continue;
    for (const json& obstacle : event.at("obstacles")) {
      const auto remedy = obstacle.at("remedy").get<std::string>();
      if (!remedy.empty()) fmt::print("    -> {}\n", remedy);
    }
  }
  std::fflush(stdout);
}

}  // namespace

int execute(const EventsCommand& command) {
  constexpr std::chrono::milliseconds ask_again_after{300};
  try {
    json answer = ask_controls(command.endpoint, "/_vpcsim/events");
    print(answer, command.json);
    while (command.follow) {
      std::this_thread::sleep_for(ask_again_after);
      answer = ask_controls(command.endpoint,
                            fmt::format("/_vpcsim/events?after={}", answer.at("last").get<std::uint64_t>()));
      print(answer, command.json);
    }
  } catch (const std::exception& error) {
    std::cerr << "vpcsim events: " << error.what() << '\n';
    return bad_input;
  }
  return holds;
}

}  // namespace vpcsim::cli
