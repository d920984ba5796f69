// What provisioning code must survive: throttling, errors, slow and cut answers, reads that lag behind. It
// stands in front of the simulator, which stays as pure as it is; without rules it changes nothing.
//
//   weather::Weather weather(simulator);
//   weather.set({.faults = {{.kind = weather::Kind::throttle, .actions = {"Create*"}, .count = 2}}});
//   auto answer = weather.handle(request);
//
// The same seed, rules and requests give the same weather. It draws from a generator of its own: ids are the
// same with and without it.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "protocol/error.hpp"
#include "protocol/http.hpp"
#include "simulator/id_generator.hpp"
#include "simulator/simulator.hpp"
#include "simulator/weather/fault.hpp"
#include "simulator/weather/token_bucket.hpp"

namespace vpcsim::weather {

/// The weather as it is asked for.
struct Forecast {
  std::uint64_t seed = 1;
  std::vector<Fault> faults = {};
};

/// A rule at work.
struct Rule {
  Fault fault;
  std::uint64_t matched = 0;  ///< calls that it was about, while no rule before it had refused them
  std::uint64_t struck = 0;
  TokenBuckets buckets = {};
};

class Weather {
 public:
  /// The simulator must outlive it.
  explicit Weather(Simulator& simulator) : simulator_(simulator) { set({}); }

  /// Answers as the simulator does, but for the calls of EC2's actions that a rule strikes. Rules are asked
  /// in their order. The first that refuses a call decides; delays, cuts and lagging reads come on top of it.
  void handle(const protocol::HttpRequest& request, protocol::HttpResponse& response);
  protocol::HttpResponse handle(const protocol::HttpRequest& request);

  /// Takes the place of all rules, with counts and generator as new. What lagged behind is visible now.
  void set(Forecast forecast);
  void add(std::vector<Fault> faults);
  /// The weather that reset() goes back to; it begins now.
  void begin_with(Forecast forecast);
  void reset() { set(at_start_); }
  /// Lets reads catch up: whoever replaces the simulator's state calls this.
  void forget_past() { windows_.clear(); }

  std::uint64_t seed() const { return seed_; }
  const std::vector<Rule>& rules() const { return rules_; }

 private:
  struct Call;
  /// While it is open, reads are answered from the state `before`.
  struct Window {
    Cloud before;
    protocol::Timestamp until;
    std::uint64_t calls = 0;  // that many reads are left; 0: `until` counts
    bool strict = false;
  };

  void disturb(const Call& call, const protocol::HttpRequest& request, protocol::HttpResponse& response);
  Rule* refusing_rule(const Call& call);
  bool strikes(Rule& rule);
  void refuse(const Fault& fault, protocol::HttpResponse& response);
  static void refuse(const protocol::ApiError& error, const std::string& request_id,
                     protocol::HttpResponse& response);
  void answer(const Call& call, const protocol::HttpRequest& request, protocol::HttpResponse& response);
  void read(std::vector<Window>& windows, const protocol::HttpRequest& request,
            protocol::HttpResponse& response);
  void look_back(const Cloud& past, const protocol::HttpRequest& request, protocol::HttpResponse& response);
  bool run_short(Rule& rule, const Call& call, const Cloud& before, protocol::HttpResponse& response);
  std::vector<Window>& open_windows(const Home& caller);
  std::int64_t drawn(const Span& span);

  Simulator& simulator_;
  Forecast at_start_;
  std::uint64_t seed_ = 1;
  IdGenerator chance_;
  IdGenerator request_ids_;  // of answers that the simulator didn't give
  std::vector<Rule> rules_;
  std::map<Home, std::vector<Window>> windows_;  // the oldest first
};

}  // namespace vpcsim::weather
