#include "scenarios/cli/control_call.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "protocol/http_client.hpp"

namespace vpcsim::cli {

nlohmann::json ask_controls(const std::string& endpoint, const std::string& target) {
  const protocol::HttpRequest request{.method = "GET", .target = target, .headers = {}, .body = {}};
  try {
    const auto response = protocol::HttpClient(endpoint).send(request);
    auto answer = nlohmann::json::parse(response.body, nullptr, false);
    if (response.status == 200 && answer.is_object()) return answer;
    throw std::runtime_error(fmt::format("{} answered {}; is it a vpcsim serve?", endpoint, response.status));
  } catch (const protocol::HttpError& error) {
    throw std::runtime_error(error.what());
  }
}

}  // namespace vpcsim::cli
