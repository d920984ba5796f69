#include <iostream>

#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/control_call.hpp"

namespace vpcsim::cli {

int execute(const ScenarioCommand& command) {
  try {
    const std::string query = command.account.empty() ? "" : "?account=" + command.account;
    const auto answer = ask_controls(command.endpoint, "/_vpcsim/scenario" + query);
    for (const auto& note : answer.at("notes")) std::cerr << note.get<std::string>() << '\n';
    std::cout << answer.at("scenario").get<std::string>() << std::flush;
  } catch (const std::exception& error) {
    std::cerr << "vpcsim scenario: " << error.what() << '\n';
    return bad_input;
  }
  return holds;
}

}  // namespace vpcsim::cli
