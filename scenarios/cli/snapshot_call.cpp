#include "scenarios/cli/snapshot_call.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "protocol/http_client.hpp"
#include "simulator/control/control_plane.hpp"

namespace vpcsim::cli {

protocol::HttpResponse call_snapshot(const std::string& endpoint, const std::string& method,
                                     std::string body) {
  protocol::HttpRequest request{.method = method,
                                .target = std::string(control::snapshot_path),
                                .headers = {},
                                .body = std::move(body)};
  if (!request.body.empty()) request.headers = {{"Content-Type", "application/json"}};
  protocol::HttpClient client(
      endpoint, {.request_timeout = std::chrono::minutes(10), .body_bytes_max = control::snapshot_bytes_max});
  return client.send(request);
}

std::string complaint_of(const std::string& endpoint, const protocol::HttpResponse& response) {
  using nlohmann::json;
  const json answer = json::parse(response.body, nullptr, false);
  const auto message = json::json_pointer("/error/message");
  if (answer.is_object() && answer.contains(message) && answer[message].is_string())
    return answer[message].get<std::string>();
  return fmt::format("{} answered {}; is it a vpcsim serve?\n{}", endpoint, response.status,
                     response.body.substr(0, 1000));
}

}  // namespace vpcsim::cli
