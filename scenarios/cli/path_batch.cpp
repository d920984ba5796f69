#include "scenarios/cli/path_batch.hpp"

#include <algorithm>
#include <exception>

#include "protocol/json.hpp"
#include "scenarios/cli/arguments.hpp"

namespace vpcsim::cli {

int run_batch(std::istream& lines, std::ostream& out,
              const std::function<BatchAnswer(const scenarios::FlowQuestion&)>& answer) {
  int exit_code = holds;
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    try {
      const BatchAnswer answered = answer(scenarios::read_question(line));
      out << answered.open_json << ",\"line\":" << number << "}\n";
      if (!answered.reachable) exit_code = std::max(exit_code, fails);
    } catch (const std::exception& error) {
      std::string message;
      protocol::append_json_string(message, error.what());
      out << "{\"line\":" << number << ",\"error\":" << message << "}\n";
      exit_code = bad_input;
    }
  }
  out.flush();
  return exit_code;
}

}  // namespace vpcsim::cli
