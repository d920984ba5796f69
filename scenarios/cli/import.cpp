// Loads what `aws ec2 describe-...` printed into a running emulator.
#include <iostream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "protocol/http_client.hpp"
#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/import_report.hpp"
#include "scenarios/cli/snapshot_call.hpp"
#include "scenarios/import/import_files.hpp"

namespace vpcsim::cli {
namespace {

int refuse(const std::string& message) {
  std::cerr << "vpcsim import: " << message << '\n';
  return bad_input;
}

void print(const importing::Report& report, bool json) {
  for (const std::string& note : report.notes) std::cerr << note << '\n';
  std::cout << (json ? json_of(report) : text_of(report));
}

}  // namespace

int execute(const ImportCommand& command) {
  try {
    const importing::Imported imported = importing::import_files(command.source);
    print(imported.report, command.json);
    if (command.strict && !imported.report.is_whole()) {
      std::cerr << "vpcsim import: not everything can be as it was, and --strict: nothing is loaded\n";
      return fails;
    }
    const auto response = call_snapshot(command.endpoint, "PUT", importing::document_of(imported));
    if (response.status != 200) return refuse(complaint_of(command.endpoint, response));
    if (!command.json) {
      const auto answer = nlohmann::json::parse(response.body, nullptr, false);
      fmt::print("{} loaded; the clock shows {}\n", command.source, answer.value("now", ""));
    }
    return holds;
  } catch (const elsewhere::FilesError& error) {
    std::cerr << error.what() << '\n';
    return bad_input;
  } catch (const protocol::HttpError& error) {
    return refuse(error.what());
  }
}

}  // namespace vpcsim::cli
