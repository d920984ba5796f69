#include <iostream>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "protocol/http_client.hpp"
#include "scenarios/cli/commands.hpp"
#include "scenarios/cli/private_file.hpp"
#include "simulator/control/control_plane.hpp"

namespace vpcsim::cli {
namespace {

using nlohmann::json;

/// What the emulator says is wrong, or what it seems to be instead.
std::string complaint(const std::string& endpoint, const protocol::HttpResponse& response) {
  const json answer = json::parse(response.body, nullptr, false);
  const auto message = json::json_pointer("/error/message");
  if (answer.is_object() && answer.contains(message) && answer[message].is_string())
    return answer[message].get<std::string>();
  return fmt::format("{} answered {}; is it a vpcsim serve?\n{}", endpoint, response.status,
                     response.body.substr(0, 1000));
}

int refuse(const std::string& message) {
  std::cerr << "vpcsim snapshot: " << message << '\n';
  return bad_input;
}

protocol::HttpResponse ask(const SnapshotCommand& command, const std::string& method, std::string body) {
  protocol::HttpRequest request{.method = method,
                                .target = std::string(control::snapshot_path),
                                .headers = {},
                                .body = std::move(body)};
  if (!request.body.empty()) request.headers = {{"Content-Type", "application/json"}};
  protocol::HttpClient client(command.endpoint, {.request_timeout = std::chrono::minutes(10),
                                                 .body_bytes_max = control::snapshot_bytes_max});
  return client.send(request);
}

int save(const SnapshotCommand& command) {
  const auto response = ask(command, "GET", {});
  const bool is_snapshot = response.status == 200 && response.body.starts_with("{\"format\":");
  if (!is_snapshot) return refuse(complaint(command.endpoint, response));
  write_private_file(command.file, response.body);
  fmt::print("{}: {} bytes\n", command.file, response.body.size());
  return holds;
}

int load(const SnapshotCommand& command) {
  std::string document = read_file(command.file);
  if (document.empty()) return refuse(command.file + " is empty");
  const auto response = ask(command, "PUT", std::move(document));
  if (response.status != 200) return refuse(command.file + ": " + complaint(command.endpoint, response));
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
  }
}

}  // namespace vpcsim::cli
