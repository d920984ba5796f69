// One row of the control plane's table, and what its rows need.
#pragma once

#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "protocol/web_socket.hpp"
#include "simulator/control/control_plane.hpp"

namespace vpcsim::control {

using Json = nlohmann::ordered_json;

/// A request that can't be used. Caught in ControlPlane::handle.
class ControlError : public std::runtime_error {
 public:
  ControlError(int status, const std::string& message) : std::runtime_error(message), status_(status) {}
  int status() const { return status_; }

 private:
  int status_;
};

struct Endpoint {
  std::string_view method;
  std::string_view path;
  std::string_view doc;  ///< one line
  /// `body` is null when none was sent; of a GET it is what stands behind the "?".
  Json (*answer)(ControlPlane& plane, const Json& body) = nullptr;
  /// Instead, where bodies may be so large that they are never held as values: both are JSON as text.
  std::string (*answer_text)(ControlPlane& plane, std::string_view body) = nullptr;
};

/// A path at which a WebSocket is opened. Who opens one may be a page of the console's, or any program.
struct SocketEndpoint {
  std::string_view path;
  std::string_view doc;
  /// `query` as of a GET. Throws ControlError.
  std::unique_ptr<protocol::WebSocketUser> (*open)(ControlPlane& plane, const Json& query);
};

/// Refuses what isn't an object with these members only, so that a misspelled one isn't ignored.
void check_members(const Json& body, std::initializer_list<std::string_view> known);
/// Refuses anything that was sent along with a request that takes nothing.
void check_none(const Json& body);

std::span<const Endpoint> calls_endpoints();
std::span<const Endpoint> clock_endpoints();
std::span<const Endpoint> faults_endpoints();
std::span<const Endpoint> health_endpoints();
std::span<const Endpoint> history_endpoints();
std::span<const Endpoint> network_endpoints();
std::span<const Endpoint> reset_endpoints();
std::span<const Endpoint> snapshot_endpoints();
std::span<const Endpoint> terminal_endpoints();

std::span<const SocketEndpoint> live_sockets();
std::span<const SocketEndpoint> terminal_sockets();

}  // namespace vpcsim::control
