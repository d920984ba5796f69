#include <iostream>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "protocol/http_client.hpp"
#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/private_file.hpp"
#include "scenarios/cli/snapshot_call.hpp"
#include "scenarios/cli/snapshot_file.hpp"

namespace vpcsim::cli {
namespace {

using nlohmann::json;

int refuse(const std::string& message) {
  std::cerr << "vpcsim snapshot: " << message << '\n';
  return bad_input;
}

int save(const SnapshotCommand& command) {
  const std::string document = fetch_snapshot(command.endpoint);
  write_private_file(command.file, document);
  fmt::print("{}: {} bytes\n", command.file, document.size());
  return holds;
}

int load(const SnapshotCommand& command) {
  std::string document = read_file(command.file);
  if (document.empty()) return refuse(command.file + " is empty");
  const auto response = call_snapshot(command.endpoint, "PUT", std::move(document));
  if (response.status != 200) return refuse(command.file + ": " + complaint_of(command.endpoint, response));
  const json answer = json::parse(response.body, nullptr, false);
  fmt::print("{} loaded; the clock shows {}\n", command.file, answer.value("now", ""));
  return holds;
}

}  // namespace

int execute(const SnapshotCommand& command) {
  try {
    return command.work == SnapshotCommand::Work::save ? save(command) : load(command);
  } catch (const protocol::HttpError& error) {
    return refuse(error.what());
  } catch (const std::system_error& error) {
    return refuse(command.file + ": " + error.what());
  } catch (const std::runtime_error& error) {
    return refuse(error.what());
  }
}

}  // namespace vpcsim::cli
