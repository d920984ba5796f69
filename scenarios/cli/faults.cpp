#include "scenarios/cli/faults.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "protocol/http_client.hpp"
#include "scenarios/provision/session.hpp"
#include "simulator/weather/forecast_json.hpp"

namespace vpcsim::cli {
namespace {

using nlohmann::json;

/// What a vpcsim server says is wrong, or that it is none.
std::string complaint(const std::string& endpoint, const protocol::HttpResponse& response) {
  const json answer = json::parse(response.body, nullptr, false);
  const auto message = json::json_pointer("/error/message");
  if (answer.is_object() && answer.contains(message) && answer[message].is_string())
    return answer[message].get<std::string>();
  return fmt::format("{} is no vpcsim server: it answered {} at /_vpcsim/faults", endpoint, response.status);
}

void ask(const std::string& endpoint, const scenarios::Scenario& scenario, const std::string& method,
         std::string body) {
  protocol::HttpRequest request{
      .method = method, .target = "/_vpcsim/faults", .headers = {}, .body = std::move(body)};
  if (!request.body.empty()) request.headers = {{"Content-Type", "application/json"}};
  const auto response = protocol::HttpClient(endpoint).send(request);
  const json answer = json::parse(response.body, nullptr, false);
  if (response.status == 200 && answer.is_object() && answer.contains("faults")) return;
  throw scenarios::ScenarioError(fmt::format("{} has faults, which only a vpcsim server can be given: {}",
                                             scenario.file, complaint(endpoint, response)));
}

}  // namespace

void set_faults(const std::string& endpoint, const scenarios::Scenario& scenario) {
  if (scenario.faults.empty()) return;
  ask(endpoint, scenario, "PUT", weather::to_json({.faults = scenario.faults}).dump());
}

void clear_faults(const std::string& endpoint, const scenarios::Scenario& scenario) {
  if (!scenario.faults.empty()) ask(endpoint, scenario, "DELETE", {});
}

}  // namespace vpcsim::cli
