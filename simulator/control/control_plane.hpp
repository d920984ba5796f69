// What no AWS has: the emulator's own controls, under /_vpcsim. They turn the clock, empty the cloud, save
// and load it whole, … and never read or change a resource in a way that the EC2 API can't.
//
// `GET /_vpcsim` lists the endpoints. Requests and answers are JSON. Only this machine is answered: the
// sender's address is a loopback one and so is the Host, so that neither another machine nor a web page gets
// in.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "protocol/http.hpp"
#include "protocol/web_socket.hpp"
#include "simulator/clock.hpp"
#include "simulator/control/call_log.hpp"
#include "simulator/control/history.hpp"
#include "simulator/simulator.hpp"
#include "simulator/weather/weather.hpp"

namespace vpcsim::hypervisor {
class Premises;
}

namespace vpcsim::control {

/// GET and PUT. A server must let bodies for it be larger than those of calls.
inline constexpr std::string_view snapshot_path = "/_vpcsim/snapshot";
/// Of a body; about three million resources.
inline constexpr std::size_t snapshot_bytes_max = std::size_t{2} << 30;

/// Puts the state of the document (snapshot/snapshot_document.hpp) in the place of the simulator's. The clock
/// moves forward to the document's instant; one that is past it stays, and what has a deadline in between has
/// met it. Throws snapshot::SnapshotError; then nothing has changed.
void restore(Simulator& simulator, AdjustableClock& clock, std::string_view document);

/// One that a layer above has. `body` is JSON as sent; of a GET, what stands behind its "?" as an object of
/// texts, or "null". The answer is JSON; throws ControlError (endpoint.hpp).
struct AddedEndpoint {
  std::string method, path, doc;
  std::function<std::string(std::string_view body)> answer;
  bool only_reads = false;  ///< whatever its method is
};

class LiveFeeds;

class ControlPlane {
 public:
  /// Both must outlive it; the simulator must run by that clock. `version` is told at /_vpcsim/health.
  ControlPlane(Simulator& simulator, AdjustableClock& clock, std::string version);

  static bool is_request(const protocol::HttpRequest& request);
  /// A request to it that changes nothing.
  bool only_reads(const protocol::HttpRequest& request) const;

  /// Answers 200, or {"error": {"message"}} with 400 (a body that can't be used), 403 (not this machine, or
  /// another web site), 404 or 405. Never throws. A refused request changes nothing.
  void handle(const protocol::HttpRequest& request, protocol::HttpResponse& response);

  /// A WebSocket, by the same rules; null: `response` says why not.
  std::unique_ptr<protocol::WebSocketUser> open_socket(const protocol::HttpRequest& request,
                                                       protocol::HttpResponse& response);

  void add(AddedEndpoint endpoint) { added_.push_back(std::move(endpoint)); }
  const std::vector<AddedEndpoint>& added() const { return added_; }

  Simulator& simulator() { return simulator_; }
  AdjustableClock& clock() { return clock_; }
  /// Calls that are sent through it meet the rules of /_vpcsim/faults.
  weather::Weather& weather() { return weather_; }
  const std::string& version() const { return version_; }
  /// The machines, where there are any: must outlive it.
  void set_premises(hypervisor::Premises* premises) { premises_ = premises; }
  hypervisor::Premises* premises() { return premises_; }
  CallLog& calls() { return calls_; }
  History& history() { return history_; }
  /// Where there is a loop to serve them on: must outlive it.
  void set_live_feeds(LiveFeeds* feeds) { live_feeds_ = feeds; }
  LiveFeeds* live_feeds() { return live_feeds_; }

 private:
  Simulator& simulator_;
  AdjustableClock& clock_;
  weather::Weather weather_{simulator_};
  std::string version_;
  hypervisor::Premises* premises_ = nullptr;
  LiveFeeds* live_feeds_ = nullptr;
  std::vector<AddedEndpoint> added_;
  CallLog calls_;
  History history_;
};

}  // namespace vpcsim::control
