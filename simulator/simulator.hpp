// The emulator as a library: HTTP messages in, HTTP messages out, without a socket.
//
//   vpcsim::ManualClock clock;
//   vpcsim::Simulator simulator({.seed = 1}, clock);
//   auto answer = simulator.handle(request);
//
// The same seed, requests and instants give the same answers, byte for byte. One thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>

#include "protocol/http.hpp"
#include "protocol/query.hpp"
#include "simulator/caller.hpp"
#include "simulator/clock.hpp"
#include "simulator/cloud.hpp"
#include "simulator/settings.hpp"

namespace vpcsim {

/// Where a request has its parameters: the query of a GET (or HEAD), the body of a POST.
std::string_view form_text(const protocol::HttpRequest& request);
/// Those of EC2's answers.
protocol::HttpHeaders answer_headers(const std::string& request_id);
/// Of a form: its version tells, since no two services' versions have the same date.
Service service_of(const protocol::Form& form);

class Simulator {
 public:
  struct Options {
    std::uint64_t seed = 1;  ///< of every id, request id and drawn address
    Settings settings = {};
    Authentication authentication = {};
  };

  /// `clock` must outlive the simulator.
  Simulator(Options options, Clock& clock);

  /// Answers one request of the EC2 Query protocol, or of STS or IAM (POST with a form, or GET with a query),
  /// or of the parameter store (POST with JSON). Never throws for anything a client can send: errors are
  /// answers. A refused request leaves the state as it was.
  void handle(const protocol::HttpRequest& request, protocol::HttpResponse& response);
  protocol::HttpResponse handle(const protocol::HttpRequest& request);

  /// Who sends this request; throws ApiError for credentials that don't hold (see caller_of).
  Caller authenticate(const protocol::HttpRequest& request, const protocol::Form& form, Service service);

  /// The whole state. A copy is O(1) and stays as it is.
  const Cloud& cloud() const { return cloud_; }
  /// The state that the simulator was made with: empty, the seed's first ids ahead. The clock stays.
  void reset() { restore(Cloud(seed_)); }
  /// Takes the place of the whole state. Temporary credentials that were given out in it hold again.
  void restore(Cloud cloud) {
    ++version_;
    ++era_;
    tokens_ = SessionTokens(cloud.seed());
    cloud_ = std::move(cloud);
  }

  /// Counts the changes of the state.
  std::uint64_t version() const { return version_; }
  /// Counts the states that took the place of another one.
  std::uint64_t era() const { return era_; }
  /// What is on an instance's disk, as far as somebody has looked.
  void store_disk(InstanceId id, std::shared_ptr<const instance::FileSystem> files) {
    cloud_.disks.set(id, std::move(files));
  }

  const Settings& settings() const { return settings_; }
  protocol::Timestamp now() { return clock_.now(); }

 private:
  /// Appends the answer to `body`; throws ApiError.
  void answer(const protocol::HttpRequest& request, const protocol::Form& form, const std::string& request_id,
              std::string& body);
  void answer_json(const protocol::HttpRequest& request, protocol::HttpResponse& response);

  std::uint64_t seed_;
  Settings settings_;
  Clock& clock_;
  Cloud cloud_;
  std::uint64_t version_ = 0, era_ = 0;
  Authentication authentication_;
  SessionTokens tokens_;
};

}  // namespace vpcsim
