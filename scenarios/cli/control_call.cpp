#include "scenarios/cli/control_call.hpp"

#include <stdexcept>

#include "protocol/http_client.hpp"
#include "scenarios/cli/snapshot_call.hpp"

namespace vpcsim::cli {

nlohmann::json ask_controls(const std::string& endpoint, const std::string& target,
                            const nlohmann::json& body) {
  protocol::HttpRequest request{.method = "GET", .target = target, .headers = {}, .body = {}};
  if (!body.is_null()) {
    request.method = "POST";
    request.headers = {{"Content-Type", "application/json"}};
    request.body = body.dump();
  }
  try {
    const auto response = protocol::HttpClient(endpoint).send(request);
    auto answer = nlohmann::json::parse(response.body, nullptr, false);
    if (response.status == 200 && answer.is_object()) return answer;
    throw std::runtime_error(complaint_of(endpoint, response));
  } catch (const protocol::HttpError& error) {
    throw std::runtime_error(error.what());
  }
}

}  // namespace vpcsim::cli
