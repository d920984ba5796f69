#include "simulator/control/control_plane.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "protocol/error.hpp"
#include "protocol/query.hpp"
#include "simulator/control/endpoint.hpp"
#include "simulator/control/sender.hpp"

namespace vpcsim::control {
namespace {

using protocol::HttpRequest;
using protocol::HttpResponse;

constexpr std::string_view root = "/_vpcsim";

/// In the order in which `GET /_vpcsim` lists them.
std::vector<Endpoint> all_endpoints() {
  std::vector<Endpoint> rows;
  for (const auto endpoints :
       {health_endpoints(), clock_endpoints(), faults_endpoints(), snapshot_endpoints(), history_endpoints(),
        reset_endpoints(), calls_endpoints(), network_endpoints(), terminal_endpoints()})
    rows.insert(rows.end(), endpoints.begin(), endpoints.end());
  return rows;
}

std::vector<SocketEndpoint> all_sockets() {
  std::vector<SocketEndpoint> rows;
  for (const auto sockets : {live_sockets(), terminal_sockets()})
    rows.insert(rows.end(), sockets.begin(), sockets.end());
  return rows;
}

Json list(ControlPlane& plane, const Json&) {
  Json listed = Json::array();
  for (const Endpoint& row : all_endpoints())
    listed.push_back({{"method", row.method}, {"path", row.path}, {"doc", row.doc}});
  for (const AddedEndpoint& row : plane.added())
    listed.push_back({{"method", row.method}, {"path", row.path}, {"doc", row.doc}});
  for (const SocketEndpoint& row : all_sockets())
    listed.push_back({{"method", "WebSocket"}, {"path", row.path}, {"doc", row.doc}});
  return {{"endpoints", listed}};
}

std::string_view path_of(const HttpRequest& request) {
  std::string_view path = std::string_view(request.target).substr(0, request.target.find('?'));
  while (path.size() > root.size() && path.ends_with('/')) path.remove_suffix(1);
  return path;
}

void check_sender(const HttpRequest& request) {
  if (const auto refusal = refusal_of_controls(request)) throw ControlError(refusal->status, refusal->reason);
}

/// What a GET says behind its "?" is taken as a body of texts.
Json query_of(std::string_view target) {
  const auto question = target.find('?');
  if (question == std::string_view::npos) return nullptr;
  try {
    Json query = Json::object();
    for (const auto& parameter : protocol::parse_form(target.substr(question + 1)))
      query[parameter.name] = parameter.value;
    return query;
  } catch (const protocol::ApiError& error) {
    throw ControlError(400, error.what());
  }
}

Json body_of(const HttpRequest& request) {
  if (request.method == "GET") return query_of(request.target);
  if (request.body.empty()) return nullptr;
  Json body = Json::parse(request.body, nullptr, /*allow_exceptions=*/false);
  if (body.is_discarded()) throw ControlError(400, "the body isn't JSON");
  return body;
}

std::string added_body_of(const HttpRequest& request) {
  return request.method == "GET" ? query_of(request.target).dump() : request.body;
}

/// As text. What was sent may be echoed, with bad UTF-8 replaced.
std::string text_of(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string answer_of(ControlPlane& plane, const HttpRequest& request) {
  check_sender(request);
  const std::string_view path = path_of(request);
  if (path == root && request.method == "GET") return text_of(list(plane, nullptr));
  std::vector<std::string_view> methods;
  for (const Endpoint& row : all_endpoints()) {
    if (row.path != path) continue;
    if (row.method == request.method && row.answer_text != nullptr)
      return row.answer_text(plane, request.body);
    if (row.method == request.method) return text_of(row.answer(plane, body_of(request)));
    methods.push_back(row.method);
  }
  for (const AddedEndpoint& row : plane.added()) {
    if (row.path != path) continue;
    if (row.method == request.method) return row.answer(added_body_of(request));
    methods.push_back(row.method);
  }
  if (methods.empty())
    throw ControlError(404, fmt::format("there is no {}; GET {} lists what there is", path, root));
  throw ControlError(405,
                     fmt::format("{} takes {}, not {}", path, fmt::join(methods, " and "), request.method));
}

}  // namespace

void check_members(const Json& body, std::initializer_list<std::string_view> known) {
  if (!body.is_object()) throw ControlError(400, "the body must be a JSON object");
  for (const auto& [name, value] : body.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      throw ControlError(
          400, fmt::format("unknown member {}; known: {}", Json(name).dump(), fmt::join(known, ", ")));
  }
}

void check_none(const Json& body) {
  if (body.is_null() || (body.is_object() && body.empty())) return;
  throw ControlError(400, fmt::format("it takes nothing, and was sent {}",
                                      body.dump(-1, ' ', false, Json::error_handler_t::replace)));
}

ControlPlane::ControlPlane(Simulator& simulator, AdjustableClock& clock, std::string version)
    : simulator_(simulator), clock_(clock), version_(std::move(version)) {}

bool ControlPlane::is_request(const HttpRequest& request) {
  const std::string_view path = path_of(request);
  return path == root || (path.starts_with(root) && path[root.size()] == '/');
}

bool ControlPlane::only_reads(const HttpRequest& request) const {
  const std::string_view path = path_of(request);
  return request.method == "GET" || std::any_of(added_.begin(), added_.end(), [&](const AddedEndpoint& row) {
           return row.only_reads && row.method == request.method && row.path == path;
         });
}

std::unique_ptr<protocol::WebSocketUser> ControlPlane::open_socket(const HttpRequest& request,
                                                                   HttpResponse& response) {
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  try {
    check_sender(request);
    for (const SocketEndpoint& row : all_sockets()) {
      if (row.path == path_of(request)) return row.open(*this, query_of(request.target));
    }
    throw ControlError(404, fmt::format("there is no WebSocket at {}", path_of(request)));
  } catch (const ControlError& error) {
    response.status = error.status();
    response.body = text_of({{"error", {{"message", error.what()}}}});
    return nullptr;
  }
}

void ControlPlane::handle(const HttpRequest& request, HttpResponse& response) {
  response.headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}};
  try {
    response.status = 200;
    response.body = answer_of(*this, request);
  } catch (const ControlError& error) {
    response.status = error.status();
    response.body = text_of({{"error", {{"message", error.what()}}}});
  }
}

}  // namespace vpcsim::control
