// A cloud in this process behind bad weather, for one kind of it at a time, and a switch that kills the
// client.
#pragma once

#include <deque>
#include <map>
#include <regex>
#include <stdexcept>
#include <string>

#include "scenarios/cloud.hpp"

namespace vpcsim::tests {

enum class Weather {
  fair,
  throttled,         ///< every third call
  failing,           ///< 500 before a change is made, at the first try of each
  failing_after,     ///< 500 though the change was made
  cut,               ///< the change was made, and its answer cut
  timed_out,         ///< the same, after a while
  refused,           ///< every third connection
  late,              ///< describes show what was so five seconds ago
  unknown_at_first,  ///< what was just made isn't there for the next change either
  short_of_hosts,    ///< InsufficientInstanceCapacity twice
};

/// The process is gone: nothing may catch this but the test.
struct Killed : std::runtime_error {
  Killed() : std::runtime_error("killed") {}
};

class StormyCloud : public protocol::Transport {
 public:
  explicit StormyCloud(Weather weather) : weather_(weather) {}

  scenarios::Api api() { return {*this, cloud.in_process, {"111111111111", "secret", ""}}; }

  /// Kills the client at its call number `call` (from 1), before it is sent or before its answer is read.
  void kill_at(int call, bool sent) {
    kill_at_ = calls_ + call;
    kill_sent_ = sent;
  }
  /// A new process: nobody starts one within the seconds that a change takes to show.
  void start_again() {
    dead_ = false;
    kill_at_ = 0;
    cloud.clock.advance(lateness_ms + 1'000);
  }
  bool last_only_read() const { return last_only_read_; }

  std::string host() const override { return cloud.in_process.host(); }
  protocol::HttpResponse send(const protocol::HttpRequest& request) override {
    // Few regions: those that aren't at work are looked through in the end, and each look is one more call to
    // be killed at.
    if (request.body.find("Action=DescribeRegions") != std::string::npos &&
        request.body.find("RegionName") == std::string::npos) {
      protocol::HttpRequest fewer = request;
      fewer.body += "&RegionName.1=us-east-1&RegionName.2=eu-west-1";
      return send(fewer);
    }
    if (dead_) throw Killed();
    const bool killed = ++calls_ == kill_at_;
    dead_ = killed;
    last_only_read_ = reads(request);
    if (killed && !kill_sent_) throw Killed();
    if (!killed) return through_weather(request);
    handle(request);
    throw Killed();
  }

  ScenarioCloud cloud;

 private:
  static constexpr std::int64_t lateness_ms = 5'000;
  struct Change {
    std::int64_t at_ms;
    protocol::HttpRequest request;
  };

  static bool reads(const protocol::HttpRequest& request) {
    return request.body.find("Action=Describe") != std::string::npos;
  }
  static protocol::HttpResponse error(int status, std::string_view code, const std::string& message) {
    return {status, {}, protocol::error_body(protocol::ApiError(code, message), "r")};
  }

  /// Carries it out; a describe is answered by the laggard in late weather.
  protocol::HttpResponse handle(const protocol::HttpRequest& request) {
    if (weather_ != Weather::late) {
      auto response = cloud.in_process.send(request);
      if (!reads(request)) note(response);
      return response;
    }
    if (!reads(request)) {
      changes_.push_back({cloud.clock.now().milliseconds, request});
      return cloud.in_process.send(request);
    }
    while (!changes_.empty() && changes_.front().at_ms + lateness_ms <= cloud.clock.now().milliseconds) {
      laggard_.clock.advance(changes_.front().at_ms - laggard_.clock.now().milliseconds);
      laggard_.in_process.send(changes_.front().request);
      changes_.pop_front();
    }
    laggard_.clock.advance(std::max<std::int64_t>(
        0, cloud.clock.now().milliseconds - lateness_ms - laggard_.clock.now().milliseconds));
    return laggard_.in_process.send(request);
  }

  /// Remembers what it made.
  void note(const protocol::HttpResponse& response) {
    static const std::regex id("<(vpcId|subnetId|groupId|networkAclId|routeTableId)>([a-z]+-[0-9a-f]+)<");
    for (std::sregex_iterator match(response.body.begin(), response.body.end(), id), end; match != end;
         ++match)
      born_ms_.emplace((*match)[2], cloud.clock.now().milliseconds);
  }

  protocol::HttpResponse through_weather(const protocol::HttpRequest& request) {
    using Kind = protocol::HttpError::Kind;
    const bool first = !reads(request) && ++tries_[request.body] == 1;
    switch (weather_) {
      case Weather::throttled:
        if (calls_ % 3 == 0) return error(503, "RequestLimitExceeded", "Request limit exceeded.");
        break;
      case Weather::refused:
        if (calls_ % 3 == 0) throw protocol::HttpError(Kind::unreachable, "connection refused");
        break;
      case Weather::failing:
        if (first) return error(500, "InternalError", "An internal error has occurred");
        break;
      case Weather::failing_after:
      case Weather::cut:
      case Weather::timed_out:
        if (!first) break;
        handle(request);
        if (weather_ == Weather::failing_after) return error(503, "Unavailable", "The server is overloaded");
        throw protocol::HttpError(weather_ == Weather::cut ? Kind::broken : Kind::timed_out, "cut");
      case Weather::unknown_at_first:
        if (reads(request)) break;
        for (const auto& [id, born_ms] : born_ms_) {
          if (cloud.clock.now().milliseconds < born_ms + 2'000 && request.body.find(id) != std::string::npos)
            return error(400, "InvalidID.NotFound", "The ID '" + id + "' does not exist");
        }
        break;
      case Weather::short_of_hosts:
        if (request.body.find("Action=RunInstances") != std::string::npos && tries_[request.body] <= 2)
          return error(500, "InsufficientInstanceCapacity", "There is no Spot capacity available.");
        break;
      default:
        break;
    }
    return handle(request);
  }

  Weather weather_;
  ScenarioCloud laggard_;
  std::deque<Change> changes_;
  std::map<std::string, int> tries_;
  std::map<std::string, std::int64_t> born_ms_;
  int calls_ = 0;
  int kill_at_ = 0;
  bool kill_sent_ = false;
  bool dead_ = false;
  bool last_only_read_ = false;
};

}  // namespace vpcsim::tests
