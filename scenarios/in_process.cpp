#include "scenarios/in_process.hpp"

#include "protocol/http_client.hpp"
#include "protocol/http_compose.hpp"

namespace vpcsim::scenarios {
namespace {

bool is_cut_off(const protocol::HttpResponse& response) {
  if (!response.cut_after_bytes) return false;
  std::string message;
  append_response(message, response, protocol::AfterResponse::close, /*to_head=*/false);
  return *response.cut_after_bytes < message.size();
}

}  // namespace

protocol::HttpResponse InProcess::send(const protocol::HttpRequest& request) {
  if (sheltered_) return simulator_.handle(request);
  protocol::HttpResponse response = weather_.handle(request);
  clock_.advance(response.delay_ms);
  if (is_cut_off(response)) {
    throw protocol::HttpError(protocol::HttpError::Kind::broken,
                              "the connection was cut in the middle of an answer");
  }
  return response;
}

}  // namespace vpcsim::scenarios
